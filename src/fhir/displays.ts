import type { AnswerOption, Item } from '../core/model/questionnaire.js';
import { joined } from './question-from-fhir.js';

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
  const item = { ...question };
  const items = children.filter((child) => !takes(item, child)).map((child) => child.item);
  return items.length > 0 ? { ...item, items } : item;
}

function takes(question: Item, { item, controls }: ReadItem): boolean {
  const { type, text } = item;
  const alone = !item.enableWhen && !item.items && !item.hidden && !item.prefix && !item.supportLink && !item.help;
  if (type !== 'display' || text === undefined || !alone) return false;
  if (controls.includes('help') || controls.includes('flyover')) {
    const help = joined([question.help, text]);
    if (help !== undefined) question.help = help;
    return true;
  }
  if (controls.includes('prompt') && question.entryFormat === undefined) {
    question.entryFormat = text;
    return true;
  }
  if (controls.includes('unit') && question.units === undefined && hasUnit(question)) {
    question.units = [{ display: text }];
    return true;
  }
  if (controls.includes('lower') && question.lowerLabel === undefined) {
    question.lowerLabel = text;
    return true;
  }
  if (controls.includes('upper') && question.upperLabel === undefined) {
    question.upperLabel = text;
    return true;
  }
  return false;
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
    questions.every((one) => one.type === 'choice' && !one.repeats && !one.items && sameOptions(one, first))
  );
}

function sameOptions(a: Item, b: Item): boolean {
  if (a.optionsFrom !== b.optionsFrom || a.options?.length !== b.options?.length) return false;
  return (a.options ?? []).every((option, at) => keyOf(option) === keyOf(b.options?.[at]));
}

function keyOf(option: AnswerOption | undefined): string {
  if (!option) return '';
  const { value, prefix, exclusive } = option;
  const { system, code, display } = value.type === 'coding' ? value.value : {};
  return JSON.stringify(
    value.type === 'coding' ? [system, code, display, value.weight, prefix, exclusive] : [value, prefix, exclusive],
  );
}
