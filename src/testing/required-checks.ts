import * as z from 'zod/mini';
import { parse } from '../core/model/parse.js';
import { Questionnaire, type Item } from '../core/model/questionnaire.js';
import { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { AdapterCheck } from './adapter-check.js';
import { exampleData, exampleResponse, otherUrl, subject, url } from './example-data.js';
import { essenceOf, expect, expectRejection, expectSame, idsOf, options } from './expectations.js';

export const requiredChecks: readonly AdapterCheck[] = [
  {
    name: 'getQuestionnaire() gives the version that the canonical names',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const found = parse(Questionnaire, await adapter.getQuestionnaire(`${url}|9.0`, options()), 'getQuestionnaire()');
      expectSame([found.url, found.version], [url, '9.0'], 'The questionnaire for url|9.0');
      const shape = (items: readonly Item[] = []): unknown =>
        items.map(({ linkId, type, text, required = false, repeats = false, options = [], items: below }) => ({
          linkId,
          type,
          text,
          required,
          repeats,
          options: options.map(({ value }) => value),
          items: shape(below),
        }));
      const given = exampleData.questionnaires.find(({ version }) => version === '9.0');
      expectSame(shape(found.items), shape(given?.items), 'Its questions');
      return 'passed';
    },
  },
  {
    name: 'getQuestionnaire() gives the newest version when the canonical names none, and 10.0 is newer than 9.0',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      expectSame((await adapter.getQuestionnaire(url, options())).version, '10.0', 'The version for a bare url');
      return 'passed';
    },
  },
  {
    name: 'getQuestionnaire() rejects for a questionnaire or a version that is not there',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      await expectRejection(adapter.getQuestionnaire(`${url}-unknown`, options()), 'An unknown url');
      await expectRejection(adapter.getQuestionnaire(`${url}|2.0`, options()), 'An unknown version');
      return 'passed';
    },
  },
  {
    name: "listResponses() gives all of the subject's responses and nobody else's",
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const found = await adapter.listResponses({ subject }, options());
      parse(z.array(QuestionnaireResponse), found, 'listResponses()');
      expectSame(idsOf(found), ['conformance-first', 'conformance-newest', 'conformance-sleeping'], 'The responses');
      expectSame(await adapter.listResponses({ subject: 'Patient/nobody' }, options()), [], 'Those of nobody');
      return 'passed';
    },
  },
  {
    name: 'listResponses() keeps to the questionnaires asked; one without a version stands for every version',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const ids = async (questionnaires: string[]) =>
        idsOf(await adapter.listResponses({ subject, questionnaires }, options()));
      expectSame(await ids([url]), ['conformance-first', 'conformance-newest'], 'Those to every version');
      expectSame(await ids([`${url}|1.0`]), ['conformance-first'], 'Those to version 1.0');
      expectSame(await ids([`${url}|1.0`, otherUrl]), ['conformance-first', 'conformance-sleeping'], 'Those to two');
      expectSame(await ids([]), [], 'Those to no questionnaire');
      return 'passed';
    },
  },
  {
    name: 'submitResponse() stores a response, resolves with it and gives every type of answer back as it was',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const sent = exampleResponse('conformance-sent');
      const stored = parse(QuestionnaireResponse, await adapter.submitResponse(sent, options()), 'submitResponse()');
      expectSame(essenceOf(stored), essenceOf(sent), 'What submitResponse() resolves with');
      const listed = (await adapter.listResponses({ subject }, options())).filter(({ id }) => id === sent.id);
      expectSame(listed.map(essenceOf), [essenceOf(sent)], 'What listResponses() gives afterwards');
      return 'passed';
    },
  },
  {
    name: 'submitResponse() is safe to repeat: one id, one stored response, also for ten at once',
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
    name: 'submitResponse() of an amended response takes the place of the one with its id',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      await adapter.submitResponse(exampleResponse('conformance-sent'), options());
      const amended = exampleResponse('conformance-sent', {
        status: 'amended',
        items: [{ linkId: 'distance', answers: [{ value: { type: 'integer', value: 31 } }] }],
      });
      await adapter.submitResponse(amended, options());
      const listed = (await adapter.listResponses({ subject }, options())).filter(({ id }) => id === amended.id);
      expectSame(listed.map(essenceOf), [essenceOf(amended)], 'What is stored');
      return 'passed';
    },
  },
  {
    name: 'submitResponse() refuses a response without an id or a subject with a SubmitError, and says what is missing',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      for (const missing of ['id', 'subject'] as const) {
        const { [missing]: _, ...response } = exampleResponse('conformance-sent');
        const name = await adapter.submitResponse(response, options()).then(
          () => 'nothing',
          (reason: unknown) => (reason instanceof Error ? reason.name : 'something that is no Error'),
        );
        expectSame(name, 'SubmitError', `What a response without ${missing} rejects with`);
      }
      return 'passed';
    },
  },
  {
    name: 'what the page does with an object afterwards changes nothing that is stored',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const sent = exampleResponse('conformance-sent');
      const stored = await adapter.submitResponse(sent, options());
      sent.items.length = 0;
      stored.items.length = 0;
      const listed = (await adapter.listResponses({ subject }, options())).find(({ id }) => id === sent.id);
      expect(
        (listed?.items.length ?? 0) > 0,
        'The stored response lost its items when the page emptied its own object.',
      );
      return 'passed';
    },
  },
  {
    name: 'a request that was cancelled rejects, and stores nothing',
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      const cancelled = { signal: AbortSignal.abort() };
      await expectRejection(adapter.getQuestionnaire(url, cancelled), 'A cancelled getQuestionnaire()');
      await expectRejection(adapter.listResponses({ subject }, cancelled), 'A cancelled listResponses()');
      await expectRejection(
        adapter.submitResponse(exampleResponse('conformance-cancelled'), cancelled),
        'A cancelled submitResponse()',
      );
      const listed = idsOf(await adapter.listResponses({ subject }, options()));
      expect(!listed.includes('conformance-cancelled'), 'A cancelled submitResponse() stored the response.');
      return 'passed';
    },
  },
];
