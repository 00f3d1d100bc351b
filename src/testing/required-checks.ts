import * as z from 'zod/mini';
import { parseModel } from '../core/model/parse.js';
import { Questionnaire, type QuestionnaireItem } from '../core/model/questionnaire.js';
import { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { AdapterCheck } from './adapter-check.js';
import { exampleData, exampleResponse, otherUrl, subject, url } from './example-data.js';
import { essenceOf, expect, expectRejection, expectSame, idsOf, options } from './expectations.js';

export const requiredChecks: readonly AdapterCheck[] = [
  {
    name: 'getQuestionnaire() returns the version of the canonical',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const found = parseModel(
        Questionnaire,
        await adapter.getQuestionnaire(`${url}|9.0`, options()),
        'getQuestionnaire()',
      );
      expectSame([found.url, found.version], [url, '9.0'], 'The questionnaire for url|9.0');
      const shape = (items: readonly QuestionnaireItem[] = []): unknown =>
        items.map(({ linkId, type, text, required = false, repeats = false, options = [], items: below }) => ({
          linkId,
          type,
          text,
          required,
          repeats,
          options: options.map(({ value }) => value),
          items: shape(below),
        }));
      const expected = exampleData.questionnaires.find(({ version }) => version === '9.0');
      expectSame(shape(found.items), shape(expected?.items), 'Its questions');
      return 'passed';
    },
  },
  {
    name: 'getQuestionnaire() returns the newest version for a canonical without a version; 10.0 is newer than 9.0',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      expectSame((await adapter.getQuestionnaire(url, options())).version, '10.0', 'The version for a bare url');
      return 'passed';
    },
  },
  {
    name: 'getQuestionnaire() rejects for an unknown questionnaire or version',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      await expectRejection(adapter.getQuestionnaire(`${url}-unknown`, options()), 'An unknown url');
      await expectRejection(adapter.getQuestionnaire(`${url}|2.0`, options()), 'An unknown version');
      return 'passed';
    },
  },
  {
    name: 'listResponses() returns all responses of the subject, and none of others',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const found = await adapter.listResponses({ subject }, options());
      parseModel(z.array(QuestionnaireResponse), found, 'listResponses()');
      expectSame(idsOf(found), ['conformance-first', 'conformance-newest', 'conformance-sleeping'], 'The responses');
      expectSame(
        await adapter.listResponses({ subject: 'Patient/nobody' }, options()),
        [],
        'The responses of an unknown subject',
      );
      return 'passed';
    },
  },
  {
    name: 'listResponses() filters by questionnaires; a canonical without a version matches every version',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const ids = async (questionnaires: string[]) =>
        idsOf(await adapter.listResponses({ subject, questionnaires }, options()));
      expectSame(await ids([url]), ['conformance-first', 'conformance-newest'], 'The responses to every version');
      expectSame(await ids([`${url}|1.0`]), ['conformance-first'], 'The responses to version 1.0');
      expectSame(
        await ids([`${url}|1.0`, otherUrl]),
        ['conformance-first', 'conformance-sleeping'],
        'The responses to two questionnaires',
      );
      expectSame(await ids([]), [], 'The responses to no questionnaire');
      return 'passed';
    },
  },
  {
    name: 'submitResponse() stores a response and resolves with it; every type of answer stays unchanged',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const sent = exampleResponse('conformance-sent');
      const stored = parseModel(
        QuestionnaireResponse,
        await adapter.submitResponse(sent, options()),
        'submitResponse()',
      );
      expectSame(essenceOf(stored), essenceOf(sent), 'The result of submitResponse()');
      const listed = (await adapter.listResponses({ subject }, options())).filter(({ id }) => id === sent.id);
      expectSame(listed.map(essenceOf), [essenceOf(sent)], 'The result of listResponses() afterwards');
      return 'passed';
    },
  },
  {
    name: 'submitResponse() is safe to repeat: it stores one response per id, also for ten calls at once',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const sent = exampleResponse('conformance-sent');
      await Promise.all(Array.from({ length: 10 }, () => adapter.submitResponse(sent, options())));
      await adapter.submitResponse(sent, options());
      const listed = (await adapter.listResponses({ subject }, options())).filter(({ id }) => id === sent.id);
      expectSame(listed.length, 1, 'The number of stored responses');
      return 'passed';
    },
  },
  {
    name: 'submitResponse() of an amended response replaces the response with its id',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      await adapter.submitResponse(exampleResponse('conformance-sent'), options());
      const amended = exampleResponse('conformance-sent', {
        status: 'amended',
        items: [{ linkId: 'distance', answers: [{ value: { type: 'integer', value: 31 } }] }],
      });
      await adapter.submitResponse(amended, options());
      const listed = (await adapter.listResponses({ subject }, options())).filter(({ id }) => id === amended.id);
      expectSame(listed.map(essenceOf), [essenceOf(amended)], 'The stored response');
      return 'passed';
    },
  },
  {
    name: 'submitResponse() rejects a response without an id or subject with a SubmitError',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      for (const missing of ['id', 'subject'] as const) {
        const { [missing]: _, ...response } = exampleResponse('conformance-sent');
        const name = await adapter.submitResponse(response, options()).then(
          () => 'nothing',
          (reason: unknown) => (reason instanceof Error ? reason.name : 'a value that is not an Error'),
        );
        expectSame(name, 'SubmitError', `The rejection for a response without ${missing}`);
      }
      return 'passed';
    },
  },
  {
    name: 'stored data does not change when the page changes an object afterwards',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const sent = exampleResponse('conformance-sent');
      const stored = await adapter.submitResponse(sent, options());
      sent.items.length = 0;
      stored.items.length = 0;
      const listed = (await adapter.listResponses({ subject }, options())).find(({ id }) => id === sent.id);
      expect(
        (listed?.items.length ?? 0) > 0,
        'The stored response must keep its items when the page empties its own object.',
      );
      return 'passed';
    },
  },
  {
    name: 'a canceled request rejects and stores nothing',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const canceled = { signal: AbortSignal.abort() };
      await expectRejection(adapter.getQuestionnaire(url, canceled), 'A canceled getQuestionnaire()');
      await expectRejection(adapter.listResponses({ subject }, canceled), 'A canceled listResponses()');
      await expectRejection(
        adapter.submitResponse(exampleResponse('conformance-cancelled'), canceled),
        'A canceled submitResponse()',
      );
      const listed = idsOf(await adapter.listResponses({ subject }, options()));
      expect(!listed.includes('conformance-cancelled'), 'A canceled submitResponse() must not store the response.');
      return 'passed';
    },
  },
];
