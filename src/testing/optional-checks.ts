import * as z from 'zod/mini';
import { Assignment, CareEvent, AnswerReader } from '../core/model/care.js';
import { parseModel } from '../core/model/parse.js';
import { AnswerOption } from '../core/model/questionnaire.js';
import { Measurement } from '../core/model/score.js';
import { instrumentFrom } from '../core/scoring/instrument-from.js';
import type { AdapterCheck } from './adapter-check.js';
import { conversationChecks } from './conversation-checks.js';
import { draftChecks } from './draft-checks.js';
import { exampleData, exampleResponse, otherSubject, subject, url, valueSet } from './example-data.js';
import { expect, expectRejection, expectSame, options } from './expectations.js';
import { peopleChecks } from './people-checks.js';
import { waitForNotification, optionalCheck } from './optional.js';

export const optionalChecks: readonly AdapterCheck[] = [
  optionalCheck('listScores', "listScores() returns the subject's scores of the instrument", async (adapter) => {
    const found = await adapter.listScores({ subject, instrument: 'conformance-walking' }, options());
    parseModel(z.array(Measurement), found, 'listScores()');
    expectSame(
      found.map(({ scores }) => scores[0]?.value),
      [41.5],
      'The scores',
    );
    expectSame(found[0]?.scores[0]?.standardError, 2.5, 'The standard error');
    expectSame([found[0]?.date, found[0]?.scores[0]?.status], ['2026-03-14', 'ok'], 'The date and the status');
    const none = await adapter.listScores({ subject: 'Patient/nobody', instrument: 'conformance-walking' }, options());
    expectSame(none, [], 'The scores of an unknown subject');
  }),

  optionalCheck('listAssignments', 'listAssignments() returns the assignments of the subject', async (adapter) => {
    const found = await adapter.listAssignments({ subject }, options());
    parseModel(z.array(Assignment), found, 'listAssignments()');
    expectSame(
      found.map(openAssignmentOf).toSorted(byId),
      exampleData.assignments[subject]?.map(openAssignmentOf).toSorted(byId),
      'The assignments',
    );
    expectSame(
      await adapter.listAssignments({ subject: 'Patient/nobody' }, options()),
      [],
      'The assignments of an unknown subject',
    );
  }),

  optionalCheck('listAssignments', 'a response completes one assignment, even if it is sent again', async (adapter) => {
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

  optionalCheck('listAssignments', 'an unfinished response completes no assignment', async (adapter) => {
    await adapter.submitResponse(exampleResponse('conformance-sent', { status: 'in-progress' }), options());
    const found = await adapter.listAssignments({ subject }, options());
    expectSame(
      found.filter(({ status }) => status === 'completed'),
      [],
      'The completed assignments',
    );
  }),

  optionalCheck('listEvents', 'listEvents() returns the events of the subject', async (adapter) => {
    const found = await adapter.listEvents({ subject }, options());
    parseModel(z.array(CareEvent), found, 'listEvents()');
    expectSame(
      found.map(({ date, label }) => [date, label]),
      [['2026-02-01', 'Operation']],
      'The dates and labels',
    );
  }),

  optionalCheck(
    'listReaders',
    'listReaders() returns who can see the answers, and no unknown access as shared',
    async (adapter) => {
      const found = parseModel(
        z.array(AnswerReader),
        await adapter.listReaders({ subject }, options()),
        'listReaders()',
      );
      const namesWith = (access: AnswerReader['access']) =>
        found.filter((reader) => reader.access === access).map(({ name }) => name);
      expectSame(namesWith('shared'), ['A physiotherapist'], 'The readers with access');
      expect(
        !namesWith('notShared').includes('A practice'),
        'A reader with unknown access must not be returned as notShared.',
      );
      expectSame(
        await adapter.listReaders({ subject: 'Patient/nobody' }, options()),
        [],
        'The readers of an unknown subject',
      );
    },
  ),

  optionalCheck(
    'getInstrument',
    'getInstrument() returns the requested instrument, and rejects for an unknown one',
    async (adapter) => {
      const found = instrumentFrom(await adapter.getInstrument('conformance-walking', options()));
      expectSame(found.id, 'conformance-walking', 'The instrument');
      await expectRejection(adapter.getInstrument('conformance-unknown', options()), 'An unknown instrument');
    },
  ),

  optionalCheck(
    'resolveValueSet',
    'resolveValueSet() returns the options in order, and rejects for an unknown value set',
    async (adapter) => {
      const found = parseModel(
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

  optionalCheck(
    'getLaunchContext',
    'getLaunchContext() returns the patient of the subject by name, and nothing of an unknown subject',
    async (adapter) => {
      const query = { questionnaire: `${url}|1.0`, names: ['patient', 'unknown'] };
      const { patient, unknown } = await adapter.getLaunchContext({ ...query, subject }, options());
      const { id, birthDate } = (patient ?? {}) as { id?: string; birthDate?: string };
      expectSame({ id, birthDate }, { id: 'conformance-1', birthDate: '1958-05-17' }, 'The patient');
      expectSame(unknown ?? null, null, 'A resource that the adapter does not know');
      const nobody = await adapter.getLaunchContext({ ...query, subject: 'Patient/nobody' }, options());
      expectSame(nobody['patient'] ?? null, null, 'The patient of an unknown subject');
    },
  ),

  optionalCheck('subscribe', 'subscribe() reports a submitted response until it is stopped', async (adapter) => {
    const calls = { stopped: 0, otherSubject: 0 };
    const stop = adapter.subscribe({ subject }, () => (calls.stopped += 1));
    const stopOther = adapter.subscribe({ subject: otherSubject }, () => (calls.otherSubject += 1));
    stop();
    await waitForNotification(adapter, () =>
      adapter.submitResponse(exampleResponse('conformance-sent'), options()),
    ).finally(stopOther);
    expectSame(
      calls,
      { stopped: 0, otherSubject: 0 },
      'The calls to a stopped listener and to a listener of another subject',
    );
  }),

  ...conversationChecks,

  ...peopleChecks,

  ...draftChecks,
];

function openAssignmentOf({ id, questionnaire, status, sent }: Assignment) {
  return { id, questionnaire, status, sent };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
