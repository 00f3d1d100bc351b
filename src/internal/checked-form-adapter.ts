import * as z from 'zod/mini';
import type { ProAdapter, RequestOptions, ResponseQuery, SubjectQuery } from '../adapter/adapter.js';
import { parse } from '../core/model/parse.js';
import { AnswerOption, Questionnaire } from '../core/model/questionnaire.js';
import { QuestionnaireResponse } from '../core/model/questionnaire-response.js';

/** What a form asks of an adapter, checked: apart from the rest, so that a page with only a form loads no more. */
export class CheckedFormAdapter {
  protected readonly adapter: ProAdapter;

  constructor(adapter: ProAdapter) {
    this.adapter = adapter;
  }

  async getQuestionnaire(canonical: string, options: RequestOptions): Promise<Questionnaire> {
    return parse(Questionnaire, await this.adapter.getQuestionnaire(canonical, options), 'getQuestionnaire()');
  }

  async listResponses(query: ResponseQuery, options: RequestOptions): Promise<QuestionnaireResponse[]> {
    return parse(z.array(QuestionnaireResponse), await this.adapter.listResponses(query, options), 'listResponses()');
  }

  async submitResponse(response: QuestionnaireResponse, options: RequestOptions): Promise<QuestionnaireResponse> {
    return parse(QuestionnaireResponse, await this.adapter.submitResponse(response, options), 'submitResponse()');
  }

  async resolveValueSet(canonical: string, options: RequestOptions): Promise<AnswerOption[]> {
    if (!this.adapter.resolveValueSet) {
      throw new Error(`The adapter has no resolveValueSet(), which the value set ${canonical} needs.`);
    }
    return parse(z.array(AnswerOption), await this.adapter.resolveValueSet(canonical, options), 'resolveValueSet()');
  }

  subscribe(query: SubjectQuery, listener: () => void): () => void {
    return this.adapter.subscribe?.(query, listener) ?? (() => undefined);
  }
}
