import type { AnswersMessages } from '../messages/answers.js';

// Counts follow a colon, because the form of an Arabic noun depends on the number.
export const answers: AnswersMessages = {
  patient: {
    title: 'إجاباتك',
    filledIn: (date) => `ملأت هذا بتاريخ ${date}.`,
    none: 'لم تملأ هذا بعد.',
  },
  clinician: {
    title: 'الإجابات',
    filledIn: (date) => `مُلئ بتاريخ ${date}.`,
    none: 'لا توجد إجابات بعد.',
  },
  filter: { all: 'الكل', attention: 'ما يلفت الانتباه', changed: 'ما اختلف' },
  show: 'عرض',
  nothingInFilter: 'لا توجد إجابة هنا.',
  questionsOf: (scale) => `أسئلة هذا المقياس فقط: ${scale}`,
  allQuestions: 'عرض كل الأسئلة',
  compareWith: 'قارن مع',
  noComparison: 'بدون مقارنة',
  notComparable: 'لا يمكن مقارنة الإجابات السابقة المختارة.',
  notAnswered: 'لم تتم الإجابة',
  notAsked: 'لم يُسأل',
  flagged: 'انتبه إلى هذه الإجابة',
  onDate: (date) => `${date}:`,
  unchanged: 'بدون تغيير',
  count: {
    attention: (count) => (count === 0 ? 'لا توجد إجابة تلفت الانتباه.' : `إجابات تلفت الانتباه: ${count}.`),
    notAnswered: (count) => `أسئلة بلا إجابة: ${count}.`,
    notAsked: (count) => `أسئلة لم تُطرح: ${count}.`,
    changed: (count) => `إجابات مختلفة: ${count}.`,
  },
  lost: (count) => `إجابات غير معروضة لأن أسئلتها ليست من هذا الاستبيان: ${count}.`,
  status: {
    draft: 'لم تُرسل هذه الإجابات بعد.',
    stopped: 'توقف ملء الاستبيان. وهو غير مكتمل.',
    mistake: 'سُجلت هذه الإجابات عن طريق الخطأ. ولا تُعرض.',
  },
  otherVersion: 'الأسئلة من إصدار آخر من الاستبيان.',
  ofOneAnswer: 'اللون يخص تلك الإجابة وحدها. وقد تعني الدرجة الكلية شيئًا آخر.',
  about: 'عن الألوان',
};
