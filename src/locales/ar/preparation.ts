import type { PreparationMessages } from '../messages/preparation.js';

export const preparation: PreparationMessages = {
  title: 'التحضير لحديثك',
  introduction: 'اختر ما تريد الحديث عنه. يمكنك ترك كل شيء فارغًا.',
  answersOf: (date) => `نتائجك بتاريخ ${date}.`,
  notMeasured: 'لا توجد نتائج بعد. يمكنك كتابة ما تريد السؤال عنه.',
  topics: 'عمّ تريد أن تتحدث؟',
  // Counts follow a colon, because the form of an Arabic noun depends on the number.
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
  savedOn: (date) => `حُفظ في ${date}. يمكن لمن يرعاك صحيًا قراءة هذا.`,
  notSaved: 'لم ينجح الحفظ. ما كتبته ما زال في هذه الصفحة. حاول مرة أخرى.',
  unsaved: 'لم يُحفظ بعد.',
};
