import type { Instrument } from '../model/instrument.js';
import { phqItems, phqOwner } from './frequency-items.js';
import { withOwnColors } from './sources.js';
import { bandWords } from './words.js';

const items = phqItems.slice(0, 8);

/** PHQ-8: the PHQ-9 without the question on death and self-harm. */
export const phq8: Instrument = {
  id: 'phq-8',
  version: '1',
  name: 'PHQ-8',
  about: {
    measures: {
      nl: 'Depressieve klachten in de afgelopen 2 weken',
      en: 'Depressive symptoms in the past 2 weeks',
      ar: 'أعراض الاكتئاب في الأسبوعين الماضيين',
    },
    itemCount: 8,
    scoreMeaning: {
      nl: 'De som van 8 vragen, 0 tot 24. Hoger is meer klachten.',
      en: 'The sum of 8 questions, 0 to 24. Higher means more symptoms.',
      ar: 'مجموع 8 أسئلة، من 0 إلى 24. الأعلى يعني أعراضًا أكثر.',
    },
    owner: phqOwner,
    licence: 'publicDomain',
  },
  questionnaires: [],
  items,
  scales: [
    {
      id: 'phq-8-total',
      name: { nl: 'Depressieve klachten', en: 'Depressive symptoms', ar: 'أعراض الاكتئاب' },
      direction: 'higherIsWorse',
      min: 0,
      max: 24,
      items: items.map(({ key }) => ({ item: key })),
      method: { type: 'sum' },
      missing: { type: 'complete' },
      bandSet: {
        source: {
          title: withOwnColors({
            nl: 'BMC Health Services Research 2013;13:160, tabel 2, PHQ-8: 5, 10, 15 en 20',
            en: 'BMC Health Services Research 2013;13:160, table 2, PHQ-8: 5, 10, 15 and 20',
            ar: 'BMC Health Services Research 2013;13:160، الجدول 2، PHQ-8: ‏5 و10 و15 و20',
          }),
          url: 'https://doi.org/10.1186/1472-6963-13-160',
          population: {
            nl: 'volwassenen in de VS',
            en: 'adults in the US',
            ar: 'البالغون في الولايات المتحدة',
          },
          // Read: the table. It calls a score below 5 "none".
          verified: true,
        },
        bands: [
          { from: 0, word: bandWords.minimal, light: 'ok', grade: 'none' },
          { from: 5, word: bandWords.mild, light: 'attention', grade: 'light' },
          { from: 10, word: bandWords.moderate, light: 'concern', grade: 'moderate' },
          { from: 15, word: bandWords.moderatelySevere, light: 'concern', grade: 'severe' },
          { from: 20, word: bandWords.severe, light: 'concern', grade: 'severe' },
        ],
      },
    },
  ],
};
