import type {
  AnswerLevelSet,
  AnswerOption,
  AnswerValue,
  Instrument,
  Questionnaire,
  QuestionnaireResponse,
} from '../src/core/index.js';

/** Example questionnaire with a question for every kind and status of an answer. */

const system = 'https://example.org/CodeSystem/hoe-vaak';
const often: readonly AnswerOption[] = ['Helemaal niet', 'Enkele dagen', 'Vaak', 'Altijd'].map((display, weight) => ({
  value: { type: 'coding', value: { system, code: `vaak-${weight}`, display }, weight },
}));

/** Returns one of four answers, from never (0) to always (3). */
export function howOften(index: number): AnswerValue {
  const { value } = often[index] ?? {};
  if (!value) throw new Error(`There is no answer ${index}.`);
  return value;
}

export const questionnaire: Questionnaire = {
  url: 'https://example.org/Questionnaire/dagen',
  version: '1',
  title: 'Uw dagen – voorbeeld',
  language: 'nl',
  items: [
    { linkId: 'uitleg', type: 'display', text: 'De vragen gaan over de afgelopen week.' },
    {
      linkId: 'klachten',
      type: 'group',
      text: 'Hoe vaak had u last van',
      items: [
        { linkId: 'hoofdpijn', type: 'choice', text: 'Hoofdpijn?', options: [...often] },
        { linkId: 'duizelig', type: 'choice', text: 'Duizeligheid?', options: [...often] },
        { linkId: 'slapen', type: 'choice', text: 'Slecht slapen?', options: [...often] },
        { linkId: 'onveilig', type: 'choice', text: 'Een onveilig gevoel thuis?', options: [...often] },
      ],
    },
    {
      linkId: 'energie',
      type: 'integer',
      text: 'Hoeveel energie had u?',
      minValue: { type: 'integer', value: 0 },
      maxValue: { type: 'integer', value: 10 },
      lowerLabel: 'geen energie',
      upperLabel: 'heel veel energie',
    },
    { linkId: 'werk', type: 'boolean', text: 'Heeft u werk?' },
    {
      linkId: 'uren',
      type: 'integer',
      text: 'Hoeveel uur werkt u in een week?',
      enableWhen: [{ question: 'werk', operator: '=', answer: { type: 'boolean', value: true } }],
    },
    {
      linkId: 'hulp',
      type: 'choice',
      text: 'Wie helpt u?',
      repeats: true,
      options: ['Mijn partner', 'Een buur', 'Niemand'].map((value) => ({ value: { type: 'string', value } })),
    },
    { linkId: 'bespreken', type: 'text', text: 'Wat wilt u bespreken?' },
  ],
};

const source = { title: 'Verzonnen grenzen voor dit voorbeeld', verified: false };
const study = { title: 'Voorbeeldstudie naar dagen', url: 'https://example.org/studie', verified: true };
const levelSet: AnswerLevelSet = {
  source: study,
  levels: [
    { from: 0, light: 'ok' },
    { from: 1, light: 'attention' },
    { from: 2, light: 'concern' },
  ],
};
const complaints = ['hoofdpijn', 'duizelig', 'slapen'];

export const instrument: Instrument = {
  id: 'dagen',
  version: '1',
  name: { nl: 'Uw dagen', en: 'Your days', ar: 'أيامك' },
  about: {
    measures: { nl: 'Klachten en energie in een week', en: 'Complaints and energy in a week', ar: 'الشكاوى والطاقة' },
    itemCount: 9,
    minutes: 2,
    scoreMeaning: {
      nl: 'Twee scores die elk op zichzelf staan.',
      en: 'Two scores, each by itself.',
      ar: 'درجتان كل منهما قائمة بذاتها.',
    },
    owner: 'pro-widgets',
    licence: 'own',
    notice: { nl: 'Dit is een voorbeeld.', en: 'This is an example.', ar: 'هذا مثال.' },
  },
  questionnaires: ['https://example.org/Questionnaire/dagen'],
  items: [
    ...complaints.map((key) => ({ key, linkIds: [key], min: 0, max: 3, levelSet })),
    { key: 'onveilig', linkIds: ['onveilig'], min: 0, max: 3 },
    { key: 'energie', linkIds: ['energie'], min: 0, max: 10 },
  ],
  scales: [
    {
      id: 'klachten',
      name: { nl: 'Klachten', en: 'Complaints', ar: 'الشكاوى' },
      direction: 'higherIsWorse',
      min: 0,
      max: 9,
      items: complaints.map((item) => ({ item })),
      method: { type: 'sum' },
      missing: { type: 'complete' },
    },
    {
      id: 'energie',
      name: { nl: 'Energie', en: 'Energy', ar: 'الطاقة' },
      direction: 'higherIsBetter',
      min: 0,
      max: 10,
      items: [{ item: 'energie' }],
      method: { type: 'value' },
      missing: { type: 'complete' },
      bandSet: {
        source,
        bands: [
          { from: 0, word: { nl: 'laag', en: 'low', ar: 'منخفض' }, light: 'concern' },
          { from: 4, word: { nl: 'matig', en: 'moderate', ar: 'متوسط' }, light: 'attention' },
          { from: 7, word: { nl: 'goed', en: 'good', ar: 'جيد' }, light: 'ok' },
        ],
      },
      references: [
        {
          label: { nl: 'Nederlanders', en: 'People in the Netherlands', ar: 'سكان هولندا' },
          mean: 7.2,
          standardDeviation: 1.5,
          size: 1000,
          source: study,
        },
      ],
      change: [
        { type: 'important', points: 2, source },
        { type: 'importantShare', share: 0.3, source },
      ],
    },
  ],
  flags: [
    {
      id: 'onveilig',
      item: 'onveilig',
      from: 1,
      label: { nl: 'onveilig thuis', en: 'unsafe at home', ar: 'عدم الأمان في المنزل' },
      source,
    },
  ],
};

export type Given = Readonly<Record<string, AnswerValue | readonly AnswerValue[]>>;

/** Returns a completed response to the questionnaire. */
export function responseOf(
  id: string,
  authored: string,
  given: Given,
  rest: Partial<QuestionnaireResponse> = {},
): QuestionnaireResponse {
  const answered = (linkId: string) => {
    const values = [given[linkId] ?? []].flat() as AnswerValue[];
    return values.length > 0 ? [{ linkId, answers: values.map((value) => ({ value })) }] : [];
  };
  return {
    id,
    questionnaire: 'https://example.org/Questionnaire/dagen|1',
    status: 'completed',
    subject: 'Patient/voorbeeld',
    authored,
    items: [
      { linkId: 'klachten', items: ['hoofdpijn', 'duizelig', 'slapen', 'onveilig'].flatMap(answered) },
      ...['energie', 'werk', 'uren', 'hulp', 'bespreken'].flatMap(answered),
    ],
    ...rest,
  };
}

const text = (value: string): AnswerValue => ({ type: 'string', value });

/** Responses of two months ago and of now: one question is skipped, one is unanswered, and one answer raises a flag. */
export const responses: readonly QuestionnaireResponse[] = [
  responseOf('eerst', '2026-09-14T10:00:00Z', {
    hoofdpijn: howOften(3),
    duizelig: howOften(1),
    slapen: howOften(2),
    onveilig: howOften(0),
    energie: { type: 'integer', value: 3 },
    werk: { type: 'boolean', value: true },
    uren: { type: 'integer', value: 24 },
    hulp: text('Een buur'),
  }),
  responseOf('nu', '2026-11-14T10:00:00Z', {
    hoofdpijn: howOften(1),
    duizelig: howOften(0),
    onveilig: howOften(1),
    energie: { type: 'integer', value: 6 },
    werk: { type: 'boolean', value: false },
    hulp: [text('Mijn partner'), text('Een buur')],
    bespreken: text('Hoe het verder moet met de nachten.'),
  }),
];
