/** Fired when the ticks, notes or follow-ups change. It holds no note. */
export class ProTipsChangeEvent extends Event {
  static readonly type = 'pro-tips-change';

  /**
   * @param instrument The `id` of the instrument.
   * @param discussed The `id`s of the ticked tips, in the order of the conversation.
   */
  constructor(
    readonly instrument: string,
    readonly discussed: readonly string[],
  ) {
    super(ProTipsChangeEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [ProTipsChangeEvent.type]: ProTipsChangeEvent;
  }
}
