import { optionOf } from '../../../core/form/compare.js';
import type { FormItem } from '../../../core/form/form-item.js';
import type { AnswerValue } from '../../../core/model/value.js';
import type { UnreadableKey } from '../../../locales/messages/questionnaire.js';
import { controlOf } from '../../../session/control-of.js';
import { optionReadingOf, partsOf, readingOf, type Parts, type Reading } from '../reading.js';
import type { Words } from '../words.js';

/** One typed answer: as it was typed, and as it is understood. */
export interface Row {
  readonly parts: Parts;
  readonly reading: Reading;
}

/** What was typed that is no answer, and in which row. */
export interface Unreadable {
  readonly place: number;
  readonly problem: UnreadableKey;
}

/** The rows of a question, and the language that their numbers and options are written in. */
interface Written {
  readonly rows: readonly Row[];
  readonly language: string;
}

const emptyRow: Row = { parts: {}, reading: { status: 'empty' } };

/** The typed answers, as they stand in their fields: somebody who types "12," or half a date has no answer yet. */
export class Rows {
  readonly #written = new Map<string, Written>();

  /** The typed answers to a question, at least one row to type in. */
  of(formItem: FormItem, words: Words): readonly Row[] {
    const values = formItem.answers.flatMap(({ value }) => value ?? []);
    const kept = this.#written.get(formItem.path);
    const isKept = kept !== undefined && JSON.stringify(valuesOf(kept.rows)) === JSON.stringify(values);
    if (isKept && kept.language === words.language) return kept.rows;
    const rowOf = (value: AnswerValue) => this.#rowOf(formItem, value, words);
    // What cannot be read stays as it was typed, in whatever language.
    const rows = isKept
      ? kept.rows.map((row) => (row.reading.status === 'read' ? rowOf(row.reading.value) : row))
      : values.map(rowOf);
    return this.#keep(formItem, rows.length > 0 ? rows : [emptyRow], words);
  }

  /** Takes what was typed in a row, and says what the question's answers are now. */
  write(formItem: FormItem, place: number, parts: Parts, words: Words): AnswerValue[] {
    const row: Row = { parts, reading: this.#readingOf(formItem, parts, words) };
    return valuesOf(this.#keep(formItem, this.of(formItem, words).with(place, row), words));
  }

  add(formItem: FormItem, words: Words): void {
    this.#keep(formItem, [...this.of(formItem, words), emptyRow], words);
  }

  remove(formItem: FormItem, place: number, words: Words): AnswerValue[] {
    return valuesOf(this.#keep(formItem, this.of(formItem, words).toSpliced(place, 1), words));
  }

  /** What was typed and is no answer, the first of it. */
  unreadableOf(formItem: FormItem, words: Words): Unreadable | undefined {
    for (const [place, { reading }] of this.of(formItem, words).entries()) {
      if (reading.status === 'unreadable') return { place, problem: reading.problem };
    }
    return undefined;
  }

  #keep(formItem: FormItem, rows: readonly Row[], { language }: Words): readonly Row[] {
    this.#written.set(formItem.path, { rows, language });
    return rows;
  }

  #rowOf(formItem: FormItem, value: AnswerValue, words: Words): Row {
    return { parts: this.#partsOf(formItem, value, words), reading: { status: 'read', value } };
  }

  #partsOf(formItem: FormItem, value: AnswerValue, words: Words): Parts {
    if (controlOf(formItem) !== 'autocomplete') return partsOf(formItem.item, value, words.language);
    const option = optionOf(formItem.options, value);
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
