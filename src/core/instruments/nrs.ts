import type { Band, ChangeRule, Instrument, Scale, Citation } from '../model/instrument.js';
import type { QuestionnaireItem, Questionnaire } from '../model/questionnaire.js';
import type { LocalizedText } from '../model/localized-text.js';
import { withOwnColors } from './sources.js';
import { bandWords } from './words.js';

const canonical = 'https://pro-widgets.example/Questionnaire/nrs';

/** Pain, fatigue and distress as numbers, in our own words. */
export const nrsQuestionnaire: Questionnaire = {
  url: canonical,
  version: '1',
  title: 'Pijn, vermoeidheid en last',
  language: 'nl',
  items: [
    rating('pijn', 'Hoeveel pijn had u de afgelopen 7 dagen, gemiddeld?', 'Geen pijn', 'Ergst denkbare pijn'),
    rating(
      'vermoeidheid',
      'Hoe moe was u de afgelopen 7 dagen, gemiddeld?',
      'Helemaal niet moe',
      'Zo moe als u zich kunt voorstellen',
    ),
    rating(
      'last',
      'Hoeveel last had u de afgelopen 7 dagen van alles bij elkaar, gemiddeld?',
      'Helemaal geen last',
      'Heel erg veel last',
    ),
  ],
};

const threeBands: Band[] = [
  { from: 0, word: bandWords.little, wordAtFrom: bandWords.none, light: 'ok', grade: 'none' },
  { from: 4, word: bandWords.moderate, light: 'attention', grade: 'moderate' },
  { from: 7, word: bandWords.much, light: 'concern', grade: 'severe' },
];

const guideline =
  'https://palliaweb.nl/richtlijnen-palliatieve-zorg/richtlijn/pijn-bij-patienten-met-kanker/diagnostiek/pijnmeting';
const guidelinePopulation: LocalizedText = {
  nl: 'patiënten met kanker',
  en: 'patients with cancer',
  ar: 'مرضى السرطان',
};

// No source found for the cut-off at 7: the Dutch inspectorate counted pain scores above 7 as severe, after surgery.
const painSource: Citation = {
  title: withOwnColors({
    nl: 'Palliaweb, pijn bij kanker: actie vanaf 4; de grens bij 7 is niet bevestigd',
    en: 'Palliaweb, pain in cancer: action from 4; the line at 7 is not confirmed',
    ar: 'Palliaweb، الألم لدى مرضى السرطان: إجراء ابتداءً من 4؛ الحد عند 7 غير مؤكد',
  }),
  url: guideline,
  population: guidelinePopulation,
  verified: false,
};

/**
 * The treatment goal: at least 2 points or 30 % lower, so only for improvement. For whole numbers the 30 % only adds a
 * difference of 1 point on a pain of 3 or less, which is too small to state.
 */
const painChange: ChangeRule = {
  type: 'important',
  points: 2,
  onlyFor: 'improvement',
  source: {
    title: {
      nl: 'Palliaweb, pijn bij kanker: doel van de behandeling is 2 punten of 30% lager; wij rekenen met 2 punten',
      en: 'Palliaweb, pain in cancer: the goal of treatment is 2 points or 30% lower; we use 2 points',
      ar: 'Palliaweb، الألم لدى مرضى السرطان: هدف العلاج انخفاض بنقطتين أو 30٪؛ ونعتمد نقطتين',
    },
    url: guideline,
    population: guidelinePopulation,
    // Read: the recommendation.
    verified: true,
  },
};

/** Three numeric ratings, each a score of its own without a total. */
export const nrs: Instrument = {
  id: 'nrs-set',
  version: '1',
  name: { nl: 'Pijn, vermoeidheid en last', en: 'Pain, fatigue and distress', ar: 'الألم والتعب والضيق' },
  about: {
    measures: {
      nl: 'Pijn, vermoeidheid en last in de afgelopen 7 dagen',
      en: 'Pain, fatigue and distress in the past 7 days',
      ar: 'الألم والتعب والضيق في الأيام السبعة الماضية',
    },
    itemCount: 3,
    minutes: 1,
    scoreMeaning: {
      nl: 'Elk cijfer staat op zichzelf, 0 tot 10. Hoger is meer klachten.',
      en: 'Each number stands by itself, 0 to 10. Higher means more symptoms.',
      ar: 'كل رقم قائم بذاته، من 0 إلى 10. الأعلى يعني أعراضًا أكثر.',
    },
    owner: 'pro-widgets',
    licence: 'own',
  },
  questionnaires: [canonical],
  items: ['pijn', 'vermoeidheid', 'last'].map((key) => ({ key, linkIds: [key], min: 0, max: 10 })),
  scales: [
    scaleOf('pijn', { nl: 'Pijn', en: 'Pain', ar: 'الألم' }, painSource, threeBands, [painChange]),
    scaleOf(
      'vermoeidheid',
      { nl: 'Vermoeidheid', en: 'Fatigue', ar: 'التعب' },
      {
        title: withOwnColors({
          nl: 'Dezelfde grenzen als bij pijn, zonder bron',
          en: 'The same lines as for pain, without a source',
          ar: 'الحدود نفسها كما في الألم، دون مصدر',
        }),
        verified: false,
      },
      threeBands,
    ),
    scaleOf(
      'last',
      { nl: 'Last', en: 'Distress', ar: 'الضيق' },
      // A cut-off of another question: ours is worded differently, so it is not confirmed for this one.
      {
        title: withOwnColors({
          nl: 'Richtlijnendatabase: vanaf 4, voor de Lastmeter, die een andere vraag stelt',
          en: 'Richtlijnendatabase: from 4, for the distress thermometer, which asks another question',
          ar: 'Richtlijnendatabase: ابتداءً من 4، لمقياس الضيق الذي يطرح سؤالًا آخر',
        }),
        verified: false,
      },
      [
        { from: 0, word: bandWords.little, wordAtFrom: bandWords.none, light: 'ok', grade: 'none' },
        { from: 4, word: bandWords.raised, light: 'attention', grade: 'light' },
      ],
    ),
  ],
};

function rating(linkId: string, text: string, lowerLabel: string, upperLabel: string): QuestionnaireItem {
  return {
    linkId,
    type: 'integer',
    text,
    minValue: { type: 'integer', value: 0 },
    maxValue: { type: 'integer', value: 10 },
    lowerLabel,
    upperLabel,
  };
}

function scaleOf(key: string, name: LocalizedText, source: Citation, bands: Band[], change: ChangeRule[] = []): Scale {
  return {
    id: `nrs-${key}`,
    name,
    direction: 'higherIsWorse',
    min: 0,
    max: 10,
    items: [{ item: key }],
    method: { type: 'value' },
    missing: { type: 'complete' },
    bandSet: { source, bands },
    change,
  };
}
