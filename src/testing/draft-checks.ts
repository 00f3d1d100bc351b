import { parseModel } from '../core/model/parse.js';
import { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { AdapterCheck } from './adapter-check.js';
import { exampleResponse, otherSubject, subject } from './example-data.js';
import { essenceOf, expect, expectRejection, expectSame, options } from './expectations.js';
import { optionalCheck } from './optional.js';

const canceled = { signal: AbortSignal.abort() };

export const draftChecks: readonly AdapterCheck[] = [
  optionalCheck(
    ['loadDraft', 'saveDraft', 'removeDraft'],
    'saveDraft() stores one draft per subject and version of a questionnaire: the last one, unchanged',
    async (adapter) => {
      const draft = exampleResponse('conformance-draft', { status: 'in-progress' });
      const query = { subject, questionnaire: draft.questionnaire };
      expectSame((await adapter.loadDraft(query, options())) ?? undefined, undefined, 'The draft before saveDraft()');
      for (let times = 0; times < 2; times += 1) await adapter.saveDraft(draft, options());
      await adapter.saveDraft({ ...draft, items: draft.items.slice(1) }, options());
      const found = parseModel(QuestionnaireResponse, await adapter.loadDraft(query, options()), 'loadDraft()');
      expectSame(essenceOf(found), essenceOf({ ...draft, items: draft.items.slice(1) }), 'The draft');
      expectSame(found.authored, draft.authored, 'The time of the draft');
      for (const other of [
        { ...query, subject: otherSubject },
        { ...query, questionnaire: `${query.questionnaire}.1` },
      ]) {
        expectSame(
          (await adapter.loadDraft(other, options())) ?? undefined,
          undefined,
          'The draft of another subject or version',
        );
      }
      await expectRejection(adapter.saveDraft(draft, canceled), 'A canceled saveDraft()');
    },
  ),

  optionalCheck(
    ['loadDraft', 'saveDraft', 'removeDraft'],
    'removeDraft() deletes the draft and is safe to repeat; a draft is never among the responses',
    async (adapter) => {
      const draft = exampleResponse('conformance-draft', { status: 'in-progress' });
      const query = { subject, questionnaire: draft.questionnaire };
      await adapter.saveDraft(draft, options());
      const responses = await adapter.listResponses({ subject }, options());
      expect(!responses.some(({ id }) => id === draft.id), 'listResponses() must not return drafts.');
      for (let times = 0; times < 2; times += 1) await adapter.removeDraft(query, options());
      expectSame((await adapter.loadDraft(query, options())) ?? undefined, undefined, 'The draft after removeDraft()');
    },
  ),

  optionalCheck(
    'getDraftKey',
    'getDraftKey() returns the same AES-GCM key each time, and another key for another subject',
    async (adapter) => {
      const [key, sameKey, otherKey] = [
        await adapter.getDraftKey({ subject }, options()),
        await adapter.getDraftKey({ subject }, options()),
        await adapter.getDraftKey({ subject: otherSubject }, options()),
      ];
      expectSame(key.algorithm.name, 'AES-GCM', 'The algorithm');
      const iv = new Uint8Array(12);
      const text = new TextEncoder().encode('conformance');
      const encrypted = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text);
      const decrypted = new TextDecoder().decode(
        await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, sameKey, encrypted),
      );
      expectSame(decrypted, 'conformance', 'The text decrypted with the same key');
      await expectRejection(
        crypto.subtle.decrypt({ name: 'AES-GCM', iv }, otherKey, encrypted),
        "Another subject's key",
      );
    },
  ),
];
