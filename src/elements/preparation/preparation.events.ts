/** Fired after a preparation was saved. It does not hold its content. */
export class ProPreparedEvent extends Event {
  static readonly type = 'pro-prepared';

  /** @param instrument The `id` of the instrument that the conversation is about. */
  constructor(readonly instrument: string) {
    super(ProPreparedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [ProPreparedEvent.type]: ProPreparedEvent;
  }
}
