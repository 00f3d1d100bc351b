/** Something went wrong that a host may want to record. What the user reads is on the screen already. */
export class ProErrorEvent extends Event {
  static readonly type = 'pro-error';

  constructor(
    /** The reason, for developers: it holds no answer. */
    readonly error: Error,
  ) {
    super(ProErrorEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  // Of a document and a window too: a page may listen there for all its widgets.
  interface GlobalEventHandlersEventMap {
    [ProErrorEvent.type]: ProErrorEvent;
  }
}
