import type { DraftQuery, RequestOptions } from '../adapter/adapter.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';

/** An adapter as far as drafts need it, its results checked. */
export interface DraftServer {
  /** It has all three methods of drafts. */
  readonly keepsDrafts: boolean;
  loadDraft(query: DraftQuery, options: RequestOptions): Promise<QuestionnaireResponse | undefined>;
  saveDraft(draft: QuestionnaireResponse, options: RequestOptions): Promise<void>;
  removeDraft(query: DraftQuery, options: RequestOptions): Promise<void>;
  submitResponse(response: QuestionnaireResponse, options: RequestOptions): Promise<QuestionnaireResponse>;
}

/** What drafts tell the form that they are of. */
export interface DraftHost {
  /** As it is now: another login may bring another one. */
  server(): DraftServer | undefined;
  /** Something is to be drawn again. */
  changed(): void;
  /** The login ended; everything is kept. */
  expired(): void;
  /** The server has this response. */
  sent(response: { readonly id: string; readonly questionnaire: string }): void;
  /** The same answers were finished in another tab. */
  finishedElsewhere(id: string): void;
  /** Something went wrong that a developer may want to know; the patient goes on. */
  report(error: Error): void;
}

/** Options of a request that nobody cancels: what is on its way should arrive, also when the form is taken away. */
export function uncancelled(): RequestOptions {
  return { signal: new AbortController().signal };
}
