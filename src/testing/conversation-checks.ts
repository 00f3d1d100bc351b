import * as z from 'zod/mini';
import { Consultation } from '../core/model/consultation.js';
import { parseModel } from '../core/model/parse.js';
import { Preparation } from '../core/model/preparation.js';
import type { AdapterCheck } from './adapter-check.js';
import { exampleConsultation, examplePreparation, otherSubject, subject } from './example-data.js';
import { expectRejection, expectSame, options } from './expectations.js';
import { waitForNotification, optionalCheck } from './optional.js';

const query = { subject, instrument: 'conformance-walking' };
const ofOtherSubject = { ...query, subject: otherSubject };
const ofUnknownSubject = { ...query, subject: 'Patient/nobody' };
const canceled = { signal: AbortSignal.abort() };

export const conversationChecks: readonly AdapterCheck[] = [
  optionalCheck(
    'getPreparation',
    'getPreparation() returns the preparation of the subject, if any',
    async (adapter) => {
      const found = await adapter.getPreparation(query, options());
      expectSame(parseModel(Preparation, found, 'getPreparation()').questions, 'How far may I walk?', 'The questions');
      expectSame(
        (await adapter.getPreparation(ofUnknownSubject, options())) ?? undefined,
        undefined,
        'The preparation of an unknown subject',
      );
      const ofOtherInstrument = { ...query, instrument: 'conformance-other' };
      expectSame(
        (await adapter.getPreparation(ofOtherInstrument, options())) ?? undefined,
        undefined,
        'The preparation for another instrument',
      );
    },
  ),

  optionalCheck(
    ['getPreparation', 'savePreparation'],
    'savePreparation() is safe to repeat: it stores the last preparation of the subject, whose parts may be empty',
    async (adapter) => {
      const before = await adapter.getPreparation(ofOtherSubject, options());
      const full = examplePreparation({ questions: 'Eerste regel\ntweede — سؤال 🌳', notes: 'Iets' });
      for (let times = 0; times < 2; times += 1) await adapter.savePreparation(full, options());
      expectSame(await adapter.getPreparation(query, options()), full, 'The saved preparation');
      const empty = examplePreparation({ topics: [], written: '2026-03-15T10:00:00Z' });
      await adapter.savePreparation(empty, options());
      expectSame(await adapter.getPreparation(query, options()), empty, 'The preparation that replaces it');
      expectSame(await adapter.getPreparation(ofOtherSubject, options()), before, "Another subject's preparation");
      await expectRejection(adapter.savePreparation(full, canceled), 'A canceled savePreparation()');
      expectSame(
        await adapter.getPreparation(query, options()),
        empty,
        'The preparation after a canceled savePreparation()',
      );
    },
  ),

  optionalCheck(
    'listConsultations',
    'listConsultations() returns the consultations of the subject',
    async (adapter) => {
      const found = await adapter.listConsultations(query, options());
      parseModel(z.array(Consultation), found, 'listConsultations()');
      expectSame(datesOf(found), ['2026-02-01', '2026-03-01'], 'The dates');
      expectSame(
        await adapter.listConsultations(ofUnknownSubject, options()),
        [],
        'The consultations of an unknown subject',
      );
    },
  ),

  optionalCheck(
    ['listConsultations', 'saveConsultation'],
    'saveConsultation() is safe to repeat: it stores the last consultation of the subject on a day',
    async (adapter) => {
      const before = await adapter.listConsultations(ofOtherSubject, options());
      const first = exampleConsultation('2026-04-01');
      for (let times = 0; times < 2; times += 1) await adapter.saveConsultation(first, options());
      const last = { ...first, discussed: [], notes: {}, again: [] };
      await adapter.saveConsultation(last, options());
      const found = await adapter.listConsultations(query, options());
      expectSame(datesOf(found), ['2026-02-01', '2026-03-01', '2026-04-01'], 'The dates');
      expectSame(
        found.find(({ date }) => date === first.date),
        last,
        'The stored consultation of that day',
      );
      expectSame(await adapter.listConsultations(ofOtherSubject, options()), before, "Another subject's consultations");
      await expectRejection(adapter.saveConsultation(first, canceled), 'A canceled saveConsultation()');
    },
  ),

  optionalCheck(
    ['listConsultations', 'saveConsultation'],
    'saveConsultation() keeps the records of two authors on one day, also if both are saved at once',
    async (adapter) => {
      const records = ['cardiologist', 'physiotherapist'].map((role) =>
        exampleConsultation('2026-04-01', {
          id: `conformance-by-${role}`,
          author: { reference: `PractitionerRole/conformance-${role}`, kind: 'professional', role: { code: role } },
          written: '2026-04-01T10:00:00Z',
          notes: { act: `Note of the ${role}` },
          recipients: ['PractitionerRole/conformance-cardiologist'],
        }),
      );
      await Promise.all(records.map((record) => adapter.saveConsultation(record, options())));
      const [first] = records;
      if (first) await adapter.saveConsultation({ ...first, discussed: [] }, options());
      const found = (await adapter.listConsultations(query, options())).filter(({ date }) => date === '2026-04-01');
      const essence = ({ id, author, notes, discussed, recipients }: Consultation) =>
        JSON.stringify({ id, author: author?.reference, notes, discussed, recipients });
      expectSame(
        found.map(essence).toSorted(byText),
        [...(first ? [{ ...first, discussed: [] }] : []), ...records.slice(1)].map(essence).toSorted(byText),
        'The records of that day',
      );
    },
  ),

  optionalCheck(['getPreparation', 'savePreparation'], 'savePreparation() keeps the addressees', async (adapter) => {
    const addressed = examplePreparation({ recipients: ['PractitionerRole/conformance-cardiologist'] });
    await adapter.savePreparation(addressed, options());
    expectSame(await adapter.getPreparation(query, options()), addressed, 'The saved preparation');
  }),

  optionalCheck(
    ['subscribe', 'getPreparation', 'savePreparation'],
    'subscribe() reports a saved preparation',
    async (adapter) => waitForNotification(adapter, () => adapter.savePreparation(examplePreparation(), options())),
  ),
];

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function datesOf(consultations: readonly Consultation[]): string[] {
  return consultations.map(({ date }) => date).toSorted();
}
