import * as z from 'zod/mini';
import { Assignment, CareEvent, Reader } from '../core/model/care.js';
import { parse } from '../core/model/parse.js';
import { AnswerOption } from '../core/model/questionnaire.js';
import { Measurement } from '../core/model/score.js';
import { instrumentFrom } from '../core/scoring/instrument-from.js';
import type { AdapterCheck } from './adapter-check.js';
import { conversationChecks } from './conversation-checks.js';
import { draftChecks } from './draft-checks.js';
import { exampleData, exampleResponse, otherSubject, subject, url, valueSet } from './example-data.js';
import { expect, expectRejection, expectSame, options } from './expectations.js';
import { heard, optional } from './optional.js';

/** What an adapter promises where it has an optional method. */
export const optionalChecks: readonly AdapterCheck[] = [
  optional('listScores', "listScores() gives the subject's scores of the instrument asked", async (adapter) => {
    const found = await adapter.listScores({ subject, instrument: 'conformance-walking' }, options());
    parse(z.array(Measurement), found, 'listScores()');
    expectSame(
      found.map(({ scores }) => scores[0]?.value),
      [41.5],
      'The scores',
    );
    expectSame(found[0]?.scores[0]?.standardError, 2.5, 'The standard error');
    expectSame([found[0]?.date, found[0]?.scores[0]?.status], ['2026-03-14', 'ok'], 'The date and the status');
    const none = await adapter.listScores({ subject: 'Patient/nobody', instrument: 'conformance-walking' }, options());
    expectSame(none, [], 'The scores of nobody');
  }),

  optional('listAssignments', "listAssignments() gives the subject's assignments", async (adapter) => {
    const found = await adapter.listAssignments({ subject }, options());
    parse(z.array(Assignment), found, 'listAssignments()');
    expectSame(found.map(openOf).toSorted(byId), exampleData.assignments[subject]?.map(openOf).toSorted(byId), 'They');
    expectSame(await adapter.listAssignments({ subject: 'Patient/nobody' }, options()), [], 'Those of nobody');
  }),

  optional('listAssignments', 'a response completes one assignment, however often it is sent', async (adapter) => {
    for (let times = 0; times < 2; times += 1) {
      await adapter.submitResponse(exampleResponse('conformance-sent'), options());
    }
    const completed = (await adapter.listAssignments({ subject }, options())).filter(
      ({ status }) => status === 'completed',
    );
    expectSame(
      completed.map(({ questionnaire }) => questionnaire),
      [url],
      'The completed assignments',
    );
    const others = await adapter.listAssignments({ subject: otherSubject }, options());
    expectSame(
      others.map(({ status }) => status),
      ['sent'],
      "Another subject's assignment",
    );
  }),

  optional('listAssignments', 'a response that is not finished completes no assignment', async (adapter) => {
    await adapter.submitResponse(exampleResponse('conformance-sent', { status: 'in-progress' }), options());
    const found = await adapter.listAssignments({ subject }, options());
    expectSame(
      found.filter(({ status }) => status === 'completed'),
      [],
      'The completed assignments',
    );
  }),

  optional('listEvents', 'listEvents() gives what happened to the subject', async (adapter) => {
    const found = await adapter.listEvents({ subject }, options());
    parse(z.array(CareEvent), found, 'listEvents()');
    expectSame(
      found.map(({ date, label }) => [date, label]),
      [['2026-02-01', 'Operation']],
      'The dates and labels',
    );
  }),

  optional(
    'listReaders',
    'listReaders() gives who can see the answers, and never an unknown as shared',
    async (adapter) => {
      const found = parse(z.array(Reader), await adapter.listReaders({ subject }, options()), 'listReaders()');
      const whoHas = (access: Reader['access']) => found.filter((one) => one.access === access).map(({ name }) => name);
      expectSame(whoHas('shared'), ['A physiotherapist'], 'Who can see the answers');
      expect(!whoHas('notShared').includes('A practice'), 'Somebody of whom it is not known is shown as refused.');
      expectSame(await adapter.listReaders({ subject: 'Patient/nobody' }, options()), [], 'Those of nobody');
    },
  ),

  optional(
    'getInstrument',
    'getInstrument() gives the instrument asked, and rejects for an unknown one',
    async (adapter) => {
      const found = instrumentFrom(await adapter.getInstrument('conformance-walking', options()));
      expectSame(found.id, 'conformance-walking', 'The instrument');
      await expectRejection(adapter.getInstrument('conformance-unknown', options()), 'An unknown instrument');
    },
  ),

  optional(
    'resolveValueSet',
    'resolveValueSet() gives the options in order, and rejects for an unknown one',
    async (adapter) => {
      const found = parse(
        z.array(AnswerOption),
        await adapter.resolveValueSet(valueSet, options()),
        'resolveValueSet()',
      );
      expectSame(
        found.map(({ value }) => value.type === 'coding' && value.value.code),
        ['stick', 'frame'],
        'The options',
      );
      await expectRejection(adapter.resolveValueSet(`${valueSet}-unknown`, options()), 'An unknown value set');
    },
  ),

  optional('subscribe', 'subscribe() tells of a response that came in, until it is stopped', async (adapter) => {
    const calls = { stopped: 0, another: 0 };
    const stop = adapter.subscribe({ subject }, () => (calls.stopped += 1));
    const stopOther = adapter.subscribe({ subject: otherSubject }, () => (calls.another += 1));
    stop();
    await heard(adapter, () => adapter.submitResponse(exampleResponse('conformance-sent'), options())).finally(
      stopOther,
    );
    expectSame(calls, { stopped: 0, another: 0 }, 'The calls to a stopped listener and to that of another subject');
  }),

  ...conversationChecks,

  ...draftChecks,
];

/** What is known of an assignment that waits. */
function openOf({ id, questionnaire, status, sent }: Assignment) {
  return { id, questionnaire, status, sent };
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
