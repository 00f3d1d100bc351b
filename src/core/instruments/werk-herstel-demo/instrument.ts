import type { Band, ChangeRule, ScoreDirection, Instrument, Scale, Citation } from '../../model/instrument.js';
import type { LocalizedText } from '../../model/localized-text.js';
import { bandWords } from '../words.js';
import { werkHerstelNotice, werkHerstelQuestionnaire } from './questionnaire.js';

const bandSource: Citation = {
  title: {
    nl: 'Voorbeeld, niet gevalideerd: de grenzen van de Work Ability Score, die een andere vraag stelt',
    en: 'Example, not validated: the cut-offs of the Work Ability Score, which asks another question',
    ar: 'مثال غير مُتحقَّق منه: حدود مقياس القدرة على العمل الذي يطرح سؤالًا آخر',
  },
  verified: false,
};

const exampleChange: ChangeRule = {
  type: 'reliablePoints',
  points: 2,
  source: {
    title: {
      nl: 'Voorbeeld: een verschil van 2 punten telt als verandering; niet onderzocht',
      en: 'Example: a difference of 2 points counts as a change; not studied',
      ar: 'مثال: يُعد الفرق بمقدار نقطتين تغيرًا؛ لم تُجرَ دراسة لذلك',
    },
    verified: false,
  },
};

const ability: Band[] = [
  { from: 0, word: bandWords.low, light: 'concern', grade: 'moderate' },
  { from: 6, word: bandWords.moderate, light: 'attention', grade: 'light' },
  { from: 8, word: bandWords.good, light: 'ok', grade: 'none' },
];

const symptoms: Band[] = [
  { from: 0, word: bandWords.little, wordAtFrom: bandWords.none, light: 'ok', grade: 'none' },
  { from: 3, word: bandWords.moderate, light: 'attention', grade: 'light' },
  { from: 5, word: bandWords.much, light: 'concern', grade: 'moderate' },
];

/** Seven single questions, each a score of its own. A total would need research. */
export const werkHerstelInstrument: Instrument = {
  id: 'werk-herstel-demo',
  version: '1',
  name: {
    nl: 'Werk en herstel – voorbeeldvragenlijst',
    en: 'Work and recovery – example questionnaire',
    ar: 'العمل والتعافي – استبيان توضيحي',
  },
  about: {
    measures: {
      nl: 'Werken tijdens en na een ziekte: wat lukt, hoeveel vertrouwen en welke steun er is',
      en: 'Working during and after illness: what works, how much confidence and what support there is',
      ar: 'العمل أثناء المرض وبعده: ما يمكن إنجازه، ومقدار الثقة والدعم المتاح',
    },
    itemCount: 9,
    minutes: 3,
    scoreMeaning: {
      nl: 'Zeven cijfers van 0 tot 10 die elk op zichzelf staan. Er is geen totaal.',
      en: 'Seven numbers from 0 to 10, each by itself. There is no total.',
      ar: 'سبعة أرقام من 0 إلى 10، كل منها قائم بذاته. لا يوجد مجموع كلي.',
    },
    owner: 'pro-widgets',
    licence: 'own',
    notice: werkHerstelNotice,
  },
  questionnaires: [werkHerstelQuestionnaire.url ?? ''],
  items: ['fysiek', 'mentaal', 'vertrouwen', 'steun', 'ruimte', 'stress', 'vermoeid'].map((key) => ({
    key,
    linkIds: [key],
    min: 0,
    max: 10,
  })),
  scales: [
    scaleOf('fysiek', { nl: 'Lichamelijk werkvermogen', en: 'Physical work ability', ar: 'القدرة البدنية على العمل' }),
    scaleOf('mentaal', { nl: 'Mentaal werkvermogen', en: 'Mental work ability', ar: 'القدرة الذهنية على العمل' }),
    scaleOf('vertrouwen', { nl: 'Vertrouwen in werken', en: 'Confidence in working', ar: 'الثقة في القدرة على العمل' }),
    scaleOf('steun', { nl: 'Steun op het werk', en: 'Support at work', ar: 'الدعم في العمل' }),
    scaleOf('ruimte', { nl: 'Ruimte voor aanpassing', en: 'Room for adjustments', ar: 'إمكانية تعديل العمل' }),
    scaleOf('stress', { nl: 'Stress door werk', en: 'Stress from work', ar: 'الضغط بسبب العمل' }, 'higherIsWorse'),
    scaleOf('vermoeid', { nl: 'Vermoeidheid', en: 'Fatigue', ar: 'التعب' }, 'higherIsWorse'),
  ],
};

function scaleOf(item: string, name: LocalizedText, direction: ScoreDirection = 'higherIsBetter'): Scale {
  return {
    id: item,
    name,
    direction,
    min: 0,
    max: 10,
    items: [{ item }],
    method: { type: 'value' },
    missing: { type: 'complete' },
    bandSet: { source: bandSource, bands: direction === 'higherIsBetter' ? ability : symptoms },
    change: [exampleChange],
  };
}
