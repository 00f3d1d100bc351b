import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseModel } from '../../../src/core/model/parse.js';
import { Consultation } from '../../../src/core/model/consultation.js';
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
    assert.deepEqual(openConsultation([], today), { consultation: stored(today.date), carried: [] });
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
