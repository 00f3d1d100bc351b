import type { Consultation, FollowUp } from '../model/consultation.js';
import type { Person } from '../model/person.js';
import type { TipStep } from '../model/tip.js';
import { isSamePerson, referencesOf } from '../people/people.js';

type FollowUpKey = Omit<FollowUp, 'text'>;

/** A consultation, with the follow-ups of those before it, and the notes of others. */
export interface OpenConsultation {
  /** The record of the writer, which can be edited. */
  readonly consultation: Consultation;
  readonly carried: readonly FollowUp[];
  /** The records of other people, and those of this day from another window of the writer. The newest is first. */
  readonly others: readonly Consultation[];
}

export interface NewConsultation extends Pick<Consultation, 'subject' | 'instrument' | 'date'> {
  /** Key of the record that is open or begins. */
  readonly id?: string | undefined;
  /** The person who writes. Absent if unknown. */
  readonly author?: Person | undefined;
}

/**
 * Returns the consultation of a writer and day: the stored one, else a new one with the follow-ups of those before it.
 *
 * @param stored Consultations of the same subject and instrument by any author, in any order.
 */
export function openConsultation(stored: readonly Consultation[], begun: NewConsultation): OpenConsultation {
  const { date, author, id } = begun;
  const carried = openFollowUps(stored.filter((consultation) => consultation.date < date));
  const ownOfDay = stored
    .filter((consultation) => consultation.date === date && isBy(author, consultation))
    .toSorted((a, b) => compareText(a.written ?? '', b.written ?? '') || compareText(a.id ?? '', b.id ?? ''));
  const own = ownOfDay.find((consultation) => consultation.id === id) ?? ownOfDay.at(-1);
  const others = stored.filter((consultation) => consultation !== own && !isEarlierOwn(consultation, begun));
  return {
    consultation: own ?? newConsultation(begun, carried),
    carried,
    others: others.toSorted((a, b) => compareText(momentOf(b), momentOf(a)) || compareText(a.id ?? '', b.id ?? '')),
  };
}

function newConsultation(
  { subject, instrument, date, id, author }: NewConsultation,
  carried: readonly FollowUp[],
): Consultation {
  return {
    ...(id !== undefined && { id }),
    ...(author && { author }),
    subject,
    instrument,
    date,
    discussed: [],
    notes: {},
    again: [...carried],
  };
}

/** Returns whether a record is by a writer. If the writer is unknown, only a record without an author is. */
function isBy(writer: Person | undefined, { author }: Consultation): boolean {
  return writer && author ? isSamePerson(writer, author) : !writer && !author;
}

function isEarlierOwn(consultation: Consultation, { date, author }: NewConsultation): boolean {
  return consultation.date !== date && isBy(author, consultation);
}

function momentOf({ written, date }: Consultation): string {
  return written ?? date;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Returns the subjects that are still to be discussed after consultations by several authors. A subject is done when a
 * record of a later day no longer has it, if its author could read the record that postponed it.
 */
function openFollowUps(consultations: readonly Consultation[]): FollowUp[] {
  const days = [...new Set(consultations.map(({ date }) => date))].toSorted(compareText);
  let open: readonly OpenFollowUp[] = [];
  for (const day of days) {
    const records = consultations.filter(({ date }) => date === day);
    const before = open;
    const isDone = (followUp: FollowUp) =>
      before.some(
        (earlier) =>
          isSameFollowUp(earlier.followUp, followUp) &&
          records.some((record) => canRead(record, earlier.origin) && !hasFollowUp(record, followUp)),
      );
    const named = records.flatMap((origin) => origin.again.map((followUp) => ({ followUp, origin })));
    // The origin is the record that postponed the subject first, because its recipients know of it.
    const known = named.map(({ followUp, origin }) => ({
      followUp,
      origin: before.find((earlier) => isSameFollowUp(earlier.followUp, followUp))?.origin ?? origin,
    }));
    open = unique([...known, ...before].filter(({ followUp }) => !isDone(followUp)));
  }
  return open.map(({ followUp }) => followUp);
}

interface OpenFollowUp {
  readonly followUp: FollowUp;
  readonly origin: Consultation;
}

/** Returns whether the author of a record can have read another record. */
function canRead({ author }: Consultation, { recipients, author: origin }: Consultation): boolean {
  if (!recipients || (author && origin && isSamePerson(author, origin))) return true;
  return author !== undefined && referencesOf(author).some((reference) => recipients.includes(reference));
}

function unique(followUps: readonly OpenFollowUp[]): OpenFollowUp[] {
  return followUps.filter(
    ({ followUp }, index) => followUps.findIndex((other) => isSameFollowUp(other.followUp, followUp)) === index,
  );
}

export function withDiscussed(consultation: Consultation, tip: string, isDiscussed: boolean): Consultation {
  const others = consultation.discussed.filter((id) => id !== tip);
  return { ...consultation, discussed: isDiscussed ? [...others, tip] : others };
}

/** Returns the consultation with the note of a step; a follow-up of that step gets the same text. */
export function withNote(consultation: Consultation, step: TipStep, note: string): Consultation {
  const { [step]: _, ...others } = consultation.notes;
  const text = note.trim() === '' ? undefined : note;
  const isOfStep = (followUp: FollowUp) =>
    followUp.step === step && !followUp.tip && followUp.since === consultation.date;
  return {
    ...consultation,
    notes: text === undefined ? others : { ...others, [step]: text },
    again: consultation.again.map((followUp) => (isOfStep(followUp) ? { ...followUp, text } : followUp)),
  };
}

export function withFollowUp(consultation: Consultation, followUp: FollowUp, isFollowUp: boolean): Consultation {
  const others = consultation.again.filter((other) => !isSameFollowUp(other, followUp));
  return { ...consultation, again: isFollowUp ? [...others, followUp] : others };
}

export function hasFollowUp(consultation: Consultation, followUp: FollowUpKey): boolean {
  return consultation.again.some((other) => isSameFollowUp(other, followUp));
}

/** Returns whether anything was ticked, written or postponed. */
export function isConsultationUsed({ consultation, carried }: Omit<OpenConsultation, 'others'>): boolean {
  const { discussed, notes, again, date } = consultation;
  const isOwn = again.some(({ since }) => since === date);
  const isCarriedDone = carried.some((followUp) => !hasFollowUp(consultation, followUp));
  return discussed.length > 0 || Object.keys(notes).length > 0 || isOwn || isCarriedDone;
}

function isSameFollowUp(a: FollowUpKey, b: FollowUpKey): boolean {
  return a.step === b.step && a.tip === b.tip && a.since === b.since;
}

/** Returns whether a record has anything to read: a note, or a subject that it postponed itself. */
export function hasNotes({ notes, again, date }: Consultation): boolean {
  return Object.keys(notes).length > 0 || again.some(({ since }) => since === date);
}
