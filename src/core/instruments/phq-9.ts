import type { Instrument } from '../model/instrument.js';
import { loincCode, phqItem9Flag, phqItems, phqOwner } from './frequency-items.js';
import { words } from './words.js';

/** PHQ-9, depressive symptoms. Has a question on death and self-harm: {@link phq8} is for portals without a protocol for it. */
export const phq9: Instrument = {
  id: 'phq-9',
  version: '1',
  name: 'PHQ-9',
  about: {
    measures: {
      nl: 'Depressieve klachten in de afgelopen 2 weken',
      en: 'Depressive symptoms in the past 2 weeks',
      ar: 'أعراض الاكتئاب في الأسبوعين الماضيين',
    },
    itemCount: 9,
    scoreMeaning: {
      nl: 'De som van 9 vragen, 0 tot 27. Hoger is meer klachten.',
      en: 'The sum of 9 questions, 0 to 27. Higher means more symptoms.',
      ar: 'مجموع 9 أسئلة، من 0 إلى 27. الأعلى يعني أعراضًا أكثر.',
    },
    owner: phqOwner,
    licence: 'publicDomain',
  },
  questionnaires: [],
  items: phqItems,
  scales: [
    {
      id: 'phq-9-total',
      name: { nl: 'Depressieve klachten', en: 'Depressive symptoms', ar: 'أعراض الاكتئاب' },
      direction: 'higherIsWorse',
      min: 0,
      max: 27,
      items: phqItems.map(({ key }) => ({ item: key })),
      method: { type: 'sum' },
      missing: { type: 'complete' },
      bandSet: {
        source: {
          title: 'PHQ-9 severity bands, as in CamCOPS',
          url: 'https://github.com/ucam-department-of-psychiatry/camcops',
          verified: true,
        },
        bands: [
          { from: 0, word: words.minimal, light: 'ok', grade: 'none' },
          { from: 5, word: words.mild, light: 'attention', grade: 'light' },
          { from: 10, word: words.moderate, light: 'concern', grade: 'moderate' },
          { from: 15, word: words.moderatelySevere, light: 'concern', grade: 'severe' },
          { from: 20, word: words.severe, light: 'concern', grade: 'severe' },
        ],
      },
      change: [
        { type: 'reliablePoints', points: 6, source: { title: 'IAPT reliable change for the PHQ-9', verified: false } },
        {
          type: 'important',
          points: 5,
          source: { title: 'Clinically important change of the PHQ-9', verified: false },
        },
      ],
      codes: [loincCode('44261-6')],
    },
  ],
  flags: [phqItem9Flag],
};
