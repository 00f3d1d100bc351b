/** QuestionnaireForm sessions with a server that stores what it gets, for tests in Node. */
import type { DraftQuery } from '../../src/adapter/adapter.js';
import type { DraftMode } from '../../src/core/model/draft-status.js';
import type { QuestionnaireItem, Questionnaire } from '../../src/core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import type { AnswerValue } from '../../src/core/model/value.js';
import type { DraftServer } from '../../src/drafts/draft-events.js';
import { FormDrafts } from '../../src/drafts/form-drafts.js';
import type { DeviceStorage } from '../../src/drafts/draft-storage.js';
import { FormSession, type FormSessionOptions } from '../../src/session/form-session.js';
import type { OpenDrafts } from '../../src/session/delivery.js';
import type { FormState, SessionEvent } from '../../src/session/form-state.js';
import { loadQuestionnaire } from '../../src/session/load-questionnaire.js';

export const url = 'https://example.org/Questionnaire/a';

/** Four questions, of which the second depends on the first. */
export const items: QuestionnaireItem[] = [
  { linkId: 'alone', type: 'boolean', text: 'Woont u alleen?', required: true },
  {
    linkId: 'travel',
    type: 'string',
    text: 'Hoe gaat u naar uw werk?',
    enableWhen: [{ question: 'alone', operator: '=', answer: { type: 'boolean', value: true } }],
  },
  { linkId: 'sleep', type: 'integer', text: 'Hoe goed sliep u?' },
  { linkId: 'work', type: 'string', text: 'Wat is uw beroep?' },
];

export const questionnaireOf = (own: QuestionnaireItem[], more: Partial<Questionnaire> = {}): Questionnaire => ({
  url,
  version: '1',
  title: 'Vragen',
  items: own,
  ...more,
});

/** A server that fails as told: one error for each request, then none. */
export class Server implements DraftServer {
  keepsDrafts = false;
  readonly drafts = new Map<string, QuestionnaireResponse>();
  key: CryptoKey | undefined;
  readonly sent: QuestionnaireResponse[] = [];
  readonly stored = new Map<string, QuestionnaireResponse>();
  readonly errors: Error[] = [];
  /** Resolves when the server may answer. */
  gate: Promise<void> = Promise.resolve();

  async submitResponse(response: QuestionnaireResponse): Promise<QuestionnaireResponse> {
    this.sent.push(response);
    await this.gate;
    const error = this.errors.shift();
    if (error) throw error;
    this.stored.set(response.id ?? '', response);
    return response;
  }

  async getDraftKey(): Promise<CryptoKey> {
    return (this.key ??= await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]));
  }

  async loadDraft({ subject, questionnaire }: DraftQuery): Promise<QuestionnaireResponse | undefined> {
    return this.drafts.get(`${subject} ${questionnaire}`);
  }

  async saveDraft(draft: QuestionnaireResponse): Promise<void> {
    this.drafts.set(`${draft.subject} ${draft.questionnaire}`, draft);
  }

  async removeDraft({ subject, questionnaire }: DraftQuery): Promise<void> {
    this.drafts.delete(`${subject} ${questionnaire}`);
  }
}

const sessions: FormSession[] = [];

export interface TestSession {
  readonly session: FormSession;
  readonly events: SessionEvent[];
}

/** Opens a session; with a storage, its drafts too. */
export async function opened(
  options: Partial<FormSessionOptions> & { own?: Questionnaire; storage?: DeviceStorage; mode?: DraftMode } = {},
): Promise<TestSession> {
  const { own = questionnaireOf(items), storage, mode = 'device', ...more } = options;
  const questionnaire = await loadQuestionnaire(own, undefined, new AbortController().signal);
  if (!questionnaire) throw new Error('There is no questionnaire.');
  const events: SessionEvent[] = [];
  const session = new FormSession({
    questionnaire,
    subject: 'Patient/1',
    openDrafts: storage && ((given) => FormDrafts.open({ ...given, storage })),
    notify: (event) => events.push(event),
    ...more,
  });
  sessions.push(session);
  if (storage) await session.openDrafts({ mode, lifetime: 24 });
  return { session, events };
}

/** Opens a session whose drafts open only when `open` is called. */
export async function openedSlowly({
  storage,
  ...more
}: Partial<FormSessionOptions> & { own?: Questionnaire; storage: DeviceStorage }): Promise<
  TestSession & { readonly open: () => void; readonly opening: Promise<void> }
> {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const slowly = async (given: Parameters<OpenDrafts>[0]) => {
    await gate;
    return FormDrafts.open({ ...given, storage });
  };
  const { session, events } = await opened({ ...more, openDrafts: slowly });
  return { session, events, open, opening: session.openDrafts({ mode: 'device', lifetime: 24 }) };
}

/** Closes all sessions that a test opened. */
export function closeAll(): void {
  for (const session of sessions.splice(0)) session.close();
}

/** Resolves when the state is as wanted. */
export function until(session: FormSession, isWanted: (state: FormState) => boolean): Promise<FormState> {
  if (isWanted(session.state)) return Promise.resolve(session.state);
  return new Promise((resolve) => {
    const stop = session.subscribe((state) => {
      if (!isWanted(state)) return;
      stop();
      resolve(state);
    });
  });
}

export const yes: AnswerValue = { type: 'boolean', value: true };
export const no: AnswerValue = { type: 'boolean', value: false };

export function answer(session: FormSession, linkId: string, ...values: readonly AnswerValue[]): void {
  const formItem = session.state.form.at(linkId);
  if (!formItem) throw new Error(`There is no item ${linkId}.`);
  session.answer(formItem, values);
}

/** The linkIds on the page. */
export function onPage({ state: { pages, pageIndex } }: FormSession): readonly string[] {
  return pages[pageIndex]?.questions.map(({ item }) => item.linkId) ?? [];
}

/** Goes from the first page to the review, with "no" for the first question. */
export function toReview(session: FormSession): void {
  session.start();
  answer(session, 'alone', no);
  for (let page = 0; page < 3; page += 1) session.next();
}

export function answersOf({ items: all }: QuestionnaireResponse, linkId: string): readonly unknown[] {
  return all.find((item) => item.linkId === linkId)?.answers?.map(({ value }) => value?.value) ?? [];
}
