import * as z from 'zod/mini';
import { Consultation } from '../core/model/consultation.js';
import { parse } from '../core/model/parse.js';
import { Preparation } from '../core/model/preparation.js';
import type { AdapterCheck } from './adapter-check.js';
import { exampleConsultation, examplePreparation, otherSubject, subject } from './example-data.js';
import { expectRejection, expectSame, options } from './expectations.js';
import { heard, optional } from './optional.js';

const query = { subject, instrument: 'conformance-walking' };
const ofAnother = { ...query, subject: otherSubject };
const ofNobody = { ...query, subject: 'Patient/nobody' };
const cancelled = { signal: AbortSignal.abort() };

/** What an adapter promises that keeps what patients prepare and what clinicians note. */
export const conversationChecks: readonly AdapterCheck[] = [
  optional('getPreparation', "getPreparation() gives the subject's preparation, or nothing", async (adapter) => {
    const found = await adapter.getPreparation(query, options());
    expectSame(parse(Preparation, found, 'getPreparation()').questions, 'How far may I walk?', 'The questions');
    expectSame((await adapter.getPreparation(ofNobody, options())) ?? undefined, undefined, 'That of nobody');
    const ofOtherInstrument = { ...query, instrument: 'conformance-other' };
    expectSame((await adapter.getPreparation(ofOtherInstrument, options())) ?? undefined, undefined, 'Another one');
  }),

  optional(
    ['getPreparation', 'savePreparation'],
    'savePreparation() is safe to repeat: the last one stays, every part may be empty, and nobody else has it',
    async (adapter) => {
      const before = await adapter.getPreparation(ofAnother, options());
      const full = examplePreparation({ questions: 'Eerste regel\ntweede — سؤال 🌳', notes: 'Iets' });
      for (let times = 0; times < 2; times += 1) await adapter.savePreparation(full, options());
      expectSame(await adapter.getPreparation(query, options()), full, 'What was saved');
      const empty = examplePreparation({ topics: [], written: '2026-03-15T10:00:00Z' });
      await adapter.savePreparation(empty, options());
      expectSame(await adapter.getPreparation(query, options()), empty, 'What took its place');
      expectSame(await adapter.getPreparation(ofAnother, options()), before, "Another subject's preparation");
      await expectRejection(adapter.savePreparation(full, cancelled), 'A cancelled savePreparation()');
      expectSame(await adapter.getPreparation(query, options()), empty, 'What is there after a cancelled one');
    },
  ),

  optional('listConsultations', "listConsultations() gives the subject's consultations", async (adapter) => {
    const found = await adapter.listConsultations(query, options());
    parse(z.array(Consultation), found, 'listConsultations()');
    expectSame(datesOf(found), ['2026-02-01', '2026-03-01'], 'The dates');
    expectSame(await adapter.listConsultations(ofNobody, options()), [], 'Those of nobody');
  }),

  optional(
    ['listConsultations', 'saveConsultation'],
    'saveConsultation() is safe to repeat: one a day, the last one stays, and nobody else has it',
    async (adapter) => {
      const before = await adapter.listConsultations(ofAnother, options());
      const first = exampleConsultation('2026-04-01');
      for (let times = 0; times < 2; times += 1) await adapter.saveConsultation(first, options());
      const last = { ...first, discussed: [], notes: {}, again: [] };
      await adapter.saveConsultation(last, options());
      const found = await adapter.listConsultations(query, options());
      expectSame(datesOf(found), ['2026-02-01', '2026-03-01', '2026-04-01'], 'The dates');
      expectSame(
        found.find(({ date }) => date === first.date),
        last,
        'What is kept of that day',
      );
      expectSame(await adapter.listConsultations(ofAnother, options()), before, "Another subject's consultations");
      await expectRejection(adapter.saveConsultation(first, cancelled), 'A cancelled saveConsultation()');
    },
  ),

  optional(
    ['subscribe', 'getPreparation', 'savePreparation'],
    'subscribe() tells of what a patient prepared',
    async (adapter) => heard(adapter, () => adapter.savePreparation(examplePreparation(), options())),
  ),
];

function datesOf(consultations: readonly Consultation[]): string[] {
  return consultations.map(({ date }) => date).toSorted();
}
