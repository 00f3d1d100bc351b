import type { Instrument } from '../model/instrument.js';
import { loincCode, phqItem9Flag, phqItems, phqOwner } from './frequency-items.js';
import { withOwnColors } from './sources.js';
import { bandWords } from './words.js';

/** PHQ-9, depressive symptoms. Portals without a protocol for its question on death and self-harm use {@link phq8}. */
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
          title: withOwnColors({
            nl: 'Kroenke 2001, PHQ-9: 5, 10, 15 en 20',
            en: 'Kroenke 2001, PHQ-9: 5, 10, 15 and 20',
            ar: 'Kroenke 2001، PHQ-9: ‏5 و10 و15 و20',
          }),
          url: 'https://doi.org/10.1046/j.1525-1497.2001.016009606.x',
          population: {
            nl: 'patiënten van huisartsen en gynaecologen in de VS',
            en: 'patients in primary care and gynaecology in the US',
            ar: 'مرضى الرعاية الأولية وأمراض النساء في الولايات المتحدة',
          },
          // Read: the abstract. It has no word for a score below 5.
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
      change: [
        {
          type: 'reliablePoints',
          points: 6,
          source: {
            title: {
              nl: 'NHS Talking Therapies (eerder IAPT), PHQ-9: 6 punten; het handboek is niet gelezen',
              en: 'NHS Talking Therapies (formerly IAPT), PHQ-9: 6 points; the manual was not read',
              ar: 'NHS Talking Therapies ‏(IAPT سابقًا)، PHQ-9: ‏6 نقاط؛ لم يُقرأ الدليل',
            },
            verified: false,
          },
        },
        {
          type: 'important',
          points: 5,
          source: {
            title: {
              nl: 'PHQ-9: 5 punten, zonder bron; Kounali 2022 vond dat patiënten een kleiner verschil merken',
              en: 'PHQ-9: 5 points, without a source; Kounali 2022 found that patients notice a smaller difference',
              ar: 'PHQ-9: ‏5 نقاط دون مصدر؛ وجدت دراسة Kounali 2022 أن المرضى يلاحظون فرقًا أصغر',
            },
            url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9340848/',
            verified: false,
          },
        },
      ],
      codes: [loincCode('44261-6')],
    },
  ],
  flags: [phqItem9Flag],
};
