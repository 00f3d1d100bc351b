import type { AnswerOption, Item, ItemTextField } from '../core/model/questionnaire.js';
import { joinedTexts, readTextOf, withTexts } from './texts.js';

/** An item with the itemControl codes that it was given: what a display child is to its parent depends on them. */
export interface ReadItem {
  readonly item: Item;
  readonly controls: readonly string[];
}

/**
 * The question with its children: a display child that is help, a prompt, a unit or an end of a scale becomes that of
 * the question. One that has conditions or anything of its own stays a text to read.
 */
export function withChildren(question: Item, children: readonly ReadItem[]): Item {
  let item = question;
  const items: Item[] = [];
  for (const child of children) {
    const taken = takenInto(item, child);
    if (taken) item = taken;
    else items.push(child.item);
  }
  return items.length > 0 ? { ...item, items } : item;
}

/** The question with what the display child says of it; undefined for a child that is none of these. */
function takenInto(question: Item, { item: child, controls }: ReadItem): Item | undefined {
  const alone =
    !child.enableWhen &&
    !child.enableWhenExpression &&
    !child.textExpression &&
    !child.items &&
    !child.hidden &&
    !child.prefix &&
    !child.supportLink &&
    !child.picture &&
    !child.help;
  if (child.type !== 'display' || child.text === undefined || !alone) return undefined;
  const text = readTextOf<ItemTextField>(child, 'text');
  const withText = (field: ItemTextField) => withTexts<ItemTextField, Item>(question, { [field]: text });
  if (controls.includes('help') || controls.includes('flyover')) {
    const help = joinedTexts([readTextOf<ItemTextField>(question, 'help'), text]);
    return withTexts<ItemTextField, Item>(question, { help });
  }
  if (controls.includes('prompt') && question.entryFormat === undefined) return withText('entryFormat');
  // A unit is part of an answer, which has no translations.
  if (controls.includes('unit') && question.units === undefined && hasUnit(question) && !child.translations) {
    return { ...question, units: [{ display: child.text }] };
  }
  if (controls.includes('lower') && question.lowerLabel === undefined) return withText('lowerLabel');
  if (controls.includes('upper') && question.upperLabel === undefined) return withText('upperLabel');
  return undefined;
}

function hasUnit({ type }: Item): boolean {
  return type === 'integer' || type === 'decimal' || type === 'quantity';
}

const tables = new Set(['gtable', 'table', 'htable', 'grid']);

/** A table whose questions all offer the same options; any other table is drawn as the group that it is. */
export function isMatrix(group: Item, controls: readonly string[], children: readonly Item[]): boolean {
  if (group.repeats || !controls.some((code) => tables.has(code))) return false;
  const questions = children.filter(({ type }) => type !== 'display');
  const [first] = questions;
  return (
    first !== undefined &&
    questions.every(
      (one) => one.type === 'choice' && !one.repeats && !one.items && !one.answerExpression && sameOptions(one, first),
    )
  );
}

function sameOptions(a: Item, b: Item): boolean {
  if (a.optionsFrom !== b.optionsFrom || a.options?.length !== b.options?.length) return false;
  return (a.options ?? []).every((option, at) => keyOf(option) === keyOf(b.options?.[at]));
}

function keyOf(option: AnswerOption | undefined): string {
  if (!option) return '';
  const { value, prefix, exclusive, picture } = option;
  const { system, code, display } = value.type === 'coding' ? value.value : {};
  return JSON.stringify(
    value.type === 'coding'
      ? [system, code, display, value.weight, prefix, exclusive, picture]
      : [value, prefix, exclusive, picture],
  );
}
