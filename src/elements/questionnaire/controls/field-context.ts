import type { FormItem } from '../../../core/form/form-item.js';
import type { Field } from '../../../session/typed-answer.js';
import type { RenderContext } from '../context.js';
import { rowsOf, typeInRow } from './typed-rows.js';

/** The place of one typed answer: the row of a question, and the name of its field if the question is not its label. */
export interface FieldContext {
  readonly context: RenderContext;
  readonly formItem: FormItem;
  readonly index: number;
  readonly name: string | undefined;
}

/** Returns the text in one field of a typed answer. */
export function textIn({ context, formItem, index }: FieldContext, field: Field): string {
  return rowsOf(context, formItem)[index]?.fields[field] ?? '';
}

/** Takes the text typed in one field; the other fields of the answer stay. */
export function typeInField({ context, formItem, index }: FieldContext, field: Field, text: string): void {
  const fields = rowsOf(context, formItem)[index]?.fields;
  typeInRow(context, formItem, index, { ...fields, [field]: text });
}
