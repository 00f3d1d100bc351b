import type { FormItem } from '../../../core/form/form-item.js';
import type { Drawing } from '../drawing.js';
import type { Part } from '../reading.js';

/** One typed answer of a question: where it is drawn, and what its field is called where the question does not name it. */
export interface Place {
  readonly drawing: Drawing;
  readonly formItem: FormItem;
  readonly place: number;
  /** Its own name, where a question has several fields. */
  readonly name: string | undefined;
}

/** What a part of a typed answer holds now. */
export function typedIn({ drawing, formItem, place }: Place, part: Part): string {
  return drawing.entries.rows.of(formItem, drawing.words)[place]?.parts[part] ?? '';
}

/** Takes what was typed in one part and leaves the others as they are. */
export function write({ drawing, formItem, place }: Place, part: Part, text: string): void {
  const parts = drawing.entries.rows.of(formItem, drawing.words)[place]?.parts;
  drawing.write(formItem, place, { ...parts, [part]: text });
}
