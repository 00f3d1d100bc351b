import type { TrendCardMessages } from '../messages/trend-card.js';

export const trendCard: TrendCardMessages = {
  patient: {
    single: (value) => `درجتك هي ${value}.`,
    pair: (before, after, difference) =>
      difference === 0 ? `بقيت درجتك ${after}.` : `تغيّرت درجتك من ${before} إلى ${after}.`,
    verdict: {
      improved: 'هذا تحسّن',
      worsened: 'هذا تراجع',
      possiblyImproved: 'ربما يكون هذا تحسّنًا',
      possiblyWorsened: 'ربما يكون هذا تراجعًا',
      noClearChange: 'هذا ليس تغيّرًا واضحًا',
      noRule: '',
    },
    noMeasurement: 'لم تملأ هذا بعد.',
    noScore: (reason) => `لا توجد درجة للمرة الأخيرة: ${reason}.`,
    lastScore: (value, date) => `كانت درجتك قبل ذلك ${value}، بتاريخ ${date}.`,
  },
  clinician: {
    single: (value, isOnly) => (isOnly ? `الدرجة ${value}، قياس واحد.` : `الدرجة ${value}.`),
    pair: (before, after, difference, later) =>
      difference === 0 ? `بقيت على ${after}${comma(later)}.` : `من ${before} إلى ${after}${comma(later)}.`,
    verdict: {
      improved: 'تحسّن',
      worsened: 'تراجع',
      possiblyImproved: 'ربما تحسّن',
      possiblyWorsened: 'ربما تراجع',
      noClearChange: 'لا تغيير واضح',
      noRule: '',
    },
    noMeasurement: 'لا يوجد قياس بعد.',
    noScore: (reason) => `القياس الأخير بلا درجة: ${reason}.`,
    lastScore: (value, date) => `قبل ذلك ${value}، بتاريخ ${date}.`,
  },
  other: {
    single: (value) => `الدرجة هي ${value}.`,
    pair: (before, after, difference) =>
      difference === 0 ? `بقيت الدرجة ${after}.` : `تغيّرت الدرجة من ${before} إلى ${after}.`,
    verdict: {
      improved: 'هذا تحسّن',
      worsened: 'هذا تراجع',
      possiblyImproved: 'ربما يكون هذا تحسّنًا',
      possiblyWorsened: 'ربما يكون هذا تراجعًا',
      noClearChange: 'هذا ليس تغيّرًا واضحًا',
      noRule: '',
    },
    noMeasurement: 'لم يُملأ هذا بعد.',
    noScore: (reason) => `لا توجد درجة للمرة الأخيرة: ${reason}.`,
    lastScore: (value, date) => `كانت الدرجة قبل ذلك ${value}، بتاريخ ${date}.`,
  },
  later: (duration) => `بعد ${duration}`,
  sameDay: 'لاحقًا في اليوم نفسه',
  plot: 'رسم بياني',
  plotKeys: 'استخدم مفاتيح الأسهم للتنقل بين القياسات.',
  point: (position, count, date, text) => `القياس ${position} من ${count}، ${date}: ${text}`,
  range: { label: 'الفترة', all: 'الكل', year: 'سنة واحدة', quarter: '3 أشهر' },
  showTable: 'عرض كجدول',
  table: {
    caption: (title) => `${title}: كل القياسات`,
    scale: 'المقياس',
    date: 'التاريخ',
    score: 'الدرجة',
    meaning: 'المعنى',
    change: 'الفرق',
    version: 'الإصدار',
  },
  newVersion: 'الخط مقطوع: تغيّر إصدار الاستبيان.',
  newRespondent: 'الخط مقطوع: لم يملأه الشخص نفسه دائمًا.',
  unknownOrder: 'الخط مقطوع: ترتيب القياسات غير معروف.',
  reference: (label, mean) => `${label}: المتوسط ${mean}`,
  people: (count) => `عدد الأشخاص: ${count}`,
  flipped: 'رُسم المخطط مقلوبًا: الأعلى في الرسم هو الأفضل.',
  unverified: 'الحدود الفاصلة غير مؤكدة.',
  noCutOff: 'لا يوجد حد فاصل معروف.',
  future: 'تاريخ في المستقبل',
  undated: 'التاريخ غير معروف، وليس في المخطط',
  hasFuture: 'تنبيه: أحد القياسات تاريخه في المستقبل.',
  hasUndated: 'تنبيه: قياس بلا تاريخ يظهر في الجدول فقط.',
  events: 'الأحداث',
  about: 'عن الدرجة والحدود الفاصلة',
  questionnaire: 'الاستبيان',
  measures: (what) => `يقيس: ${what}.`,
  itemCount: (count) => `عدد الأسئلة: ${count}`,
  minutes: (count) => `المدة التقريبية بالدقائق: ${count}`,
  owner: (name) => `المالك: ${name}.`,
  save: {
    label: 'حفظ أو طباعة',
    picture: 'حفظ كصورة',
    table: 'حفظ كجدول (CSV)',
    print: 'طباعة الصفحة كاملة',
    failed: 'تعذّر الحفظ.',
  },
  plotFailed: 'تعذّر رسم المخطط. يظهر الجدول بدلاً منه.',
};

function comma(later: string): string {
  return later && `، ${later}`;
}
