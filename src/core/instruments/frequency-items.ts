import type { AnswerLevelSet, ItemFlagRule, InstrumentItem, Citation } from '../model/instrument.js';
import type { LocalizedText } from '../model/localized-text.js';
import { withOwnColors } from './sources.js';

// Items of the PHQ and GAD by LOINC code. Facts only: the portal supplies the questions.
const loinc = 'http://loinc.org';

const phqCodes = [
  '44250-9',
  '44255-8',
  '44259-0',
  '44254-1',
  '44251-7',
  '44258-2',
  '44252-5',
  '44253-3',
  '44260-8',
] as const;
const gadCodes = ['69725-0', '68509-9', '69733-4', '69734-2', '69735-9', '69689-8', '69736-7'] as const;

/** Answer list LL358-3: how often, 0 to 3. */
const answers = ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'].map((code, value) => ({
  coding: { system: loinc, code },
  value,
}));

const phqCountsSource: Citation = {
  title: withOwnColors({
    nl: 'PHQ-algoritme, Population Health Metrics 2011;9:11: een klacht telt vanaf antwoord 2',
    en: 'PHQ algorithm, Population Health Metrics 2011;9:11: a symptom counts from answer 2',
    ar: 'خوارزمية PHQ، ‏Population Health Metrics 2011;9:11: يُحسب العَرَض ابتداءً من الإجابة 2',
  }),
  url: 'https://doi.org/10.1186/1478-7954-9-11',
  // Read: the abstract, which names the answer and not its number.
  verified: true,
};

/** The algorithm of the PHQ counts a symptom from 2; the cut-off at 1 is our own. */
const phqLevels: AnswerLevelSet = {
  source: {
    title: {
      nl: 'De grens bij antwoord 1 en de kleuren zijn onze keuze',
      en: 'The line at answer 1 and the colours are our choice',
      ar: 'الحد عند الإجابة 1 والألوان من اختيارنا',
    },
    verified: false,
  },
  levels: [
    { from: 0, light: 'ok' },
    { from: 1, light: 'attention' },
    { from: 2, light: 'concern', source: phqCountsSource },
  ],
};

const gadLevels: AnswerLevelSet = {
  levels: phqLevels.levels.map(({ from, light }) => ({ from, light })),
  source: {
    title: withOwnColors({
      nl: 'Dezelfde grenzen als bij de PHQ-9, voor de GAD-7 zonder bron',
      en: 'The same lines as for the PHQ-9, without a source for the GAD-7',
      ar: 'الحدود نفسها كما في PHQ-9، دون مصدر لمقياس GAD-7',
    }),
    verified: false,
  },
};

const item9Source: Citation = {
  title: {
    nl: 'PHQ-9-algoritme, gelezen in CamCOPS: vraag 9 telt bij elk antwoord boven 0',
    en: 'PHQ-9 algorithm, read in CamCOPS: question 9 counts at every answer above 0',
    ar: 'خوارزمية PHQ-9 كما في CamCOPS: يُحسب السؤال 9 عند كل إجابة أعلى من 0',
  },
  url: 'https://github.com/ucam-department-of-psychiatry/camcops',
  verified: true,
};

const item9Levels: AnswerLevelSet = {
  source: item9Source,
  levels: [
    { from: 0, light: 'ok' },
    { from: 1, light: 'concern' },
  ],
};

export const phqItems = phqCodes.map((code, index) =>
  itemOf(`phq-${index + 1}`, code, index + 1, index === 8 ? item9Levels : phqLevels),
);
export const gadItems = gadCodes.map((code, index) => itemOf(`gad-${index + 1}`, code, index + 1, gadLevels));

export const phqItem9Flag: ItemFlagRule = {
  id: 'phq-9-item-9',
  item: 'phq-9',
  from: 1,
  label: {
    nl: 'vraag 9, over de dood en zelfbeschadiging',
    en: 'question 9, on death and self-harm',
    ar: 'السؤال 9، عن الموت وإيذاء النفس',
  },
  source: item9Source,
};

export const phqOwner: LocalizedText = 'Spitzer, Williams, Kroenke (Pfizer)';

export function loincCode(code: string) {
  return { system: loinc, code };
}

function itemOf(key: string, code: string, number: number, levelSet: AnswerLevelSet): InstrumentItem {
  const label = { nl: `vraag ${number}`, en: `question ${number}`, ar: `السؤال ${number}` };
  return { key, label, codes: [{ system: loinc, code }], answers, min: 0, max: 3, levelSet };
}
