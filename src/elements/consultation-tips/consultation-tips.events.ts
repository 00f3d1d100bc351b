/** What was discussed changed. */
export class ProTipsChangeEvent extends Event {
  static readonly type = 'pro-tips-change';

  /**
   * @param instrument `id` of the instrument.
   * @param discussed `id`s of the tips that are ticked, in the order of the conversation.
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
