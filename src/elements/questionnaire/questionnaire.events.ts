import { ProErrorEvent } from '../../internal/error.event.js';
import type { SessionEvent, Step } from '../../session/form-state.js';

/** Somebody began to answer. */
export class StartEvent extends Event {
  static readonly type = 'pro-start';

  /** @param questionnaire Canonical of the questionnaire. */
  constructor(readonly questionnaire: string) {
    super(StartEvent.type, { bubbles: true, composed: true });
  }
}

/** The answer to a question changed. What was answered is not in the event: ask the element's `getResponse()`. */
export class AnswerEvent extends Event {
  static readonly type = 'pro-answer';

  constructor(
    readonly linkId: string,
    /** Tells the repetitions of one question apart. */
    readonly path: string,
  ) {
    super(AnswerEvent.type, { bubbles: true, composed: true });
  }
}

/** Another page of the form is shown. */
export class PageEvent extends Event {
  static readonly type = 'pro-page';

  constructor(
    readonly step: Step,
    /** Which page of questions, from 1; 0 outside the questions. */
    readonly page: number,
    /** How many pages of questions there are now; skip logic may change it. */
    readonly pages: number,
  ) {
    super(PageEvent.type, { bubbles: true, composed: true });
  }
}

/** The answers were sent, or, without an adapter, are ready for the host: ask the element's `getResponse('completed')`. */
export class SubmitEvent extends Event {
  static readonly type = 'pro-submit';

  constructor(
    /** Canonical of the questionnaire. */
    readonly questionnaire: string,
    /** `id` of the response. */
    readonly response: string,
  ) {
    super(SubmitEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * The login ended while answers were kept or sent. Everything is kept, and goes on by itself when the provider gets
 * another adapter, when the page is back in view or online, or when the patient tries again.
 */
export class SessionExpiredEvent extends Event {
  static readonly type = 'pro-session-expired';

  constructor() {
    super(SessionExpiredEvent.type, { bubbles: true, composed: true });
  }
}

/** Returns the DOM event for an event of a form session. */
export function domEventFrom(event: SessionEvent): Event {
  switch (event.type) {
    case 'start':
      return new StartEvent(event.questionnaire);
    case 'answer':
      return new AnswerEvent(event.linkId, event.path);
    case 'page':
      return new PageEvent(event.step, event.page, event.pages);
    case 'submit':
      return new SubmitEvent(event.questionnaire, event.response);
    case 'expired':
      return new SessionExpiredEvent();
    case 'error':
      return new ProErrorEvent(event.error);
  }
}

declare global {
  interface HTMLElementEventMap {
    [StartEvent.type]: StartEvent;
    [AnswerEvent.type]: AnswerEvent;
    [PageEvent.type]: PageEvent;
    [SubmitEvent.type]: SubmitEvent;
    [SessionExpiredEvent.type]: SessionExpiredEvent;
  }
}
