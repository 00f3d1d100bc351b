import type { LocalizedText } from '../../core/model/localized-text.js';
import type { PersonRole } from '../../core/model/person.js';

/** A kind of data about the subject. `notes` are of conversations, `preparation` is of the patient. */
export type ViewKind = 'scores' | 'answers' | 'assignments' | 'events' | 'preparation' | 'notes';

/** The person who looks, as far as the host page told. */
export interface ViewIdentity {
  readonly reference: string;
  readonly role?: PersonRole;
  readonly organization?: LocalizedText;
  /** Reference of the person on whose behalf the viewer acts. */
  readonly onBehalfOf?: string;
}

/**
 * Fired when an element first draws data of a kind about a subject for a viewer. It holds no value, title or count, so that a
 * host page can write it to an access log (NEN 7513). It is a hint: the log of the server is the record.
 */
export class ProViewEvent extends Event {
  static readonly type = 'pro-view';

  constructor(
    /** The patient. */
    readonly subject: string,
    /** During a preview the patient. Undefined if the host page did not tell who looks. */
    readonly viewer: ViewIdentity | undefined,
    /** The kinds of data that this element had not drawn before for this subject and viewer. */
    readonly kinds: readonly ViewKind[],
    /** The tag name of the element. */
    readonly element: string,
    /** True if the patient looks at the view of another person. */
    readonly preview: boolean,
    /** ISO dateTime. */
    readonly at: string = new Date().toISOString(),
  ) {
    super(ProViewEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  // Includes document and window, where a page can listen for all its widgets.
  interface GlobalEventHandlersEventMap {
    [ProViewEvent.type]: ProViewEvent;
  }
}
