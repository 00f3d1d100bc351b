import fc from 'fast-check';
import type { Instrument, Scale } from '../../../src/core/model/instrument.js';
import type { Person } from '../../../src/core/model/person.js';
import type { Measurement, Score } from '../../../src/core/model/score.js';

const checked = { title: 'A study', verified: true };
const guessed = { title: 'A guess', verified: false };

/** An instrument with a scale of every kind. Each name and word occurs in no other text. */
export const instrument: Instrument = {
  id: 'any',
  version: '1',
  name: 'Vragenlijst',
  about: { measures: 'm', scoreMeaning: 's', owner: 'o', licence: 'own' },
  questionnaires: ['https://example.org/q|1'],
  items: ['a1', 'a2', 'q9'].map((key) => ({ key, min: 0, max: 9 })),
  scales: [
    {
      id: 'alfa',
      name: 'Alfa',
      direction: 'higherIsWorse',
      min: 0,
      max: 27,
      items: ['a1', 'a2', 'q9'].map((item) => ({ item })),
      method: { type: 'sum' },
      missing: { type: 'complete' },
      bandSet: {
        source: checked,
        bands: [
          { from: 0, word: 'groen', light: 'ok', grade: 'none' },
          { from: 5, word: 'geel', light: 'attention', grade: 'light' },
          { from: 10, word: 'rood', light: 'concern', grade: 'severe' },
        ],
      },
      change: [{ type: 'reliablePoints', points: 3, source: checked }],
      otherRespondents: [
        {
          roles: ['mother'],
          bandSet: {
            source: checked,
            bands: [
              { from: 0, word: 'lila', light: 'ok', grade: 'none' },
              { from: 8, word: 'paars', light: 'attention', grade: 'light' },
              { from: 14, word: 'indigo', light: 'concern', grade: 'severe' },
            ],
          },
          change: [{ type: 'reliablePoints', points: 6, source: checked }],
        },
      ],
    },
    {
      id: 'beta',
      name: 'Beta',
      direction: 'higherIsWorse',
      min: 20,
      max: 80,
      items: [],
      method: { type: 'external' },
      missing: { type: 'complete' },
      bandSet: {
        source: guessed,
        bands: [
          { from: 20, word: 'wit', light: 'ok' },
          { from: 55, word: 'grijs', light: 'attention' },
          { from: 60.5, word: 'zwart', light: 'concern' },
        ],
      },
      change: [
        { type: 'reliableFromErrors', source: checked },
        { type: 'important', points: 0.2, source: guessed },
      ],
    },
    {
      id: 'gamma',
      name: 'Gamma',
      direction: 'higherIsBetter',
      min: -0.5,
      max: 1,
      decimals: 2,
      items: [],
      method: { type: 'external' },
      missing: { type: 'complete' },
      change: [{ type: 'importantShare', share: 0.1, source: guessed }],
    },
  ],
  flags: [{ id: 'q9', item: 'q9', from: 1, label: 'vraag negen', source: checked }],
};

/** The people around the patient. The patient and the mother have two references each. */
export const people: readonly Person[] = [
  { reference: 'Patient/1', alsoAs: ['Person/p'], kind: 'patient', birthDate: '1980-05-01' },
  {
    reference: 'RelatedPerson/1',
    alsoAs: ['Person/m'],
    kind: 'related',
    name: 'Anna',
    role: { code: 'mother' },
  },
  { reference: 'RelatedPerson/2', kind: 'related', role: { code: 'teacher' } },
];

/** The respondents of a history: for each reference the name of the person that it stands for. */
export const personByReference: Readonly<Record<string, string>> = {
  patient: 'patient',
  'Patient/1': 'patient',
  'Person/p': 'patient',
  'RelatedPerson/1': 'mother',
  'Person/m': 'mother',
  'RelatedPerson/2': 'teacher',
  'RelatedPerson/7': 'somebody else',
  unknown: 'unknown',
};

const days = ['2023-09-10', '2025-01-10', '2026-01-09', '2026-01-10', '2026-01-11', '2026-03-10'];
const times = ['', '', 'T07:30:00+01:00', 'T21:00:00+01:00', 'T21:00:00Z', 'T12:00:00'];

const date = fc.oneof(
  { weight: 30, arbitrary: fc.tuple(fc.constantFrom(...days), fc.constantFrom(...times)).map((both) => both.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('2026', '2026-01', '2025-12') },
  { weight: 1, arbitrary: fc.constantFrom('10-01-2026', 'yesterday') },
);

/** Numbers near cut-offs and ends of a scale, with floating-point errors, some of them outside the scale. */
function valueOn({ min, max, bandSet }: Scale): fc.Arbitrary<number> {
  const edges = [min, max, ...(bandSet?.bands ?? []).map(({ from }) => from)];
  const near = [0, 1e-12, -1e-12, 1e-7, -1e-7, 0.04, -0.04, 0.4, -0.4, 0.5, -0.5, 1, -1];
  return fc.oneof(
    fc.integer({ min: Math.ceil(min), max: Math.floor(max) }),
    fc.double({ min, max, noNaN: true }),
    fc.integer({ min: min * 10, max: max * 10 }).map((tenths) => tenths / 10),
    fc.tuple(fc.constantFrom(...edges), fc.constantFrom(...near)).map(([edge, distance]) => edge + distance),
  );
}

function scoreOn(scale: Scale): fc.Arbitrary<Score> {
  const standardError = fc.constantFrom(undefined, undefined, 2, 0.05, 0, -9);
  const valued = fc
    .tuple(fc.constantFrom('ok', 'ok', 'ok', 'prorated' as const), valueOn(scale), standardError)
    .map(([status, value, error]): Score => ({
      scale: scale.id,
      status: status as Score['status'],
      value,
      ...(error === undefined ? {} : { standardError: error }),
    }));
  const none = fc.constantFrom<Score>(
    { scale: scale.id, status: 'incomplete', answered: 8, asked: 9 },
    { scale: scale.id, status: 'notApplicable' },
  );
  return fc.oneof({ weight: 6, arbitrary: valued }, { weight: 1, arbitrary: none });
}

const measurement: fc.Arbitrary<Measurement> = fc
  .record({
    date,
    version: fc.constantFrom(undefined, '1', '1', '1', '2'),
    respondent: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 3, arbitrary: fc.constantFrom(...Object.keys(personByReference)) },
    ),
    togetherWith: fc.option(fc.subarray(Object.keys(personByReference), { minLength: 1, maxLength: 2 }), {
      nil: undefined,
      freq: 4,
    }),
    scores: fc.tuple(...instrument.scales.map((scale) => fc.option(scoreOn(scale), { nil: undefined, freq: 4 }))),
    flags: fc.constantFrom(undefined, undefined, 'none', 'none', 'raised', 'notAnswered', 'notAsked'),
  })
  .map(({ scores, flags, ...rest }) => {
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    return {
      ...(given as Pick<Measurement, 'date' | 'version' | 'respondent' | 'togetherWith'>),
      scores: scores.flatMap((score) => score ?? []),
      ...(flags === undefined
        ? {}
        : { flags: flags === 'none' ? [] : [{ id: 'q9', status: flags as 'raised' | 'notAnswered' | 'notAsked' }] }),
    };
  });

/** Measurements in any order. Some have a response whose scores another system supplies again. */
export const history: fc.Arbitrary<readonly Measurement[]> = fc
  .array(fc.tuple(measurement, fc.boolean(), fc.integer({ min: 0, max: 9 })), { maxLength: 5 })
  .map((parts) =>
    parts.flatMap(([measurement, hasResponse, again], index) => {
      const named = hasResponse ? { ...measurement, response: `response-${index}` } : measurement;
      const { flags: _, ...external } = named;
      return hasResponse && again === 0 ? [named, external] : [named];
    }),
  );
