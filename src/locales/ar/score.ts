import type { ScoreMessages } from '../messages/score.js';

export const score: ScoreMessages = {
  joined: (parts) => parts.join('، '),
  direction: { higherIsBetter: 'الأعلى أفضل', higherIsWorse: 'الأعلى يعني أعراضًا أكثر' },
  directionSentence: { higherIsBetter: 'الأعلى أفضل.', higherIsWorse: 'الأعلى يعني أعراضًا أكثر.' },
  light: { ok: 'جيد', attention: 'انتبه', concern: 'يحتاج إلى اهتمام' },
  ofMaximum: (maximum) => `من ${maximum}`,
  range: (minimum, maximum) => `من ${minimum} إلى ${maximum}`,
  end: (value, label) => `${value} يعني: ${label}`,
  bandFrom: (word, from) => `${word} ابتداءً من ${from}`,
  bandAbove: (word, edge) => `${word} فوق ${edge}`,
  place: (value, minimum, maximum) => `${value} على مقياس من ${minimum} إلى ${maximum}`,
  previousPlace: (value) => `في المرة السابقة ${value}`,
  noScore: 'لا توجد درجة',
  noMeasurement: 'لا يوجد قياس بعد',
  notFilledIn: 'لم يُملأ',
  leftOut: (responses) =>
    responses === 1
      ? 'لم يُدرَج هنا استبيان واحد مملوء لأن بياناته غير صحيحة.'
      : `استبيانات مملوءة لم تُدرَج هنا لأن بياناتها غير صحيحة: ${responses}.`,
  scoresLeftOut: 'لم تُدرَج هنا كل الدرجات الواردة من نظام آخر لأن بياناتها غير صحيحة.',
  outOfScale: 'هذه الدرجة لا تناسب المقياس',
  answeredOf: (answered, asked) => `تمت الإجابة عن ${answered} من ${asked}`,
  notApplicable: 'لم يُسأل',
  prorated: 'تقديري: لم تتم الإجابة عن كل الأسئلة',
  uncertainty: (margin) => `خطأ القياس ± ${margin} (95%)`,
  verdict: {
    improved: 'تحسّن',
    worsened: 'تراجع',
    possiblyImproved: 'ربما تحسّن',
    possiblyWorsened: 'ربما تراجع',
    noClearChange: 'لا تغيير واضح',
    noRule: '',
  },
  difference: (difference, shown) =>
    difference === 0 ? 'بدون تغيير' : `${difference > 0 ? 'أعلى' : 'أقل'} بمقدار ${shown}`,
  unverified: 'غير مؤكد',
  noCutOff: 'لا يوجد حد فاصل معروف',
  otherVersion: 'إصدار آخر من الاستبيان',
  cutOffs: 'الحدود الفاصلة:',
  references: 'المقارنة:',
  changeRule: 'التغيّر:',
  flagRaised: (label) => `إجابة تحتاج إلى اهتمام: ${label}`,
  flagNotAnswered: (label) => `لم تتم الإجابة: ${label}`,
};
