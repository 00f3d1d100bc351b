/** How what the card shows leaves the page. */
export type SaveFormat = 'picture' | 'table' | 'print';

/** Somebody saved or printed what the card shows, which a host may have to record. It holds no score. */
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
