export type SaveFormat = 'picture' | 'table' | 'print';

/** Fired when the user saves or prints the card, which the host page may have to log. Contains no score. */
export class ProSaveEvent extends Event {
  static readonly type = 'pro-save';

  constructor(
    readonly format: SaveFormat,
    /** `id` of the instrument. */
    readonly instrument: string,
  ) {
    super(ProSaveEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [ProSaveEvent.type]: ProSaveEvent;
  }
}
