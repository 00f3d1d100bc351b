/** Somebody chose a score, to see more of it: the host may show its trend. */
export class ProSelectScaleEvent extends Event {
  static readonly type = 'pro-select-scale';

  constructor(
    /** `id` of the scale. */
    readonly scale: string,
  ) {
    super(ProSelectScaleEvent.type, { bubbles: true, composed: true });
  }
}

/** Somebody wants to see the answers behind a score: the host may show them. It does not hold them. */
export class ProSelectAnswersEvent extends Event {
  static readonly type = 'pro-select-answers';

  /**
   * @param scale `id` of the scale.
   * @param response `id` of the response that the score was made from.
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
