import type { Instrument, InstrumentItem } from '../model/instrument.js';
import { itemsOf, type QuestionnaireItem, type Questionnaire } from '../model/questionnaire.js';
import type { AnswerValue, Coding } from '../model/value.js';

/** The questions that an instrument's items were found as, by `key`. An item that was not found is not in it. */
export type FoundItems = ReadonlyMap<string, QuestionnaireItem>;

/**
 * Finds the items of an instrument in a questionnaire: by code, else by linkId, else by order: the questions between
 * the neighbours that were found, where they are exactly as many as the items that were not.
 *
 * A question with another range than the item's is another question: it is not found. So is one that fits twice.
 */
export function findItems(instrument: Instrument, questionnaire: Questionnaire): FoundItems {
  const questions = [...itemsOf(questionnaire)].filter(({ type }) => type !== 'group' && type !== 'display');
  const named = instrument.items.map((item) => onlyOne(byCode(item, questions)) ?? onlyOne(byLinkId(item, questions)));
  const placed = byOrder(instrument, questions, named);
  const found = instrument.items.map((item, index) => ({ item, question: named[index] ?? placed[index] }));
  return new Map(
    found.flatMap(({ item, question }) =>
      question && hasRangeOf(item, question) && isOnce(found, question) ? [[item.key, question]] : [],
    ),
  );
}

/** Whether two codings are the same; a system that one of them leaves out is not compared. */
export function sameCode(a: Coding, b: Coding): boolean {
  if (a.code === undefined || a.code !== b.code) return false;
  return a.system === undefined || b.system === undefined || a.system === b.system;
}

/** The number that an option or an answer stands for: its own, its weight, or what the instrument says of its code. */
export function numberOf(item: InstrumentItem, value: AnswerValue): number | undefined {
  switch (value.type) {
    case 'integer':
    case 'decimal':
      return value.value;
    case 'coding':
      return value.weight ?? item.answers?.find(({ coding }) => sameCode(coding, value.value))?.value;
    default:
      return undefined;
  }
}

function byCode({ codes = [] }: InstrumentItem, questions: readonly QuestionnaireItem[]): QuestionnaireItem[] {
  return questions.filter(({ code = [] }) => code.some((one) => codes.some((other) => sameCode(one, other))));
}

function byLinkId({ linkIds = [] }: InstrumentItem, questions: readonly QuestionnaireItem[]): QuestionnaireItem[] {
  return questions.filter(({ linkId }) => linkIds.includes(linkId));
}

function onlyOne(questions: readonly QuestionnaireItem[]): QuestionnaireItem | undefined {
  return questions.length === 1 ? questions[0] : undefined;
}

function isOnce(found: readonly { question: QuestionnaireItem | undefined }[], question: QuestionnaireItem): boolean {
  return found.filter((other) => other.question === question).length === 1;
}

function byOrder(
  instrument: Instrument,
  questions: readonly QuestionnaireItem[],
  named: readonly (QuestionnaireItem | undefined)[],
) {
  const placed: (QuestionnaireItem | undefined)[] = [];
  const systems = new Set(instrument.items.flatMap(({ codes = [] }) => codes.map(({ system }) => system)));
  let index = 0;
  while (index < instrument.items.length) {
    const next = named.findIndex((question, place) => place >= index && question !== undefined);
    const end = next === -1 ? instrument.items.length : next;
    const items = instrument.items.slice(index, end);
    const before = named[index - 1];
    const after = named[end];
    const between = questions
      .slice(before ? questions.indexOf(before) + 1 : 0, after ? questions.indexOf(after) : questions.length)
      .filter((question) => !named.includes(question) && isCandidate(question, items, systems));
    if (between.length === items.length) between.forEach((question, place) => (placed[index + place] = question));
    index = end + 1;
  }
  return placed;
}

/** A question to be answered with a number, and not one that its code says is another. */
function isCandidate(
  question: QuestionnaireItem,
  items: readonly InstrumentItem[],
  systems: ReadonlySet<string | undefined>,
): boolean {
  if (question.readOnly || question.hidden) return false;
  if (question.code?.some(({ system }) => systems.has(system))) return false;
  return question.optionsFrom !== undefined || items.some((item) => rangeOf(item, question).length > 0);
}

function hasRangeOf(item: InstrumentItem, question: QuestionnaireItem): boolean {
  const known = rangeOf(item, question);
  return known.every(([end, value]) => item[end] === value);
}

/** The ends of the range that a question is known to have: of its options' numbers, else as its author wrote. */
function rangeOf(
  item: InstrumentItem,
  { options = [], minValue, maxValue }: QuestionnaireItem,
): (readonly ['min' | 'max', number])[] {
  const numbers = options.map(({ value }) => numberOf(item, value)).filter((number) => number !== undefined);
  if (numbers.length > 0) {
    return [
      ['min', Math.min(...numbers)],
      ['max', Math.max(...numbers)],
    ];
  }
  const min = minValue && numberOf(item, minValue);
  const max = maxValue && numberOf(item, maxValue);
  return [...(min === undefined ? [] : [['min', min] as const]), ...(max === undefined ? [] : [['max', max] as const])];
}
