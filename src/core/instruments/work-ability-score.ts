import type { Instrument } from '../model/instrument.js';
import { withOwnColors } from './sources.js';
import { bandWords } from './words.js';

/** Work Ability Score: the first question of the Work Ability Index, compared with the lifetime best. */
export const workAbilityScore: Instrument = {
  id: 'work-ability-score',
  version: '1',
  name: 'Work Ability Score',
  about: {
    measures: {
      nl: 'Werkvermogen nu, vergeleken met het beste ooit',
      en: 'Work ability now, compared with the best ever',
      ar: 'القدرة على العمل الآن مقارنة بأفضل مستوى في الحياة',
    },
    itemCount: 1,
    scoreMeaning: {
      nl: 'Een cijfer van 0 tot 10. Hoger is beter.',
      en: 'A number from 0 to 10. Higher is better.',
      ar: 'رقم من 0 إلى 10. الأعلى أفضل.',
    },
    owner: {
      nl: 'FIOH; in Nederland Blik op Werk',
      en: 'FIOH; Blik op Werk in the Netherlands',
      ar: 'FIOH؛ وفي هولندا Blik op Werk',
    },
    licence: 'licenceRequired',
  },
  questionnaires: [],
  items: [{ key: 'was', min: 0, max: 10 }],
  scales: [
    {
      id: 'work-ability-score',
      name: { nl: 'Werkvermogen', en: 'Work ability', ar: 'القدرة على العمل' },
      direction: 'higherIsBetter',
      min: 0,
      max: 10,
      items: [{ item: 'was' }],
      method: { type: 'value' },
      missing: { type: 'complete' },
      bandSet: {
        source: {
          title: withOwnColors({
            nl: 'Jääskeläinen 2016: 0–5 laag, 6–7 matig, 8–10 goed',
            en: 'Jääskeläinen 2016: 0–5 low, 6–7 moderate, 8–10 good',
            ar: 'Jääskeläinen 2016: ‏0–5 منخفض، 6–7 متوسط، 8–10 جيد',
          }),
          url: 'https://doi.org/10.5271/sjweh.3598',
          population: {
            nl: 'medewerkers van gemeenten in Finland, 44 tot en met 58 jaar',
            en: 'Finnish municipal employees aged 44 to 58',
            ar: 'موظفو البلديات في فنلندا من 44 إلى 58 عامًا',
          },
          // Read: the abstract.
          verified: true,
        },
        bands: [
          { from: 0, word: bandWords.low, light: 'concern' },
          { from: 6, word: bandWords.moderate, light: 'attention' },
          { from: 8, word: bandWords.good, light: 'ok' },
        ],
      },
    },
  ],
};
