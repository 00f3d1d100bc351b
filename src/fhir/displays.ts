import type { AnswerOption, QuestionnaireItem, ItemTextField } from '../core/model/questionnaire.js';
import { joinedTexts, readTextOf, withTexts } from './texts.js';

/** An item with its itemControl codes. They decide what a display child means to its parent. */
export interface ReadItem {
  readonly item: QuestionnaireItem;
  readonly controls: readonly string[];
}

/**
 * Adds children to a question. A display child that is a help text, prompt, unit or scale label becomes a property of the
 * question. A display child with conditions or other content stays an item.
 */
export function withChildren(question: QuestionnaireItem, children: readonly ReadItem[]): QuestionnaireItem {
  let item = question;
  const items: QuestionnaireItem[] = [];
  for (const child of children) {
    const merged = mergeDisplay(item, child);
    if (merged) item = merged;
    else items.push(child.item);
  }
  return items.length > 0 ? { ...item, items } : item;
}

function mergeDisplay(question: QuestionnaireItem, { item: child, controls }: ReadItem): QuestionnaireItem | undefined {
  const isPlain =
    !child.enableWhen &&
    !child.enableWhenExpression &&
    !child.textExpression &&
    !child.items &&
    !child.hidden &&
    !child.prefix &&
    !child.supportLink &&
    !child.picture &&
    !child.help;
  if (child.type !== 'display' || child.text === undefined || !isPlain) return undefined;
  const text = readTextOf<ItemTextField>(child, 'text');
  const withText = (field: ItemTextField) => withTexts<ItemTextField, QuestionnaireItem>(question, { [field]: text });
  if (controls.includes('help') || controls.includes('flyover')) {
    const help = joinedTexts([readTextOf<ItemTextField>(question, 'help'), text]);
    return withTexts<ItemTextField, QuestionnaireItem>(question, { help });
  }
  if (controls.includes('prompt') && question.entryFormat === undefined) return withText('entryFormat');
  // A unit becomes part of an answer, which has no translations.
  if (controls.includes('unit') && question.units === undefined && hasUnit(question) && !child.translations) {
    return { ...question, units: [{ display: child.text }] };
  }
  if (controls.includes('lower') && question.lowerLabel === undefined) return withText('lowerLabel');
  if (controls.includes('upper') && question.upperLabel === undefined) return withText('upperLabel');
  return undefined;
}

function hasUnit({ type }: QuestionnaireItem): boolean {
  return type === 'integer' || type === 'decimal' || type === 'quantity';
}

const tableControls = new Set(['gtable', 'table', 'htable', 'grid']);

/** Tests whether a group is a table whose questions all have the same options. Another table is shown as a group. */
export function isMatrix(
  group: QuestionnaireItem,
  controls: readonly string[],
  children: readonly QuestionnaireItem[],
): boolean {
  if (group.repeats || !controls.some((code) => tableControls.has(code))) return false;
  const questions = children.filter(({ type }) => type !== 'display');
  const [first] = questions;
  return (
    first !== undefined &&
    questions.every(
      (question) =>
        question.type === 'choice' &&
        !question.repeats &&
        !question.items &&
        !question.answerExpression &&
        hasSameOptions(question, first),
    )
  );
}

function hasSameOptions(a: QuestionnaireItem, b: QuestionnaireItem): boolean {
  if (a.optionsFrom !== b.optionsFrom || a.options?.length !== b.options?.length) return false;
  return (a.options ?? []).every((option, index) => optionKey(option) === optionKey(b.options?.[index]));
}

function optionKey(option: AnswerOption | undefined): string {
  if (!option) return '';
  const { value, prefix, exclusive, picture } = option;
  const { system, code, display } = value.type === 'coding' ? value.value : {};
  return JSON.stringify(
    value.type === 'coding'
      ? [system, code, display, value.weight, prefix, exclusive, picture]
      : [value, prefix, exclusive, picture],
  );
}
