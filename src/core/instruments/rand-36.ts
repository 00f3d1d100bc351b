import type { Instrument, Scale } from '../model/instrument.js';
import type { LocalizedText } from '../model/localized-text.js';

/** Recoded values of the answers 1, 2, 3 … */
type Recoding = readonly number[];

const two: Recoding = [0, 100];
const three: Recoding = [0, 50, 100];
const five: Recoding = [0, 25, 50, 75, 100];
const six: Recoding = [0, 20, 40, 60, 80, 100];
const [fiveDown, sixDown] = [five.toReversed(), six.toReversed()];

const recodings: Readonly<Record<number, Recoding>> = {
  1: fiveDown,
  2: fiveDown,
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

/**
 * RAND-36, health status, with the nine scales and names of the Dutch version. RAND permits use of the English text,
 * but the Dutch manual may not be offered for download, so the portal supplies the text.
 */
export const rand36: Instrument = {
  id: 'rand-36',
  version: '1',
  name: 'RAND-36',
  about: {
    measures: { nl: 'Gezondheid in negen onderdelen', en: 'Health in nine parts', ar: 'الصحة في تسعة جوانب' },
    itemCount: 36,
    scoreMeaning: {
      nl: 'Elk onderdeel is het gemiddelde van de vragen, 0 tot 100. Hoger is beter. Bij pijn is 100 geen pijn. Bij verandering is 50 hetzelfde als een jaar geleden. Vragen zonder antwoord tellen niet mee; zo rekent RAND.',
      en: 'Each part is the mean of its questions, 0 to 100. Higher is better. For pain, 100 is no pain. For change, 50 is the same as a year ago. Questions without an answer do not count: this is the rule of RAND.',
      ar: 'كل جانب هو متوسط أسئلته، من 0 إلى 100. الأعلى أفضل. في الألم تعني 100 عدم وجود ألم. وفي التغيّر تعني 50 الحال نفسها قبل عام. لا تُحسب الأسئلة بلا إجابة، وهذه قاعدة RAND.',
    },
    owner: {
      nl: 'RAND; Nederlandse versie: Van der Zee en Sanderman',
      en: 'RAND; Dutch version: Van der Zee and Sanderman',
      ar: 'RAND؛ النسخة الهولندية: Van der Zee وSanderman',
    },
    // RAND grants permission to everyone who marks changes and is responsible for translations.
    licence: 'freeWithAttribution',
  },
  questionnaires: [],
  items: Array.from({ length: 36 }, (_, index) => {
    const number = index + 1;
    return { key: String(number), min: 1, max: recodings[number]?.length ?? 5 };
  }),
  scales: [
    scaleOf(
      'physical',
      { nl: 'Fysiek functioneren', en: 'Physical functioning', ar: 'الأداء البدني' },
      [3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    scaleOf(
      'rolePhysical',
      {
        nl: 'Rolbeperkingen door fysieke problemen',
        en: 'Role limitations due to physical health',
        ar: 'قيود الدور بسبب الصحة البدنية',
      },
      [13, 14, 15, 16],
    ),
    scaleOf(
      'roleEmotional',
      {
        nl: 'Rolbeperkingen door emotionele problemen',
        en: 'Role limitations due to emotional problems',
        ar: 'قيود الدور بسبب مشكلات عاطفية',
      },
      [17, 18, 19],
    ),
    scaleOf('energy', { nl: 'Vitaliteit', en: 'Energy/fatigue', ar: 'الطاقة والتعب' }, [23, 27, 29, 31]),
    scaleOf(
      'wellbeing',
      { nl: 'Mentale gezondheid', en: 'Emotional well-being', ar: 'الصحة النفسية' },
      [24, 25, 26, 28, 30],
    ),
    scaleOf('social', { nl: 'Sociaal functioneren', en: 'Social functioning', ar: 'الأداء الاجتماعي' }, [20, 32]),
    scaleOf('pain', { nl: 'Pijn', en: 'Pain', ar: 'الألم' }, [21, 22]),
    scaleOf(
      'general',
      { nl: 'Algemene gezondheidsbeleving', en: 'General health', ar: 'الصحة العامة' },
      [1, 33, 34, 35, 36],
    ),
    scaleOf('change', { nl: 'Gezondheidsverandering', en: 'Health change', ar: 'تغيّر الصحة' }, [2]),
  ],
};

function each(numbers: readonly number[], recoding: Recoding): Record<number, Recoding> {
  return Object.fromEntries(numbers.map((number) => [number, recoding]));
}

function scaleOf(id: string, name: LocalizedText, numbers: readonly number[]): Scale {
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
    // RAND leaves missing answers out of the mean; the rule of the Dutch manual could not be read.
    missing: { type: 'minimumAnswered', count: 1 },
  };
}
