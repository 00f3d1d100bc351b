import { optionOf } from '../../../core/form/compare.js';
import type { FormItem } from '../../../core/form/form-item.js';
import type { AnswerValue } from '../../../core/model/value.js';
import { controlOf } from '../../../session/control-of.js';
import { valuesOf, type FieldValues, type Reading, type TypedRow } from '../../../session/typed-answer.js';
import type { RenderContext } from '../context.js';
import type { Formatter } from '../formatter.js';
import { fieldsOf, optionReadingOf, readingOf } from '../reading.js';

const emptyRow: TypedRow = { fields: {}, reading: { status: 'empty' } };

/** Returns the typed answers to a question as they stand in their fields, at least one row to type in. */
export function rowsOf({ session, formatter }: RenderContext, formItem: FormItem): readonly TypedRow[] {
  const typed = session.entries.rowsOf(formItem);
  if (typed?.language === formatter.language) return typed.rows;
  const rowOf = (value: AnswerValue): TypedRow => ({
    fields: fieldsFor(formItem, value, formatter),
    reading: { status: 'read', value },
  });
  // Text that cannot be read stays as it was typed, in any language.
  const rows = typed
    ? typed.rows.map((row) => (row.reading.status === 'read' ? rowOf(row.reading.value) : row))
    : valuesOf(formItem).map(rowOf);
  return rows.length > 0 ? rows : [emptyRow];
}

/** Takes the fields of one row as the patient's answer. */
export function typeInRow(context: RenderContext, formItem: FormItem, index: number, fields: FieldValues): void {
  const row: TypedRow = { fields, reading: readingFor(formItem, fields, context.formatter) };
  typeRows(context, formItem, rowsOf(context, formItem).with(index, row));
}

export function addRow(context: RenderContext, formItem: FormItem): void {
  const rows = [...rowsOf(context, formItem), emptyRow];
  context.session.setRows(formItem, { rows, language: context.formatter.language });
  context.session.focus({ kind: 'item', formItem, index: rows.length - 1 });
}

export function removeRow(context: RenderContext, formItem: FormItem, index: number): void {
  typeRows(context, formItem, rowsOf(context, formItem).toSpliced(index, 1));
  context.session.focus({ kind: 'item', formItem, index: Math.max(0, index - 1) });
}

function typeRows({ session, formatter }: RenderContext, formItem: FormItem, rows: readonly TypedRow[]): void {
  session.type(formItem, { rows, language: formatter.language });
}

function fieldsFor(formItem: FormItem, value: AnswerValue, formatter: Formatter): FieldValues {
  if (controlOf(formItem) !== 'autocomplete') return fieldsOf(formItem.item, value, formatter.language);
  const { options } = formItem;
  const option = optionOf(options, value);
  return { text: (option && formatter.options(options)[options.indexOf(option)]) ?? formatter.answer(value) };
}

function readingFor(formItem: FormItem, fields: FieldValues, formatter: Formatter): Reading {
  const { item, options } = formItem;
  if (controlOf(formItem) !== 'autocomplete') return readingOf(item, fields, formatter.language);
  return optionReadingOf(options, formatter.options(options), fields, item.type === 'open-choice');
}
