import type { SharingPurpose } from '../../core/model/sharing.js';

/** Fired after a decision about sharing was stored. It does not tell what was decided, nor about whom. */
export class ProShareEvent extends Event {
  static readonly type = 'pro-share';

  /** @param purpose The purpose that the decision is about: care, or a secondary use. */
  constructor(readonly purpose: SharingPurpose) {
    super(ProShareEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [ProShareEvent.type]: ProShareEvent;
  }
}
