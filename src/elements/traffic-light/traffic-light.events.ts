/** Somebody chose a score, to see more of it: the host may show its trend. */
export class SelectScaleEvent extends Event {
  static readonly type = 'pro-select-scale';

  constructor(
    /** `id` of the scale. */
    readonly scale: string,
  ) {
    super(SelectScaleEvent.type, { bubbles: true, composed: true });
  }
}

/** Somebody wants to see the answers behind a score: the host may show them. It does not hold them. */
export class SelectAnswersEvent extends Event {
  static readonly type = 'pro-select-answers';

  /**
   * @param scale `id` of the scale.
   * @param response `id` of the response that the score was made from.
   */
  constructor(
    readonly scale: string,
    readonly response: string,
  ) {
    super(SelectAnswersEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [SelectScaleEvent.type]: SelectScaleEvent;
    [SelectAnswersEvent.type]: SelectAnswersEvent;
  }
}
