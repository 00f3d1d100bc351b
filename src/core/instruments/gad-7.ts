import type { Instrument } from '../model/instrument.js';
import { gadItems, loincCode, phqOwner } from './frequency-items.js';
import { withOwnColors } from './sources.js';
import { bandWords } from './words.js';

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
          title: withOwnColors({
            nl: 'Kroenke 2010, GAD-7: 5, 10 en 15',
            en: 'Kroenke 2010, GAD-7: 5, 10 and 15',
            ar: 'Kroenke 2010، GAD-7: ‏5 و10 و15',
          }),
          url: 'https://doi.org/10.1016/j.genhosppsych.2010.03.006',
          // Read: the abstract. It has no word for a score below 5.
          verified: true,
        },
        bands: [
          { from: 0, word: bandWords.minimal, light: 'ok', grade: 'none' },
          { from: 5, word: bandWords.mild, light: 'attention', grade: 'light' },
          { from: 10, word: bandWords.moderate, light: 'concern', grade: 'moderate' },
          { from: 15, word: bandWords.severe, light: 'concern', grade: 'severe' },
        ],
      },
      change: [
        {
          type: 'reliablePoints',
          points: 4,
          source: {
            title: {
              nl: 'NHS Talking Therapies (eerder IAPT), GAD-7: 4 punten; het handboek is niet gelezen',
              en: 'NHS Talking Therapies (formerly IAPT), GAD-7: 4 points; the manual was not read',
              ar: 'NHS Talking Therapies ‏(IAPT سابقًا)، GAD-7: ‏4 نقاط؛ لم يُقرأ الدليل',
            },
            verified: false,
          },
        },
        {
          type: 'important',
          points: 4,
          source: {
            title: {
              nl: 'Toussaint 2020, GAD-7: 4 punten, niet in het artikel gelezen; Kounali 2022 vond een kleiner verschil',
              en: 'Toussaint 2020, GAD-7: 4 points, not read in the paper; Kounali 2022 found a smaller difference',
              ar: 'Toussaint 2020، GAD-7: ‏4 نقاط لم تُقرأ في المقال؛ ووجدت Kounali 2022 فرقًا أصغر',
            },
            url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9340848/',
            verified: false,
          },
        },
      ],
      codes: [loincCode('70274-6')],
    },
  ],
};
