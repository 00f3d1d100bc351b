import type { Assignment, CareEvent, AnswerReader } from '../core/model/care.js';
import type { Consultation } from '../core/model/consultation.js';
import type { Instrument } from '../core/model/instrument.js';
import type { Preparation } from '../core/model/preparation.js';
import type { AnswerOption, Questionnaire } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { Measurement } from '../core/model/score.js';

/** What every request of the widgets has besides its query. */
export interface RequestOptions {
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal;
  /**
   * Told of each row of a list that cannot be used, so that one wrong row does not hide the others. An adapter that checks
   * its rows itself calls it and leaves the row out; without it, a wrong row rejects the whole list. Never an answer.
   */
  readonly onSkipped?: (error: Error) => void;
}

/** Asks for data of one person. */
export interface SubjectQuery {
  /** Whose data, such as `Patient/1`. */
  readonly subject: string;
}

/** Asks for the responses of one person. */
export interface ResponseQuery extends SubjectQuery {
  /** Only responses to these canonicals; one without a version stands for every version. */
  readonly questionnaires?: readonly string[];
}

/** Asks for the scores of one person on one instrument. */
export interface ScoreQuery extends SubjectQuery {
  /** `id` of the instrument. */
  readonly instrument: string;
}

/** Asks for what was prepared or noted for the conversations with one person about one instrument. */
export interface ConversationQuery extends SubjectQuery {
  /** `id` of the instrument that the conversation is about. */
  readonly instrument: string;
}

/** Asks for the unfinished answers of one person to one questionnaire. */
export interface DraftQuery extends SubjectQuery {
  /** Canonical with its version: a draft never opens in another version. */
  readonly questionnaire: string;
}

/**
 * What a host application implements to feed the widgets.
 *
 * Everything that a method returns is checked against the model; a wrong shape becomes an error that names the field. A
 * wrong row of a list is left out and told, and the other rows are shown. Data that name another subject than was asked for become an error too, and none of them is shown.
 * Each optional method switches a feature on: without it the widgets do not show the feature.
 */
export interface ProAdapter {
  /**
   * `false` if the back end knows from the login whose answers they are: a form then sends a response without a subject.
   * Left out, no form is shown before its provider has a subject.
   */
  readonly needsSubject?: boolean;

  /** The questionnaire of a canonical, with or without a version; without one, the newest. Rejects when there is none. */
  getQuestionnaire(canonical: string, options: RequestOptions): Promise<Questionnaire>;

  /** The subject's responses, in any order. */
  listResponses(query: ResponseQuery, options: RequestOptions): Promise<readonly QuestionnaireResponse[]>;

  /**
   * Stores a response. Safe to repeat: one `id`, one stored response. Resolves with what was stored.
   *
   * Rejects with a `SubmitError` (never storable as it is), a `SessionExpiredError` (the login ended) or an
   * `UnavailableError` (later perhaps); any other error counts as "later perhaps".
   */
  submitResponse(response: QuestionnaireResponse, options: RequestOptions): Promise<QuestionnaireResponse>;

  /**
   * The key of this login for answers kept on the device: AES-GCM, 256 bits. The same for the subject as long as the
   * login lasts, and known to nobody after it. With it, an unfinished form survives a crash of the browser.
   */
  getDraftKey?(query: SubjectQuery, options: RequestOptions): Promise<CryptoKey>;

  /** What the subject answered before it was sent, of this or another device. Goes with the next two. */
  loadDraft?(query: DraftQuery, options: RequestOptions): Promise<QuestionnaireResponse | undefined>;

  /** Keeps an unfinished response (`in-progress`). One for a subject and questionnaire: the last one stays. */
  saveDraft?(draft: QuestionnaireResponse, options: RequestOptions): Promise<void>;

  /** Throws away the draft. Safe to repeat. */
  removeDraft?(query: DraftQuery, options: RequestOptions): Promise<void>;

  /** Scores that were computed elsewhere, such as PROMIS T-scores. */
  listScores?(query: ScoreQuery, options: RequestOptions): Promise<readonly Measurement[]>;

  /** Which questionnaires wait for the subject, and which were filled in. */
  listAssignments?(query: SubjectQuery, options: RequestOptions): Promise<readonly Assignment[]>;

  /** What happened to the subject, for the time axis. */
  listEvents?(query: SubjectQuery, options: RequestOptions): Promise<readonly CareEvent[]>;

  /** Who can see what the subject answers; said on the first page of a questionnaire. In any order. */
  listReaders?(query: SubjectQuery, options: RequestOptions): Promise<readonly AnswerReader[]>;

  /** The instrument of an `id`. */
  getInstrument?(id: string, options: RequestOptions): Promise<Instrument>;

  /** The options of a ValueSet, for questions that name one. */
  resolveValueSet?(canonical: string, options: RequestOptions): Promise<readonly AnswerOption[]>;

  /** What the patient prepared for the next conversation; undefined where nothing was. Goes with `savePreparation`. */
  getPreparation?(query: ConversationQuery, options: RequestOptions): Promise<Preparation | undefined>;

  /** Keeps what the patient prepared. Safe to repeat: one for a subject and instrument, the last one stays. */
  savePreparation?(preparation: Preparation, options: RequestOptions): Promise<void>;

  /** The clinician's notes of earlier conversations, in any order. Goes with `saveConsultation`. */
  listConsultations?(query: ConversationQuery, options: RequestOptions): Promise<readonly Consultation[]>;

  /** Keeps the notes of a conversation. Safe to repeat: one for a subject, instrument and date, the last one stays. */
  saveConsultation?(consultation: Consultation, options: RequestOptions): Promise<void>;

  /** Calls `listener` after the subject's data changed, in this page or elsewhere. Returns how to stop. */
  subscribe?(query: SubjectQuery, listener: () => void): () => void;
}
