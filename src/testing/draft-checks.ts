import { parse } from '../core/model/parse.js';
import { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { AdapterCheck } from './adapter-check.js';
import { exampleResponse, otherSubject, subject } from './example-data.js';
import { essenceOf, expect, expectRejection, expectSame, options } from './expectations.js';
import { optional } from './optional.js';

const cancelled = { signal: AbortSignal.abort() };

/** What an adapter promises that keeps unfinished answers. */
export const draftChecks: readonly AdapterCheck[] = [
  optional(
    ['loadDraft', 'saveDraft', 'removeDraft'],
    'saveDraft() keeps one draft for a subject and version of a questionnaire: the last one, as it was',
    async (adapter) => {
      const draft = exampleResponse('conformance-draft', { status: 'in-progress' });
      const query = { subject, questionnaire: draft.questionnaire };
      expectSame((await adapter.loadDraft(query, options())) ?? undefined, undefined, 'The draft of before');
      for (let times = 0; times < 2; times += 1) await adapter.saveDraft(draft, options());
      await adapter.saveDraft({ ...draft, items: draft.items.slice(1) }, options());
      const found = parse(QuestionnaireResponse, await adapter.loadDraft(query, options()), 'loadDraft()');
      expectSame(essenceOf(found), essenceOf({ ...draft, items: draft.items.slice(1) }), 'The draft');
      expectSame(found.authored, draft.authored, 'When it was answered');
      for (const other of [
        { ...query, subject: otherSubject },
        { ...query, questionnaire: `${query.questionnaire}.1` },
      ]) {
        expectSame((await adapter.loadDraft(other, options())) ?? undefined, undefined, 'The draft of another');
      }
      await expectRejection(adapter.saveDraft(draft, cancelled), 'A cancelled saveDraft()');
    },
  ),

  optional(
    ['loadDraft', 'saveDraft', 'removeDraft'],
    'removeDraft() throws the draft away, is safe to repeat, and a draft is never among the responses',
    async (adapter) => {
      const draft = exampleResponse('conformance-draft', { status: 'in-progress' });
      const query = { subject, questionnaire: draft.questionnaire };
      await adapter.saveDraft(draft, options());
      const responses = await adapter.listResponses({ subject }, options());
      expect(!responses.some(({ id }) => id === draft.id), 'listResponses() gives a draft; it should not.');
      for (let times = 0; times < 2; times += 1) await adapter.removeDraft(query, options());
      expectSame((await adapter.loadDraft(query, options())) ?? undefined, undefined, 'What is left');
    },
  ),

  optional(
    'getDraftKey',
    'getDraftKey() gives the same AES-GCM key each time, and another subject another',
    async (adapter) => {
      const [key, same, other] = [
        await adapter.getDraftKey({ subject }, options()),
        await adapter.getDraftKey({ subject }, options()),
        await adapter.getDraftKey({ subject: otherSubject }, options()),
      ];
      expectSame(key.algorithm.name, 'AES-GCM', 'The algorithm');
      const iv = new Uint8Array(12);
      const text = new TextEncoder().encode('conformance');
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text);
      const opened = new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, same, sealed));
      expectSame(opened, 'conformance', 'What the same key opens');
      await expectRejection(crypto.subtle.decrypt({ name: 'AES-GCM', iv }, other, sealed), "Another subject's key");
    },
  ),
];
