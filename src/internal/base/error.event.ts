/** Fired when an error occurs that the host page may want to log. The element shows the user a message itself. */
export class ProErrorEvent extends Event {
  static readonly type = 'pro-error';

  constructor(
    /** The cause, for developers. It holds no answer. */
    readonly error: Error,
  ) {
    super(ProErrorEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  // Includes document and window, where a page can listen for all its widgets.
  interface GlobalEventHandlersEventMap {
    [ProErrorEvent.type]: ProErrorEvent;
  }
}
