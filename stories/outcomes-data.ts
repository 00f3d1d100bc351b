import type { CareEvent, Instrument, Measurement, Scale, Score } from '../src/core/index.js';

/** Example instrument with a scale for every combination of properties. Its numbers are invented. */

const example = { title: 'Verzonnen grenzen voor dit voorbeeld', verified: false };
const study = {
  title: 'Voorbeeldstudie naar klachten',
  url: 'https://example.org/studie',
  population: 'volwassenen in Nederland',
  verified: true,
};

const questions = ['1', '2', '3', '4', '5', '6', '7', '8'].map((number) => `klacht-${number}`);

const ability: Omit<Scale, 'id' | 'name'> = {
  direction: 'higherIsBetter',
  min: 0,
  max: 10,
  minLabel: { nl: 'helemaal niet', en: 'not at all', ar: 'لا أستطيع إطلاقًا' },
  maxLabel: { nl: 'helemaal', en: 'completely', ar: 'أستطيع تمامًا' },
  items: [],
  method: { type: 'external' },
  missing: { type: 'complete' },
  bandSet: {
    source: example,
    bands: [
      { from: 0, word: { nl: 'laag', en: 'low', ar: 'منخفض' }, light: 'concern' },
      { from: 6, word: { nl: 'matig', en: 'moderate', ar: 'متوسط' }, light: 'attention' },
      { from: 8, word: { nl: 'goed', en: 'good', ar: 'جيد' }, light: 'ok' },
    ],
  },
  change: [{ type: 'reliable', standardDeviation: 1, reliability: 0.75, source: example }],
};

export const instrument: Instrument = {
  id: 'voorbeeld',
  version: '1',
  name: { nl: 'Werk en herstel', en: 'Work and recovery', ar: 'العمل والتعافي' },
  about: {
    measures: 'Een voorbeeld',
    itemCount: 20,
    scoreMeaning: 'Een voorbeeld',
    owner: 'pro-widgets',
    licence: 'own',
    notice: {
      nl: 'Dit is een voorbeeld en geen gevalideerde vragenlijst.',
      en: 'This is an example and not a validated questionnaire.',
      ar: 'هذا مثال وليس استبيانًا مُتحقَّقًا منه.',
    },
  },
  questionnaires: ['https://example.org/Questionnaire/voorbeeld'],
  items: [...questions, 'veiligheid'].map((key) => ({ key, min: 0, max: 3 })),
  scales: [
    {
      ...ability,
      id: 'vertrouwen',
      name: { nl: 'Vertrouwen in terugkeer', en: 'Confidence in returning', ar: 'الثقة في العودة إلى العمل' },
    },
    {
      ...ability,
      id: 'fysiek',
      name: { nl: 'Lichamelijk werkvermogen', en: 'Physical work ability', ar: 'القدرة البدنية على العمل' },
    },
    { ...ability, id: 'steun', name: { nl: 'Steun van het werk', en: 'Support at work', ar: 'الدعم في العمل' } },
    {
      ...ability,
      id: 'klachten',
      name: { nl: 'Klachten', en: 'Complaints', ar: 'الشكاوى' },
      direction: 'higherIsWorse',
      max: 24,
      items: questions.map((item) => ({ item })),
      method: { type: 'sum' },
      minLabel: { nl: 'geen klachten', en: 'no complaints', ar: 'لا شكاوى' },
      maxLabel: { nl: 'veel klachten', en: 'many complaints', ar: 'شكاوى كثيرة' },
      bandSet: {
        source: study,
        bands: [
          { from: 0, word: { nl: 'weinig', en: 'few', ar: 'قليلة' }, light: 'ok' },
          { from: 5, word: { nl: 'licht', en: 'mild', ar: 'خفيفة' }, light: 'attention' },
          { from: 10, word: { nl: 'matig', en: 'moderate', ar: 'متوسطة' }, light: 'concern' },
          { from: 20, word: { nl: 'ernstig', en: 'severe', ar: 'شديدة' }, light: 'concern' },
        ],
      },
      change: [{ type: 'important', points: 5, source: study }],
    },
    {
      ...ability,
      id: 'functioneren',
      name: { nl: 'Lichamelijk functioneren', en: 'Physical function', ar: 'الأداء البدني' },
      min: 20,
      max: 80,
      decimals: 1,
      minLabel: undefined,
      maxLabel: undefined,
      bandSet: {
        source: study,
        bands: [
          { from: 20, word: { nl: 'laag', en: 'low', ar: 'منخفض' }, light: 'concern' },
          { from: 40, word: { nl: 'matig', en: 'moderate', ar: 'متوسط' }, light: 'attention' },
          { from: 45, word: { nl: 'goed', en: 'good', ar: 'جيد' }, light: 'ok' },
        ],
      },
      references: [
        {
          label: { nl: 'Nederlanders', en: 'People in the Netherlands', ar: 'سكان هولندا' },
          mean: 49.8,
          size: 1000,
          source: study,
        },
      ],
      change: [{ type: 'reliableFromErrors', source: study }],
    },
    {
      ...ability,
      id: 'plezier',
      name: { nl: 'Plezier in het werk', en: 'Joy at work', ar: 'الاستمتاع بالعمل' },
      bandSet: undefined,
      change: undefined,
    },
  ],
  flags: [
    {
      id: 'veiligheid',
      item: 'veiligheid',
      from: 1,
      label: { nl: 'onveilig op het werk', en: 'unsafe at work', ar: 'عدم الأمان في العمل' },
      source: example,
    },
  ],
};

/** Returns a measurement of one day from the value or the score of each scale. */
export function measured(
  date: string,
  scores: Record<string, number | Omit<Score, 'scale'>>,
  version = '1',
): Measurement {
  return {
    date,
    version,
    flags: [],
    scores: Object.entries(scores).map(([scale, score]) =>
      typeof score === 'number' ? { scale, status: 'ok', value: score } : { scale, ...score },
    ),
  };
}

export const incomplete = { status: 'incomplete', answered: 3, asked: 8 } as const;

/** Three measurements: physical work ability rises from red to amber, and confidence stays red. */
export const measurements: readonly Measurement[] = [
  measured('2026-08-12', {
    vertrouwen: 2,
    fysiek: 3,
    steun: 7,
    klachten: 14,
    functioneren: { status: 'ok', value: 34.2, standardError: 3.1 },
    plezier: 5,
  }),
  measured('2026-10-03', {
    vertrouwen: 2,
    fysiek: 4,
    steun: 7,
    klachten: 12,
    functioneren: { status: 'ok', value: 38.4, standardError: 2.9 },
    plezier: 6,
  }),
  measured('2026-11-14', {
    vertrouwen: 2,
    fysiek: 8,
    steun: 8,
    klachten: incomplete,
    functioneren: { status: 'ok', value: 46.1, standardError: 3 },
    plezier: 7,
  }),
];

export const events: readonly CareEvent[] = [
  { date: '2026-09-05', label: { nl: 'medicatie aangepast', en: 'medication changed', ar: 'تعديل الدواء' } },
];

export const subject = 'Patient/voorbeeld';
