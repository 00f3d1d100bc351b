import type { TrafficLightMessages } from '../messages/traffic-light.js';

export const trafficLight: TrafficLightMessages = {
  patient: {
    filledIn: (date) => `ملأت هذا بتاريخ ${date}.`,
    previously: (date) => `المرة السابقة كانت بتاريخ ${date}.`,
    attention: (count) => attention(count),
    noMeasurement: 'لم تملأ هذا بعد.',
    waiting: 'هناك استبيان بانتظارك.',
    due: (date) => `يمكنك ملؤه حتى ${date}.`,
    overdue: (date) => `كان يمكنك ملؤه حتى ${date}.`,
  },
  clinician: {
    filledIn: (date) => `مُلئ بتاريخ ${date}.`,
    previously: (date) => `المرة السابقة ${date}.`,
    attention: (count) => attention(count),
    noMeasurement: 'لا يوجد قياس بعد.',
    waiting: 'بانتظار المريض.',
    due: (date) => `آخر موعد ${date}.`,
    overdue: (date) => `متأخر: كان آخر موعد ${date}.`,
  },
  withoutScore: (count) => `بلا درجة: ${count}.`,
  otherVersions: (count) => `من إصدار آخر: ${count}.`,
  noCutOffs: 'لا يوجد حد فاصل معروف لهذه الدرجات.',
  allUnverified: 'الحدود الفاصلة غير مؤكدة.',
  flags: 'انتبه إلى هذه الإجابات',
  sent: (date) => `أُرسل ${date}`,
  opened: (date) => `فُتح ${date}`,
  completed: (date) => `مُلئ ${date}`,
  notSeen: 'لم يُفتح بعد',
  showTrend: 'عرض التطور',
  scores: 'الدرجات',
  comparedWith: (date) => `مقارنة مع ${date}.`,
  compareWith: 'قارن مع',
  lastTime: 'المرة السابقة',
  filter: { all: 'الكل', attention: 'يحتاج إلى اهتمام', changed: 'تغيّر' },
  show: 'عرض',
  nothingInFilter: 'لا توجد درجة هنا.',
  onlyShown: (filter) => `فقط: ${filter}`,
  changed,
  reference: (label, mean) => `${label} المتوسط ${mean}`,
  showAnswers: 'الإجابات',
  about: 'عن الدرجات والحدود الفاصلة',
  sum: (trace) => `الجمع: ${trace}`,
};

// Counts follow a colon, because the form of an Arabic noun depends on the number.
function attention(count: number): string {
  return count === 0 ? 'لا توجد درجة تحتاج إلى اهتمام.' : `درجات تحتاج إلى اهتمام: ${count}.`;
}

function changed(verdict: string, names: string): string {
  switch (verdict) {
    case 'improved':
      return `تحسّن: ${names}.`;
    case 'worsened':
      return `تراجع: ${names}.`;
    case 'possiblyImproved':
      return `ربما تحسّن: ${names}.`;
    case 'possiblyWorsened':
      return `ربما تراجع: ${names}.`;
    default:
      return '';
  }
}
