/** A text was copied for use elsewhere, such as the patient's record. It does not hold the text. */
export class ProCopyEvent extends Event {
  static readonly type = 'pro-copy';

  /** @param instrument `id` of the instrument that the text is about. */
  constructor(readonly instrument: string) {
    super(ProCopyEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [ProCopyEvent.type]: ProCopyEvent;
  }
}
