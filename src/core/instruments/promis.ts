import type { Band, ChangeRule, Instrument, ReferenceGroup, Scale, Source } from '../model/instrument.js';
import type { Text } from '../model/text.js';
import { words } from './words.js';

// PROMIS T-scores: the host computes them, with their standard errors, by a table or an adaptive test, and its adapter
// brings them through `listScores`. T is reported as a whole number, so a band begins at the half below its first one:
// 55.4 is shown as 55 and is within the limits that end there. The texts and tables need permission: none are here.

const bandSource: Source = {
  title: {
    nl: 'HealthMeasures, PROMIS score cut points: een halve, 1 en 2 standaarddeviaties van 50',
    en: 'HealthMeasures, PROMIS score cut points: half, 1 and 2 standard deviations from 50',
    ar: 'HealthMeasures، حدود درجات PROMIS: نصف انحراف معياري وانحراف واحد واثنان عن 50',
  },
  url: 'https://www.healthmeasures.net/score-and-interpret/interpret-scores/promis/promis-score-cut-points',
  population: { nl: 'bevolking van de VS', en: 'US population', ar: 'سكان الولايات المتحدة' },
  verified: true,
};

const symptomBands: Band[] = [
  { from: 10, word: words.normal, light: 'ok', grade: 'none' },
  { from: 55.5, word: words.mild, light: 'attention', grade: 'light' },
  { from: 60.5, word: words.moderate, light: 'concern', grade: 'moderate' },
  { from: 70.5, word: words.severe, light: 'concern', grade: 'severe' },
];

const functionBands: Band[] = [
  { from: 10, word: words.severe, light: 'concern', grade: 'severe' },
  { from: 29.5, word: words.moderate, light: 'concern', grade: 'moderate' },
  { from: 39.5, word: words.mild, light: 'attention', grade: 'light' },
  { from: 44.5, word: words.normal, light: 'ok', grade: 'none' },
];

const change: ChangeRule[] = [
  {
    type: 'reliableFromErrors',
    source: {
      title: {
        nl: 'Meetfout van beide T-scores, 95%',
        en: 'Measurement error of both T-scores, 95%',
        ar: 'خطأ القياس لكلتا درجتي T، بنسبة 95٪',
      },
      verified: true,
    },
  },
  {
    type: 'important',
    points: 6,
    source: {
      title: {
        nl: 'Terwee 2021: 2 tot 6 punten in 31 studies; hier de grootste',
        en: 'Terwee 2021: 2 to 6 points in 31 studies; here the largest',
        ar: 'Terwee 2021: من 2 إلى 6 نقاط في 31 دراسة؛ والمستخدم هنا الأكبر',
      },
      url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC8481206/',
      verified: true,
    },
  },
];

const elsman: Source = {
  title: 'Elsman 2022',
  url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9398458/',
  verified: true,
};
const annals: Source = {
  title: 'Annals of Medicine, 10.1080/07853890.2022.2149849',
  url: 'https://doi.org/10.1080/07853890.2022.2149849',
  verified: true,
};

const about = {
  owner: 'PROMIS Health Organization',
  licence: 'licenceRequired',
} as const;

/** PROMIS symptom domains as T-scores that the host computes: higher is worse. A host keeps the scales that it uses. */
export const promisSymptoms: Instrument = {
  id: 'promis-symptoms',
  version: '1',
  name: { nl: 'PROMIS klachten', en: 'PROMIS symptoms', ar: 'أعراض PROMIS' },
  about: {
    ...about,
    measures: {
      nl: 'Angst, somberheid, vermoeidheid en pijn',
      en: 'Anxiety, depression, fatigue and pain',
      ar: 'القلق والاكتئاب والتعب والألم',
    },
    scoreMeaning: {
      nl: 'Een T-score: 50 is het gemiddelde in de VS, 10 is 1 standaarddeviatie. Hoger is meer klachten.',
      en: 'A T-score: 50 is the US mean, 10 is 1 standard deviation. Higher means more symptoms.',
      ar: 'درجة T: متوسط الولايات المتحدة 50، و10 تساوي انحرافًا معياريًا واحدًا. الأعلى يعني أعراضًا أكثر.',
    },
  },
  questionnaires: [],
  items: [],
  scales: [
    symptom('anxiety', { nl: 'Angst', en: 'Anxiety', ar: 'القلق' }, dutch(49.9, elsman)),
    symptom('depression', { nl: 'Somberheid', en: 'Depression', ar: 'الاكتئاب' }, dutch(49.6, elsman)),
    symptom('fatigue', { nl: 'Vermoeidheid', en: 'Fatigue', ar: 'التعب' }),
    symptom(
      'pain-interference',
      { nl: 'Last van pijn', en: 'Pain interference', ar: 'تأثير الألم' },
      dutch(54.9, annals),
    ),
    symptom('pain-behavior', { nl: 'Pijngedrag', en: 'Pain behavior', ar: 'سلوك الألم' }, dutch(52, annals)),
  ],
};

/** PROMIS function domains as T-scores that the host computes: higher is better. A host keeps the scales that it uses. */
export const promisFunction: Instrument = {
  id: 'promis-function',
  version: '1',
  name: { nl: 'PROMIS functioneren', en: 'PROMIS function', ar: 'أداء PROMIS' },
  about: {
    ...about,
    measures: {
      nl: 'Lichamelijk functioneren en meedoen met anderen',
      en: 'Physical function and taking part in social life',
      ar: 'الأداء البدني والمشاركة الاجتماعية',
    },
    scoreMeaning: {
      nl: 'Een T-score: 50 is het gemiddelde in de VS, 10 is 1 standaarddeviatie. Hoger is beter.',
      en: 'A T-score: 50 is the US mean, 10 is 1 standard deviation. Higher is better.',
      ar: 'درجة T: متوسط الولايات المتحدة 50، و10 تساوي انحرافًا معياريًا واحدًا. الأعلى أفضل.',
    },
  },
  questionnaires: [],
  items: [],
  scales: [
    ability(
      'physical-function',
      { nl: 'Lichamelijk functioneren', en: 'Physical function', ar: 'الأداء البدني' },
      dutch(49.8, annals),
    ),
    ability(
      'social-participation',
      { nl: 'Meedoen met anderen', en: 'Ability to participate socially', ar: 'القدرة على المشاركة الاجتماعية' },
      dutch(50.6, annals),
    ),
    ability(
      'social-satisfaction',
      { nl: 'Tevreden met sociale rollen', en: 'Satisfaction with social roles', ar: 'الرضا عن الأدوار الاجتماعية' },
      dutch(47.5, annals),
    ),
  ],
};

function symptom(id: string, name: Text, reference?: ReferenceGroup): Scale {
  return { ...tScore(id, name, reference), direction: 'higherIsWorse', bandSet: bandSetOf(symptomBands) };
}

function ability(id: string, name: Text, reference?: ReferenceGroup): Scale {
  return { ...tScore(id, name, reference), direction: 'higherIsBetter', bandSet: bandSetOf(functionBands) };
}

function bandSetOf(bands: Band[]) {
  return { source: bandSource, bands };
}

function tScore(id: string, name: Text, reference?: ReferenceGroup): Omit<Scale, 'direction' | 'bandSet'> {
  return {
    id: `promis-${id}`,
    name,
    min: 10,
    max: 90,
    items: [],
    method: { type: 'external' },
    missing: { type: 'complete' },
    change,
    ...(reference ? { references: [reference] } : {}),
  };
}

function dutch(mean: number, source: Source): ReferenceGroup {
  const label = { nl: 'Nederlandse bevolking', en: 'Dutch population', ar: 'سكان هولندا' };
  return { label, mean, source: { ...source, population: label } };
}
