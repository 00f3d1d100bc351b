import type { Instrument } from '../model/instrument.js';
import { withOwnColors } from './sources.js';
import { bandWords } from './words.js';

const items = [1, 2, 3, 4, 5].map((number) => ({ key: `who-${number}`, min: 0, max: 5 }));

/** The WHO-5 about well-being. The portal supplies the text: CC BY-NC-SA 3.0 IGO; commercial use needs WHO's permission. */
export const who5: Instrument = {
  id: 'who-5',
  version: '1',
  name: 'WHO-5',
  about: {
    measures: {
      nl: 'Welzijn in de afgelopen 2 weken',
      en: 'Well-being in the past 2 weeks',
      ar: 'الرفاه في الأسبوعين الماضيين',
    },
    itemCount: 5,
    scoreMeaning: {
      nl: 'De som van 5 vragen maal 4, 0 tot 100. Hoger is beter.',
      en: 'The sum of 5 questions times 4, 0 to 100. Higher is better.',
      ar: 'مجموع 5 أسئلة مضروبًا في 4، من 0 إلى 100. الأعلى أفضل.',
    },
    owner: 'World Health Organization',
    licence: 'freeNonCommercial',
  },
  questionnaires: [],
  items,
  scales: [
    {
      id: 'who-5-index',
      name: { nl: 'Welzijn', en: 'Well-being', ar: 'الرفاه' },
      direction: 'higherIsBetter',
      min: 0,
      max: 100,
      items: items.map(({ key }) => ({ item: key })),
      method: { type: 'scaledSum', factor: 4 },
      missing: { type: 'complete' },
      bandSet: {
        source: {
          title: withOwnColors({
            nl: 'Topp 2015, WHO-5: onder 50 is laag; het woord "goed" is van ons',
            en: 'Topp 2015, WHO-5: below 50 is low; the word "good" is ours',
            ar: 'Topp 2015، WHO-5: ما دون 50 منخفض؛ وكلمة «جيد» من عندنا',
          }),
          url: 'https://doi.org/10.1159/000376585',
          // Read: a summary of this review (50 or less) and WHO's rule as others describe it (below 13 of 25). Scores
          // are multiples of 4, so both are the same cut-off. The second cut-off, at 28, was not read in a source of
          // its own.
          verified: true,
        },
        bands: [
          { from: 0, word: bandWords.low, light: 'attention' },
          { from: 50, word: bandWords.good, light: 'ok' },
        ],
      },
    },
  ],
};
