/** Fired after a text was copied to the clipboard, such as for the patient's record. It does not hold the text. */
export class ProCopyEvent extends Event {
  static readonly type = 'pro-copy';

  /** @param instrument The `id` of the instrument that the text is about. */
  constructor(readonly instrument: string) {
    super(ProCopyEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [ProCopyEvent.type]: ProCopyEvent;
  }
}
