import * as z from 'zod/mini';
import type { DraftQuery, ProAdapter, RequestOptions, ResponseQuery, SubjectQuery } from '../../adapter/adapter.js';
import { OtherSubjectError } from '../../adapter/errors.js';
import { AnswerReader } from '../../core/model/care.js';
import { parseModel } from '../../core/model/parse.js';
import { AnswerOption, Questionnaire } from '../../core/model/questionnaire.js';
import { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { rowsFrom } from './rows-from.js';

const InstrumentMinutes = z.object({ about: z.object({ minutes: z.optional(z.number()) }) });

/** What a form asks of an adapter, checked: apart from the rest, so that a page with only a form loads no more. */
export class CheckedFormAdapter {
  protected readonly adapter: ProAdapter;

  constructor(adapter: ProAdapter) {
    this.adapter = adapter;
  }

  async getQuestionnaire(canonical: string, options: RequestOptions): Promise<Questionnaire> {
    return parseModel(Questionnaire, await this.adapter.getQuestionnaire(canonical, options), 'getQuestionnaire()');
  }

  async listResponses(query: ResponseQuery, options: RequestOptions): Promise<QuestionnaireResponse[]> {
    const found = await this.adapter.listResponses(query, options);
    // Before anything is left out: a wrong row may be of somebody else too.
    if (Array.isArray(found)) refuseOtherSubjects(query.subject, found.map(subjectIn), 'listResponses()');
    return rowsFrom(QuestionnaireResponse, found, 'listResponses()', options);
  }

  async submitResponse(response: QuestionnaireResponse, options: RequestOptions): Promise<QuestionnaireResponse> {
    return parseModel(QuestionnaireResponse, await this.adapter.submitResponse(response, options), 'submitResponse()');
  }

  async resolveValueSet(canonical: string, options: RequestOptions): Promise<AnswerOption[]> {
    if (!this.adapter.resolveValueSet) {
      throw new Error(`The adapter has no resolveValueSet(), which the value set ${canonical} needs.`);
    }
    return parseModel(
      z.array(AnswerOption),
      await this.adapter.resolveValueSet(canonical, options),
      'resolveValueSet()',
    );
  }

  async listReaders(query: SubjectQuery, options: RequestOptions): Promise<AnswerReader[]> {
    return parseModel(z.array(AnswerReader), (await this.adapter.listReaders?.(query, options)) ?? [], 'listReaders()');
  }

  /** Whether a response cannot be sent without a subject. */
  get needsSubject(): boolean {
    return this.adapter.needsSubject !== false;
  }

  /** Of an instrument only what a form says of it, so that a page with only a form does not load the whole model. */
  async getInstrumentMinutes(id: string, options: RequestOptions): Promise<number | undefined> {
    if (!this.adapter.getInstrument) return undefined;
    return parseModel(InstrumentMinutes, await this.adapter.getInstrument(id, options), 'getInstrument()').about
      .minutes;
  }

  get hasDraftKey(): boolean {
    return Boolean(this.adapter.getDraftKey);
  }

  /** All three, or not at all: a draft that cannot be thrown away would come back after it was sent. */
  get keepsDrafts(): boolean {
    return Boolean(this.adapter.loadDraft && this.adapter.saveDraft && this.adapter.removeDraft);
  }

  async getDraftKey(query: SubjectQuery, options: RequestOptions): Promise<CryptoKey> {
    if (!this.adapter.getDraftKey) throw new Error('The adapter has no getDraftKey(), which drafts="session" needs.');
    return this.adapter.getDraftKey(query, options);
  }

  async loadDraft(query: DraftQuery, options: RequestOptions): Promise<QuestionnaireResponse | undefined> {
    // A server says "there is none" with null as well.
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

/** The subject of a row that was not checked yet. */
function subjectIn(row: unknown): { readonly subject?: string } {
  const subject: unknown = typeof row === 'object' && row ? Reflect.get(row, 'subject') : undefined;
  return typeof subject === 'string' ? { subject } : {};
}

/** Data of somebody else is refused as a whole: nothing is worse than another patient's answers on the screen. */
export function refuseOtherSubjects<Data extends { readonly subject?: string | undefined }>(
  asked: string,
  all: Data[],
  method: string,
): Data[] {
  if (all.every(({ subject = asked }) => subject === asked)) return all;
  throw new OtherSubjectError(
    `${method} gave data of another subject than was asked for, so nothing of it is shown. Let it give only what the ` +
      'subject of the query has, with the subject as it is written there.',
  );
}
