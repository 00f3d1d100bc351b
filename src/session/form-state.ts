import type { QuestionnaireForm } from '../core/form/form.js';
import type { FormItem } from '../core/form/form-item.js';
import type { ValidationProblem } from '../core/form/validation-problem.js';
import type { UnreadableKey } from '../core/form/unreadable.js';
import type { DraftStatus } from '../core/model/draft-status.js';
import type { Questionnaire } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { UnsentResponse } from '../drafts/outbox.js';
import type { Page } from './pages.js';

/** The part of a form that is shown. */
export type Step = 'intro' | 'questions' | 'review' | 'thanks';

/** A problem that keeps the patient from going on, and the item that it is about. */
export interface ValidationError {
  readonly formItem: FormItem;
  /** Index of the typed answer that has the problem. */
  readonly index: number;
  readonly problem: ValidationProblem | { readonly key: 'unreadable'; readonly unreadable: UnreadableKey };
}

/** The sending of the answers by the patient's last "send". */
export interface Submission {
  readonly status: 'idle' | 'sending' | 'failed' | 'expired' | 'refused';
  /** The server's reason for refusing the answers, in its own words; else empty. */
  readonly reason: string;
  /** An adapter has the answers, so that "sent" is true. */
  readonly isSent: boolean;
}

/** The element that gets the focus after a change. A new object for each time. */
export type FocusTarget =
  | { readonly kind: 'heading' | 'errors' | 'conflict' | 'unsent' | 'refused' }
  /** The buttons of an unsent response: "discard", or the question whether the patient is sure. */
  | { readonly kind: 'discard'; readonly id: string; readonly isAsked: boolean }
  | { readonly kind: 'item'; readonly formItem: FormItem; readonly index?: number }
  | { readonly kind: 'error'; readonly error: ValidationError };

/**
 * The state of a form session, computed once for each change. A new object each time; parts that did not change are the
 * same objects as before. The form items that it refers to are live views: `revisionOf()` of the session tells whether one
 * changed.
 */
export interface FormState {
  /** Increases with each change of an item or of what is entered for it. */
  readonly revision: number;
  /** `id` of the response. */
  readonly id: string;
  readonly questionnaire: Questionnaire;
  readonly form: QuestionnaireForm;
  /** Errors by the canonical of the value set that could not be loaded; its questions have no options. */
  readonly failures: ReadonlyMap<string, Error>;
  readonly step: Step;
  /** Width of the form in em, which decides whether a matrix is a table. */
  readonly widthEm: number;
  readonly pages: readonly Page[];
  readonly pageIndex: number;
  /** Number of questions that are asked now. */
  readonly questionCount: number;
  /** The review comes next: the patient changes one of its answers, and that does not add a question. */
  readonly returnsToReview: boolean;
  /** Errors that were reported and still exist. Nothing is added while the patient is typing. */
  readonly errors: readonly ValidationError[];
  readonly submission: Submission;
  /** Shown by the status line only: what else depends on drafts has its own fields. */
  readonly draftStatus: DraftStatus;
  /** Another tab has newer answers; nothing is written until the patient chooses. */
  readonly hasConflict: boolean;
  /** True if drafts may be stored on the device. */
  readonly isOnDevice: boolean;
  /**
   * The responses of this subject that the server does not have, including those of other questionnaires. The response of
   * this session is one of them only if the server refused it.
   */
  readonly unsent: readonly UnsentResponse[];
  /** The finished response of this session is stored on this device until it can be sent. */
  readonly awaitsSending: boolean;
  /** An earlier draft, until the patient chooses to resume it or to start again. */
  readonly offer: QuestionnaireResponse | undefined;
  /** The patient answered, or went on with earlier answers. */
  readonly isAnswered: boolean;
  /** `id` of the unsent response that the patient is asked about: whether to discard it. */
  readonly discarding: string | undefined;
  readonly focus: FocusTarget | undefined;
}

/** An event of a form session, for its host. No event has an answer. */
export type SessionEvent =
  /** The linkIds of questions that were filled in beforehand, and of those for which that was not possible. */
  | { readonly type: 'prefill'; readonly filled: readonly string[]; readonly notFilled: readonly string[] }
  /** The first answer, or the first page was passed. */
  | { readonly type: 'start'; readonly questionnaire: string }
  | { readonly type: 'answer'; readonly linkId: string; readonly path: string }
  /** Another page is shown: `page` from 1, or 0 outside the questions. */
  | { readonly type: 'page'; readonly step: Step; readonly page: number; readonly pages: number }
  /** The answers were sent, or are ready for a host without an adapter. */
  | { readonly type: 'submit'; readonly questionnaire: string; readonly response: string }
  /** The login ended; everything is still stored. */
  | { readonly type: 'expired' }
  | { readonly type: 'error'; readonly error: Error };

/** Returns whether two states differ in no more than their draft status. */
export function isOnlyStatusNew(state: FormState, previous: FormState): boolean {
  return isSameState({ ...state, draftStatus: previous.draftStatus }, previous);
}

export function isSameState(state: FormState, previous: FormState): boolean {
  return (Object.keys(state) as (keyof FormState)[]).every((key) => state[key] === previous[key]);
}
