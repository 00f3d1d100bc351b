import type { AnswerOption, EnableWhen, QuestionnaireItem, Questionnaire } from '../../model/questionnaire.js';

const codeSystem = 'https://pro-widgets.example/CodeSystem/werk-herstel-demo';

/** Notice shown wherever this example appears. */
export const werkHerstelNotice = {
  nl: 'Dit is een zelfgemaakt voorbeeld bij het scenario uit de Value@WORK-whitepaper. Het is niet de V@W-Q23, niet gevalideerd en niet bedoeld voor zorg.',
  en: 'This is a made-up example for the scenario in the Value@WORK white paper. It is not the V@W-Q23, not validated and not meant for care.',
  ar: 'هذا مثال من صنعنا للسيناريو الوارد في وثيقة Value@WORK. وهو ليس استبيان V@W-Q23، ولم يُتحقق من صلاحيته، وليس معدًّا للرعاية.',
};

const situations = {
  volledig: 'Ik werk volledig',
  gedeeltelijk: 'Ik werk gedeeltelijk',
  'niet-door-gezondheid': 'Ik werk nu niet vanwege mijn gezondheid',
  'geen-betaald-werk': 'Ik heb geen betaald werk',
};

export type Situation = keyof typeof situations;

export function situationOption(code: Situation): AnswerOption {
  return { value: { type: 'coding', value: { system: codeSystem, code, display: situations[code] } } };
}

// Only people with paid work can judge their workplace.
const hasPaidWork: EnableWhen[] = (['volledig', 'gedeeltelijk', 'niet-door-gezondheid'] as const).map((code) => ({
  question: 'situatie',
  operator: '=',
  answer: situationOption(code).value,
}));

/** The questionnaire of our own example instrument, "Werk en herstel". It is not validated and not for care. */
export const werkHerstelQuestionnaire: Questionnaire = {
  url: 'https://pro-widgets.example/Questionnaire/werk-herstel-demo',
  version: '1',
  title: 'Werk en herstel – voorbeeldvragenlijst',
  description: werkHerstelNotice.nl,
  language: 'nl',
  items: [
    {
      linkId: 'situatie',
      type: 'choice',
      text: 'Wat is uw werksituatie op dit moment?',
      required: true,
      control: 'radio-button',
      options: (Object.keys(situations) as Situation[]).map(situationOption),
    },
    rating('fysiek', 'Hoe goed kunt u uw werk lichamelijk aan?', 'Helemaal niet', 'Helemaal'),
    rating('mentaal', 'Hoe goed kunt u uw werk mentaal aan?', 'Helemaal niet', 'Helemaal'),
    rating(
      'vertrouwen',
      'Hoeveel vertrouwen heeft u dat u weer aan het werk kunt of aan het werk kunt blijven?',
      'Geen vertrouwen',
      'Heel veel vertrouwen',
    ),
    {
      ...rating('steun', 'Hoe goed voelt u zich gesteund door uw werkomgeving?', 'Helemaal niet', 'Heel goed'),
      ...whenPaidWork(),
    },
    {
      ...rating(
        'ruimte',
        'Hoeveel ruimte geeft uw werkomgeving om uw werk aan te passen?',
        'Geen ruimte',
        'Heel veel ruimte',
      ),
      ...whenPaidWork(),
    },
    {
      ...rating('stress', 'Hoeveel stress heeft u door uw werk?', 'Geen stress', 'Heel veel stress'),
      ...whenPaidWork(),
    },
    rating(
      'vermoeid',
      'Hoe moe was u de afgelopen 7 dagen, gemiddeld?',
      'Helemaal niet moe',
      'Zo moe als u zich kunt voorstellen',
    ),
    { linkId: 'bespreken', type: 'text', text: 'Wat wilt u in elk geval bespreken?' },
  ],
};

function rating(linkId: string, text: string, lowerLabel: string, upperLabel: string): QuestionnaireItem {
  return {
    linkId,
    type: 'integer',
    text,
    required: true,
    minValue: { type: 'integer', value: 0 },
    maxValue: { type: 'integer', value: 10 },
    lowerLabel,
    upperLabel,
  };
}

function whenPaidWork(): Pick<QuestionnaireItem, 'enableWhen' | 'enableBehavior'> {
  return { enableWhen: hasPaidWork, enableBehavior: 'any' };
}
