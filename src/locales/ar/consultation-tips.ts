import type { ConsultationTipsMessages } from '../messages/consultation-tips.js';

export const consultationTips: ConsultationTipsMessages = {
  title: { clinician: 'الحديث', patient: 'التحضير لحديثك' },
  step: { prepare: 'التحضير', signal: 'الملاحظة', discuss: 'المناقشة', act: 'التصرف', close: 'الختام' },
  answersOf: (date) => `حول إجابات ${date}.`,
  tickHint: 'ضع علامة أمام ما تمت مناقشته.',
  notMeasured: {
    clinician: 'لا توجد إجابات لمناقشتها بعد.',
    patient: 'لم تملأ شيئًا بعد.',
  },
  noProblems: 'لا شيء لافت في الدرجات.',
  unknownMeaning: 'من غير المعروف مدى شدة ما تدل عليه هذه الدرجات. تظهر النصائح العامة فقط.',
  nothingForStep: 'لا تستدعي الدرجات شيئًا هنا.',
  // Counts follow a colon: an Arabic noun would change its form with every number.
  more: (count) => `نصائح أخرى: ${count}`,
  others: (count) => `مواضيع أخرى (${count})`,
  withWord: (name, word) => `${name} (${word})`,
  reason: {
    always: 'في كل حديث',
    standsOut: 'لأن هذا لافت',
    together: 'لأن هذا يحدث في الوقت نفسه',
    improved: 'لأن هذا تحسّن',
    worsened: 'لأن هذا تراجع',
    flag: 'لأن إحدى الإجابات تحتاج إلى اهتمام',
    noProblems: 'لأنه لا شيء لافت',
    hostFlag: {
      limitedHealthSkills: 'لأن المعلومات الصحية قد تكون صعبة',
      work: 'لأن العمل موضوع مهم هنا',
      momentOfChoice: 'لأن هناك ما يجب اختياره',
    },
  },
  source: (title) => `المصدر: ${title}`,
  copy: 'نسخ إلى الملف الطبي',
  copied: 'تم النسخ. يمكنك الآن لصق النص في الملف.',
  nothingTicked: 'ضع علامة أولًا أمام ما تمت مناقشته.',
  copyRefused: 'لا يسمح المتصفح بالنسخ هنا. انسخ النص أدناه بنفسك باستخدام Ctrl+C.',
  textToCopy: 'نص للملف الطبي',
  recordTitle: (instrument) => `ما تمت مناقشته بعد: ${instrument}`,
};
