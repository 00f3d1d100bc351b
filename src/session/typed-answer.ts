import type { FormItem } from '../core/form/form-item.js';
import type { UnreadableKey } from '../core/form/unreadable.js';
import type { AnswerValue } from '../core/model/value.js';

/** The fields of one typed answer: most have only `text`, a date has three. */
export type Field = 'text' | 'unit' | 'day' | 'month' | 'year' | 'hour' | 'minute';
export type FieldValues = Readonly<Partial<Record<Field, string>>>;

/** The meaning of typed text. Text that cannot be read stays in its fields and is no answer. */
export type Reading =
  | { readonly status: 'empty' }
  | { readonly status: 'read'; readonly value: AnswerValue }
  | { readonly status: 'unreadable'; readonly problem: UnreadableKey };

/** The fields of one typed answer as typed, and their meaning. */
export interface TypedRow {
  readonly fields: FieldValues;
  readonly reading: Reading;
}

/** The typed answers to a question, at least one row. */
export interface TypedRows {
  readonly rows: readonly TypedRow[];
  /** Language in which the numbers and option texts are written. */
  readonly language: string;
}

/** Returns the answers among typed rows. */
export function valuesOfRows(rows: readonly TypedRow[]): AnswerValue[] {
  return rows.flatMap(({ reading }) => (reading.status === 'read' ? reading.value : []));
}

/** Returns the answers that a form item has. */
export function valuesOf({ answers }: FormItem): AnswerValue[] {
  return answers.flatMap(({ value }) => value ?? []);
}
