import { optionOf } from '../core/form/compare.js';
import type { FormItem } from '../core/form/form-item.js';
import type { UnreadableKey } from '../core/form/unreadable.js';
import type { QuestionnaireItem } from '../core/model/questionnaire.js';
import type { AnswerValue } from '../core/model/value.js';
import { hasOther } from './control-of.js';
import { valuesOf, valuesOfRows, type TypedRows } from './typed-answer.js';

/** An entry that is no answer, and the row that it is in. */
export interface UnreadableEntry {
  readonly index: number;
  readonly problem: UnreadableKey;
}

/** A repetition of a group that was removed with its answers, and can be put back. */
export interface RemovedRepetition {
  readonly item: QuestionnaireItem;
  readonly parent: FormItem | undefined;
  /** Its number among the repetitions, from 1. */
  readonly number: number;
  readonly putBack: () => FormItem | undefined;
}

/** The entries of a form, for the render functions. */
export type ReadonlyEntries = Pick<Entries, 'rowsOf' | 'otherOf' | 'fileProblemOf' | 'unreadableOf'>;

/**
 * Entries that are no answers (yet): typed text such as "12," or half a date, the text of "something else", and the
 * reason why a chosen file is refused. A form itself holds only answers.
 */
export class Entries {
  /** The last repetition with answers that was removed, until it is put back. */
  removed: RemovedRepetition | undefined;

  readonly #typed = new Map<string, TypedRows>();
  readonly #others = new Map<string, string>();
  readonly #files = new Map<string, UnreadableKey>();

  /** Returns the typed rows of a question; undefined if they are not what the question's answers came from. */
  rowsOf(formItem: FormItem): TypedRows | undefined {
    const typed = this.#typed.get(formItem.path);
    if (!typed) return undefined;
    return isAlike(valuesOfRows(typed.rows), valuesOf(formItem)) ? typed : undefined;
  }

  setRows({ path }: FormItem, rows: TypedRows): void {
    this.#typed.set(path, rows);
  }

  /** Returns the text of "something else"; undefined if that is not chosen. */
  otherOf(formItem: FormItem): string | undefined {
    if (!hasOther(formItem)) return undefined;
    return this.#others.get(formItem.path) ?? otherAnswerOf(formItem);
  }

  setOther({ path }: FormItem, text: string | undefined): void {
    if (text === undefined) this.#others.delete(path);
    else this.#others.set(path, text);
  }

  /** Returns why the file that was chosen last is no answer, or not yet. */
  fileProblemOf({ path }: FormItem): UnreadableKey | undefined {
    return this.#files.get(path);
  }

  setFileProblem({ path }: FormItem, problem: UnreadableKey | undefined): void {
    if (problem) this.#files.set(path, problem);
    else this.#files.delete(path);
  }

  /** Returns the first entry for a question that is no answer. */
  unreadableOf(formItem: FormItem): UnreadableEntry | undefined {
    const file = this.fileProblemOf(formItem);
    if (file) return { index: 0, problem: file };
    if (this.otherOf(formItem)?.trim() === '') return { index: 0, problem: 'other' };
    for (const [index, { reading }] of (this.rowsOf(formItem)?.rows ?? []).entries()) {
      if (reading.status === 'unreadable') return { index, problem: reading.problem };
    }
    return undefined;
  }

  /** Forgets typed rows that no longer match the answers, because an answer changed in another way. */
  forgetStale(changed: Iterable<FormItem>): void {
    for (const formItem of changed) if (!this.rowsOf(formItem)) this.#typed.delete(formItem.path);
  }

  /** Forgets all entries, because the form has answers of another origin. */
  clear(): void {
    this.removed = undefined;
    for (const entries of [this.#typed, this.#others, this.#files]) entries.clear();
  }
}

function otherAnswerOf({ answers, options }: FormItem): string | undefined {
  for (const { value } of answers) {
    if (value?.type === 'string' && !optionOf(options, value)) return value.value;
  }
  return undefined;
}

function isAlike(one: readonly AnswerValue[], other: readonly AnswerValue[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
