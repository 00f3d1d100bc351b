import type { DraftQuery, RequestOptions, SubjectQuery } from '../adapter/adapter.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';

/** The methods of an adapter that drafts use; results are checked already. */
export interface DraftServer {
  /** True if it has all three methods for drafts. */
  readonly keepsDrafts: boolean;
  getDraftKey(query: SubjectQuery, options: RequestOptions): Promise<CryptoKey>;
  loadDraft(query: DraftQuery, options: RequestOptions): Promise<QuestionnaireResponse | undefined>;
  saveDraft(draft: QuestionnaireResponse, options: RequestOptions): Promise<void>;
  removeDraft(query: DraftQuery, options: RequestOptions): Promise<void>;
  submitResponse(response: QuestionnaireResponse, options: RequestOptions): Promise<QuestionnaireResponse>;
}

/** Returns the adapter of the current login, which may change while a form is open. */
export type CurrentServer = () => DraftServer | undefined;

/** An event of the drafts of a form. */
export type DraftEvent =
  /** The status or the list of unsent responses may have changed. */
  | { readonly type: 'changed' }
  /** The draft that the patient can go on with is another one; undefined if there is none any more. */
  | { readonly type: 'found'; readonly draft: QuestionnaireResponse | undefined }
  /** The login ended; everything is still stored. */
  | { readonly type: 'expired' }
  /** The server has this response. */
  | { readonly type: 'sent'; readonly id: string; readonly questionnaire: string }
  /** Another tab finished the same answers. */
  | { readonly type: 'finished-elsewhere'; readonly id: string }
  /** A failure for a developer to read; the patient can go on. */
  | { readonly type: 'error'; readonly error: Error };

export type DraftListener = (event: DraftEvent) => void;

/** Returns the options of a request that is never cancelled: it should arrive even if the form is removed. */
export function uncancelled(): RequestOptions {
  return { signal: new AbortController().signal };
}
