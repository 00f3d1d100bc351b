import type { Consultation, FollowUp } from '../model/consultation.js';
import type { TipStep } from '../model/tip.js';

/** Which thing it is: there is one a day for a tip, and one for a step. */
type Place = Omit<FollowUp, 'text'>;

/** A consultation with what the one before it left to talk about. */
export interface OpenConsultation {
  readonly consultation: Consultation;
  readonly carried: readonly FollowUp[];
}

/**
 * The consultation of a day: as it was kept, else a new one that begins with what the last one before it left.
 *
 * @param kept Consultations of the same subject and instrument, in any order.
 */
export function openConsultation(
  kept: readonly Consultation[],
  { subject, instrument, date }: Pick<Consultation, 'subject' | 'instrument' | 'date'>,
): OpenConsultation {
  const last = kept
    .filter((one) => one.date < date)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1);
  const carried = last?.again ?? [];
  const today = kept.find((one) => one.date === date);
  return {
    consultation: today ?? { subject, instrument, date, discussed: [], notes: {}, again: carried },
    carried,
  };
}

/** With a tip ticked, or no longer. */
export function withDiscussed(consultation: Consultation, tip: string, isDiscussed: boolean): Consultation {
  const others = consultation.discussed.filter((one) => one !== tip);
  return { ...consultation, discussed: isDiscussed ? [...others, tip] : others };
}

/** With the line of a step; what is put off with that step says the same. */
export function withNote(consultation: Consultation, step: TipStep, note: string): Consultation {
  const { [step]: _, ...others } = consultation.notes;
  const text = note.trim() === '' ? undefined : note;
  const isOfStep = (one: FollowUp) => one.step === step && !one.tip && one.since === consultation.date;
  return {
    ...consultation,
    notes: text === undefined ? others : { ...others, [step]: text },
    again: consultation.again.map((one) => (isOfStep(one) ? { ...one, text } : one)),
  };
}

/** With something to talk about again, or no longer. */
export function withFollowUp(consultation: Consultation, what: FollowUp, isAgain: boolean): Consultation {
  const others = consultation.again.filter((one) => !isSameAgain(one, what));
  return { ...consultation, again: isAgain ? [...others, what] : others };
}

export function hasFollowUp(consultation: Consultation, what: Place): boolean {
  return consultation.again.some((one) => isSameAgain(one, what));
}

/** Whether anything was ticked, written or put off. */
export function isConsultationUsed({ consultation, carried }: OpenConsultation): boolean {
  const { discussed, notes, again, date } = consultation;
  const isOwn = again.some(({ since }) => since === date);
  const isCarriedDone = carried.some((one) => !hasFollowUp(consultation, one));
  return discussed.length > 0 || Object.keys(notes).length > 0 || isOwn || isCarriedDone;
}

function isSameAgain(a: Place, b: Place): boolean {
  return a.step === b.step && a.tip === b.tip && a.since === b.since;
}
