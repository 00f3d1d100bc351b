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

declare global {
  interface HTMLElementEventMap {
    [SelectScaleEvent.type]: SelectScaleEvent;
  }
}
