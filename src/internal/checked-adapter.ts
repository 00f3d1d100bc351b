import * as z from 'zod/mini';
import type {
  ConversationQuery,
  ProAdapter,
  RequestOptions,
  ResponseQuery,
  ScoreQuery,
  SubjectQuery,
} from '../adapter/adapter.js';
import { Assignment, CareEvent } from '../core/model/care.js';
import { Consultation } from '../core/model/consultation.js';
import type { Instrument } from '../core/model/instrument.js';
import { parse } from '../core/model/parse.js';
import { Preparation } from '../core/model/preparation.js';
import { AnswerOption, Questionnaire } from '../core/model/questionnaire.js';
import { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { Measurement } from '../core/model/score.js';
import { instrumentFrom } from '../core/scoring/instrument-from.js';

/** The one place where what an adapter returns is checked: elements see the model's shapes or a `ModelError`. */
export class CheckedAdapter {
  readonly #adapter: ProAdapter;

  constructor(adapter: ProAdapter) {
    this.#adapter = adapter;
  }

  async getQuestionnaire(canonical: string, options: RequestOptions): Promise<Questionnaire> {
    return parse(Questionnaire, await this.#adapter.getQuestionnaire(canonical, options), 'getQuestionnaire()');
  }

  async listResponses(query: ResponseQuery, options: RequestOptions): Promise<QuestionnaireResponse[]> {
    return parse(z.array(QuestionnaireResponse), await this.#adapter.listResponses(query, options), 'listResponses()');
  }

  async submitResponse(response: QuestionnaireResponse, options: RequestOptions): Promise<QuestionnaireResponse> {
    return parse(QuestionnaireResponse, await this.#adapter.submitResponse(response, options), 'submitResponse()');
  }

  async listScores(query: ScoreQuery, options: RequestOptions): Promise<Measurement[]> {
    return parse(z.array(Measurement), (await this.#adapter.listScores?.(query, options)) ?? [], 'listScores()');
  }

  async listAssignments(query: SubjectQuery, options: RequestOptions): Promise<Assignment[]> {
    return parse(
      z.array(Assignment),
      (await this.#adapter.listAssignments?.(query, options)) ?? [],
      'listAssignments()',
    );
  }

  async listEvents(query: SubjectQuery, options: RequestOptions): Promise<CareEvent[]> {
    return parse(z.array(CareEvent), (await this.#adapter.listEvents?.(query, options)) ?? [], 'listEvents()');
  }

  async getInstrument(id: string, options: RequestOptions): Promise<Instrument> {
    if (!this.#adapter.getInstrument) {
      throw new Error(`The adapter has no getInstrument(); give the element the instrument "${id}" as its property.`);
    }
    return instrumentFrom(await this.#adapter.getInstrument(id, options));
  }

  async resolveValueSet(canonical: string, options: RequestOptions): Promise<AnswerOption[]> {
    if (!this.#adapter.resolveValueSet) {
      throw new Error(`The adapter has no resolveValueSet(), which the value set ${canonical} needs.`);
    }
    return parse(z.array(AnswerOption), await this.#adapter.resolveValueSet(canonical, options), 'resolveValueSet()');
  }

  /** Both ways, or not at all: what cannot be read back would be overwritten unseen. */
  get keepsPreparations(): boolean {
    return Boolean(this.#adapter.getPreparation && this.#adapter.savePreparation);
  }

  get keepsConsultations(): boolean {
    return Boolean(this.#adapter.listConsultations && this.#adapter.saveConsultation);
  }

  async getPreparation(query: ConversationQuery, options: RequestOptions): Promise<Preparation | undefined> {
    // A server says "there is none" with null as well.
    const found = (await this.#adapter.getPreparation?.(query, options)) ?? undefined;
    return found && parse(Preparation, found, 'getPreparation()');
  }

  async savePreparation(preparation: Preparation, options: RequestOptions): Promise<void> {
    await this.#adapter.savePreparation?.(preparation, options);
  }

  async listConsultations(query: ConversationQuery, options: RequestOptions): Promise<Consultation[]> {
    const found = (await this.#adapter.listConsultations?.(query, options)) ?? [];
    return parse(z.array(Consultation), found, 'listConsultations()');
  }

  async saveConsultation(consultation: Consultation, options: RequestOptions): Promise<void> {
    await this.#adapter.saveConsultation?.(consultation, options);
  }

  subscribe(query: SubjectQuery, listener: () => void): () => void {
    return this.#adapter.subscribe?.(query, listener) ?? (() => undefined);
  }
}
