import type { TrendCardMessages } from '../messages/trend-card.js';

export const trendCard: TrendCardMessages = {
  patient: {
    single: (value) => `درجتك هي ${value}.`,
    pair: (before, after, difference) =>
      difference === 0 ? `بقيت درجتك ${after}.` : `تغيّرت درجتك من ${before} إلى ${after}.`,
    verdict: {
      improved: 'هذا تحسّن.',
      worsened: 'هذا تراجع.',
      possiblyImproved: 'ربما يكون هذا تحسّنًا.',
      possiblyWorsened: 'ربما يكون هذا تراجعًا.',
      noClearChange: 'هذا ليس تغيّرًا واضحًا.',
      noRule: '',
    },
    noMeasurement: 'لم تملأ هذا بعد.',
    noScore: (reason) => `لا توجد درجة للمرة الأخيرة: ${reason}.`,
    lastScore: (value, date) => `كانت درجتك قبل ذلك ${value}، بتاريخ ${date}.`,
  },
  clinician: {
    single: (value) => `الدرجة ${value}، قياس واحد.`,
    pair: (before, after, difference, duration) =>
      difference === 0 ? `بقيت على ${after} بعد ${duration}.` : `من ${before} إلى ${after} بعد ${duration}.`,
    verdict: {
      improved: 'تحسّن.',
      worsened: 'تراجع.',
      possiblyImproved: 'ربما تحسّن.',
      possiblyWorsened: 'ربما تراجع.',
      noClearChange: 'لا تغيير واضح.',
      noRule: '',
    },
    noMeasurement: 'لا يوجد قياس بعد.',
    noScore: (reason) => `القياس الأخير بلا درجة: ${reason}.`,
    lastScore: (value, date) => `قبل ذلك ${value}، بتاريخ ${date}.`,
  },
  sameDay: 'أقل من يوم',
  plot: 'رسم بياني',
  plotKeys: 'استخدم مفاتيح الأسهم للتنقل بين القياسات.',
  point: (position, count, date, text) => `القياس ${position} من ${count}، ${date}: ${text}`,
  range: { label: 'الفترة', all: 'الكل', year: 'سنة واحدة', quarter: '3 أشهر' },
  showTable: 'عرض كجدول',
  table: {
    caption: (title) => `${title}: كل القياسات`,
    date: 'التاريخ',
    score: 'الدرجة',
    meaning: 'المعنى',
    change: 'الفرق',
    version: 'الإصدار',
  },
  newVersion: 'الخط مقطوع: تغيّر إصدار الاستبيان.',
  reference: (label, mean) => `${label}: المتوسط ${mean}`,
  people: (count) => `عدد الأشخاص: ${count}`,
  plotFailed: 'تعذّر رسم المخطط. يظهر الجدول بدلاً منه.',
};
