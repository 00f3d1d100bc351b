import type { DraftQuery, ProAdapter, RequestOptions, SubjectQuery } from '../../../src/adapter/adapter.js';
import { SessionExpiredError, SubmitError, UnavailableError } from '../../../src/adapter/errors.js';
import type { Questionnaire } from '../../../src/core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../../src/core/model/questionnaire-response.js';

export interface HttpAdapterOptions {
  /** The session token. */
  readonly login: string;
  readonly questionnaire: Questionnaire;
  /** Whether the host stores drafts on the device with the key of the session, and on the server. */
  readonly offersKey: boolean;
  readonly offersDrafts: boolean;
}

/** Returns the adapter of a portal with its own server. */
export function httpAdapter({ login, questionnaire, offersKey, offersDrafts }: HttpAdapterOptions): ProAdapter {
  const ask = async (method: string, path: string, { signal }: RequestOptions, body?: object): Promise<Response> => {
    const response = await fetch(`/api/${path}`, {
      method,
      signal,
      headers: { Authorization: login, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw await errorOf(response);
    return response;
  };
  const draftPath = ({ subject, questionnaire: canonical }: DraftQuery) =>
    `drafts/${encodeURIComponent(subject)}/${encodeURIComponent(canonical)}`;
  return {
    getQuestionnaire: async () => questionnaire,
    listResponses: async () => [],
    submitResponse: async (response, options) =>
      (await ask('PUT', `responses/${response.id}`, options, response)).json() as Promise<QuestionnaireResponse>,
    ...(offersKey && {
      getDraftKey: async ({ subject }: SubjectQuery, options: RequestOptions) => {
        const bytes = await (await ask('GET', `keys/${encodeURIComponent(subject)}`, options)).arrayBuffer();
        return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
      },
    }),
    ...(offersDrafts && {
      loadDraft: async (query: DraftQuery, options: RequestOptions) => {
        const response = await ask('GET', draftPath(query), options);
        return response.status === 204 ? undefined : ((await response.json()) as QuestionnaireResponse);
      },
      saveDraft: async (draft: QuestionnaireResponse, options: RequestOptions) => {
        const { subject = '', questionnaire: canonical } = draft;
        await ask('PUT', draftPath({ subject, questionnaire: canonical }), options, draft);
      },
      removeDraft: async (query: DraftQuery, options: RequestOptions) => {
        await ask('DELETE', draftPath(query), options);
      },
    }),
  };
}

/** Returns the error of an HTTP status, as adapter.ts specifies. */
async function errorOf(response: Response): Promise<Error> {
  const { status } = response;
  const text = (await response.text()).slice(0, 200);
  if ([400, 409, 412, 422].includes(status)) return new SubmitError(text);
  if (status === 401 || status === 403) return new SessionExpiredError(text);
  return new UnavailableError(`HTTP ${status}`, retryAfterOf(response));
}

/** Parses `Retry-After`: a number of seconds, or a date. */
function retryAfterOf({ headers }: Response): number | undefined {
  const value = headers.get('Retry-After');
  if (!value) return undefined;
  return /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
}
