import type { KeptAnswersMessages } from '../messages/kept-answers.js';
import { questionnaire } from './questionnaire.js';

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

const plural = new Intl.PluralRules('ar');
const counted = (count: number, forms: Forms) =>
  (forms[plural.select(count)] ?? forms.other).replace('#', String(count));
const time = (hours: number) =>
  hours >= 48 && hours % 24 === 0
    ? counted(hours / 24, { two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' })
    : counted(hours, { one: 'ساعة واحدة', two: 'ساعتين', few: '# ساعات', many: '# ساعةً', other: '# ساعة' });

export const keptAnswers: KeptAnswersMessages = {
  state: {
    saving: 'جارٍ الحفظ…',
    device: 'تم الحفظ على هذا الجهاز.',
    journal: 'تم الحفظ مؤقتًا على هذا الجهاز.',
    server: 'تم الحفظ لدى مقدم الرعاية.',
    memory: 'انتبه: إجاباتك موجودة على هذه الصفحة فقط. أرسلها قبل إغلاق الصفحة.',
    newer: 'لم تُحفظ هذه الإجابات بعد.',
    sending: 'جارٍ الإرسال…',
    waiting: 'لم تُرسل إجاباتك بعد. سيتم إرسالها في أقرب وقت ممكن.',
    expired: questionnaire.sendExpired,
    refused: questionnaire.sendRefused,
    sent: 'تم إرسال إجاباتك.',
  },
  onDevice: (hours) => `تُحفظ إجاباتك على هذا الجهاز لمدة ${time(hours)}.`,
  inSession: (hours) => `تُحفظ إجاباتك على هذا الجهاز ما دمت مسجّل الدخول، وتُمحى بعد ${time(hours)}.`,
  atServer: 'تُحفظ إجاباتك لدى مقدم الرعاية.',
  onPage: 'تبقى إجاباتك على هذه الصفحة فقط حتى ترسلها.',

  begun: 'لقد بدأت من قبل',
  begunOn: (moment) => `توجد إجابات من ${moment}.`,
  goOn: 'متابعة',
  startAgain: 'البدء من جديد',
  startAgainExplanation: 'إذا بدأت من جديد، فستفقد إجاباتك السابقة عندما تُدخل أول إجابة.',

  newer: 'توجد إجابات أحدث في علامة تبويب أخرى',
  chooseAnswers: 'اختر الإجابات التي تريد المتابعة بها.',
  takeNewer: 'المتابعة بالإجابات الأحدث',
  keepThese: 'المتابعة بالإجابات الموجودة على هذه الصفحة',

  unsent: 'لم يُرسل بعد',
  untitled: 'استبيان',
  finishedOn: (moment) => `تمت التعبئة في ${moment}`,
  waits: 'سيتم الإرسال في أقرب وقت ممكن.',
  needsLogin: 'سجّل الدخول من جديد لإرسال هذا.',
  refused: 'تعذّر الإرسال.',
  discard: 'حذف',
  discardQuestion: 'هل تريد حقًا حذف هذه الإجابات؟',
  discardYes: 'نعم، احذفها',
  discardNo: 'لا، احتفظ بها',
  sentLater: 'تم حفظ إجاباتك على هذا الجهاز. سيتم إرسالها عندما يتوفر الاتصال.',
};
