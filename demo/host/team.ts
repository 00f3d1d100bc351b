import type { Consultation, Person, Sharing } from '../../src/core/index.js';
import { klachtenQuestionnaire } from './klachten.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire } from '../../src/core/index.js';

const cardiologist: Person = {
  reference: 'PractitionerRole/cardioloog',
  kind: 'professional',
  role: { code: 'cardiologist' },
  organization: 'Ziekenhuis Voorbeeld',
  isContact: true,
};
const physiotherapist: Person = {
  reference: 'PractitionerRole/fysiotherapeut',
  kind: 'professional',
  role: { code: 'physiotherapist' },
  organization: 'Fysiotherapie Voorbeeld',
};
const occupationalPhysician: Person = {
  reference: 'PractitionerRole/bedrijfsarts',
  kind: 'professional',
  role: { code: 'occupational-physician' },
  organization: 'Arbodienst Voorbeeld',
};
const generalPractitioner: Person = {
  reference: 'PractitionerRole/huisarts',
  kind: 'professional',
  role: { code: 'general-practitioner' },
  organization: 'Huisartsenpraktijk Voorbeeld',
};
const employer: Person = {
  reference: 'RelatedPerson/werkgever',
  kind: 'work',
  role: { code: 'employer' },
  organization: 'Bedrijf Voorbeeld',
};

/** The professionals who have a page of their own in the demo, by the name in the address of that page. */
export const viewers: Readonly<Record<string, Person>> = {
  cardioloog: cardiologist,
  fysiotherapeut: physiotherapist,
  bedrijfsarts: occupationalPhysician,
};

export function careTeamOf(subject: string): Person[] {
  const patient: Person = { reference: subject, kind: 'patient' };
  return [patient, cardiologist, physiotherapist, generalPractitioner, occupationalPhysician, employer];
}

/**
 * Returns the decisions of the patient: the cardiologist sees everything, the occupational physician the list about work
 * and the total of the complaints, the physiotherapist that total only. The general practitioner is not decided on.
 */
export function sharingOf(subject: string, today: string): Sharing[] {
  const decided = `${daysAfter(today, -14)}T09:00:00Z`;
  const base = { subject, purpose: 'care', decided } as const;
  const work = [werkHerstelQuestionnaire.url ?? ''];
  const complaints = [klachtenQuestionnaire.url ?? ''];
  return [
    { ...base, recipient: cardiologist.reference, rules: [{ level: 'answers', until: daysAfter(today, 350) }] },
    {
      ...base,
      recipient: physiotherapist.reference,
      rules: [{ questionnaires: complaints, level: 'scores', until: daysAfter(today, 350) }],
    },
    {
      ...base,
      recipient: occupationalPhysician.reference,
      rules: [
        { questionnaires: work, level: 'answers', until: daysAfter(today, 77) },
        { questionnaires: complaints, level: 'scores', until: daysAfter(today, 77) },
      ],
    },
  ];
}

/** Returns the notes of two professionals on one day. */
export function consultationsOf(subject: string, today: string): Consultation[] {
  const day = daysAfter(today, -7);
  const base = { subject, instrument: werkHerstelInstrument.id, date: day, discussed: [], again: [] };
  return [
    {
      ...base,
      id: 'note-cardioloog',
      author: cardiologist,
      written: `${day}T09:10:00Z`,
      notes: { act: 'Inspanning mag in stappen omhoog. Geen bezwaar tegen meer uren.' },
    },
    {
      ...base,
      id: 'note-bedrijfsarts',
      author: occupationalPhysician,
      written: `${day}T14:30:00Z`,
      notes: { act: 'Volgende stap: drie ochtenden per week. Over vier weken opnieuw bespreken.' },
    },
  ];
}

function daysAfter(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
