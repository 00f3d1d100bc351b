import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseModel } from '../../../src/core/model/parse.js';
import { Consultation } from '../../../src/core/model/consultation.js';
import type { Person } from '../../../src/core/model/person.js';
import {
  hasFollowUp,
  isConsultationUsed,
  openConsultation,
  withFollowUp,
  withDiscussed,
  withNote,
} from '../../../src/core/tips/consultation.js';

const subjectAndInstrument = { subject: 'Patient/1', instrument: 'demo' };
const today = { ...subjectAndInstrument, date: '2026-11-22' };
const fresh = openConsultation([], today).consultation;
const deadlines = { step: 'discuss', text: 'de deadlines', since: '2026-08-10' } as const;
const worried = { step: 'discuss', tip: 'b5', text: 'Bent u ongerust?', since: '2026-08-10' } as const;

const stored = (date: string, changes: Partial<Consultation> = {}): Consultation => ({
  ...subjectAndInstrument,
  date,
  discussed: [],
  notes: {},
  again: [],
  ...changes,
});

describe('openConsultation', () => {
  it('starts empty without stored consultations', () => {
    assert.deepEqual(openConsultation([], today), { consultation: stored(today.date), carried: [], others: [] });
  });

  it('continues the stored consultation of the day', () => {
    const present = stored(today.date, { discussed: ['s1'] });
    assert.equal(openConsultation([stored('2026-08-10'), present], today).consultation, present);
  });

  it('starts with the follow-ups of the last earlier one, in any input order', () => {
    const earlier = [stored('2026-08-10', { again: [deadlines] }), stored('2026-02-01', { again: [worried] })];
    const { consultation, carried } = openConsultation(earlier, today);
    assert.deepEqual(carried, [deadlines]);
    assert.deepEqual(consultation.again, [deadlines], 'not yet talked about, so for the next one again');
  });

  it('ignores a later day', () => {
    const later = stored('2027-01-01', { again: [deadlines] });
    assert.deepEqual(openConsultation([later], today).carried, []);
  });
});

describe('openConsultation by several authors', () => {
  const doctor: Person = { reference: 'Practitioner/1', kind: 'professional' };
  const nurse: Person = { reference: 'Practitioner/2', kind: 'professional' };
  const by = (author: Person, date: string, changes: Partial<Consultation> = {}) =>
    stored(date, { author, id: `${author.reference} ${date}`, ...changes });
  const open = (records: readonly Consultation[], author?: Person) =>
    openConsultation(records, { ...today, author, id: 'new' });

  it('keeps two records of one day, and edits only the one of the writer', () => {
    const [ofDoctor, ofNurse] = [by(doctor, today.date), by(nurse, today.date)];
    const { consultation, others } = open([ofDoctor, ofNurse], nurse);
    assert.equal(consultation, ofNurse);
    assert.deepEqual(others, [ofDoctor]);
  });

  it('begins a record of its own if only others wrote', () => {
    const { consultation } = open([by(doctor, today.date), stored(today.date)], nurse);
    assert.deepEqual(consultation, { ...stored(today.date), id: 'new', author: nurse });
  });

  it('knows the writer by another reference, and continues the record that is open', () => {
    const first = by(doctor, today.date, { written: '2026-11-22T09:00:00Z' });
    const second = { ...first, id: 'new', written: '2026-11-22T08:00:00Z' };
    const asRole: Person = { reference: 'PractitionerRole/1', alsoAs: ['Practitioner/1'], kind: 'professional' };
    assert.equal(open([first, second], asRole).consultation, second);
    assert.deepEqual(open([first, second], asRole).others, [first]);
  });

  it('continues without a writer only a record without an author', () => {
    const [old, ofDoctor] = [stored(today.date), by(doctor, today.date)];
    assert.equal(open([ofDoctor, old]).consultation, old);
    assert.deepEqual(open([ofDoctor, old]).others, [ofDoctor]);
  });

  it('shows the notes of others of every day, the newest first, and none of the earlier own ones', () => {
    const [older, newer] = [by(doctor, '2026-02-01'), by(doctor, '2026-08-10')];
    assert.deepEqual(open([older, by(nurse, '2026-08-10'), newer], nurse).others, [newer, older]);
  });

  it('carries what any author postponed, until the record of a later day leaves it out', () => {
    const asked = by(doctor, '2026-08-10', { again: [deadlines] });
    const worry = { ...worried, since: '2026-08-10' };
    const alsoAsked = by(nurse, '2026-08-10', { again: [worry] });
    assert.deepEqual(open([asked, alsoAsked], nurse).carried, [deadlines, worry]);
    const later = by(nurse, '2026-10-01', { again: [worry] });
    assert.deepEqual(open([asked, alsoAsked, later], doctor).carried, [worry]);
  });

  it('does not take a subject for discussed by an author who could not read of it', () => {
    const forDoctor = by(doctor, '2026-08-10', { again: [deadlines], recipients: [] });
    assert.deepEqual(open([forDoctor, by(nurse, '2026-10-01')], doctor).carried, [deadlines]);
    const forNurse = { ...forDoctor, recipients: ['Practitioner/2'] };
    assert.deepEqual(open([forNurse, by(nurse, '2026-10-01')], doctor).carried, []);
  });
});

describe('a consultation', () => {
  it('holds a discussed tip once, and removes it when unticked', () => {
    const twice = withDiscussed(withDiscussed(fresh, 's1', true), 's1', true);
    assert.deepEqual(twice.discussed, ['s1']);
    assert.deepEqual(withDiscussed(twice, 's1', false).discussed, []);
  });

  it('holds a note for a step, but no blank one', () => {
    const withNotes = withNote(withNote(fresh, 'act', 'Bellen'), 'discuss', 'Werk');
    assert.deepEqual(withNotes.notes, { act: 'Bellen', discuss: 'Werk' });
    assert.deepEqual(withNote(withNotes, 'act', ' \n ').notes, { discuss: 'Werk' });
  });

  it('postpones a step with its note, also if that is written later', () => {
    const again = { step: 'discuss', since: fresh.date } as const;
    const putOff = withNote(withFollowUp(fresh, again, true), 'discuss', 'de deadlines');
    assert.deepEqual(putOff.again, [{ ...again, text: 'de deadlines' }]);
    assert.equal(hasFollowUp(putOff, again), true);
    assert.deepEqual(withFollowUp(putOff, again, false).again, []);
  });

  it('keeps an earlier follow-up unchanged when a note is written for the same step', () => {
    const { consultation } = openConsultation([stored('2026-08-10', { again: [deadlines] })], today);
    assert.deepEqual(withNote(consultation, 'discuss', 'iets anders').again, [deadlines]);
  });

  it('distinguishes a tip from its step, and today from earlier days', () => {
    const both = withFollowUp(withFollowUp(fresh, worried, true), { ...worried, since: fresh.date }, true);
    assert.equal(both.again.length, 2);
    assert.equal(hasFollowUp(both, { step: 'discuss', since: fresh.date }), false);
  });

  it('leaves the stored ones unchanged, and fits the model', () => {
    const first = withFollowUp(withNote(fresh, 'close', 'x'), worried, true);
    assert.deepEqual(fresh, stored(today.date));
    assert.deepEqual(parseModel(Consultation, first, 'Consultation'), first);
  });
});

describe('isConsultationUsed', () => {
  const { consultation, carried } = openConsultation([stored('2026-08-10', { again: [deadlines] })], today);
  it('is false for follow-ups that are only carried over', () =>
    assert.equal(isConsultationUsed({ consultation, carried }), false));
  it('is true for a tick, a note, a postponed subject, and a discussed follow-up', () => {
    for (const used of [
      withDiscussed(consultation, 's1', true),
      withNote(consultation, 'act', 'x'),
      withFollowUp(consultation, { ...worried, since: today.date }, true),
      withFollowUp(consultation, deadlines, false),
    ]) {
      assert.equal(isConsultationUsed({ consultation: used, carried }), true);
    }
  });
});
