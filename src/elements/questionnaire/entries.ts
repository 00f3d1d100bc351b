import { optionOf } from '../../core/form/compare.js';
import type { FormItem } from '../../core/form/form-item.js';
import type { UnreadableKey } from '../../locales/messages/questionnaire.js';
import { hasOther, isTyped } from '../../session/control-of.js';
import type { Rows, Unreadable } from './controls/rows.js';
import { parts } from './on-demand.js';
import type { Words } from './words.js';

/**
 * What was typed, beside the form's answers: a form holds only answers, and somebody who types "12," or half a date
 * has none yet. Their text is kept here as it stands until it can be read. So is why a chosen file is no answer.
 */
export class Entries {
  #rows: Rows | undefined;
  readonly #others = new Map<string, string>();
  readonly #files = new Map<string, UnreadableKey>();

  /** The typed answers. */
  get rows(): Rows {
    return (this.#rows ??= new parts.typed.loaded.Rows());
  }

  /** The text of "something else"; undefined where that is not chosen. */
  otherOf(formItem: FormItem): string | undefined {
    if (!hasOther(formItem)) return undefined;
    return this.#others.get(formItem.path) ?? otherAnswerOf(formItem);
  }

  writeOther(formItem: FormItem, text: string | undefined): void {
    if (text === undefined) this.#others.delete(formItem.path);
    else this.#others.set(formItem.path, text);
  }

  /** Why the file that was chosen last is no answer, or not yet. */
  fileProblemOf({ path }: FormItem): UnreadableKey | undefined {
    return this.#files.get(path);
  }

  noteFile({ path }: FormItem, problem: UnreadableKey | undefined): void {
    if (problem) this.#files.set(path, problem);
    else this.#files.delete(path);
  }

  /** What was typed or chosen and is no answer, the first of it. */
  unreadableOf(formItem: FormItem, words: Words): Unreadable | undefined {
    const file = this.fileProblemOf(formItem);
    if (file) return { place: 0, problem: file };
    if (this.otherOf(formItem)?.trim() === '') return { place: 0, problem: 'other' };
    return isTyped(formItem) ? this.rows.unreadableOf(formItem, words) : undefined;
  }
}

function otherAnswerOf({ answers, options }: FormItem): string | undefined {
  for (const { value } of answers) {
    if (value?.type === 'string' && !optionOf(options, value)) return value.value;
  }
  return undefined;
}
