import { answeredForm } from '../form/answered-form.js';
import { optionOf } from '../form/compare.js';
import type { FormItem } from '../form/form-item.js';
import type { Instrument, InstrumentItem } from '../model/instrument.js';
import type { AnswerOption, QuestionnaireItem, Questionnaire } from '../model/questionnaire.js';
import type { ResponseAnswer, QuestionnaireResponse, ResponseItem } from '../model/questionnaire-response.js';
import type { AnswerValue, Coding } from '../model/value.js';
import { findItems, numberOf } from './find-items.js';
import type { Reading, Readings } from './score-of.js';

/** Reads the numbers that an instrument needs from responses to one questionnaire; made once for many responses. */
export function readingsReader(
  instrument: Instrument,
  questionnaire: Questionnaire,
): (response: QuestionnaireResponse) => Readings {
  const found = findItems(instrument, questionnaire);
  const start = instrument.items.map(({ key }): Reading => (found.has(key) ? 'notAnswered' : 'notFound'));
  const questions = new Map(
    instrument.items.flatMap((item, index) => {
      const question = found.get(item.key);
      if (!question) return [];
      return [[question.linkId, { index, item, question, offered: offeredBy(item, question) }] as const];
    }),
  );
  const linkIds = conditionalIn(questionnaire.items);
  const conditional = [...questions].filter(([linkId]) => linkIds.has(linkId));

  return (response) => {
    const readings = [...start];
    readItems(response.items, questions, readings);
    if (conditional.length > 0) {
      const enabled = enabledIn(questionnaire, response);
      for (const [linkId, { index }] of conditional) if (enabled.get(linkId) === false) readings[index] = 'notAsked';
    }
    return readings;
  };
}

/** A question, and the item of the instrument that it was found for, at its place among the items. */
interface FoundQuestion {
  readonly index: number;
  readonly item: InstrumentItem;
  readonly question: QuestionnaireItem;
  readonly offered: OfferedAnswers;
}

/** By code, what the coded options of a question stand for as answers, worked out once: nearly every answer is one. */
type OfferedAnswers = ReadonlyMap<string, OfferedAnswer>;

interface OfferedAnswer {
  readonly system: string | undefined;
  readonly weight: number | undefined;
  readonly reading: Reading;
  readonly withoutWeight: Reading;
}

function offeredBy(item: InstrumentItem, question: QuestionnaireItem): OfferedAnswers {
  const offered = new Map<string, OfferedAnswer>();
  for (const { value: option } of question.options ?? []) {
    if (option.type !== 'coding' || option.value.code === undefined || offered.has(option.value.code)) continue;
    const { value, weight } = option;
    offered.set(option.value.code, {
      system: value.system,
      weight,
      reading: readingOf(item, question, option),
      withoutWeight: readingOf(item, question, { type: 'coding', value }),
    });
  }
  return offered;
}

/** The reading of an answer that is an option as it was offered; undefined for any other answer. */
function offeredReading(offered: OfferedAnswers, answer: AnswerValue): Reading | undefined {
  if (answer.type !== 'coding' || answer.value.code === undefined) return undefined;
  const option = offered.get(answer.value.code);
  if (option === undefined || option.system !== answer.value.system) return undefined;
  if (answer.weight === undefined) return option.withoutWeight;
  return answer.weight === option.weight ? option.reading : undefined;
}

function readItems(
  items: readonly ResponseItem[],
  questions: ReadonlyMap<string, FoundQuestion>,
  readings: Reading[],
): void {
  for (const { linkId, answers, items: below } of items) {
    if (answers && answers.length > 0) {
      const asked = questions.get(linkId);
      // Answered in two places: nobody knows which one counts.
      if (asked)
        readings[asked.index] = readings[asked.index] === 'notAnswered' ? reading(asked, answers) : 'notUsable';
      for (const answer of answers) if (answer.items) readItems(answer.items, questions, readings);
    }
    if (below) readItems(below, questions, readings);
  }
}

function reading({ item, question, offered }: FoundQuestion, answers: readonly ResponseAnswer[]): Reading {
  const values = answers.length === 1 ? answers : answers.filter(({ value }) => value !== undefined);
  const value = values[0]?.value;
  if (values.length > 1) return 'notUsable';
  return value ? (offeredReading(offered, value) ?? readingOf(item, question, value)) : 'notAnswered';
}

function readingOf(item: InstrumentItem, question: QuestionnaireItem, value: AnswerValue): Reading {
  if (value.type === 'coding' && isRefusal(value.value)) return 'refused';
  const option = optionIn(question, value);
  if (question.options?.length && !option) return 'notUsable';
  const own = numberOf(item, value);
  const author = option && numberOf(item, option.value);
  const number = own ?? author;
  // Among options with numbers, one without stands for "I would rather not say".
  if (number === undefined) return option && hasNumbers(item, question) ? 'refused' : 'notUsable';
  const isSure = author === undefined || author === number;
  const isWhole = question.type !== 'integer' || Number.isInteger(number);
  return isSure && isWhole && number >= item.min && number <= item.max ? number : 'notUsable';
}

function hasNumbers(item: InstrumentItem, { options = [] }: QuestionnaireItem): boolean {
  return options.some(({ value }) => numberOf(item, value) !== undefined);
}

/** The option that an answer is, by the rule of the form; a whole number may have come as a decimal. */
function optionIn({ options = [] }: QuestionnaireItem, value: AnswerValue): AnswerOption | undefined {
  if (value.type !== 'integer' && value.type !== 'decimal') return optionOf(options, value);
  const isNumber = ({ value: option }: AnswerOption) => option.type === 'integer' || option.type === 'decimal';
  return options.find((option) => isNumber(option) && option.value.value === value.value);
}

const refusals = new Map([
  ['http://terminology.hl7.org/CodeSystem/data-absent-reason', new Set(['asked-declined', 'asked-unknown', 'unknown'])],
  ['http://terminology.hl7.org/CodeSystem/v3-NullFlavor', new Set(['ASKU', 'UNK', 'NI'])],
]);

function isRefusal({ system = '', code = '' }: Coding): boolean {
  return refusals.get(system)?.has(code) ?? false;
}

/** The linkIds of the items that are asked under a condition, their own or of something above them. */
function conditionalIn(items: readonly QuestionnaireItem[], isBelowCondition = false): ReadonlySet<string> {
  return new Set(
    items.flatMap((item) => {
      const isConditional = isBelowCondition || (item.enableWhen?.length ?? 0) > 0;
      return [...(isConditional ? [item.linkId] : []), ...conditionalIn(item.items ?? [], isConditional)];
    }),
  );
}

/** By linkId, whether any occurrence of the item was asked, judged by the form's own rules. */
function enabledIn(questionnaire: Questionnaire, response: QuestionnaireResponse): ReadonlyMap<string, boolean> {
  const enabled = new Map<string, boolean>();
  const collect = (items: readonly FormItem[]): void => {
    for (const one of items) {
      enabled.set(one.item.linkId, one.enabled || (enabled.get(one.item.linkId) ?? false));
      collect(one.items);
    }
  };
  collect(answeredForm(questionnaire, response).items);
  return enabled;
}
