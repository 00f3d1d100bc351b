import type { FormItem } from '../../core/form/form-item.js';
import type { AnswerValue } from '../../core/model/value.js';
import type { UnreadableKey } from '../../locales/messages/questionnaire.js';
import { controlOf, hasOther, isSame, isTyped } from './control-of.js';
import { optionReadingOf, partsOf, readingOf, type Parts, type Reading } from './reading.js';
import type { Words } from './words.js';

/** One typed answer: as it was typed, and as it is understood. */
export interface Row {
  readonly parts: Parts;
  readonly reading: Reading;
}

const emptyRow: Row = { parts: {}, reading: { status: 'empty' } };

/**
 * What was typed, beside the form's answers: a form holds only answers, and somebody who types "12," or half a date
 * has none yet. Their text is kept here as it stands until it can be read. So is why a chosen file is no answer.
 */
export class Entries {
  readonly #rows = new Map<string, readonly Row[]>();
  readonly #others = new Map<string, string>();
  readonly #files = new Map<string, UnreadableKey>();

  /** The typed answers to a question, at least one row to type in. */
  rowsOf(formItem: FormItem, words: Words): readonly Row[] {
    const values = formItem.answers.flatMap(({ value }) => value ?? []);
    const kept = this.#rows.get(formItem.path);
    if (kept && JSON.stringify(valuesOf(kept)) === JSON.stringify(values)) return kept;
    const rows = values.map((value): Row => ({
      parts: this.#partsOf(formItem, value, words),
      reading: { status: 'read', value },
    }));
    const written = rows.length > 0 ? rows : [emptyRow];
    this.#rows.set(formItem.path, written);
    return written;
  }

  /** Takes what was typed in a row, and says what the question's answers are now. */
  write(formItem: FormItem, place: number, parts: Parts, words: Words): AnswerValue[] {
    const row: Row = { parts, reading: this.#readingOf(formItem, parts, words) };
    return this.#keep(formItem, this.rowsOf(formItem, words).with(place, row));
  }

  add(formItem: FormItem, words: Words): void {
    this.#keep(formItem, [...this.rowsOf(formItem, words), emptyRow]);
  }

  remove(formItem: FormItem, place: number, words: Words): AnswerValue[] {
    return this.#keep(formItem, this.rowsOf(formItem, words).toSpliced(place, 1));
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
  unreadableOf(
    formItem: FormItem,
    words: Words,
  ): { readonly place: number; readonly problem: UnreadableKey } | undefined {
    const file = this.fileProblemOf(formItem);
    if (file) return { place: 0, problem: file };
    if (this.otherOf(formItem)?.trim() === '') return { place: 0, problem: 'other' };
    if (!isTyped(formItem)) return undefined;
    for (const [place, { reading }] of this.rowsOf(formItem, words).entries()) {
      if (reading.status === 'unreadable') return { place, problem: reading.problem };
    }
    return undefined;
  }

  #keep(formItem: FormItem, rows: readonly Row[]): AnswerValue[] {
    this.#rows.set(formItem.path, rows);
    return valuesOf(rows);
  }

  #partsOf(formItem: FormItem, value: AnswerValue, words: Words): Parts {
    if (controlOf(formItem) !== 'autocomplete') return partsOf(formItem.item, value, words.language);
    const option = formItem.options.find((one) => isSame(value, one.value));
    return { text: option ? words.option(option) : words.answer(value) };
  }

  #readingOf(formItem: FormItem, parts: Parts, words: Words): Reading {
    const { item, options } = formItem;
    if (controlOf(formItem) !== 'autocomplete') return readingOf(item, parts, words.language);
    return optionReadingOf(options, (option) => words.option(option), parts, item.type === 'open-choice');
  }
}

function valuesOf(rows: readonly Row[]): AnswerValue[] {
  return rows.flatMap(({ reading }) => (reading.status === 'read' ? reading.value : []));
}

function otherAnswerOf({ answers, options }: FormItem): string | undefined {
  for (const { value } of answers) {
    if (value?.type === 'string' && !options.some((option) => isSame(value, option.value))) return value.value;
  }
  return undefined;
}
