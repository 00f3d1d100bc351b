import { matchesCanonical } from '../model/canonical.js';
import type { Instrument, InstrumentItem } from '../model/instrument.js';
import {
  canonicalOf,
  itemsOf,
  type AnswerOption,
  type QuestionnaireItem,
  type Questionnaire,
} from '../model/questionnaire.js';
import type { AnswerValue, Coding } from '../model/value.js';

/** Questions of a questionnaire, by `key` of the instrument's item. Items that were not found are absent. */
export type FoundItems = ReadonlyMap<string, QuestionnaireItem>;

/**
 * Finds the items of an instrument in a questionnaire: by code, else by linkId, else by position. By position means the
 * questions between found neighbors, if their number equals that of the missing items.
 *
 * A question with another range than the item is not the same question. Neither is one that fits two items.
 */
export function findItems(instrument: Instrument, questionnaire: Questionnaire): FoundItems {
  const questions = [...itemsOf(questionnaire)].filter(({ type }) => type !== 'group' && type !== 'display');
  const identified = instrument.items.map(
    (item) => singleMatch(withCodeOf(item, questions)) ?? singleMatch(withLinkIdOf(item, questions)),
  );
  const positioned = findByPosition(instrument, questions, identified);
  const found = instrument.items.map((item, index) => ({ item, question: identified[index] ?? positioned[index] }));
  return new Map(
    found.flatMap(({ item, question }) =>
      question && hasSameRange(item, question) && isUnique(found, question) ? [[item.key, question]] : [],
    ),
  );
}

/** Returns whether two codings have the same code; a missing system matches every system. */
function isMatchingCode(a: Coding, b: Coding): boolean {
  if (a.code === undefined || a.code !== b.code) return false;
  return a.system === undefined || b.system === undefined || a.system === b.system;
}

/** Returns the number of an option or answer: its value, its weight, or the instrument's number for its code. */
export function numberOfValue(item: InstrumentItem, value: AnswerValue): number | undefined {
  switch (value.type) {
    case 'integer':
    case 'decimal':
      return value.value;
    case 'string':
    case 'date':
    case 'time':
      return value.weight;
    case 'coding':
      return value.weight ?? item.answers?.find(({ coding }) => isMatchingCode(coding, value.value))?.value;
    default:
      return undefined;
  }
}

/**
 * Returns the numbers of the options of a question by their order: min of the item for the first one. Undefined unless
 * the host page confirmed the order for this questionnaire, no option has a number of its own, and their number fits.
 * Options that stand for no answer are left out.
 */
export function numbersByOrder(
  instrument: Instrument,
  questionnaire: Questionnaire,
  item: InstrumentItem,
  { options = [] }: QuestionnaireItem,
): ReadonlyMap<AnswerOption, number> | undefined {
  const canonical = canonicalOf(questionnaire);
  if (!instrument.valuedByOrder?.some((confirmed) => matchesCanonical(confirmed, canonical))) return undefined;
  const ordered = options.filter(({ value }) => value.type !== 'coding' || !isRefusal(value.value));
  const isNumbered = ordered.some(({ value }) => numberOfValue(item, value) !== undefined);
  if (isNumbered || ordered.length !== item.max - item.min + 1) return undefined;
  return new Map(ordered.map((option, index) => [option, item.min + index]));
}

/** Returns the indexes of the instrument's items whose answers get their numbers by the order of the options. */
export function itemsValuedByOrder(instrument: Instrument, questionnaire: Questionnaire): ReadonlySet<number> {
  if (!instrument.valuedByOrder) return new Set();
  const found = findItems(instrument, questionnaire);
  const indexes = instrument.items.flatMap((item, index) => {
    const question = found.get(item.key);
    return question && numbersByOrder(instrument, questionnaire, item, question) ? [index] : [];
  });
  return new Set(indexes);
}

const refusals = new Map([
  ['http://terminology.hl7.org/CodeSystem/data-absent-reason', new Set(['asked-declined', 'asked-unknown', 'unknown'])],
  ['http://terminology.hl7.org/CodeSystem/v3-NullFlavor', new Set(['ASKU', 'UNK', 'NI'])],
]);

/** Returns whether a code stands for no answer, such as "asked but declined". */
export function isRefusal({ system = '', code = '' }: Coding): boolean {
  return refusals.get(system)?.has(code) ?? false;
}

function withCodeOf({ codes = [] }: InstrumentItem, questions: readonly QuestionnaireItem[]): QuestionnaireItem[] {
  return questions.filter(({ code = [] }) =>
    code.some((questionCode) => codes.some((other) => isMatchingCode(questionCode, other))),
  );
}

function withLinkIdOf({ linkIds = [] }: InstrumentItem, questions: readonly QuestionnaireItem[]): QuestionnaireItem[] {
  return questions.filter(({ linkId }) => linkIds.includes(linkId));
}

function singleMatch(questions: readonly QuestionnaireItem[]): QuestionnaireItem | undefined {
  return questions.length === 1 ? questions[0] : undefined;
}

function isUnique(found: readonly { question: QuestionnaireItem | undefined }[], question: QuestionnaireItem): boolean {
  return found.filter((other) => other.question === question).length === 1;
}

function findByPosition(
  instrument: Instrument,
  questions: readonly QuestionnaireItem[],
  identified: readonly (QuestionnaireItem | undefined)[],
) {
  const positioned: (QuestionnaireItem | undefined)[] = [];
  const systems = new Set(instrument.items.flatMap(({ codes = [] }) => codes.map(({ system }) => system)));
  let index = 0;
  while (index < instrument.items.length) {
    const next = identified.findIndex((question, questionIndex) => questionIndex >= index && question !== undefined);
    const end = next === -1 ? instrument.items.length : next;
    const items = instrument.items.slice(index, end);
    const before = identified[index - 1];
    const after = identified[end];
    const between = questions
      .slice(before ? questions.indexOf(before) + 1 : 0, after ? questions.indexOf(after) : questions.length)
      .filter((question) => !identified.includes(question) && isCandidate(question, items, systems));
    if (between.length === items.length) between.forEach((question, offset) => (positioned[index + offset] = question));
    index = end + 1;
  }
  return positioned;
}

/** Returns whether a question could be one of the items by position: numeric, and without a code of another item. */
function isCandidate(
  question: QuestionnaireItem,
  items: readonly InstrumentItem[],
  systems: ReadonlySet<string | undefined>,
): boolean {
  if (question.readOnly || question.hidden) return false;
  if (question.code?.some(({ system }) => systems.has(system))) return false;
  return question.optionsFrom !== undefined || items.some((item) => rangeOf(item, question).length > 0);
}

function hasSameRange(item: InstrumentItem, question: QuestionnaireItem): boolean {
  const range = rangeOf(item, question);
  return range.every(([end, value]) => item[end] === value);
}

/** Returns the known ends of a question's range: from the numbers of its options, else from the author's limits. */
function rangeOf(
  item: InstrumentItem,
  { options = [], minValue, maxValue }: QuestionnaireItem,
): (readonly ['min' | 'max', number])[] {
  const numbers = options.map(({ value }) => numberOfValue(item, value)).filter((number) => number !== undefined);
  if (numbers.length > 0) {
    return [
      ['min', Math.min(...numbers)],
      ['max', Math.max(...numbers)],
    ];
  }
  const min = minValue && numberOfValue(item, minValue);
  const max = maxValue && numberOfValue(item, maxValue);
  return [...(min === undefined ? [] : [['min', min] as const]), ...(max === undefined ? [] : [['max', max] as const])];
}
