/** Fired when the user chooses a scale, so that the host page can show its trend. */
export class ProSelectScaleEvent extends Event {
  static readonly type = 'pro-select-scale';

  constructor(
    /** `id` of the scale. */
    readonly scale: string,
  ) {
    super(ProSelectScaleEvent.type, { bubbles: true, composed: true });
  }
}

/** Fired when the user asks for the answers behind a score. Contains no answers. */
export class ProSelectAnswersEvent extends Event {
  static readonly type = 'pro-select-answers';

  /**
   * @param scale `id` of the scale.
   * @param response `id` of the response that the score was computed from.
   */
  constructor(
    readonly scale: string,
    readonly response: string,
  ) {
    super(ProSelectAnswersEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [ProSelectScaleEvent.type]: ProSelectScaleEvent;
    [ProSelectAnswersEvent.type]: ProSelectAnswersEvent;
  }
}
