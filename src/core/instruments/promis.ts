import type { Band, ChangeRule, Instrument, ReferenceGroup, Scale, Citation } from '../model/instrument.js';
import type { LocalizedText } from '../model/localized-text.js';
import { loincCode } from './frequency-items.js';
import { withOwnColors } from './sources.js';
import { bandWords } from './words.js';

// PROMIS T-scores. The host computes them with standard errors, by a table or an adaptive test, and its adapter
// supplies them through `listScores`. A T-score may have decimals, so each cut-off is exactly where its source puts it,
// and the cut-off itself is on the milder side. Texts and tables need permission, so none are included.

const dutchPopulation: LocalizedText = { nl: 'Nederlandse bevolking', en: 'Dutch population', ar: 'سكان هولندا' };
const americanPopulation: LocalizedText = {
  nl: 'bevolking van de VS',
  en: 'US population',
  ar: 'سكان الولايات المتحدة',
};

const symptomBands: Band[] = [
  { from: 10, word: bandWords.normal, light: 'ok', grade: 'none' },
  { from: 55, excludesFrom: true, word: bandWords.mild, light: 'attention', grade: 'light' },
  { from: 60, excludesFrom: true, word: bandWords.moderate, light: 'concern', grade: 'moderate' },
  { from: 70, excludesFrom: true, word: bandWords.severe, light: 'concern', grade: 'severe' },
];

/** Published for the Dutch: below 55 within normal limits, 55 to 59 mild, 60 to 70 moderate, above 70 severe. */
const fatigueBands: Band[] = [
  { from: 10, word: bandWords.normal, light: 'ok', grade: 'none' },
  { from: 55, word: bandWords.mild, light: 'attention', grade: 'light' },
  { from: 60, word: bandWords.moderate, light: 'concern', grade: 'moderate' },
  { from: 70, excludesFrom: true, word: bandWords.severe, light: 'concern', grade: 'severe' },
];

/** The mirror image of the symptom bands: 45 and higher is within normal limits. */
const functionBands: Band[] = [
  { from: 10, word: bandWords.severe, light: 'concern', grade: 'severe' },
  { from: 30, word: bandWords.moderate, light: 'concern', grade: 'moderate' },
  { from: 40, word: bandWords.mild, light: 'attention', grade: 'light' },
  { from: 45, word: bandWords.normal, light: 'ok', grade: 'none' },
];

const cutPoints = 'https://www.healthmeasures.net/score-and-interpret/interpret-scores/promis/promis-score-cut-points';

/** Read: the page, for the domains that it names. It calls 60 the border between mild and moderate. */
const symptomSource: Citation = {
  title: withOwnColors({
    nl: 'HealthMeasures: boven 55 licht, boven 60 matig, boven 70 ernstig',
    en: 'HealthMeasures: above 55 mild, above 60 moderate, above 70 severe',
    ar: 'HealthMeasures: فوق 55 خفيف، فوق 60 متوسط، فوق 70 شديد',
  }),
  url: cutPoints,
  population: americanPopulation,
  verified: true,
};

const painInterferenceSource: Citation = {
  ...symptomSource,
  title: withOwnColors({
    nl: 'HealthMeasures: boven 55 licht, boven 60 matig, boven 70 ernstig; voor Nederland zijn andere grenzen gevonden',
    en: 'HealthMeasures: above 55 mild, above 60 moderate, above 70 severe; other lines were found for the Netherlands',
    ar: 'HealthMeasures: فوق 55 خفيف، فوق 60 متوسط، فوق 70 شديد؛ ووُجدت حدود أخرى لهولندا',
  }),
};

const functionSource: Citation = {
  ...symptomSource,
  title: withOwnColors({
    nl: 'HealthMeasures: onder 45 licht, onder 40 matig, onder 30 ernstig',
    en: 'HealthMeasures: below 45 mild, below 40 moderate, below 30 severe',
    ar: 'HealthMeasures: دون 45 خفيف، دون 40 متوسط، دون 30 شديد',
  }),
};

/** The source for domains that the page does not name: its figures for them could not be read. */
const otherDomainSource: Citation = {
  ...symptomSource,
  title: withOwnColors({
    nl: 'HealthMeasures, de grenzen van andere PROMIS-domeinen; voor dit domein niet gelezen',
    en: 'HealthMeasures, the lines of other PROMIS domains; not read for this domain',
    ar: 'HealthMeasures، حدود مجالات PROMIS الأخرى؛ لم تُقرأ لهذا المجال',
  }),
  verified: false,
};

/** Read: the abstract, which sets 55, 60 and 70. HealthMeasures says on which side the cut-off itself is. */
const elsmanBands: Citation = {
  title: withOwnColors({
    nl: 'Elsman 2022: boven 55 licht, boven 60 matig, boven 70 ernstig',
    en: 'Elsman 2022: above 55 mild, above 60 moderate, above 70 severe',
    ar: 'Elsman 2022: فوق 55 خفيف، فوق 60 متوسط، فوق 70 شديد',
  }),
  url: 'https://doi.org/10.1371/journal.pone.0273287',
  population: dutchPopulation,
  verified: true,
};

/** Read: the abstract of the study of the Dutch item bank, 1006 people; its DOI was not found. */
const fatigueSource: Citation = {
  title: withOwnColors({
    nl: 'Nederlandse studie van de PROMIS-itembank Vermoeidheid, 1.006 mensen: vanaf 55 licht, vanaf 60 matig, boven 70 ernstig',
    en: 'Dutch study of the PROMIS Fatigue item bank, 1,006 people: from 55 mild, from 60 moderate, above 70 severe',
    ar: 'دراسة هولندية لبنك أسئلة PROMIS للتعب، 1006 أشخاص: من 55 خفيف، من 60 متوسط، فوق 70 شديد',
  }),
  population: dutchPopulation,
  verified: true,
};

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
        nl: 'Terwee 2021: 31 studies vonden 0,1 tot 12,7 punten; de auteurs raden 2 tot 6 aan, na een operatie mogelijk meer; wij rekenen met 6',
        en: 'Terwee 2021: 31 studies found 0.1 to 12.7 points; the authors recommend 2 to 6, possibly more after surgery; we use 6',
        ar: 'Terwee 2021: وجدت 31 دراسة من 0.1 إلى 12.7 نقطة؛ ويوصي المؤلفون بـ 2 إلى 6، وربما أكثر بعد الجراحة؛ ونعتمد 6',
      },
      url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC8481206/',
      // Read: the abstract. 6 meets every value that it recommends.
      verified: true,
    },
  },
];

const elsmanMeans: Citation = {
  title: { nl: 'Elsman 2022', en: 'Elsman 2022', ar: 'Elsman 2022' },
  url: 'https://doi.org/10.1371/journal.pone.0273287',
  verified: true,
};
const annalsMeans: Citation = {
  title: { nl: 'Annals of Medicine 2022', en: 'Annals of Medicine 2022', ar: 'Annals of Medicine 2022' },
  url: 'https://doi.org/10.1080/07853890.2022.2149849',
  verified: true,
};
const fatigueMean: Citation = {
  title: {
    nl: 'Nederlandse studie van de PROMIS-itembank Vermoeidheid, 1.006 mensen',
    en: 'Dutch study of the PROMIS Fatigue item bank, 1,006 people',
    ar: 'دراسة هولندية لبنك أسئلة PROMIS للتعب، 1006 أشخاص',
  },
  verified: true,
};

const about = {
  owner: 'PROMIS Health Organization',
  licence: 'licenceRequired',
} as const;

/** PROMIS symptom domains as host-computed T-scores; higher is worse. A host keeps the scales that it uses. */
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
    symptom('anxiety', { nl: 'Angst', en: 'Anxiety', ar: 'القلق' }, elsmanBands, {
      references: [dutch(49.9, elsmanMeans)],
      codes: ['77862-1', '71967-4'],
    }),
    symptom('depression', { nl: 'Somberheid', en: 'Depression', ar: 'الاكتئاب' }, elsmanBands, {
      references: [dutch(49.6, elsmanMeans)],
      codes: ['77861-3', '71965-8'],
    }),
    symptom('fatigue', { nl: 'Vermoeidheid', en: 'Fatigue', ar: 'التعب' }, fatigueSource, {
      bands: fatigueBands,
      references: [dutch(49.1, fatigueMean)],
      codes: ['77864-7', '71963-3'],
    }),
    symptom(
      'pain-interference',
      { nl: 'Last van pijn', en: 'Pain interference', ar: 'تأثير الألم' },
      painInterferenceSource,
      { references: [dutch(54.9, annalsMeans)], codes: ['77865-4', '71961-7'] },
    ),
    symptom('pain-behavior', { nl: 'Pijngedrag', en: 'Pain behavior', ar: 'سلوك الألم' }, otherDomainSource, {
      references: [dutch(52, annalsMeans)],
    }),
  ],
};

/** PROMIS function domains as host-computed T-scores; higher is better. A host keeps the scales that it uses. */
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
      functionSource,
      { references: [dutch(49.8, annalsMeans)], codes: ['91721-1', '71959-1'] },
    ),
    // 71957-5 of the PROMIS-29 is another domain, satisfaction.
    ability(
      'social-participation',
      { nl: 'Meedoen met anderen', en: 'Ability to participate socially', ar: 'القدرة على المشاركة الاجتماعية' },
      functionSource,
      { references: [dutch(50.6, annalsMeans)], codes: ['77854-8'] },
    ),
    ability(
      'social-satisfaction',
      { nl: 'Tevreden met sociale rollen', en: 'Satisfaction with social roles', ar: 'الرضا عن الأدوار الاجتماعية' },
      otherDomainSource,
      { references: [dutch(47.5, annalsMeans)] },
    ),
  ],
};

/** The facts of a domain besides its bands. */
interface DomainFacts {
  readonly bands?: Band[];
  readonly references: ReferenceGroup[];
  /** LOINC codes of its T-score: of the item bank, and of the PROMIS-29. */
  readonly codes?: readonly string[];
}

function symptom(id: string, name: LocalizedText, source: Citation, facts: DomainFacts): Scale {
  return {
    ...tScore(id, name, facts),
    direction: 'higherIsWorse',
    bandSet: { source, bands: facts.bands ?? symptomBands },
  };
}

function ability(id: string, name: LocalizedText, source: Citation, facts: DomainFacts): Scale {
  return { ...tScore(id, name, facts), direction: 'higherIsBetter', bandSet: { source, bands: functionBands } };
}

function tScore(
  id: string,
  name: LocalizedText,
  { references, codes }: DomainFacts,
): Omit<Scale, 'direction' | 'bandSet'> {
  return {
    id: `promis-${id}`,
    name,
    min: 10,
    max: 90,
    items: [],
    method: { type: 'external' },
    missing: { type: 'complete' },
    change,
    references,
    ...(codes ? { codes: codes.map(loincCode) } : {}),
  };
}

function dutch(mean: number, source: Citation): ReferenceGroup {
  return { label: dutchPopulation, mean, source: { ...source, population: dutchPopulation } };
}
