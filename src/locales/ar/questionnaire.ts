import type { QuestionnaireMessages } from '../messages/questionnaire.js';

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
const answers = (limit: string) =>
  counted(Number(limit), { one: 'إجابة واحدة', two: 'إجابتين', few: '# إجابات', other: '# إجابة' });
const fileTooLarge = (size: string) => `هذا الملف كبير جدًا. اختر ملفًا لا يزيد على ${size}.`;
const wrongFile = (types: string) => `لا يمكن استخدام هذا النوع من الملفات هنا. اختر: ${types}.`;

export const questionnaire: QuestionnaireMessages = {
  size: (fewest, most, minutes) =>
    `${fewest < most ? `من ${fewest} إلى ${questions(most)}` : questions(most)}، حوالي ${minutesOf(minutes)}`,
  readers: 'من سيرى الإجابات',
  maybeReaders: 'من غير المعروف إن كانوا سيرون الإجابات',
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
    minOccurs: (limit) => `أعطِ ${answers(limit)} على الأقل.`,
    maxOccurs: (limit) => `لا تعطِ أكثر من ${answers(limit)}.`,
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
  filledInOn: (date) => `تمت التعبئة في ${date}`,
  filledInByOther: 'عبّأه شخص آخر',
  unfinished: 'لم يكتمل هذا الاستبيان.',
  enteredInError: 'هذه الإجابات لا تُحتسب.',
  send: 'إرسال',
  sending: 'جارٍ الإرسال…',
  sendFailed: 'لم ينجح الإرسال. إجاباتك ما زالت موجودة.',
  sendExpired: 'انتهت جلسة تسجيل دخولك. سجّل الدخول من جديد لإرسال إجاباتك.',
  sendRefused: 'تعذّر إرسال إجاباتك.',
  reason: 'السبب',
  thanks: 'شكرًا لك',
  sent: 'تم إرسال إجاباتك.',
  finished: 'لقد أكملت الأسئلة.',
};
