import { answeredForm } from '../form/answered-form.js';
import { optionOf } from '../form/compare.js';
import type { FormItem } from '../form/form-item.js';
import type { Instrument, InstrumentItem } from '../model/instrument.js';
import type { AnswerOption, QuestionnaireItem, Questionnaire } from '../model/questionnaire.js';
import type { ResponseAnswer, QuestionnaireResponse, ResponseItem } from '../model/questionnaire-response.js';
import type { AnswerValue } from '../model/value.js';
import { findItems, isRefusal, numberOfValue, numbersByOrder } from './find-items.js';
import type { Reading, Readings } from './score-of.js';

/** Prepares a reader of the numbers that an instrument needs, to use for many responses to one questionnaire. */
export function readingsReader(
  instrument: Instrument,
  questionnaire: Questionnaire,
): (response: QuestionnaireResponse) => Readings {
  const found = findItems(instrument, questionnaire);
  const initialReadings = instrument.items.map(({ key }): Reading => (found.has(key) ? 'notAnswered' : 'notFound'));
  const questions = new Map(
    instrument.items.flatMap((item, index) => {
      const question = found.get(item.key);
      if (!question) return [];
      const byOrder = numbersByOrder(instrument, questionnaire, item, question);
      const asked = { item, question, byOrder };
      return [[question.linkId, { index, ...asked, offered: offeredBy(asked) }] as const];
    }),
  );
  const linkIds = conditionalLinkIds(questionnaire.items);
  const conditional = [...questions].filter(([linkId]) => linkIds.has(linkId));

  return (response) => {
    const readings = [...initialReadings];
    readItems(response.items, questions, readings);
    if (conditional.length > 0) {
      const enabled = enabledByLinkId(questionnaire, response);
      for (const [linkId, { index }] of conditional) if (enabled.get(linkId) === false) readings[index] = 'notAsked';
    }
    return readings;
  };
}

/** A question with the instrument item that it was found for; `index` is that of the item. */
interface FoundQuestion extends AskedItem {
  readonly index: number;
  readonly offered: OfferedAnswers;
}

interface AskedItem {
  readonly item: InstrumentItem;
  readonly question: QuestionnaireItem;
  /** Numbers of the options by their order, if the host page confirmed it. */
  readonly byOrder: ReadonlyMap<AnswerOption, number> | undefined;
}

/** Readings of the coded options of a question by code, precomputed because nearly every answer is one of them. */
type OfferedAnswers = ReadonlyMap<string, OfferedAnswer>;

interface OfferedAnswer {
  readonly system: string | undefined;
  readonly weight: number | undefined;
  readonly reading: Reading;
  readonly withoutWeight: Reading;
}

function offeredBy(asked: AskedItem): OfferedAnswers {
  const offered = new Map<string, OfferedAnswer>();
  for (const { value: option } of asked.question.options ?? []) {
    if (option.type !== 'coding' || option.value.code === undefined || offered.has(option.value.code)) continue;
    const { value, weight } = option;
    offered.set(option.value.code, {
      system: value.system,
      weight,
      reading: readValue(asked, option),
      withoutWeight: readValue(asked, { type: 'coding', value }),
    });
  }
  return offered;
}

/** Returns the precomputed reading of an unmodified option; undefined for any other answer. */
function precomputedReading(offered: OfferedAnswers, answer: AnswerValue): Reading | undefined {
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
      const found = questions.get(linkId);
      // Answered at two positions: it is unknown which one counts.
      if (found)
        readings[found.index] = readings[found.index] === 'notAnswered' ? readQuestion(found, answers) : 'notUsable';
      for (const answer of answers) if (answer.items) readItems(answer.items, questions, readings);
    }
    if (below) readItems(below, questions, readings);
  }
}

function readQuestion(found: FoundQuestion, answers: readonly ResponseAnswer[]): Reading {
  const values = answers.length === 1 ? answers : answers.filter(({ value }) => value !== undefined);
  const value = values[0]?.value;
  if (values.length > 1) return 'notUsable';
  return value ? (precomputedReading(found.offered, value) ?? readValue(found, value)) : 'notAnswered';
}

function readValue({ item, question, byOrder }: AskedItem, value: AnswerValue): Reading {
  if (value.type === 'coding' && isRefusal(value.value)) return 'refused';
  const option = findOption(question, value);
  if (question.options?.length && !option) return 'notUsable';
  const own = numberOfValue(item, value);
  const author = option && numberOfValue(item, option.value);
  const number = own ?? author;
  const ordered = number === undefined && option ? byOrder?.get(option) : undefined;
  if (ordered !== undefined) return ordered;
  // Among options with numbers, an option without one means "prefer not to say".
  if (number === undefined) return option && hasNumbers(item, question) ? 'refused' : 'notUsable';
  const isSure = author === undefined || author === number;
  const isWhole = question.type !== 'integer' || Number.isInteger(number);
  return isSure && isWhole && number >= item.min && number <= item.max ? number : 'notUsable';
}

function hasNumbers(item: InstrumentItem, { options = [] }: QuestionnaireItem): boolean {
  return options.some(({ value }) => numberOfValue(item, value) !== undefined);
}

/** Finds the option of an answer by the rule of the form; a whole number may arrive as a decimal. */
function findOption({ options = [] }: QuestionnaireItem, value: AnswerValue): AnswerOption | undefined {
  if (value.type !== 'integer' && value.type !== 'decimal') return optionOf(options, value);
  const isNumber = ({ value: option }: AnswerOption) => option.type === 'integer' || option.type === 'decimal';
  return options.find((option) => isNumber(option) && option.value.value === value.value);
}

/** Returns the linkIds of items that have a condition, or an ancestor with one. */
function conditionalLinkIds(items: readonly QuestionnaireItem[], isBelowCondition = false): ReadonlySet<string> {
  return new Set(
    items.flatMap((item) => {
      const isConditional = isBelowCondition || (item.enableWhen?.length ?? 0) > 0;
      return [...(isConditional ? [item.linkId] : []), ...conditionalLinkIds(item.items ?? [], isConditional)];
    }),
  );
}

/** Returns by linkId whether any occurrence of the item is enabled, by the rules of the form. */
function enabledByLinkId(questionnaire: Questionnaire, response: QuestionnaireResponse): ReadonlyMap<string, boolean> {
  const enabled = new Map<string, boolean>();
  const collect = (items: readonly FormItem[]): void => {
    for (const formItem of items) {
      enabled.set(formItem.item.linkId, formItem.enabled || (enabled.get(formItem.item.linkId) ?? false));
      collect(formItem.items);
    }
  };
  collect(answeredForm(questionnaire, response).items);
  return enabled;
}
