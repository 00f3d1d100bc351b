import type { Instrument } from '../model/instrument.js';
import type { LocalizedText } from '../model/localized-text.js';

/** Decrements by dimension, levels 1 to 5: the Dutch tariff, Versteegh 2016, doi 10.1016/j.jval.2016.01.003. */
const tariff: readonly { key: string; label: LocalizedText; losses: readonly number[] }[] = [
  {
    key: 'mobility',
    label: { nl: 'mobiliteit', en: 'mobility', ar: 'الحركة' },
    losses: [0, 0.035, 0.057, 0.166, 0.203],
  },
  {
    key: 'self-care',
    label: { nl: 'zelfzorg', en: 'self-care', ar: 'العناية بالنفس' },
    losses: [0, 0.038, 0.061, 0.168, 0.168],
  },
  {
    key: 'usual-activities',
    label: { nl: 'dagelijkse activiteiten', en: 'usual activities', ar: 'الأنشطة المعتادة' },
    losses: [0, 0.039, 0.087, 0.192, 0.192],
  },
  {
    key: 'pain',
    label: { nl: 'pijn of ongemak', en: 'pain or discomfort', ar: 'الألم أو الانزعاج' },
    losses: [0, 0.066, 0.092, 0.36, 0.415],
  },
  {
    key: 'anxiety',
    label: { nl: 'angst of somberheid', en: 'anxiety or depression', ar: 'القلق أو الاكتئاب' },
    losses: [0, 0.07, 0.145, 0.356, 0.421],
  },
];

/** EQ-5D-5L with the Dutch tariff and the VAS. The portal supplies the text, which needs EuroQol's permission. */
export const eq5d5l: Instrument = {
  id: 'eq-5d-5l',
  version: '1',
  name: 'EQ-5D-5L',
  about: {
    measures: { nl: 'Kwaliteit van leven vandaag', en: 'Quality of life today', ar: 'جودة الحياة اليوم' },
    itemCount: 6,
    scoreMeaning: {
      nl: 'Het cijfer voor gezondheid is 0 tot 100. Hoger is beter.',
      en: 'The health rating is 0 to 100. Higher is better.',
      ar: 'تقييم الصحة من 0 إلى 100. الأعلى أفضل.',
    },
    owner: 'EuroQol',
    licence: 'licenceRequired',
  },
  questionnaires: [],
  items: [
    ...tariff.map(({ key, label }) => ({ key, label, min: 1, max: 5 })),
    { key: 'vas', label: { nl: 'cijfer voor gezondheid', en: 'health rating', ar: 'تقييم الصحة' }, min: 0, max: 100 },
  ],
  scales: [
    {
      id: 'eq-5d-5l-value-nl',
      name: { nl: 'Waarde van de gezondheid', en: 'Health value', ar: 'قيمة الصحة' },
      cliniciansOnly: {
        nl: 'Alleen voor zorgverleners: de waarde is bedoeld om groepen te vergelijken. De waarde is 1 zonder problemen, en lager bij meer problemen. Hoeveel lager, hebben inwoners van Nederland in een onderzoek bepaald. De waarde kan daardoor onder 0 komen. Het is geen oordeel over iemands leven.',
        en: 'For clinicians only: the value is meant to compare groups. It is 1 without problems, and lower with more problems. People in the Netherlands decided in a study how much lower. So the value can be below 0. It is no judgement of a life.',
        ar: 'لمقدمي الرعاية فقط: الغرض من القيمة هو المقارنة بين المجموعات. القيمة 1 تعني عدم وجود مشكلات، وتنخفض كلما زادت المشكلات. حدد سكان في هولندا مقدار الانخفاض في دراسة، ولذلك قد تكون القيمة أقل من 0. وهي ليست حكمًا على حياة أحد.',
      },
      direction: 'higherIsBetter',
      min: -0.446,
      max: 1,
      decimals: 3,
      items: tariff.map(({ key }) => ({ item: key })),
      method: {
        type: 'weighted',
        start: 1,
        weights: Object.fromEntries(
          tariff.map(({ key, losses }) => [
            key,
            Object.fromEntries(losses.map((loss, index) => [String(index + 1), loss === 0 ? 0 : -loss])),
          ]),
        ),
        anyAbove: { level: 1, weight: -0.047 },
      },
      missing: { type: 'complete' },
    },
    {
      id: 'eq-5d-5l-vas',
      name: { nl: 'Cijfer voor gezondheid', en: 'Health rating', ar: 'تقييم الصحة' },
      direction: 'higherIsBetter',
      min: 0,
      max: 100,
      items: [{ item: 'vas' }],
      method: { type: 'value' },
      missing: { type: 'complete' },
    },
  ],
};
