import type { Locale } from './context.js';
import type { Messages } from './messages.js';
import type { AnswerWordsMessages } from './messages/answer-words.js';
import type { AnswersMessages } from './messages/answers.js';
import type { ConsultationTipsMessages } from './messages/consultation-tips.js';
import type { CopyMessages } from './messages/copy.js';
import type { InstrumentInfoMessages } from './messages/instrument-info.js';
import type { KeptAnswersMessages } from './messages/kept-answers.js';
import type { PreparationMessages } from './messages/preparation.js';
import type { QuestionnaireMessages } from './messages/questionnaire.js';
import type { RecipientsMessages } from './messages/recipients.js';
import type { ScoreMessages } from './messages/score.js';
import type { SharingMessages } from './messages/sharing.js';
import type { SharedMessages } from './messages/shared.js';
import type { StatedDate } from './messages/stated-date.js';
import type { TrafficLightMessages } from './messages/traffic-light.js';
import type { TrendCardMessages } from './messages/trend-card.js';

/** The date, or "an unknown date". */
function named({ text, precision }: StatedDate): string {
  if (precision !== 'unknown') return text;
  return text ? `تاريخ غير معروف (${text})` : 'تاريخ غير معروف';
}

/** "on" a day or unknown date, "in" a month or year. */
function when(date: StatedDate): string {
  switch (date.precision) {
    case 'day':
      return `بتاريخ ${date.text}`;
    case 'month':
      return `في ${date.text}`;
    case 'year':
      return `في عام ${date.text}`;
    case 'unknown':
      return `ب${named(date)}`;
  }
}

/** A day without a preposition, else the same as `when`. */
function dayOrWhen(date: StatedDate): string {
  return date.precision === 'day' ? date.text : when(date);
}

const common: Messages['common'] = {
  loading: 'جارٍ التحميل…',
  failed: 'تعذّر تحميل هذا.',
  tryAgain: 'حاول مرة أخرى',
  retryIsNoUse: 'لن تفيد المحاولة مرة أخرى: يجب أولًا تعديل شيء في هذا الموقع.',
};

const copy: CopyMessages = {
  copy: 'نسخ إلى الملف الطبي',
  copied: 'تم النسخ. يمكنك الآن لصق النص في الملف.',
  refused: 'لا يسمح المتصفح بالنسخ هنا. انسخ النص أدناه بنفسك باستخدام Ctrl+C.',
  textToCopy: 'نص للملف الطبي',
};

const score: ScoreMessages = {
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
  previousPlace: (value, date) => `سابقًا ${value} (${date})`,
  noScore: 'لا توجد درجة',
  noMeasurement: 'لا يوجد قياس بعد',
  notFilledIn: 'لم يُملأ',
  notUsable: 'لا يمكن استخدام كل الإجابات',
  leftOut: (responses) =>
    responses === 1
      ? 'لم يُدرَج هنا استبيان واحد مملوء لأن بياناته غير صحيحة.'
      : `استبيانات مملوءة لم تُدرَج هنا لأن بياناتها غير صحيحة: ${responses}.`,
  scoresLeftOut: 'لم تُدرَج هنا كل الدرجات الواردة من نظام آخر لأن بياناتها غير صحيحة.',
  outOfScale: 'هذه الدرجة لا تناسب المقياس',
  answeredOf: (answered, asked) => `تمت الإجابة عن ${answered} من ${asked}`,
  notApplicable: 'لم يُسأل',
  withoutNumber: (answers) => `إجابات دون قيمة معروفة: ${answers}`,
  prorated: 'تقديري: بعض الإجابات ناقصة أو لا تُحتسب',
  estimated: 'تقديري',
  estimateCompared: {
    before: 'الدرجة السابقة تقديرية',
    after: 'هذه الدرجة تقديرية',
    both: 'كلتا الدرجتين تقديريتان',
  },
  respondent: {
    you: 'أنت',
    patient: 'المريض',
    thePatient: 'المريض',
    child: 'الطفل',
    someoneElse: 'شخص آخر',
    unknown: 'لا يُعرف من ملأه',
    numbered: (name, number) => `${name} ${number}`,
  },
  byPerson: (name) => `ملأه ${name}`,
  byUnknown: 'لا يُعرف من ملأه',
  togetherWith: (names) => `بمشاركة ${names}`,
  withHelp: (names) => `بمشاركة ${names}.`,
  filledInBy: (name, together, date) => `ملأه ${name}${together && ` بمشاركة ${together}`} ${when(date)}.`,
  filledInByUnknown: (date) => `مُلئ ${when(date)}. لا يُعرف من ملأه.`,
  alsoFilledInBy: (name, together) => `ملأه أيضًا ${name}${together && ` بمشاركة ${together}`}.`,
  alsoByUnknown: 'مُلئ أيضًا، ولا يُعرف من ملأه.',
  notCompared: {
    version: 'بلا مقارنة: إصدار آخر في المرة السابقة',
    respondent: 'بلا مقارنة: ملأه شخص آخر في المرة السابقة',
    dayOrder: 'بلا مقارنة: ترتيب القياسات غير معروف',
  },
  alsoThatDay: (values) => `في اليوم نفسه أيضًا ${values}`,
  measuredOn: (date) => `تاريخ القياس: ${named(date)}.`,
  futureDate: 'تاريخ في المستقبل',
  hasFutureDate: 'تنبيه: أحد القياسات تاريخه في المستقبل.',
  since: (date) => `مقارنة مع ${date}`,
  attentionAlso: (names) => `يحتاج أيضًا إلى اهتمام: ${names}.`,
  attentionBefore: (names) => `كان يحتاج إلى اهتمام سابقًا: ${names}.`,
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
  noCutOffForRespondent: 'لا يوجد حد فاصل معروف لمن ملأه',
  otherVersion: 'إصدار آخر من الاستبيان',
  cutOffs: 'الحدود الفاصلة:',
  references: 'المقارنة:',
  changeRule: 'التغيّر:',
  flagRaised: (label) => `إجابة تحتاج إلى اهتمام: ${label}`,
  flagRaisedOn: (label, date) => `${when(date)} كانت إجابة تحتاج إلى اهتمام: ${label}`,
  flagNotUsable: (label) => `تمت الإجابة، لكن قيمة الإجابة غير معروفة: ${label}`,
  flagRefused: (label) => `تمت الإجابة، لكن الإجابة لا تُحتسب: ${label}`,
  flagNotAnswered: (label) => `لم تتم الإجابة: ${label}`,
  flagNotAsked: (label) => `لم يُسأل: ${label}`,
  flagUnknown: (label) => `غير معروف في أحدث قياس: ${label}`,
};

const answerWords: AnswerWordsMessages = {
  yes: 'نعم',
  no: 'لا',
  unfinished: (given, needed) => `لا توجد نتيجة بعد (الإجابات: ${given} من ${needed})`,
  calculatedFrom: (given, needed) => `محسوبة من ${given} من ${needed} إجابات`,
  file: 'ملف',
  fileKinds: { image: 'صورة', audio: 'صوت', video: 'فيديو', text: 'نص', other: 'ملف' },
};

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

const plural = new Intl.PluralRules('ar');
/** Formats a count with the six plural forms of Arabic. The forms for one and two include the number in the noun. */
const counted = (count: number, forms: Forms) =>
  (forms[plural.select(count)] ?? forms.other).replace('#', String(count));

const minutesOf = (count: number) =>
  counted(count, { one: 'دقيقة واحدة', two: 'دقيقتين', few: '# دقائق', other: '# دقيقة' });
const questions = (count: number) =>
  counted(count, { one: 'سؤال واحد', two: 'سؤالان', few: '# أسئلة', many: '# سؤالًا', other: '# سؤال' });
const characters = (count: number) =>
  counted(count, { zero: '0 حرف', one: 'حرف واحد', two: 'حرفين', few: '# أحرف', many: '# حرفًا', other: '# حرف' });
const answerCount = (limit: string) =>
  counted(Number(limit), { one: 'إجابة واحدة', two: 'إجابتين', few: '# إجابات', other: '# إجابة' });
const fileTooLarge = (size: string) => `هذا الملف كبير جدًا. اختر ملفًا لا يزيد على ${size}.`;
const wrongFile = (types: string) => `لا يمكن استخدام هذا النوع من الملفات هنا. اختر: ${types}.`;

const questionnaire: QuestionnaireMessages = {
  size: (fewest, most, minutes) =>
    `${fewest < most ? `من ${fewest} إلى ${questions(most)}` : questions(most)}، حوالي ${minutesOf(minutes)}`,
  readers: 'من سيرى الإجابات',
  readersAfterSending: {
    answers: (names, _, isForSomeoneElse) =>
      `بعد الإرسال تظهر ${isForSomeoneElse ? 'الإجابات والدرجات' : 'إجاباتك ودرجاتك'} لمن يلي: ${names}.`,
    scores: (names) => `تظهر الدرجات فقط لمن يلي: ${names}.`,
    unknown: (names, _, isForSomeoneElse) =>
      `لا نعرف إن كانت ${isForSomeoneElse ? 'الإجابات' : 'إجاباتك'} ستظهر لمن يلي: ${names}.`,
  },
  forSomeoneElse: 'أنت تملأ هذا الاستبيان نيابةً عن شخص آخر.',
  canGoBack: 'يمكنك دائمًا الرجوع إلى سؤال سابق.',
  canSkip: 'يمكنك تخطي أي سؤال.',
  canSkipSome: 'يمكنك تخطي أي سؤال، إلا إذا كُتب بجانبه «مطلوب».',
  canCheck: 'في النهاية يمكنك مراجعة إجاباتك وتغييرها.',
  start: 'ابدأ',
  noQuestions: 'لا توجد أسئلة في هذا الاستبيان.',

  unnamed: 'سؤال بلا نص',
  progress: (question, questions) => `السؤال ${question} من ${questions}`,
  progressRange: (first, last, questions) => `الأسئلة من ${first} إلى ${last} من أصل ${questions}`,
  minutesLeft: (minutes) => `تبقى حوالي ${minutesOf(minutes)}`,
  back: 'رجوع',
  next: 'التالي',
  backToReview: 'إلى المراجعة',

  readAloud: 'اقرأ بصوت عالٍ',
  stopReading: 'أوقف القراءة',
  textSize: 'حجم الخط',
  textSizes: { normal: 'خط عادي', large: 'خط كبير', larger: 'خط كبير جدًا' },

  prefilled: 'تم ملء هذه الإجابة مسبقًا. إذا لم تكن صحيحة، فغيّرها.',
  prefilledInReview: 'تم ملؤها مسبقًا',
  required: 'مطلوب',
  notAsked: 'لا تحتاج إلى الإجابة عن هذا السؤال.',
  moreInformation: 'مزيد من المعلومات',
  picture: 'صورة',
  lookAtPicture: 'انظر إلى الصورة',
  chooseSeveral: 'يمكنك اختيار أكثر من إجابة.',
  clear: 'امسح الإجابة',
  clearRow: 'امسح',
  choose: 'اختر',
  typeToSearch: 'اكتب بضعة أحرف، ثم اختر من القائمة.',
  howToSlide: 'اضغط على الخط، أو أدخل الرقم.',
  partialDate: 'إذا كنت لا تعرف اليوم أو الشهر، فاتركه فارغًا.',
  notChosen: 'لم يتم الاختيار بعد',
  number: 'الرقم',
  other: 'شيء آخر، وهو',
  otherAnswer: 'إجابتك الخاصة',
  day: 'اليوم',
  month: 'الشهر',
  year: 'السنة',
  hour: 'الساعة',
  minute: 'الدقائق',
  amount: 'الكمية',
  unit: 'الوحدة',
  charactersLeft: (count) =>
    count < 0 ? `تجاوزت الحد بمقدار ${characters(-count)}` : `بقي مكان لـ ${characters(count)}`,
  answerNumber: (place) => `الإجابة ${place}`,
  addAnswer: 'أضف إجابة أخرى',
  removeAnswer: (place) => `احذف الإجابة ${place}`,
  whichFile: (types, size) =>
    types ? `اختر ملفًا: ${types}. يجب ألا يزيد حجمه على ${size}.` : `يجب ألا يزيد حجم الملف على ${size}.`,
  chooseFile: 'اختر ملفًا',
  chooseOtherFile: 'اختر ملفًا آخر',
  addFile: 'اختر ملفًا إضافيًا',
  removeFile: 'احذف',
  readingFile: 'جارٍ إضافة الملف…',
  withoutFile: 'تابع دون هذا الملف',
  groupNumber: (group, place) => (group ? `${group} (${place})` : `رقم ${place}`),
  addGroup: 'أضف المزيد',
  removeGroup: (place) => `احذف رقم ${place}`,
  groupRemoved: (place) => `حُذف رقم ${place}.`,
  putGroupBack: (place) => `استعادة رقم ${place}`,
  optionsFailed: 'تعذّر تحميل إجابات هذا السؤال.',
  optionsFailedSkip: 'يمكنك المتابعة دون هذا السؤال.',
  optionsFailedRequired: 'هذا السؤال مطلوب. لا يمكنك إرسال الاستبيان الآن.',

  problems: 'هناك شيء غير صحيح بعد',
  problem: {
    required: () => 'أجب عن هذا السؤال.',
    requiredGroup: () => 'أجب هنا عن سؤال واحد على الأقل.',
    minOccurs: (limit) => `أعطِ ${answerCount(limit)} على الأقل.`,
    maxOccurs: (limit) => `لا تعطِ أكثر من ${answerCount(limit)}.`,
    minLength: (limit) => `اكتب ${characters(Number(limit))} على الأقل.`,
    maxLength: (limit) => `لا تكتب أكثر من ${characters(Number(limit))}.`,
    minValue: (limit) => `إجابتك أقل من الحد. أقل قيمة هي ${limit}.`,
    maxValue: (limit) => `إجابتك أعلى من الحد. أعلى قيمة هي ${limit}.`,
    maxDecimalPlaces: (limit) =>
      limit === '0' ? 'أدخل عددًا صحيحًا.' : `عدد الأرقام بعد الفاصلة يجب ألا يزيد على ${limit}.`,
    pattern: (example) => (example ? `اكتب إجابتك هكذا: ${example}` : 'إجابتك غير مكتوبة بشكل صحيح.'),
    option: () => 'اختر إحدى الإجابات.',
    exclusive: () => 'لا يمكن اختيار هذه الإجابات معًا. اختر واحدة.',
    unit: () => 'اختر وحدة.',
    mimeType: wrongFile,
    maxSize: fileTooLarge,
    other: () => 'هذه الإجابة لا تناسب السؤال.',
  },
  unreadable: {
    integer: () => 'أدخل عددًا صحيحًا، دون نقطة أو فاصلة.',
    decimal: (example) => `أدخل رقمًا، مثل ${example}.`,
    date: () => 'هذا التاريخ غير موجود. تحقق من اليوم والشهر.',
    datePart: () => 'التاريخ غير مكتمل بعد.',
    dateNumber: (example) => `اكتب اليوم والشهر والسنة بالأرقام، مثل ${example}.`,
    yearDigits: (example) => `اكتب السنة بأربعة أرقام، مثل ${example}.`,
    year: (example) => `تحقق من السنة. اكتب سنة مثل ${example}.`,
    time: (example) => `أدخل وقتًا، مثل ${example}.`,
    dateTime: () => 'أدخل التاريخ والوقت كاملين.',
    skippedTime: () => 'هذا الوقت غير موجود، لأن الساعة قُدِّمت حينها. أدخل وقتًا آخر.',
    option: () => 'اختر إجابة من القائمة.',
    url: (example) => `أدخل عنوان موقع، مثل ${example}`,
    file: () => 'هذا الملف فارغ أو تالف. اختر ملفًا آخر.',
    fileType: wrongFile,
    fileSize: fileTooLarge,
    fileBusy: () => 'انتظر حتى تتم إضافة الملف.',
    other: () => 'اكتب إجابتك الخاصة، أو اختر إجابة أخرى.',
  },

  review: 'راجع إجاباتك',
  reviewExplanation: 'ما زال بإمكانك تغيير كل إجابة. بعد ذلك أرسل الاستبيان.',
  change: 'تغيير',
  notAnswered: 'لم تتم الإجابة',
  filledInOn: (date) => `تمت التعبئة في ${named(date)}`,
  filledInByOther: 'عبّأه شخص آخر',
  unfinished: 'لم يكتمل هذا الاستبيان.',
  enteredInError: 'هذه الإجابات لا تُحتسب.',
  send: 'إرسال',
  sending: 'جارٍ الإرسال…',
  sendFailed: 'لم ينجح الإرسال. إجاباتك ما زالت موجودة.',
  sendExpired: 'انتهت جلسة تسجيل دخولك. سجّل الدخول من جديد لإرسال إجاباتك.',
  sendRefused: 'تعذّر إرسال إجاباتك.',
  refusedHelp: 'إجاباتك ما زالت موجودة. إعادة الإرسال لا تفيد الآن. تواصل مع مقدم الرعاية وأخبره بما هو مكتوب هنا.',
  keepPageOpen: 'اترك هذه الصفحة مفتوحة.',
  changeAnswers: 'تعديل الإجابات',
  reason: 'السبب',
  thanks: 'شكرًا لك',
  sent: 'تم إرسال إجاباتك.',
  finished: 'لقد أكملت الأسئلة.',
};

const timeLeft = (hours: number) =>
  hours >= 48 && hours % 24 === 0
    ? counted(hours / 24, { two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' })
    : counted(hours, { one: 'ساعة واحدة', two: 'ساعتين', few: '# ساعات', many: '# ساعةً', other: '# ساعة' });

const keptAnswers: KeptAnswersMessages = {
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
  onDevice: (hours) => `تُحفظ إجاباتك على هذا الجهاز لمدة ${timeLeft(hours)}.`,
  inSession: (hours) => `تُحفظ إجاباتك على هذا الجهاز ما دمت مسجّل الدخول، وتُمحى بعد ${timeLeft(hours)}.`,
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

const trendCard: TrendCardMessages = {
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
    lastScore: (value, date) => `كانت درجتك قبل ذلك ${value}، ${when(date)}.`,
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
    lastScore: (value, date) => `قبل ذلك ${value}، ${when(date)}.`,
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
    lastScore: (value, date) => `كانت الدرجة قبل ذلك ${value}، ${when(date)}.`,
  },
  lastOf: (name, value, date) => `${name}: آخر درجة ${value}، ${when(date)}.`,
  changeOf: (name, before, after, difference) =>
    difference === 0 ? `${name}: بقيت ${after}.` : `${name}: من ${before} إلى ${after}.`,
  ofPerson: (name, text) => `${name}: ${text}`,
  noSharedCutOffs: 'لا يعرض الرسم حدودًا فاصلة لأنها غير معروفة لكل من ملأه.',
  ring: (words) => `حلقة حول نقطة: ${words}.`,
  lines: 'الخطوط في الرسم',
  linesHint: (count) => `اختر ${count} على الأكثر.`,
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
    respondent: 'من ملأه',
  },
  newVersion: 'الخط مقطوع: تغيّر إصدار الاستبيان.',
  unknownOrder: 'الخط مقطوع: ترتيب القياسات غير معروف.',
  reference: (label, mean) => `${label}: المتوسط ${mean}`,
  people: (count) => `عدد الأشخاص: ${count}`,
  inverted: 'رُسم المخطط مقلوبًا: الأعلى في الرسم هو الأفضل.',
  unverified: 'الحدود الفاصلة غير مؤكدة.',
  noCutOff: 'لا يوجد حد فاصل معروف.',
  undated: 'التاريخ غير معروف، وليس في المخطط',
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

const trafficLight: TrafficLightMessages = {
  patient: {
    filledIn: (date) => `ملأت هذا ${when(date)}.`,
    previously: (date) => `المرة السابقة كانت ${when(date)}.`,
    attention: (count) => attention(count),
    noMeasurement: 'لم تملأ هذا بعد.',
    waiting: 'هناك استبيان بانتظارك.',
    due: (date) => `يمكنك ملؤه حتى ${date}.`,
    overdue: (date) => `كان يمكنك ملؤه حتى ${date}.`,
  },
  clinician: {
    filledIn: (date) => `مُلئ ${when(date)}.`,
    previously: (date) => `المرة السابقة ${dayOrWhen(date)}.`,
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
  sent: (date) => `أُرسل ${dayOrWhen(date)}`,
  opened: (date) => `فُتح ${dayOrWhen(date)}`,
  completed: (date) => `مُلئ ${dayOrWhen(date)}`,
  notSeen: 'لم يُفتح بعد',
  showTrend: 'عرض التطور',
  scores: 'الدرجات',
  comparedWith: (date) => `مقارنة مع ${named(date)}.`,
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

const answers: AnswersMessages = {
  patient: {
    title: 'إجاباتك',
    filledIn: (date) => `ملأت هذا ${when(date)}.`,
    none: 'لم تملأ هذا بعد.',
  },
  clinician: {
    title: 'الإجابات',
    filledIn: (date) => `مُلئ ${when(date)}.`,
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
  numberUnknown: 'قيمة هذه الإجابة غير معروفة',
  notAsked: 'لم يُسأل',
  flagged: 'انتبه إلى هذه الإجابة',
  onDate: (date) => `${date}:`,
  unchanged: 'بدون تغيير',
  count: {
    attention: (count) => (count === 0 ? 'لا توجد إجابة تلفت الانتباه.' : `إجابات تلفت الانتباه: ${count}.`),
    notAnswered: (count) => `أسئلة بلا إجابة: ${count}.`,
    numberUnknown: (count) => `إجابات قيمتها غير معروفة: ${count}.`,
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

const instrumentInfo: InstrumentInfoMessages = {
  measures: 'يقيس',
  questions: 'عدد الأسئلة',
  questionCount: (count) => String(count),
  questionsVary: 'يختلف في كل مرة',
  time: 'مدة الملء',
  minutes: (minutes) => `بالدقائق تقريبًا: ${minutes}`,
  unknown: 'غير معروف',
  scoreMeaning: 'معنى الدرجة',
  scores: 'الدرجات والحدود الفاصلة',
  fromTo: (minimum, maximum) => `من ${minimum} إلى ${maximum}.`,
  bandsOf: (scale) => `معنى الدرجة: ${scale}`,
  answeredBy: (roles) => `إذا ملأه: ${roles}`,
  answeredByOthers: 'إذا ملأه شخص غير المريض',
  score: 'الدرجة',
  meaning: 'المعنى',
  references: 'المقارنة',
  mean: (mean) => `المتوسط ${mean}`,
  standardDeviation: (deviation) => `الانحراف المعياري ${deviation}`,
  people: (count) => `عدد الأشخاص: ${count}`,
  changeRules: 'التغيّر',
  changeRule: {
    reliable: 'يُحسب التغيّر إذا كان أكبر من خطأ القياس.',
    reliableFromErrors: 'يُحسب التغيّر إذا كان أكبر من خطأ القياس في الدرجتين.',
    reliablePoints: (points) => `يُحسب التغيّر ابتداءً من هذا العدد من النقاط: ${points}.`,
    important: (points) => `يكون التغيّر ملحوظًا ابتداءً من هذا العدد من النقاط: ${points}.`,
    importantWorse: (points) => `يكون التراجع ملحوظًا ابتداءً من هذا العدد من النقاط: ${points}.`,
    importantShare: (share) => `يكون التغيّر ملحوظًا ابتداءً من ${share} من الدرجة السابقة.`,
    onlyFor: {
      improvement: 'ينطبق هذا على التحسن فقط.',
      worsening: 'ينطبق هذا على التراجع فقط.',
    },
  },
  flags: 'إجابات تحتاج دائمًا إلى اهتمام',
  answers: 'ألوان الإجابات',
  verified: 'مؤكد',
  forWhom: (population) => `لفئة: ${population}`,
  owner: 'المالك',
  licence: 'الاستخدام',
  licences: {
    own: 'من إعدادنا، ويمكن استخدامه بحرية.',
    publicDomain: 'يمكن استخدامه بحرية دون إذن.',
    freeWithAttribution: 'يمكن استخدامه بحرية مع ذكر المالك.',
    freeNonCommercial: 'يمكن استخدامه بحرية لغير الأغراض التجارية. أما الاستخدام التجاري فيحتاج إلى إذن المالك.',
    licenceRequired: 'لا يُستخدم إلا بإذن من المالك.',
    unknown: 'الشروط غير معروفة. اسأل عنها.',
  },
  version: 'إصدار هذا الوصف',
};

const consultationTips: ConsultationTipsMessages = {
  title: { clinician: 'الحديث', patient: 'التحضير لحديثك' },
  step: { prepare: 'التحضير', signal: 'الملاحظة', discuss: 'المناقشة', act: 'التصرف', close: 'الختام' },
  answersOf: (date) => `حول إجابات ${date.precision === 'unknown' ? when(date) : date.text}.`,
  tickHint: 'ضع علامة أمام ما تمت مناقشته.',
  notMeasured: {
    clinician: 'لا توجد إجابات لمناقشتها بعد.',
    patient: 'لم تملأ شيئًا بعد.',
  },
  noProblems: 'لا شيء لافت في الدرجات.',
  unknownMeaning: 'من غير المعروف مدى شدة ما تدل عليه هذه الدرجات. تظهر النصائح العامة فقط.',
  nothingForStep: 'لا تستدعي الدرجات شيئًا هنا.',
  noTips: 'لا توجد نصائح هنا.',
  notInAnswers: (names) => `من قياس آخر: ${names}.`,
  more: (count) => `نصائح أخرى: ${count}`,
  others: (count) => `مواضيع أخرى (${count})`,
  withWord: (name, word) => `${name} (${word})`,
  reason: {
    always: 'في كل حديث',
    standsOut: 'لأن هذا لافت',
    together: 'لأن هذا يحدث في الوقت نفسه',
    improved: 'لأن هذا تحسّن',
    worsened: 'لأن هذا تراجع',
    possiblyWorsened: 'لأن هذا ربما تراجع',
    flag: 'لأن إحدى الإجابات تحتاج إلى اهتمام',
    noProblems: 'لأنه لا شيء لافت',
    contextFlag: {
      limitedHealthSkills: 'لأن المعلومات الصحية قد تكون صعبة',
      work: 'لأن العمل موضوع مهم هنا',
      momentOfChoice: 'لأن هناك ما يجب اختياره',
    },
  },
  source: (title) => `المصدر: ${title}`,
  wantsToTalk: 'يريد المريض الحديث عن:',
  wantsToAsk: 'أسئلة المريض:',
  wantsToSay: 'كتب المريض أيضًا:',
  preparedOn: (date) => `تم التحضير في ${named(date)}.`,
  followUps: 'متبقٍّ من مرة سابقة',
  moreFollowUps: (count) => `المزيد من مرة سابقة: ${count}`,
  putOffOn: (date) => `(${date})`,
  followUp: 'مناقشته مجددًا في المرة القادمة',
  note: 'ملاحظة',
  noteOn: (step) => `ملاحظة على ${step}`,
  aids: 'وسائل تساعد على الاختيار',
  cards: 'من أنظمة أخرى',
  moreCards: (count) => `رسائل أخرى: ${count}`,
  cardDetail: 'توضيح',
  onlyHere: 'يبقى هذا في هذه الصفحة فقط. انسخه إلى الملف.',
  saving: 'جارٍ الحفظ…',
  saved: 'تم الحفظ.',
  notSaved: 'تعذّر الحفظ. ملاحظاتك ما زالت في هذه الصفحة.',
  notLoaded: 'تعذّر تحميل الملاحظات السابقة. ما تكتبه الآن يبقى في هذه الصفحة فقط.',
  nothingToCopy: 'ضع علامة أولًا أمام ما تمت مناقشته، أو اكتب ملاحظة.',
  recordTitle: (instrument) => `ما تمت مناقشته بعد: ${instrument}`,
  recordFollowedUp: 'متبقٍّ من مرة سابقة، تمت مناقشته الآن',
  withText: (step, text) => `${step}: ${text}`,
};

const preparation: PreparationMessages = {
  title: 'التحضير لحديثك',
  introduction: 'اختر ما تريد الحديث عنه. يمكنك ترك كل شيء فارغًا.',
  answersOf: (date) => `نتائجك ${when(date)}.`,
  notMeasured: 'لا توجد نتائج بعد. يمكنك كتابة ما تريد السؤال عنه.',
  topics: 'عمّ تريد أن تتحدث؟',
  topicsHint: (maximum) => `الحد الأقصى للاختيار: ${maximum}. ما يلفت الانتباه يأتي أولًا.`,
  tooMany: (maximum) =>
    `عدد ما اخترته بالفعل: ${maximum}. غالبًا لا يتسع الوقت لأكثر من ذلك. أزل واحدًا أولًا، أو اكتبه مع أسئلتك.`,
  chosen: (count, maximum) => `تم اختيار ${count} من ${maximum}`,
  moreTopics: (count) => `مواضيع أخرى: ${count}`,
  noOutcome: 'لا توجد نتيجة',
  improved: 'أفضل من المرة السابقة',
  worsened: 'أقل جودة من المرة السابقة',
  possiblyWorsened: 'ربما أقل جودة من المرة السابقة',
  questions: 'ما الذي تريد السؤال عنه؟',
  questionsHint: 'اكتب أسئلتك بكلماتك أنت.',
  notes: 'ما الذي تريد قوله أيضًا؟',
  threeQuestions: 'ثلاثة أسئلة جيدة',
  aids: 'مساعدة على الاختيار',
  whoReads:
    'إذا حفظت هذا، يمكن لمن يرعاك صحيًا قراءته. ما لا تحفظه لا تتم مشاركته مع أحد. ليست هذه رسالة، ولن تتلقى ردًا عليها.',
  onlyHere: 'لا يُحفظ هذا ولا يُرسل. يبقى في هذه الصفحة فقط. يمكنك طباعة الصفحة.',
  notLoaded: 'تعذّر تحميل ما حفظته سابقًا. لذلك لا يمكنك حفظ شيء الآن.',
  save: 'احفظ للحديث',
  saving: 'جارٍ الحفظ…',
  saved: 'تم الحفظ. يمكن لمن يرعاك صحيًا قراءة هذا الآن.',
  savedOn: (date) => `حُفظ في ${named(date)}. يمكن لمن يرعاك صحيًا قراءة هذا.`,
  notSaved: 'لم ينجح الحفظ. ما كتبته ما زال في هذه الصفحة. حاول مرة أخرى.',
  unsaved: 'لم يُحفظ بعد.',
};

const sharing: SharingMessages = {
  title: 'من يمكنه رؤية إجاباتك؟',
  introduction: 'تختار لكل شخص على حدة. يمكنك تغيير ذلك دائما. رعايتك تبقى كما هي.',
  onlyForPatient: 'المريض وحده يرى ويختار من يمكنه رؤية الإجابات.',
  forSomeoneElse: 'أنت تختار هذا لشخص آخر.',
  readOnly: 'يمكنك هنا الاطلاع فقط. لا يمكن تغيير هذا في هذا الموقع.',
  noPeople: 'لا يوجد أحد في هذه القائمة بعد.',
  peopleUnknown: 'لا نعرف من يرى إجاباتك.',
  teamUnknown: 'لا نعرف كل من يشارك في رعايتك. هنا فقط الأشخاص الذين تشارك معهم.',
  groups: {
    treatment: 'مقدمو رعايتك',
    work: 'حول عملك',
    family: 'العائلة والمقربون',
    other: 'آخرون',
  },
  people: (count) => `عدد الأشخاص: ${count}`,
  columns: { person: 'الشخص', sees: 'ما يراه هذا الشخص', change: 'تغيير' },
  search: 'ابحث عن اسم أو دور أو مؤسسة',
  found: (count) => `عدد الأشخاص الذين وجدناهم: ${count}`,
  nameless: 'شخص لا نعرف اسمه',
  untitled: 'استبيان بلا اسم',

  seesAll: {
    answers: (end) => `يرى الإجابات والدرجات كلها${end}.`,
    scores: (end) => `يرى الدرجات فقط من كل شيء${end}.`,
    nothing: () => 'لا يرى شيئا.',
    unknown: () => 'لا نعرف إن كان هذا الشخص يرى إجاباتك.',
  },
  sees: {
    answers: (titles, end) => `يرى الإجابات والدرجات من ${titles}${end}.`,
    scores: (titles, end) => `يرى الدرجات فقط من ${titles}${end}.`,
    nothing: (titles) => `لا يرى شيئا من ${titles}.`,
    unknown: (titles) => `لا نعرف إن كان هذا الشخص يرى ما يلي: ${titles}.`,
  },
  seesLater: {
    answers: 'ويرى الإجابات والدرجات من الاستبيانات الجديدة أيضا.',
    scores: 'ويرى الدرجات فقط من الاستبيانات الجديدة.',
    nothing: 'ولا يرى الاستبيانات الجديدة بعد.',
    unknown: 'أما الاستبيانات الجديدة فلا نعرف.',
  },
  end: (date, isLastDay) => (isLastDay ? ` حتى نهاية ${named(date)}` : ` حتى ${named(date)}`),
  ended: (date) => `توقفت المشاركة. كانت النهاية: ${named(date)}.`,
  decided: (date) => `اخترت هذا في ${named(date)}.`,
  decidedBy: (person, date) => `اختار هذا عنك ${person ?? 'شخص آخر'} في ${named(date)}.`,
  locked: 'لا يرى شيئا. لا يمكنك تشغيل هذا: لا يجوز لصاحب عملك رؤية هذا.',
  employer: 'صاحب عملك أو مديرك لا يرى شيئا. ولا يمكنك تشغيل ذلك.',
  nobodySees: (titles) => `لا أحد في هذه القائمة يرى: ${titles}.`,

  change: 'تغيير',
  changeOf: (person) => `تغيير: ${person}`,
  question: (person) => `ماذا يمكن أن يرى ${person}؟`,
  levels: { answers: 'الإجابات والدرجات', scores: 'الدرجات فقط', nothing: 'لا شيء' },
  mixed: 'الآن يختلف الأمر من استبيان إلى آخر.',
  singleAnswer: (titles) => `ليس مع ‘الدرجات فقط’: ${titles}. الدرجة هناك هي الإجابة نفسها.`,
  until: 'حتى نهاية',
  months: (count, date) => `${named(date)} (عدد الأشهر: ${count})`,
  untilDate: (date) => named(date),
  noEnd: 'بلا تاريخ نهاية',
  otherDate: 'تاريخ آخر',
  lastDay: 'اليوم الأخير',
  dateWrong: 'اختر تاريخا ابتداء من اليوم.',
  perQuestionnaire: 'اختيار مختلف لكل استبيان',
  later: 'الاستبيانات الجديدة',
  choose: 'اختر',
  save: 'احفظ',
  saving: 'جار الحفظ …',
  saved: (state) => `تم الحفظ. ${state}`,
  stop: 'أوقف المشاركة',
  stopOf: (person) => `أوقف المشاركة: ${person}`,
  stopped: (person) => `من الآن لا يرى ${person} شيئا. ما قرأه هذا الشخص يبقى في علمه. وما في الملف يبقى فيه.`,
  notSaved: 'لم ينجح ذلك. انظر إلى المكتوب هنا الآن وحاول مرة أخرى.',
  conflict: (state) => `تغير هذا في مكان آخر. لم يحفظ اختيارك. الحال الآن: ${state} اختر من جديد.`,

  secondary: 'ليس من أجل رعايتك',
  secondaryQuestions: {
    quality: 'هل يمكن أن تساعد إجاباتك أيضا في تحسين الرعاية؟',
    research: 'هل يمكن أن تساعد إجاباتك أيضا في البحث العلمي؟',
  },
  secondaryExplanation: {
    quality: 'يمكنك أن تقول لا. رعايتك تبقى كما هي. أحيانا يلزم القانون مقدم الرعاية بتسليم بيانات.',
    research: 'يمكنك أن تقول لا. رعايتك تبقى كما هي.',
  },
  yes: 'نعم',
  no: 'لا',
  secondaryStates: {
    yes: 'الآن: نعم.',
    no: 'الآن: لا.',
    open: 'لم تختر بعد. يُعد ذلك رفضًا.',
    unknown: 'لا نعرف ما اخترته في هذا.',
  },
  secondaryConflict: 'تغير هذا في مكان آخر. لم يحفظ اختيارك. اختر من جديد.',

  preview: 'انظر ما يراه هذا الشخص',
  previewOf: (person) => `انظر ما يراه هذا الشخص: ${person}`,
  previewBar: (person) => `أنت تنظر الآن بصفة ${person}.`,
  previewHint: 'الأزرار لا تعمل هنا.',
  stopPreview: 'توقف',
  notSeen: (person) => `ما لا يراه ${person}`,
  notSeenLevels: {
    scores: (title) => `إجاباتك على ${title}`,
    nothing: (title) => `${title}: الإجابات والدرجات`,
    unknown: (title) => `${title}: لا نعرف هذا`,
  },
  notSeenNothing: 'هذا الشخص يرى كل شيء من الاستبيانات الموجودة هنا.',
  previewEmpty: 'لا توجد استبيانات لعرضها بعد.',
};

const recipients: RecipientsMessages = {
  notes: 'من يمكنه قراءة ملاحظاتك؟',
  preparation: 'لمن هذا؟',
  everyone: 'لكل من يرى الدرجات في الفريق',
  chosen: 'فقط للأشخاص الذين تختارهم',
  nobody: 'لم تختر أحدًا بعد. أنت وحدك من يمكنه قراءة هذا الآن.',
  patient: 'المريض',
  unnamed: 'شخص بلا اسم',
  others: 'ملاحظات الآخرين',
  moreOthers: (count) => `ملاحظات أخرى: ${count}`,
  authorUnknown: 'غير معروف من كتب هذا',
  whoReads: (names) =>
    `إذا حفظت هذا، يمكن لهؤلاء فقط قراءته: ${names}. ما لا تحفظه لا تتم مشاركته مع أحد. ليست هذه رسالة، ولن تتلقى ردًا عليها.`,
  onlyYou: 'إذا حفظت هذا، فأنت وحدك من يمكنه قراءته.',
  saved: (names) => `تم الحفظ. يمكن لهؤلاء قراءة هذا الآن: ${names}.`,
  savedForYou: 'تم الحفظ. أنت وحدك من يمكنه قراءة هذا.',
};

const shared: SharedMessages = {
  note: 'ترى ما تمت مشاركته معك. قد لا يكون هذا كل شيء.',
  score: {
    noMeasurement: 'لا تظهر هنا درجة',
    notCompared: {
      version: 'بلا مقارنة: إصدار مختلف',
      respondent: 'بلا مقارنة: ملأه شخص آخر',
      dayOrder: 'بلا مقارنة: ترتيب القياسات غير معروف',
    },
    flagUnknown: (label) => `غير معروف في أحدث قياس تراه: ${label}`,
  },
  noScores: 'لا تظهر هنا درجات.',
  noAnswers: 'لا تظهر هنا إجابات.',
  attention: (count) =>
    count === 0 ? 'لا تحتاج أي من الدرجات التي تراها إلى اهتمام.' : `درجات تحتاج إلى اهتمام من التي تراها: ${count}.`,
  lastTime: 'المرة السابقة التي تراها',
  nothingInFilter: 'لا ترى هنا درجة.',
  noScore: (reason) => `أحدث قياس تراه بلا درجة: ${reason}.`,
  point: (position, count, date, text) => `القياس ${position} من ${count} التي تراها، ${date}: ${text}`,
  caption: (title) => `${title}: القياسات التي تراها`,
  nothingToDiscuss: 'لا يظهر هنا شيء لمناقشته.',
  noProblems: 'لا شيء لافت في الدرجات التي تراها.',
  becauseNoProblems: 'لأنه لا شيء لافت فيما تراه',
  nothingForStep: 'لا تستدعي الدرجات التي تراها شيئًا هنا.',
  noOutcomes: 'لا تظهر هنا نتائج. يمكنك كتابة ما تريد السؤال عنه.',
};

/** The texts of the widgets in Arabic, for `locale` of the provider. */
export const ar: Locale = {
  language: 'ar',
  direction: 'rtl',
  messages: {
    common,
    copy,
    score,
    answerWords,
    questionnaire,
    keptAnswers,
    trendCard,
    trafficLight,
    answers,
    instrumentInfo,
    consultationTips,
    preparation,
    sharing,
    recipients,
    shared,
  },
};
