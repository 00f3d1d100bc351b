import type { Tip, TipPack } from '../model/tip.js';

// All wording is our own: the steps and intent of the training, none of its sentences. Texts name subjects, never
// scores, diagnoses, medicines or treatments.

const training = {
  title: {
    nl: 'PROM-training (draaiboek), tips voor het bespreken van PROMs en Samen Beslissen; stappenplan naar Engelen et al. (2010)',
    en: 'PROM training (manual), tips for talking about PROMs and deciding together; steps after Engelen et al. (2010)',
    ar: 'تدريب PROM (دليل التدريب)، نصائح للحديث عن نتائج الاستبيانات واتخاذ القرار معًا؛ خطوات مأخوذة عن Engelen وآخرين (2010)',
  },
  licence: 'own',
} satisfies Tip['source'];

const preparation = { ...training, section: { nl: 'Voorbereiden', en: 'Preparing', ar: 'التحضير' } };
const signalling = { ...training, section: { nl: 'Signaleren', en: 'Noticing', ar: 'الملاحظة' } };
const discussing = { ...training, section: { nl: 'Bespreken', en: 'Discussing', ar: 'المناقشة' } };
const acting = { ...training, section: { nl: 'Handelen', en: 'Acting', ar: 'التصرف' } };
const closing = {
  ...training,
  section: {
    nl: 'Afronden; Pharos, terugvraagmethode',
    en: 'Closing; Pharos, teach-back method',
    ar: 'الختام؛ Pharos، طريقة إعادة الشرح',
  },
};
// The training says to name improvement; naming worsening too is our own addition.
const signallingChange = {
  ...training,
  section: {
    nl: 'Signaleren; dat verslechtering apart wordt genoemd, is van ons',
    en: 'Noticing; that getting worse is named apart is our own',
    ar: 'الملاحظة؛ ذكر التراجع على حدة من وضعنا',
  },
};
const discussingChange = {
  ...training,
  section: {
    nl: 'Bespreken; deze vraag is van ons',
    en: 'Discussing; this question is our own',
    ar: 'المناقشة؛ هذا السؤال من وضعنا',
  },
};
const threeQuestions = {
  title: { nl: '3 goede vragen', en: 'Three good questions (Dutch website)', ar: 'ثلاثة أسئلة جيدة (موقع هولندي)' },
  url: 'https://3goedevragen.nl',
  licence: 'own',
} satisfies Tip['source'];
const workGuideline = {
  title: {
    nl: 'Richtlijn Arbeidsparticipatie (2024)',
    en: 'Dutch guideline on taking part in work (2024)',
    ar: 'الإرشادات الهولندية للمشاركة في العمل (2024)',
  },
  licence: 'own',
} satisfies Tip['source'];

/** The standard tips: the advice of the Dutch training for discussing PROMs, in our own words. */
export const standardTipPack: TipPack = {
  id: 'pro-widgets-standard',
  title: { nl: 'Het goede gesprek', en: 'The good conversation', ar: 'الحديث الجيد' },
  tips: [
    {
      id: 'v1',
      step: 'prepare',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Bekijk de antwoorden vooraf. Dan horen ze vanzelf bij het gesprek.',
        en: 'Look at the answers beforehand. Then they are a natural part of the conversation.',
        ar: 'اطّلع على الإجابات مسبقًا، فتصبح جزءًا طبيعيًا من الحديث.',
      },
      when: { all: [{ always: true }] },
      source: preparation,
    },
    {
      id: 'p1',
      step: 'prepare',
      audience: 'patient',
      kind: 'instruction',
      text: {
        nl: 'U kunt uw uitkomsten zelf bekijken. Schrijf op wat u wilt vragen en wat u opvalt.',
        en: 'You can look at your own outcomes. Write down what you want to ask and what you notice.',
        ar: 'يمكنك الاطلاع على نتائجك بنفسك. اكتب ما تريد السؤال عنه وما يلفت انتباهك.',
      },
      when: { all: [{ always: true }] },
      source: preparation,
    },
    {
      id: 'p2',
      step: 'prepare',
      audience: 'patient',
      kind: 'instruction',
      text: {
        nl: 'Valt er iets te kiezen? Zoek een keuzehulp op thuisarts.nl of ggzstandaarden.nl. Of vraag ernaar in uw ziekenhuis.',
        en: 'Is there something to choose? Look for a decision aid on thuisarts.nl or ggzstandaarden.nl. Or ask your hospital for one.',
        ar: 'هل هناك ما يجب اختياره؟ ابحث عن وسيلة تساعد على الاختيار في thuisarts.nl أو ggzstandaarden.nl، أو اسأل عنها في المستشفى.',
      },
      when: { all: [{ contextFlag: 'momentOfChoice' }] },
      source: preparation,
    },
    {
      id: 'p3',
      step: 'prepare',
      audience: 'patient',
      kind: 'link',
      text: {
        nl: 'Drie vragen helpen bij een keuze. Neem ze mee naar het gesprek.',
        en: 'Three questions help with a choice. Bring them to the conversation.',
        ar: 'ثلاثة أسئلة تساعدك على الاختيار. أحضرها معك إلى الحديث.',
      },
      when: { all: [{ always: true }] },
      source: threeQuestions,
    },
    {
      id: 'p4',
      step: 'prepare',
      audience: 'patient',
      kind: 'question',
      text: {
        nl: 'Wat kan ik kiezen?',
        en: 'What can I choose from?',
        ar: 'ما الذي يمكنني اختياره؟',
      },
      when: { all: [{ always: true }] },
      source: threeQuestions,
    },
    {
      id: 'p5',
      step: 'prepare',
      audience: 'patient',
      kind: 'question',
      text: {
        nl: 'Wat is goed en minder goed aan elke keuze?',
        en: 'What is good and less good about each choice?',
        ar: 'ما مزايا كل اختيار وعيوبه؟',
      },
      when: { all: [{ always: true }] },
      source: threeQuestions,
    },
    {
      id: 'p6',
      step: 'prepare',
      audience: 'patient',
      kind: 'question',
      text: {
        nl: 'Wat past bij mijn leven?',
        en: 'What fits my life?',
        ar: 'ما الذي يناسب حياتي؟',
      },
      when: { all: [{ always: true }] },
      source: threeQuestions,
    },
    {
      id: 's1',
      step: 'signal',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Zeg dat u de antwoorden heeft gezien. Noem of er klachten zijn of niet. Vraag of dat klopt.',
        en: 'Say that you have seen the answers. Mention whether they show problems. Ask whether that is right.',
        ar: 'قل إنك اطّلعت على الإجابات. اذكر ما إذا كانت تُظهر مشكلات أم لا. اسأل إن كان ذلك صحيحًا.',
      },
      when: { all: [{ always: true }] },
      source: signalling,
    },
    // Three tips of a step are visible at first: they must include flags and worsening, then improvement.
    {
      id: 'f1',
      step: 'signal',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Eén van de antwoorden vraagt om een gesprek. Praat erover en volg de afspraken van uw organisatie.',
        en: 'One of the answers needs to be talked about. Do so, and follow what your organisation has agreed.',
        ar: 'إحدى الإجابات تستدعي الحديث عنها. تحدّث عنها واتبع ما هو متفق عليه في مؤسستك.',
      },
      when: { all: [{ flag: 'any' }] },
      source: signalling,
    },
    {
      id: 's5',
      step: 'signal',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Noem wat minder goed gaat dan eerder: {domains}. Vraag of dat klopt.',
        en: 'Mention what is going less well than before: {domains}. Ask whether that is right.',
        ar: 'اذكر ما أصبح أقل جودة من قبل: {domains}. اسأل إن كان ذلك صحيحًا.',
      },
      when: { all: [{ change: 'worsened' }] },
      source: signallingChange,
    },
    {
      id: 's6',
      step: 'signal',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Noem wat mogelijk minder goed gaat dan eerder: {domains}. Vraag of dat klopt.',
        en: 'Mention what is possibly going less well than before: {domains}. Ask whether that is right.',
        ar: 'اذكر ما ربما أصبح أقل جودة من قبل: {domains}. اسأل إن كان ذلك صحيحًا.',
      },
      when: { all: [{ change: 'possiblyWorsened' }] },
      source: signallingChange,
    },
    {
      id: 's4',
      step: 'signal',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Noem ook wat beter gaat: {domains}.',
        en: 'Mention what is going better too: {domains}.',
        ar: 'اذكر أيضًا ما تحسّن: {domains}.',
      },
      when: { all: [{ change: 'improved' }] },
      source: signalling,
    },
    {
      id: 's2',
      step: 'signal',
      audience: 'clinician',
      kind: 'example',
      text: {
        nl: 'In uw antwoorden valt mij dit op: {domains}. Herkent u dat?',
        en: 'This stands out to me in your answers: {domains}. Do you recognise that?',
        ar: 'لفت انتباهي في إجاباتك ما يلي: {domains}. هل تلاحظ ذلك أنت أيضًا؟',
      },
      when: { all: [{ minimumGrade: 'light' }] },
      source: signalling,
    },
    {
      id: 's3',
      step: 'signal',
      audience: 'clinician',
      kind: 'question',
      text: {
        nl: 'Er speelt meer tegelijk: {domains}. Wat is nu het zwaarst voor u?',
        en: 'Several things are going on: {domains}. Which one is the heaviest for you now?',
        ar: 'هناك أكثر من أمر في الوقت نفسه: {domains}. ما الأثقل عليك الآن؟',
      },
      when: { all: [{ concernCount: { from: 3 } }] },
      source: {
        ...signalling,
        section: {
          nl: 'Signaleren; de grens van drie is van ons',
          en: 'Noticing; the limit of three is our own',
          ar: 'الملاحظة؛ حدّ الثلاثة من وضعنا',
        },
      },
    },
    {
      id: 'b0',
      step: 'discuss',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Ga in op wat opvalt, met de patiënt en de naasten. Hoe ernstiger, hoe dieper.',
        en: 'Go into what stands out, with the patient and those close to them. The more serious, the deeper.',
        ar: 'تناول ما يلفت الانتباه مع المريض والمقرّبين منه. كلما زادت الشدة زاد التعمّق.',
      },
      when: { all: [{ minimumGrade: 'light' }] },
      source: discussing,
    },
    {
      id: 'b6',
      step: 'discuss',
      audience: 'clinician',
      kind: 'question',
      text: {
        nl: 'Wat is er sinds de vorige keer veranderd?',
        en: 'What has changed since last time?',
        ar: 'ما الذي تغيّر منذ المرة السابقة؟',
      },
      when: { any: [{ change: 'worsened' }, { change: 'possiblyWorsened' }] },
      source: discussingChange,
    },
    {
      id: 'b1',
      step: 'discuss',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Vraag of de patiënt hier meer over wil weten: {domains}. Het onderwerp noemen is soms al genoeg.',
        en: 'Ask whether the patient would like to know more about this: {domains}. Bringing it up is sometimes enough.',
        ar: 'اسأل المريض إن كان يرغب في معرفة المزيد عن: {domains}. أحيانًا يكفي ذكر الموضوع.',
      },
      when: { all: [{ gradeIs: 'light' }] },
      source: discussing,
    },
    {
      id: 'b2',
      step: 'discuss',
      audience: 'clinician',
      kind: 'question',
      text: {
        nl: 'Wilt u hier iets meer over vertellen: {domains}?',
        en: 'Would you tell me a little more about this: {domains}?',
        ar: 'هل تحدثني أكثر قليلًا عن: {domains}؟',
      },
      when: { all: [{ minimumGrade: 'moderate' }] },
      source: discussing,
    },
    {
      id: 'b3',
      step: 'discuss',
      audience: 'clinician',
      kind: 'question',
      text: {
        nl: 'Op welke momenten merkt u dit? Komt dat vaak voor?',
        en: 'At what moments do you notice this? Does that happen often?',
        ar: 'في أي الأوقات تلاحظ ذلك؟ هل يحدث كثيرًا؟',
      },
      when: { all: [{ minimumGrade: 'moderate' }] },
      source: discussing,
    },
    {
      id: 'b4',
      step: 'discuss',
      audience: 'clinician',
      kind: 'question',
      text: {
        nl: 'Hoe kijkt u hier zelf naar?',
        en: 'How do you see this yourself?',
        ar: 'كيف ترى هذا الأمر بنفسك؟',
      },
      when: { all: [{ minimumGrade: 'moderate' }] },
      source: discussing,
    },
    {
      id: 'b5',
      step: 'discuss',
      audience: 'clinician',
      kind: 'question',
      text: {
        nl: 'Bent u hier ongerust over?',
        en: 'Are you worried about it?',
        ar: 'هل يقلقك هذا الأمر؟',
      },
      when: { all: [{ minimumGrade: 'moderate' }] },
      source: discussing,
    },
    {
      id: 'w1',
      step: 'discuss',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Vraag naar werk, of naar de wens om te werken. Welk werk is het? Hoe gaat dat samen met de klachten? Welke steun is nodig?',
        en: 'Ask about work, or the wish to work. What kind of work is it? How does it go with the problems? What support is needed?',
        ar: 'اسأل عن العمل أو عن الرغبة في العمل. ما نوع العمل؟ كيف يتوافق مع المشكلات الصحية؟ ما الدعم المطلوب؟',
      },
      when: { all: [{ contextFlag: 'work' }] },
      source: workGuideline,
    },
    {
      id: 'h1',
      step: 'act',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Bepaal samen of er nu iets nodig is.',
        en: 'Decide together whether something is needed now.',
        ar: 'قرّر مع المريض ما إذا كانت هناك حاجة إلى شيء الآن.',
      },
      when: { all: [{ always: true }] },
      source: acting,
    },
    // At a moment of choice, its questions and the next steps are both visible.
    {
      id: 'k1',
      step: 'act',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Er valt iets te kiezen. Loop samen drie vragen langs. Wat kan ik kiezen? Wat is goed en minder goed aan elke keuze? Wat past bij mijn leven?',
        en: 'There is something to choose. Go through three questions together. What can I choose from? What is good and less good about each choice? What fits my life?',
        ar: 'هناك ما يمكن اختياره. تناولا معًا ثلاثة أسئلة. ما الذي يمكنني اختياره؟ ما مزايا كل اختيار وعيوبه؟ ما الذي يناسب حياتي؟',
      },
      when: { all: [{ contextFlag: 'momentOfChoice' }] },
      source: threeQuestions,
    },
    {
      id: 'h3',
      step: 'act',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Is er wel iets nodig? Zet op een rij wat de patiënt wil en wat kan helpen. Denk aan volgen of verwijzen.',
        en: 'Is something needed? List what the patient wants and what can help. Think of keeping watch or referring.',
        ar: 'هل هناك حاجة إلى شيء؟ حدّد ما يريده المريض وما يمكن أن يساعده، مثل المتابعة أو الإحالة.',
      },
      when: { all: [{ always: true }] },
      source: acting,
    },
    {
      id: 'h2',
      step: 'act',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Is er nu niets nodig? Kom er de volgende keer op terug.',
        en: 'Is nothing needed now? Come back to it next time.',
        ar: 'لا حاجة إلى شيء الآن؟ عُد إلى الموضوع في المرة القادمة.',
      },
      when: { all: [{ always: true }] },
      source: acting,
    },
    {
      id: 'l1',
      step: 'close',
      audience: 'clinician',
      kind: 'instruction',
      text: {
        nl: 'Vraag wat de patiënt thuis gaat vertellen of doen. Zo merkt u of uw uitleg duidelijk was.',
        en: 'Ask what the patient will tell or do at home. That shows whether you explained it clearly.',
        ar: 'اسأل المريض عمّا سيقوله أو يفعله في البيت. هكذا تعرف إن كان شرحك واضحًا.',
      },
      when: { any: [{ contextFlag: 'limitedHealthSkills' }, { always: true }] },
      source: closing,
    },
    {
      id: 'l2',
      step: 'close',
      audience: 'clinician',
      kind: 'question',
      text: {
        nl: 'Wat wilt u nog vragen of zeggen?',
        en: 'What else would you like to ask or say?',
        ar: 'ما الذي تودّ السؤال عنه أو قوله أيضًا؟',
      },
      when: { any: [{ contextFlag: 'limitedHealthSkills' }, { always: true }] },
      source: closing,
    },
  ],
};
