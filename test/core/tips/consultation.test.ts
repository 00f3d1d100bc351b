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

const place = { subject: 'Patient/1', instrument: 'demo' };
const today = { ...place, date: '2026-11-22' };
const fresh = openConsultation([], today).consultation;
const deadlines = { step: 'discuss', text: 'de deadlines', since: '2026-08-10' } as const;
const worried = { step: 'discuss', tip: 'b5', text: 'Bent u ongerust?', since: '2026-08-10' } as const;

const kept = (date: string, changes: Partial<Consultation> = {}): Consultation => ({
  ...place,
  date,
  discussed: [],
  notes: {},
  again: [],
  ...changes,
});

describe('openConsultation', () => {
  it('begins empty where nothing was kept', () => {
    assert.deepEqual(openConsultation([], today), { consultation: kept(today.date), carried: [] });
  });

  it('goes on with what was kept of the day', () => {
    const present = kept(today.date, { discussed: ['s1'] });
    assert.equal(openConsultation([kept('2026-08-10'), present], today).consultation, present);
  });

  it('begins with what the last one before it left, in whatever order they come', () => {
    const earlier = [kept('2026-08-10', { again: [deadlines] }), kept('2026-02-01', { again: [worried] })];
    const { consultation, carried } = openConsultation(earlier, today);
    assert.deepEqual(carried, [deadlines]);
    assert.deepEqual(consultation.again, [deadlines], 'not yet talked about, so for the next one again');
  });

  it('takes nothing from a later day', () => {
    const later = kept('2027-01-01', { again: [deadlines] });
    assert.deepEqual(openConsultation([later], today).carried, []);
  });
});

describe('the notes of a consultation', () => {
  it('hold a tip once, and lose it when it is unticked', () => {
    const twice = withDiscussed(withDiscussed(fresh, 's1', true), 's1', true);
    assert.deepEqual(twice.discussed, ['s1']);
    assert.deepEqual(withDiscussed(twice, 's1', false).discussed, []);
  });

  it('hold a line for a step, and no empty one', () => {
    const written = withNote(withNote(fresh, 'act', 'Bellen'), 'discuss', 'Werk');
    assert.deepEqual(written.notes, { act: 'Bellen', discuss: 'Werk' });
    assert.deepEqual(withNote(written, 'act', ' \n ').notes, { discuss: 'Werk' });
  });

  it('put a step off in the words of its line, also when that is written later', () => {
    const again = { step: 'discuss', since: fresh.date } as const;
    const putOff = withNote(withFollowUp(fresh, again, true), 'discuss', 'de deadlines');
    assert.deepEqual(putOff.again, [{ ...again, text: 'de deadlines' }]);
    assert.equal(hasFollowUp(putOff, again), true);
    assert.deepEqual(withFollowUp(putOff, again, false).again, []);
  });

  it('change nothing of what an earlier one left when a line is written at the same step', () => {
    const { consultation } = openConsultation([kept('2026-08-10', { again: [deadlines] })], today);
    assert.deepEqual(withNote(consultation, 'discuss', 'iets anders').again, [deadlines]);
  });

  it('keep a tip apart from its step, and today from before', () => {
    const both = withFollowUp(withFollowUp(fresh, worried, true), { ...worried, since: fresh.date }, true);
    assert.equal(both.again.length, 2);
    assert.equal(hasFollowUp(both, { step: 'discuss', since: fresh.date }), false);
  });

  it('leave the kept ones alone, and are as the model says', () => {
    const first = withFollowUp(withNote(fresh, 'close', 'x'), worried, true);
    assert.deepEqual(fresh, kept(today.date));
    assert.deepEqual(parseModel(Consultation, first, 'Consultation'), first);
  });
});

describe('isUsed', () => {
  const { consultation, carried } = openConsultation([kept('2026-08-10', { again: [deadlines] })], today);
  it('is not said of what only waits', () => assert.equal(isConsultationUsed({ consultation, carried }), false));
  it('is said of a tick, a line, something put off, and something from before that was talked about', () => {
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
