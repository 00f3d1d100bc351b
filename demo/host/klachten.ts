import type { Instrument, Questionnaire, QuestionnaireResponse } from '../../src/core/index.js';

/** Notice with every result of this example. */
const notice = {
  nl: 'Dit is een zelfgemaakt voorbeeld. Het is niet gevalideerd en niet bedoeld voor zorg.',
  en: 'This is a made-up example. It is not validated and not meant for care.',
  ar: 'هذا مثال من صنعنا. لم يُتحقق من صلاحيته وليس معدًّا للرعاية.',
};

const questions = {
  moe: 'Hoeveel last had u deze week van moeheid?',
  adem: 'Hoeveel last had u deze week van kortademigheid?',
  slaap: 'Hoeveel last had u deze week van slecht slapen?',
  zorgen: 'Hoeveel last had u deze week van zorgen over uw hart?',
  zin: 'Hoeveel last had u deze week van weinig zin om iets te doen?',
};
type Complaint = keyof typeof questions;
const complaints = Object.keys(questions) as Complaint[];

/** A questionnaire of which the total can be shared without the answers: five questions with one score. */
export const klachtenQuestionnaire: Questionnaire = {
  url: 'https://pro-widgets.example/Questionnaire/klachten-demo',
  version: '1',
  title: 'Klachten – voorbeeldvragenlijst',
  description: notice.nl,
  language: 'nl',
  items: complaints.map((linkId) => ({
    linkId,
    type: 'choice',
    text: questions[linkId],
    required: true,
    control: 'radio-button',
    options: ['Geen last', 'Een beetje last', 'Nogal wat last', 'Veel last', 'Heel veel last'].map((value, weight) => ({
      value: { type: 'string', value, weight },
    })),
  })),
};

/** The example instrument of {@link klachtenQuestionnaire}. Its cut-offs and change rule are invented. */
export const klachtenInstrument: Instrument = {
  id: 'klachten-demo',
  version: '1',
  name: {
    nl: 'Klachten – voorbeeldvragenlijst',
    en: 'Complaints – example questionnaire',
    ar: 'الشكاوى – استبيان توضيحي',
  },
  about: {
    measures: {
      nl: 'Hoeveel last iemand deze week had van vijf klachten',
      en: 'How much trouble five complaints gave this week',
      ar: 'مقدار الإزعاج من خمس شكاوى هذا الأسبوع',
    },
    itemCount: complaints.length,
    minutes: 2,
    scoreMeaning: {
      nl: 'De som van 5 vragen, 0 tot 20. Hoger is meer klachten.',
      en: 'The sum of 5 questions, 0 to 20. Higher means more complaints.',
      ar: 'مجموع 5 أسئلة، من 0 إلى 20. الأعلى يعني شكاوى أكثر.',
    },
    owner: 'pro-widgets',
    licence: 'own',
    notice,
  },
  questionnaires: [klachtenQuestionnaire.url ?? ''],
  items: complaints.map((key) => ({ key, linkIds: [key], min: 0, max: 4 })),
  scales: [
    {
      id: 'klachten',
      name: { nl: 'Klachten', en: 'Complaints', ar: 'الشكاوى' },
      direction: 'higherIsWorse',
      min: 0,
      max: 20,
      items: complaints.map((item) => ({ item })),
      method: { type: 'sum' },
      missing: { type: 'complete' },
      bandSet: {
        source: {
          title: {
            nl: 'Voorbeeld, niet gevalideerd: grenzen bij 7 en 13',
            en: 'Example, not validated: cut-offs at 7 and 13',
            ar: 'مثال غير مُتحقَّق منه: حدان عند 7 و13',
          },
          verified: false,
        },
        bands: [
          { from: 0, word: { nl: 'weinig', en: 'few', ar: 'قليلة' }, light: 'ok', grade: 'none' },
          { from: 7, word: { nl: 'matig', en: 'moderate', ar: 'متوسطة' }, light: 'attention', grade: 'light' },
          { from: 13, word: { nl: 'veel', en: 'many', ar: 'كثيرة' }, light: 'concern', grade: 'moderate' },
        ],
      },
      change: [
        {
          type: 'reliablePoints',
          points: 4,
          source: {
            title: {
              nl: 'Voorbeeld: een verschil van 4 punten telt als verandering; niet onderzocht',
              en: 'Example: a difference of 4 points counts as a change; not studied',
              ar: 'مثال: يُعد الفرق بمقدار 4 نقاط تغيرًا؛ لم تُجرَ دراسة لذلك',
            },
            verified: false,
          },
        },
      ],
    },
  ],
};

/**
 * Returns two responses: the invented answers at the start and at the last measurement.
 *
 * @param dates ISO dates, the earlier first.
 */
export function klachtenResponses(subject: string, dates: readonly [string, string]): QuestionnaireResponse[] {
  const answers = [
    { moe: 4, adem: 3, slaap: 2, zorgen: 4, zin: 2 },
    { moe: 2, adem: 1, slaap: 2, zorgen: 3, zin: 1 },
  ];
  return dates.map((date, index) => ({
    id: `klachten-demo-${index + 1}`,
    questionnaire: `${klachtenQuestionnaire.url}|${klachtenQuestionnaire.version}`,
    status: 'completed',
    subject,
    authored: `${date}T10:05:00Z`,
    items: klachtenQuestionnaire.items.map(({ linkId, options = [] }) => {
      const option = options[answers[index]?.[linkId as Complaint] ?? 0];
      return { linkId, answers: option ? [{ value: option.value }] : [] };
    }),
  }));
}
