import type { Consultation, FollowUp } from '../model/consultation.js';
import type { TipStep } from '../model/tip.js';

type FollowUpKey = Omit<FollowUp, 'text'>;

/** A consultation, with the follow-ups of the one before it. */
export interface OpenConsultation {
  readonly consultation: Consultation;
  readonly carried: readonly FollowUp[];
}

/**
 * Returns the consultation of a day: the stored one, else a new one with the follow-ups of the last one before it.
 *
 * @param stored Consultations of the same subject and instrument, in any order.
 */
export function openConsultation(
  stored: readonly Consultation[],
  { subject, instrument, date }: Pick<Consultation, 'subject' | 'instrument' | 'date'>,
): OpenConsultation {
  const last = stored
    .filter((consultation) => consultation.date < date)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1);
  const carried = last?.again ?? [];
  const today = stored.find((consultation) => consultation.date === date);
  return {
    consultation: today ?? { subject, instrument, date, discussed: [], notes: {}, again: carried },
    carried,
  };
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
export function isConsultationUsed({ consultation, carried }: OpenConsultation): boolean {
  const { discussed, notes, again, date } = consultation;
  const isOwn = again.some(({ since }) => since === date);
  const isCarriedDone = carried.some((followUp) => !hasFollowUp(consultation, followUp));
  return discussed.length > 0 || Object.keys(notes).length > 0 || isOwn || isCarriedDone;
}

function isSameFollowUp(a: FollowUpKey, b: FollowUpKey): boolean {
  return a.step === b.step && a.tip === b.tip && a.since === b.since;
}
