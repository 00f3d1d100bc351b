import type { Assignment, CareEvent, AnswerReader } from '../core/model/care.js';
import type { Consultation } from '../core/model/consultation.js';
import type { Instrument } from '../core/model/instrument.js';
import type { Preparation } from '../core/model/preparation.js';
import type { AnswerOption, Questionnaire } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { Person } from '../core/model/person.js';
import type { Measurement } from '../core/model/score.js';
import type { Sharing } from '../core/model/sharing.js';

/** The options of every request of the widgets, besides its query. */
export interface RequestOptions {
  /** Aborted when the result is not needed any more. */
  readonly signal: AbortSignal;
  /**
   * Called for each invalid row of a list, which is then skipped. An adapter that checks its rows itself calls it and
   * omits the row. Without this callback, an invalid row rejects the whole list. The error must not hold an answer.
   */
  readonly onSkipped?: (error: Error) => void;
}

/** Asks for data of one person. */
export interface SubjectQuery {
  /** The patient, in the notation of the adapter, such as `Patient/1`. */
  readonly subject: string;
}

/** Asks for the responses of one person. */
export interface ResponseQuery extends SubjectQuery {
  /** Selects responses to these canonicals. A canonical without a version matches every version. */
  readonly questionnaires?: readonly string[];
}

/** Asks who can read the answers of one person. */
export interface ReaderQuery extends SubjectQuery {
  /** Canonical of the questionnaire. Absent: the answers to any questionnaire. */
  readonly questionnaire?: string;
}

/** Asks for the scores of one person on one instrument. */
export interface ScoreQuery extends SubjectQuery {
  /** The `id` of the instrument. */
  readonly instrument: string;
}

/** Asks for what was prepared or noted for the conversations with one person about one instrument. */
export interface ConversationQuery extends SubjectQuery {
  /** The `id` of the instrument that the conversation is about. */
  readonly instrument: string;
}

/** Asks for the unfinished answers of one person to one questionnaire. */
export interface DraftQuery extends SubjectQuery {
  /** The canonical with its version: a draft never opens in another version. */
  readonly questionnaire: string;
}

/** Asks for the resources that the expressions of a questionnaire use: its launch context. */
export interface LaunchContextQuery {
  /** The patient; undefined if the back end derives it from the login. */
  readonly subject: string | undefined;
  /** The canonical of the questionnaire, with its version. */
  readonly questionnaire: string;
  /** The names that the questionnaire uses, without `%`: `patient`, `user`, `encounter`, or names of its own. */
  readonly names: readonly string[];
}

/** Asks for the result of a FHIR search that a questionnaire needs. */
export interface FormQuery {
  /** The patient; undefined if the back end derives it from the login. */
  readonly subject: string | undefined;
  /** The search relative to the FHIR server, such as `Observation?code=29463-7&patient=1`. Never an address. */
  readonly query: string;
}

/**
 * The interface between the widgets and the back end, which the host application implements.
 *
 * All returned data is checked against the model. Invalid data is an error that names the field; an invalid row of a
 * list is skipped and reported. If any data is of another subject than requested, all of it is rejected. Each optional
 * method enables a feature, which the widgets do not show without it.
 */
export interface ProAdapter {
  /**
   * `false` if the back end derives the subject from the login: a form then submits a response without a subject. By
   * default, a form is not shown until its provider has a subject.
   */
  readonly needsSubject?: boolean;

  /** Returns the questionnaire of a canonical; without a version, the newest one. Rejects if there is none. */
  getQuestionnaire(canonical: string, options: RequestOptions): Promise<Questionnaire>;

  /** Returns the responses of the subject, in any order. */
  listResponses(query: ResponseQuery, options: RequestOptions): Promise<readonly QuestionnaireResponse[]>;

  /**
   * Stores a response and resolves with the stored one. It must be idempotent: a second call with the same `id` does
   * not store a second response.
   *
   * Rejects with a `SubmitError` (a retry cannot succeed), a `SessionExpiredError` (the login ended) or an
   * `UnavailableError` (a retry can succeed). Any other error counts as `UnavailableError`.
   */
  submitResponse(response: QuestionnaireResponse, options: RequestOptions): Promise<QuestionnaireResponse>;

  /**
   * Returns the key that encrypts answers on the device: AES-GCM, 256 bits. It stays the same for the subject during a
   * login and must be destroyed afterwards. With it, an unfinished form survives a crash of the browser.
   */
  getDraftKey?(query: SubjectQuery, options: RequestOptions): Promise<CryptoKey>;

  /** Returns the draft of the subject, from any device. Requires `saveDraft` and `removeDraft`. */
  loadDraft?(query: DraftQuery, options: RequestOptions): Promise<QuestionnaireResponse | undefined>;

  /** Stores an unfinished response (`in-progress`). It replaces the draft of the same subject and questionnaire. */
  saveDraft?(draft: QuestionnaireResponse, options: RequestOptions): Promise<void>;

  /** Removes the draft. It must be idempotent. */
  removeDraft?(query: DraftQuery, options: RequestOptions): Promise<void>;

  /** Returns scores that another system computed, such as PROMIS T-scores. */
  listScores?(query: ScoreQuery, options: RequestOptions): Promise<readonly Measurement[]>;

  /** Returns the questionnaires that are assigned to the subject, with their status. */
  listAssignments?(query: SubjectQuery, options: RequestOptions): Promise<readonly Assignment[]>;

  /** Returns the care events of the subject, for the time axis. */
  listEvents?(query: SubjectQuery, options: RequestOptions): Promise<readonly CareEvent[]>;

  /**
   * Returns who can read the answers, in any order. A form shows it on its first page and at the send button. Without
   * it, or if it gives nobody, the readers follow from `listCareTeam` and `listSharing`.
   */
  listReaders?(query: ReaderQuery, options: RequestOptions): Promise<readonly AnswerReader[]>;

  /** Returns the instrument of an `id`. */
  getInstrument?(id: string, options: RequestOptions): Promise<Instrument>;

  /** Returns the answer options of a ValueSet, for questions that refer to one. */
  resolveValueSet?(canonical: string, options: RequestOptions): Promise<readonly AnswerOption[]>;

  /**
   * Returns the patient's preparation for the next conversation; undefined if there is none. Requires
   * `savePreparation`.
   */
  getPreparation?(query: ConversationQuery, options: RequestOptions): Promise<Preparation | undefined>;

  /** Stores a preparation. It replaces the one of the same subject and instrument. */
  savePreparation?(preparation: Preparation, options: RequestOptions): Promise<void>;

  /** Returns the notes of earlier conversations, by any author and in any order. Requires `saveConsultation`. */
  listConsultations?(query: ConversationQuery, options: RequestOptions): Promise<readonly Consultation[]>;

  /**
   * Stores the notes of a conversation. They replace those with the same `id`, and no others: two professionals on one
   * day keep two records.
   */
  saveConsultation?(consultation: Consultation, options: RequestOptions): Promise<void>;

  /**
   * Returns the people around the subject: professionals, family, and the subject itself (kind `patient`). A person is
   * listed once, with every reference in `alsoAs`.
   */
  listCareTeam?(query: SubjectQuery, options: RequestOptions): Promise<readonly Person[]>;

  /**
   * Returns the subject's decisions about sharing, in any order, withdrawn ones too. With it, a viewer other than the
   * subject sees what the decisions allow and nothing else. The server must check each read itself as well.
   */
  listSharing?(query: SubjectQuery, options: RequestOptions): Promise<readonly Sharing[]>;

  /**
   * Stores a decision and resolves with the stored one, with a new `revision`. It replaces the decision about the same
   * subject, recipient and purpose. Requires `listSharing`.
   *
   * Rejects with a `ConflictError` if the stored decision has another `revision` than the given one.
   */
  saveSharing?(sharing: Sharing, options: RequestOptions): Promise<Sharing>;

  /**
   * Calls `listener` after the subject's data changed, in this page or elsewhere. Returns a function that unsubscribes.
   */
  subscribe?(query: SubjectQuery, listener: () => void): () => void;

  /**
   * Returns FHIR resources by name, for the expressions of a questionnaire; `null` for one that does not exist. It may
   * leave out names that it does not know. A form that needs one of these to decide what it asks is not shown.
   */
  getLaunchContext?(query: LaunchContextQuery, options: RequestOptions): Promise<Readonly<Record<string, unknown>>>;

  /**
   * Returns the result of a FHIR search: a Bundle, or the resource of `Type/id`. The search comes from the questionnaire,
   * so return only data that this user may see of this subject.
   */
  runQuery?(query: FormQuery, options: RequestOptions): Promise<unknown>;
}
