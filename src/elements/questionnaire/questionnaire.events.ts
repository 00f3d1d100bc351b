import { ProErrorEvent } from '../../internal/base/error.event.js';
import type { SessionEvent, Step } from '../../session/form-state.js';

/** Event: the patient began to answer. */
export class ProStartEvent extends Event {
  static readonly type = 'pro-start';

  /** @param questionnaire Canonical of the questionnaire. */
  constructor(readonly questionnaire: string) {
    super(ProStartEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * Questions of a new form were filled in beforehand from other data, or could not be: their fields are empty. What was
 * filled in is not in the event.
 */
export class ProPrefillEvent extends Event {
  static readonly type = 'pro-prefill';

  constructor(
    /** linkIds of the questions that were filled in. */
    readonly filled: readonly string[],
    /** linkIds of the questions and groups whose expression failed, or is not supported. */
    readonly notFilled: readonly string[],
  ) {
    super(ProPrefillEvent.type, { bubbles: true, composed: true });
  }
}

/** The answer to a question changed. What was answered is not in the event: ask the element's `getResponse()`. */
export class ProAnswerEvent extends Event {
  static readonly type = 'pro-answer';

  constructor(
    readonly linkId: string,
    /** Tells the repetitions of one question apart. */
    readonly path: string,
  ) {
    super(ProAnswerEvent.type, { bubbles: true, composed: true });
  }
}

/** Another page of the form is shown. */
export class ProPageEvent extends Event {
  static readonly type = 'pro-page';

  constructor(
    readonly step: Step,
    /** Number of the page of questions, from 1; 0 outside the questions. */
    readonly page: number,
    /** Number of pages of questions now; skip logic may change it. */
    readonly pages: number,
  ) {
    super(ProPageEvent.type, { bubbles: true, composed: true });
  }
}

/** The answers were sent, or, without an adapter, are ready for the host: ask the element's `getResponse('completed')`. */
export class ProSubmitEvent extends Event {
  static readonly type = 'pro-submit';

  constructor(
    /** Canonical of the questionnaire. */
    readonly questionnaire: string,
    /** `id` of the response. */
    readonly response: string,
  ) {
    super(ProSubmitEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * The login ended while answers were kept or sent. Everything is kept, and goes on by itself when the provider gets
 * another adapter, when the page is back in view or online, or when the patient tries again.
 */
export class ProSessionExpiredEvent extends Event {
  static readonly type = 'pro-session-expired';

  constructor() {
    super(ProSessionExpiredEvent.type, { bubbles: true, composed: true });
  }
}

/** Returns the DOM event for an event of a form session. */
export function domEventFrom(event: SessionEvent): Event {
  switch (event.type) {
    case 'prefill':
      return new ProPrefillEvent(event.filled, event.notFilled);
    case 'start':
      return new ProStartEvent(event.questionnaire);
    case 'answer':
      return new ProAnswerEvent(event.linkId, event.path);
    case 'page':
      return new ProPageEvent(event.step, event.page, event.pages);
    case 'submit':
      return new ProSubmitEvent(event.questionnaire, event.response);
    case 'expired':
      return new ProSessionExpiredEvent();
    case 'error':
      return new ProErrorEvent(event.error);
  }
}

declare global {
  interface HTMLElementEventMap {
    [ProPrefillEvent.type]: ProPrefillEvent;
    [ProStartEvent.type]: ProStartEvent;
    [ProAnswerEvent.type]: ProAnswerEvent;
    [ProPageEvent.type]: ProPageEvent;
    [ProSubmitEvent.type]: ProSubmitEvent;
    [ProSessionExpiredEvent.type]: ProSessionExpiredEvent;
  }
}
