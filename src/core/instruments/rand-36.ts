import type { Instrument, Scale } from '../model/instrument.js';
import type { Text } from '../model/text.js';

/** What answer 1, 2, 3 … becomes. */
type Recoding = readonly number[];

const two: Recoding = [0, 100];
const three: Recoding = [0, 50, 100];
const five: Recoding = [0, 25, 50, 75, 100];
const six: Recoding = [0, 20, 40, 60, 80, 100];
const [fiveDown, sixDown] = [five.toReversed(), six.toReversed()];

/** The items of each scale with their recoding. Item 2, change in health, is in none. */
const recodings: Readonly<Record<number, Recoding>> = {
  1: fiveDown,
  ...each([3, 4, 5, 6, 7, 8, 9, 10, 11, 12], three),
  ...each([13, 14, 15, 16, 17, 18, 19], two),
  20: fiveDown,
  21: sixDown,
  22: fiveDown,
  ...each([23, 26, 27, 30], sixDown),
  ...each([24, 25, 28, 29, 31], six),
  ...each([32, 33, 35], five),
  ...each([34, 36], fiveDown),
};

/** RAND-36, health status. The Dutch text may not be offered for download: the portal brings it. */
export const rand36: Instrument = {
  id: 'rand-36',
  version: '1',
  name: 'RAND-36',
  about: {
    measures: { nl: 'Gezondheid in acht onderdelen', en: 'Health in eight parts', ar: 'الصحة في ثمانية جوانب' },
    itemCount: 36,
    scoreMeaning: {
      nl: 'Elk onderdeel is het gemiddelde van de vragen, 0 tot 100. Hoger is beter.',
      en: 'Each part is the mean of its questions, 0 to 100. Higher is better.',
      ar: 'كل جانب هو متوسط أسئلته، من 0 إلى 100. الأعلى أفضل.',
    },
    owner: 'RAND',
    licence: 'licenceRequired',
  },
  questionnaires: [],
  items: Array.from({ length: 36 }, (_, index) => {
    const number = index + 1;
    return { key: String(number), min: 1, max: recodings[number]?.length ?? 5 };
  }),
  scales: [
    scaleOf(
      'physical',
      { nl: 'Lichamelijk functioneren', en: 'Physical functioning', ar: 'الأداء البدني' },
      [3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    scaleOf(
      'rolePhysical',
      { nl: 'Beperkt door het lichaam', en: 'Role limits, physical', ar: 'القيود البدنية' },
      [13, 14, 15, 16],
    ),
    scaleOf(
      'roleEmotional',
      { nl: 'Beperkt door gevoelens', en: 'Role limits, emotional', ar: 'القيود العاطفية' },
      [17, 18, 19],
    ),
    scaleOf('energy', { nl: 'Energie', en: 'Energy', ar: 'الطاقة' }, [23, 27, 29, 31]),
    scaleOf(
      'wellbeing',
      { nl: 'Geestelijke gezondheid', en: 'Mental health', ar: 'الصحة النفسية' },
      [24, 25, 26, 28, 30],
    ),
    scaleOf('social', { nl: 'Sociaal functioneren', en: 'Social functioning', ar: 'الأداء الاجتماعي' }, [20, 32]),
    scaleOf('pain', { nl: 'Pijn', en: 'Pain', ar: 'الألم' }, [21, 22]),
    scaleOf('general', { nl: 'Ervaren gezondheid', en: 'General health', ar: 'الصحة العامة' }, [1, 33, 34, 35, 36]),
  ],
};

function each(numbers: readonly number[], recoding: Recoding): Record<number, Recoding> {
  return Object.fromEntries(numbers.map((number) => [number, recoding]));
}

function scaleOf(id: string, name: Text, numbers: readonly number[]): Scale {
  return {
    id: `rand-36-${id}`,
    name,
    direction: 'higherIsBetter',
    min: 0,
    max: 100,
    items: numbers.map((number) => ({
      item: String(number),
      recode: Object.fromEntries((recodings[number] ?? []).map((value, index) => [String(index + 1), value])),
    })),
    method: { type: 'mean' },
    // RAND leaves missing answers out of the mean.
    missing: { type: 'minimumAnswered', count: 1 },
  };
}
