import type { Band, ChangeRule, Instrument, Scale, Source } from '../model/instrument.js';
import type { Item, Questionnaire } from '../model/questionnaire.js';
import type { Text } from '../model/text.js';
import { words } from './words.js';

const canonical = 'https://pro-widgets.example/Questionnaire/nrs';

/** Pain, fatigue and distress as a number, in our own words. */
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
  { from: 0, word: words.little, light: 'ok', grade: 'none' },
  { from: 4, word: words.moderate, light: 'attention', grade: 'moderate' },
  { from: 7, word: words.much, light: 'concern', grade: 'severe' },
];

const painSource: Source = {
  title: {
    nl: 'Palliaweb, pijnmeting: 4 of hoger; de grens bij 7 is niet bevestigd',
    en: 'Palliaweb, pain measurement: 4 or higher; the line at 7 is not confirmed',
    ar: 'Palliaweb، قياس الألم: 4 أو أعلى؛ الحد عند 7 غير مؤكد',
  },
  verified: false,
};

const painChange: Source = {
  title: {
    nl: 'Palliaweb, pijnmeting: 2 punten of 30%',
    en: 'Palliaweb, pain measurement: 2 points or 30%',
    ar: 'Palliaweb، قياس الألم: نقطتان أو 30٪',
  },
  verified: true,
};

/** Three numeric ratings, each a score of its own: there is no total. */
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
    scaleOf('pijn', { nl: 'Pijn', en: 'Pain', ar: 'الألم' }, painSource, threeBands, [
      { type: 'important', points: 2, source: painChange },
      { type: 'importantShare', share: 0.3, source: painChange },
    ]),
    scaleOf(
      'vermoeidheid',
      { nl: 'Vermoeidheid', en: 'Fatigue', ar: 'التعب' },
      {
        title: {
          nl: 'Dezelfde grenzen als bij pijn, niet bevestigd',
          en: 'The same lines as for pain, not confirmed',
          ar: 'الحدود نفسها كما في الألم، غير مؤكدة',
        },
        verified: false,
      },
      threeBands,
    ),
    scaleOf(
      'last',
      { nl: 'Last', en: 'Distress', ar: 'الضيق' },
      // A cut-off of another question: ours is worded differently, so it is not confirmed for this one.
      {
        title: {
          nl: 'Richtlijnendatabase: 4 of hoger, voor de Lastmeter',
          en: 'Richtlijnendatabase: 4 or higher, for the distress thermometer',
          ar: 'Richtlijnendatabase: 4 أو أعلى، لمقياس الضيق',
        },
        verified: false,
      },
      [
        { from: 0, word: words.little, light: 'ok', grade: 'none' },
        { from: 4, word: words.raised, light: 'attention', grade: 'light' },
      ],
    ),
  ],
};

function rating(linkId: string, text: string, lowerLabel: string, upperLabel: string): Item {
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

function scaleOf(key: string, name: Text, source: Source, bands: Band[], change: ChangeRule[] = []): Scale {
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
