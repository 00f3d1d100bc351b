import * as z from 'zod/mini';
import type {
  DraftQuery,
  FormQuery,
  LaunchContextQuery,
  ProAdapter,
  RequestOptions,
  ResponseQuery,
  SubjectQuery,
} from '../../adapter/adapter.js';
import { OtherSubjectError } from '../../adapter/errors.js';
import { AnswerReader } from '../../core/model/care.js';
import { parseModel } from '../../core/model/parse.js';
import { AnswerOption, itemsOf, Questionnaire } from '../../core/model/questionnaire.js';
import { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { rowsFrom } from './rows-from.js';

/** A FHIR resource, or resources by name: only expressions read them. */
const Resources = z.record(z.string(), z.unknown());
const InstrumentMinutes = z.object({ about: z.object({ minutes: z.optional(z.number()) }) });

/** The checked requests of a form, apart so that a page with only a form does not load the other schemas. */
export class CheckedFormAdapter {
  protected readonly adapter: ProAdapter;

  constructor(adapter: ProAdapter) {
    this.adapter = adapter;
  }

  /** Returns a questionnaire; of a modular form with its parts in it. */
  async getQuestionnaire(canonical: string, options: RequestOptions): Promise<Questionnaire> {
    return this.assembled(await this.#getPart(canonical, options), options);
  }

  /** Returns a questionnaire with its parts in it. */
  async assembled(questionnaire: Questionnaire, options: RequestOptions): Promise<Questionnaire> {
    if (![...itemsOf(questionnaire)].some(({ subQuestionnaire }) => subQuestionnaire)) return questionnaire;
    const { assembleQuestionnaire } = await import('../../core/form/assemble.js');
    return assembleQuestionnaire(questionnaire, (canonical) => this.#getPart(canonical, options));
  }

  async #getPart(canonical: string, options: RequestOptions): Promise<Questionnaire> {
    return parseModel(Questionnaire, await this.adapter.getQuestionnaire(canonical, options), 'getQuestionnaire()');
  }

  async listResponses(query: ResponseQuery, options: RequestOptions): Promise<QuestionnaireResponse[]> {
    const found = await this.adapter.listResponses(query, options);
    // Before rows are skipped, because an invalid row can be of another subject too.
    if (Array.isArray(found)) refuseOtherSubjects(query.subject, found.map(subjectIn), 'listResponses()');
    return rowsFrom(QuestionnaireResponse, found, 'listResponses()', options);
  }

  async submitResponse(response: QuestionnaireResponse, options: RequestOptions): Promise<QuestionnaireResponse> {
    return parseModel(QuestionnaireResponse, await this.adapter.submitResponse(response, options), 'submitResponse()');
  }

  async resolveValueSet(canonical: string, options: RequestOptions): Promise<AnswerOption[]> {
    if (!this.adapter.resolveValueSet) {
      throw new Error(`The adapter has no resolveValueSet() for the value set ${canonical}; implement it.`);
    }
    return parseModel(
      z.array(AnswerOption),
      await this.adapter.resolveValueSet(canonical, options),
      'resolveValueSet()',
    );
  }

  /** Tells whether the options of value sets can be loaded. */
  get resolvesValueSets(): boolean {
    return Boolean(this.adapter.resolveValueSet);
  }

  /** Returns the launch context that the adapter has; empty if it has none. */
  async getLaunchContext(query: LaunchContextQuery, options: RequestOptions): Promise<Record<string, unknown>> {
    const found = (await this.adapter.getLaunchContext?.(query, options)) ?? {};
    const context = parseModel(Resources, found, 'getLaunchContext()');
    refuseOtherPatient(query.subject, context['patient'], 'getLaunchContext()');
    return context;
  }

  /** Returns the result of a search; undefined if the adapter cannot search. */
  async runQuery(query: FormQuery, options: RequestOptions): Promise<unknown> {
    const found = await this.adapter.runQuery?.(query, options);
    return found === undefined ? undefined : parseModel(Resources, found, 'runQuery()');
  }

  async listReaders(query: SubjectQuery, options: RequestOptions): Promise<AnswerReader[]> {
    return parseModel(z.array(AnswerReader), (await this.adapter.listReaders?.(query, options)) ?? [], 'listReaders()');
  }

  /** Tells whether a response needs a subject to be sent. */
  get needsSubject(): boolean {
    return this.adapter.needsSubject !== false;
  }

  /** Returns the minutes that an instrument takes, without loading the schema of the whole instrument. */
  async getInstrumentMinutes(id: string, options: RequestOptions): Promise<number | undefined> {
    if (!this.adapter.getInstrument) return undefined;
    return parseModel(InstrumentMinutes, await this.adapter.getInstrument(id, options), 'getInstrument()').about
      .minutes;
  }

  get hasDraftKey(): boolean {
    return Boolean(this.adapter.getDraftKey);
  }

  /** Requires all three methods: a draft that cannot be removed would come back after it was sent. */
  get keepsDrafts(): boolean {
    return Boolean(this.adapter.loadDraft && this.adapter.saveDraft && this.adapter.removeDraft);
  }

  async getDraftKey(query: SubjectQuery, options: RequestOptions): Promise<CryptoKey> {
    if (!this.adapter.getDraftKey)
      throw new Error('The adapter has no getDraftKey(); implement it, or do not set drafts="session".');
    return this.adapter.getDraftKey(query, options);
  }

  async loadDraft(query: DraftQuery, options: RequestOptions): Promise<QuestionnaireResponse | undefined> {
    // Some servers return null if there is none.
    const found = (await this.adapter.loadDraft?.(query, options)) ?? undefined;
    return found && parseModel(QuestionnaireResponse, found, 'loadDraft()');
  }

  async saveDraft(draft: QuestionnaireResponse, options: RequestOptions): Promise<void> {
    await this.adapter.saveDraft?.(draft, options);
  }

  async removeDraft(query: DraftQuery, options: RequestOptions): Promise<void> {
    await this.adapter.removeDraft?.(query, options);
  }

  subscribe(query: SubjectQuery, listener: () => void): () => void {
    return this.adapter.subscribe?.(query, listener) ?? (() => undefined);
  }
}

/** Rejects a launch context of another patient than was requested. */
function refuseOtherPatient(subject: string | undefined, patient: unknown, method: string): void {
  const id: unknown = typeof patient === 'object' && patient ? Reflect.get(patient, 'id') : undefined;
  if (subject?.startsWith('Patient/') && typeof id === 'string' && subject !== `Patient/${id}`) {
    refuseOtherSubjects(subject, [{ subject: `Patient/${id}` }], method);
  }
}

/** Returns the subject of a row that is not checked yet. */
function subjectIn(row: unknown): { readonly subject?: string } {
  const subject: unknown = typeof row === 'object' && row ? Reflect.get(row, 'subject') : undefined;
  return typeof subject === 'string' ? { subject } : {};
}

/**
 * Rejects all data if some of it is of another subject, because it must never appear on the screen of this one.
 *
 * @throws Error that names the method of the adapter.
 */
export function refuseOtherSubjects<Data extends { readonly subject?: string | undefined }>(
  requested: string,
  rows: Data[],
  method: string,
): Data[] {
  if (rows.every(({ subject = requested }) => subject === requested)) return rows;
  throw new OtherSubjectError(
    `${method} gave data of another subject than was requested, so none of it is shown. Return only data of the subject ` +
      'of the query, with the subject in the same notation.',
  );
}
