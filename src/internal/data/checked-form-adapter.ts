import * as z from 'zod/mini';
import type {
  DraftQuery,
  FormQuery,
  LaunchContextQuery,
  ProAdapter,
  ReaderQuery,
  RequestOptions,
  SubjectQuery,
} from '../../adapter/adapter.js';
import { AnswerReader } from '../../core/model/care.js';
import { parseModel } from '../../core/model/parse.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Role } from '../../core/model/person.js';
import { AnswerOption, itemsOf, Questionnaire } from '../../core/model/questionnaire.js';
import { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';

/** A FHIR resource, or resources by name: only expressions read them. */
import { refuseOtherSubjects } from './other-subjects.js';

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

  /** Returns the readers of the answers. If `listReaders()` gives none, they follow from the patient's decisions. */
  async listReaders(
    query: ReaderQuery,
    options: RequestOptions,
    roles?: readonly Role[],
    instrument?: string | Instrument,
  ): Promise<AnswerReader[]> {
    const { adapter } = this;
    const found = (await adapter.listReaders?.(query, options)) ?? [];
    const readers = parseModel(z.array(AnswerReader), found, 'listReaders()');
    if (readers.length > 0 || !adapter.listCareTeam || !adapter.listSharing) return readers;
    const { derivedReaders } = await import('./derived-readers.js');
    return derivedReaders(adapter, query, options, roles, instrument);
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
