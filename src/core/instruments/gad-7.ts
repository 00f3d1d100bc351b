import type { Instrument } from '../model/instrument.js';
import { gadItems, loincCode, phqOwner } from './frequency-items.js';
import { words } from './words.js';

/** GAD-7, anxiety. */
export const gad7: Instrument = {
  id: 'gad-7',
  version: '1',
  name: 'GAD-7',
  about: {
    measures: {
      nl: 'Angstklachten in de afgelopen 2 weken',
      en: 'Anxiety in the past 2 weeks',
      ar: 'أعراض القلق في الأسبوعين الماضيين',
    },
    itemCount: 7,
    scoreMeaning: {
      nl: 'De som van 7 vragen, 0 tot 21. Hoger is meer klachten.',
      en: 'The sum of 7 questions, 0 to 21. Higher means more symptoms.',
      ar: 'مجموع 7 أسئلة، من 0 إلى 21. الأعلى يعني أعراضًا أكثر.',
    },
    owner: phqOwner,
    licence: 'publicDomain',
  },
  questionnaires: [],
  items: gadItems,
  scales: [
    {
      id: 'gad-7-total',
      name: { nl: 'Angstklachten', en: 'Anxiety', ar: 'القلق' },
      direction: 'higherIsWorse',
      min: 0,
      max: 21,
      items: gadItems.map(({ key }) => ({ item: key })),
      method: { type: 'sum' },
      missing: { type: 'complete' },
      bandSet: {
        source: {
          title: 'GAD-7 severity bands, as in awell-score',
          url: 'https://github.com/awell-health/awell-score',
          verified: true,
        },
        bands: [
          { from: 0, word: words.minimal, light: 'ok', grade: 'none' },
          { from: 5, word: words.mild, light: 'attention', grade: 'light' },
          { from: 10, word: words.moderate, light: 'concern', grade: 'moderate' },
          { from: 15, word: words.severe, light: 'concern', grade: 'severe' },
        ],
      },
      change: [
        { type: 'reliablePoints', points: 4, source: { title: 'IAPT reliable change for the GAD-7', verified: false } },
        {
          type: 'important',
          points: 4,
          source: { title: 'Clinically important change of the GAD-7', verified: false },
        },
      ],
      codes: [loincCode('70274-6')],
    },
  ],
};
