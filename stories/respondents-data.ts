import type { AdapterData } from '../src/adapter/adapter-data.js';
import { MemoryAdapter } from '../src/adapter/memory.js';
import type { Instrument, Measurement, Person } from '../src/core/index.js';
import { instrument as example, measured, subject } from './outcomes-data.js';

/** Scores and answers about a child, by the child, a parent and a teacher. */

export const child: Person = { reference: subject, kind: 'patient', name: 'Sem', birthDate: '2015-03-01' };
export const mother: Person = {
  reference: 'RelatedPerson/moeder',
  alsoAs: ['Person/moeder'],
  kind: 'related',
  name: 'Anna',
  role: { code: 'mother' },
};
export const father: Person = { reference: 'RelatedPerson/vader', kind: 'related', role: { code: 'father' } };
export const teacher: Person = {
  reference: 'RelatedPerson/leerkracht',
  kind: 'related',
  role: { code: 'teacher' },
  organization: { nl: 'basisschool', en: 'primary school', ar: 'المدرسة الابتدائية' },
};
export const people: readonly Person[] = [child, mother, father, teacher];

/** The example instrument with bands of its own for the answers of parents. */
export const instrument: Instrument = {
  ...example,
  scales: example.scales.map((scale) =>
    scale.id === 'fysiek' && scale.bandSet
      ? { ...scale, otherRespondents: [{ roles: ['mother', 'father', 'parent'], bandSet: scale.bandSet }] }
      : scale,
  ),
};

type Scores = Parameters<typeof measured>[1];

/** Returns a measurement by a respondent. */
export function answered(by: Person, date: string, scores: Scores, togetherWith: readonly Person[] = []): Measurement {
  return {
    ...measured(date, scores),
    ...(by.kind !== 'patient' && { respondent: by.reference }),
    ...(togetherWith.length > 0 && { togetherWith: togetherWith.map(({ reference }) => reference) }),
  };
}

/** The mother is known by two references, and answered the last time together with the child. The teacher did not. */
export const measurements: readonly Measurement[] = [
  answered(child, '2026-02-10', { fysiek: 4, klachten: 9 }),
  answered(mother, '2026-02-10', { fysiek: 6, klachten: 7 }),
  answered(child, '2026-05-12', { fysiek: { status: 'incomplete', answered: 3, asked: 8 } }),
  { ...answered(mother, '2026-05-12', { fysiek: 6 }), respondent: 'Person/moeder' },
  answered(teacher, '2026-05-12', { fysiek: 8, klachten: 3 }),
  answered(child, '2026-08-11', { fysiek: 5, klachten: 9 }),
  answered(mother, '2026-08-11', { fysiek: 7, klachten: 6 }),
  answered(teacher, '2026-08-11', { fysiek: 7, klachten: 4 }),
  answered(child, '2026-11-14', { fysiek: 6, klachten: 4 }, [mother]),
  answered(mother, '2026-11-14', { fysiek: 7, klachten: 6 }, [child]),
];

/** Returns an adapter with the scores of all respondents, and the people around the child. */
export function respondentsAdapter(
  scores: readonly Measurement[] = measurements,
  data: AdapterData = {},
): MemoryAdapter {
  return new MemoryAdapter({
    instruments: [instrument],
    scores: { [subject]: { [instrument.id]: [...scores] } },
    careTeams: { [subject]: people },
    ...data,
  });
}
