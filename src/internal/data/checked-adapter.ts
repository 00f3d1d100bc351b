import * as z from 'zod/mini';
import type {
  ConversationQuery,
  ProAdapter,
  RequestOptions,
  ResponseQuery,
  ScoreQuery,
  SubjectQuery,
} from '../../adapter/adapter.js';
import { Assignment, CareEvent } from '../../core/model/care.js';
import { Consultation } from '../../core/model/consultation.js';
import type { Instrument } from '../../core/model/instrument.js';
import { parseModel } from '../../core/model/parse.js';
import type { Person } from '../../core/model/person.js';
import { Preparation } from '../../core/model/preparation.js';
import { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { Measurement } from '../../core/model/score.js';
import { Sharing } from '../../core/model/sharing.js';
import { instrumentFrom } from '../../core/scoring/instrument-from.js';
import {
  isPreparationVisible,
  visibleAssignments,
  visibleConsultations,
  visibleMeasurements,
  visibleResponses,
  type Sight,
} from '../../core/sharing/visible.js';
import { CheckedFormAdapter } from './checked-form-adapter.js';
import { refuseOtherSubjects } from './other-subjects.js';
import { rowsFrom } from './rows-from.js';
import { listCareTeam, listSharing } from './sharing-requests.js';

/**
 * Checks all data that an adapter returns: elements get data in the shape of the model, or a `ModelError`. An instance is for
 * one load. Data that the viewer may not see is left out first, so that it causes no error, count or request.
 */
export class CheckedAdapter extends CheckedFormAdapter {
  readonly #sight: () => Promise<Sight>;
  #team: Promise<Person[]> | undefined;

  /** @param sight Resolves with what the viewer sees. It can ask this adapter for the decisions and the care team. */
  constructor(adapter: ProAdapter, sight: () => Promise<Sight>) {
    super(adapter);
    this.#sight = sight;
  }

  /** Returns the responses whose answers the viewer sees. */
  async listResponses(query: ResponseQuery, options: RequestOptions): Promise<QuestionnaireResponse[]> {
    return this.#listResponses(query, options, 'answers');
  }

  /** Returns the responses whose scores the viewer sees. Their answers must not reach an element. */
  async listResponsesToScore(query: ResponseQuery, options: RequestOptions): Promise<QuestionnaireResponse[]> {
    return this.#listResponses(query, options, 'scores');
  }

  /** @param responses The responses that the scores can be of. */
  async listScores(
    query: SubjectQuery,
    instrument: Instrument,
    responses: Promise<readonly QuestionnaireResponse[]>,
    options: RequestOptions,
  ): Promise<Measurement[]> {
    const request: ScoreQuery = { ...query, instrument: instrument.id };
    const [sight, found, known] = await Promise.all([
      this.#sight(),
      this.adapter.listScores?.(request, options) ?? [],
      responses,
    ]);
    const visible = ifList(found, (rows) => visibleMeasurements(rows, instrument, known, sight));
    return rowsFrom(Measurement, visible, 'listScores()', options);
  }

  async listAssignments(query: SubjectQuery, options: RequestOptions): Promise<Assignment[]> {
    const [sight, found] = await Promise.all([this.#sight(), this.adapter.listAssignments?.(query, options) ?? []]);
    const visible = ifList(found, (rows) => visibleAssignments(rows, sight));
    return rowsFrom(Assignment, visible, 'listAssignments()', options);
  }

  get hasCareTeam(): boolean {
    return Boolean(this.adapter.listCareTeam);
  }

  /** Returns the people around the subject; none if the adapter does not know them. Several calls are one request. */
  listCareTeam(query: SubjectQuery, options: RequestOptions): Promise<Person[]> {
    this.#team ??= listCareTeam(this.adapter, query, options);
    return this.#team;
  }

  /** True if the patient's decisions limit what other viewers see. */
  get hasSharing(): boolean {
    return Boolean(this.adapter.listSharing);
  }

  /** Returns the patient's decisions about sharing; undefined if the adapter does not know them. */
  async listSharing(query: SubjectQuery, options: RequestOptions): Promise<Sharing[] | undefined> {
    return this.adapter.listSharing && listSharing(this.adapter, query, options);
  }

  /** Requires reading and saving: a decision that cannot be read would be overwritten. */
  get keepsSharing(): boolean {
    return Boolean(this.adapter.listSharing && this.adapter.saveSharing);
  }

  async saveSharing(sharing: Sharing, options: RequestOptions): Promise<Sharing> {
    if (!this.adapter.saveSharing) throw new Error('The adapter has no saveSharing(); implement it.');
    const stored = parseModel(Sharing, await this.adapter.saveSharing(sharing, options), 'saveSharing()');
    return refuseOtherSubjects(sharing.subject, [stored], 'saveSharing()')[0]!;
  }

  async listEvents(query: SubjectQuery, options: RequestOptions): Promise<CareEvent[]> {
    return rowsFrom(CareEvent, (await this.adapter.listEvents?.(query, options)) ?? [], 'listEvents()', options);
  }

  async getInstrument(id: string, options: RequestOptions): Promise<Instrument> {
    if (!this.adapter.getInstrument) {
      throw new Error(`The adapter has no getInstrument(); set the instrument "${id}" as a property of the element.`);
    }
    return instrumentFrom(await this.adapter.getInstrument(id, options));
  }

  /** Requires reading and saving: a preparation that cannot be read would be overwritten. */
  get keepsPreparations(): boolean {
    return Boolean(this.adapter.getPreparation && this.adapter.savePreparation);
  }

  get keepsConsultations(): boolean {
    return Boolean(this.adapter.listConsultations && this.adapter.saveConsultation);
  }

  /**
   * Returns the preparation; `withheld` if it is not for this viewer.
   *
   * @param load Returns the instrument of the query, whose questionnaires decide who may read the preparation.
   */
  async getPreparation(
    query: ConversationQuery,
    load: LoadInstrument,
    options: RequestOptions,
  ): Promise<Preparation | 'withheld' | undefined> {
    const [sight, found] = await Promise.all([this.#sight(), this.adapter.getPreparation?.(query, options)]);
    // Before the content is looked at, so that the requests do not tell whether there is any.
    const instrument = await questionnairesFor(sight, load);
    // Some servers return null if there is none.
    if (!found) return undefined;
    if (!isPreparationVisible(found, instrument, sight)) return 'withheld';
    const preparations = [parseModel(Preparation, found, 'getPreparation()')];
    return refuseOtherSubjects(query.subject, preparations, 'getPreparation()')[0];
  }

  async savePreparation(preparation: Preparation, options: RequestOptions): Promise<void> {
    await this.adapter.savePreparation?.(preparation, options);
  }

  /** @param load Returns the instrument of the query, whose questionnaires decide who may read the notes. */
  async listConsultations(
    query: ConversationQuery,
    load: LoadInstrument,
    options: RequestOptions,
  ): Promise<Consultation[]> {
    const [sight, found] = await Promise.all([this.#sight(), this.adapter.listConsultations?.(query, options) ?? []]);
    const instrument = await questionnairesFor(sight, load);
    const visible = ifList(found, (rows) => visibleConsultations(rows, instrument, sight));
    return refuseOtherSubjects(
      query.subject,
      parseModel(z.array(Consultation), visible, 'listConsultations()'),
      'listConsultations()',
    );
  }

  async saveConsultation(consultation: Consultation, options: RequestOptions): Promise<void> {
    await this.adapter.saveConsultation?.(consultation, options);
  }

  async #listResponses(
    query: ResponseQuery,
    options: RequestOptions,
    level: 'answers' | 'scores',
  ): Promise<QuestionnaireResponse[]> {
    const [sight, found] = await Promise.all([this.#sight(), this.adapter.listResponses(query, options)]);
    const visible = ifList(found, (rows) => visibleResponses(rows, sight, level));
    // Before rows are skipped, because an invalid row can be of another subject too.
    if (Array.isArray(visible)) refuseOtherSubjects(query.subject, visible.map(subjectIn), 'listResponses()');
    return rowsFrom(QuestionnaireResponse, visible, 'listResponses()', options);
  }
}

type LoadInstrument = () => Promise<Instrument | undefined>;

/** Returns the instrument whose questionnaires decide; not loaded if the patient's decisions do not limit the viewer. */
async function questionnairesFor(
  { sharing }: Sight,
  load: LoadInstrument,
): Promise<Pick<Instrument, 'questionnaires'>> {
  return (sharing && (await load())) ?? { questionnaires: [] };
}

/** Applies a filter to a list. Other data is invalid, which the check of its shape reports. */
function ifList(found: unknown, visibleOf: (rows: readonly unknown[]) => readonly unknown[]): unknown {
  return Array.isArray(found) ? visibleOf(found) : found;
}

/** Returns the subject of a row that is not checked yet. */
function subjectIn(row: unknown): { readonly subject?: string } {
  const subject: unknown = typeof row === 'object' && row ? Reflect.get(row, 'subject') : undefined;
  return typeof subject === 'string' ? { subject } : {};
}
