import type { QuestionnaireForm } from '../core/form/form.js';
import type { FormItem } from '../core/form/form-item.js';
import type { UnreadableKey } from '../core/form/unreadable.js';
import type { AnswerValue } from '../core/model/value.js';
import { Entries, type ReadonlyEntries, type RemovedRepetition } from './entries.js';
import type { FocusTarget, FormState, SessionEvent, ValidationError } from './form-state.js';
import { Observable } from './observable.js';
import { pagesOf, type Page } from './pages.js';
import { valuesOfRows, type TypedRows } from './typed-answer.js';
import { remainingErrors, validationErrors } from './validation.js';

/** The answers of a session: what is entered, the pages that follow from it, and what is wrong with it. */
export abstract class FormAnswers extends Observable<FormState, SessionEvent> {
  readonly #entries = new Entries();
  readonly #revisions = new Revisions();
  #form: QuestionnaireForm;
  #widthEm = 0;
  #revision = 0;
  /** Computed for the form as it is now; undefined after a change. */
  #pages: readonly Page[] | undefined;
  #errors: readonly ValidationError[] | undefined;
  #reported: readonly ValidationError[] = [];

  constructor(form: QuestionnaireForm, notify: ((event: SessionEvent) => void) | undefined) {
    super(notify);
    this.#form = this.#watched(form);
  }

  /** Entries that are no answers yet. */
  get entries(): ReadonlyEntries {
    return this.#entries;
  }

  /** Returns a number that is higher after each change of an item, or of an item below it. */
  revisionOf(formItem: FormItem): number {
    return this.#revisions.of(formItem);
  }

  /** Asks for the focus on an element once it is rendered. */
  abstract focus(target: FocusTarget): void;

  /** Sets the width of the form in em, which decides whether a matrix is a table. */
  setWidth(widthEm: number): void {
    if (widthEm === this.#widthEm) return;
    this.change(() => {
      this.#widthEm = widthEm;
      this.#pages = undefined;
    });
  }

  answer(formItem: FormItem, values: readonly AnswerValue[]): void {
    this.change(() => {
      // A browser that fills in several fields at once may fill in one that an earlier answer removed.
      if (!this.#form.at(formItem.path)) return;
      this.#form.answer(formItem.path, values.length > 0 ? values : undefined);
      // The same answer may still need rendering: half a date is no answer.
      this.#note([formItem]);
      this.answered(formItem);
    });
  }

  /** Takes typed text with its meaning as the answer. */
  type(formItem: FormItem, typed: TypedRows): void {
    this.change(() => {
      this.#entries.setRows(formItem, typed);
      this.answer(formItem, valuesOfRows(typed.rows));
    });
  }

  /** Sets typed rows without changing the answer, such as one more empty row. */
  setRows(formItem: FormItem, typed: TypedRows): void {
    this.change(() => {
      this.#entries.setRows(formItem, typed);
      this.#note([formItem]);
    });
  }

  /** Sets the text of "something else"; with undefined, an answer without it. */
  answerOther(formItem: FormItem, text: string | undefined, values: readonly AnswerValue[]): void {
    this.change(() => {
      this.#entries.setOther(formItem, text);
      this.answer(formItem, values);
    });
  }

  /** Sets why the file that was chosen last is no answer, or not yet; undefined if it is. */
  setFileProblem(formItem: FormItem, problem: UnreadableKey | undefined): void {
    this.change(() => {
      this.#entries.setFileProblem(formItem, problem);
      this.#note([formItem]);
    });
  }

  /** Removes an answer. The button for it disappears, so the focus goes to the question. */
  clear(formItem: FormItem): void {
    this.change(() => {
      this.answerOther(formItem, undefined, []);
      this.focus({ kind: 'item', formItem });
    });
  }

  addRepetition({ path }: FormItem): void {
    this.change(() => {
      const formItem = this.#form.addRepetition(path);
      this.repetitionsChanged();
      this.focus({ kind: 'item', formItem });
    });
  }

  /** Removes a repetition; one with answers can be put back. */
  removeRepetition(group: FormItem): void {
    const { parent, item, path } = group;
    const siblings = () => (parent?.items ?? this.#form.items).filter((sibling) => sibling.item === item);
    this.change(() => {
      const number = siblings().indexOf(group) + 1;
      const isAnswered = hasAnswers(group);
      const putBack = this.#form.removeRepetition(path);
      this.repetitionsChanged();
      this.#entries.removed = isAnswered ? { item, parent, number, putBack } : undefined;
      const last = siblings().at(-1);
      if (last) this.focus({ kind: 'item', formItem: last });
    });
  }

  /** Returns the removed repetition that can be put back beside this one. */
  removedBeside({ item, parent, canAddRepetition }: FormItem): RemovedRepetition | undefined {
    const { removed } = this.#entries;
    return removed?.item === item && removed.parent === parent && canAddRepetition ? removed : undefined;
  }

  putBack({ putBack }: RemovedRepetition): void {
    this.change(() => {
      this.#entries.removed = undefined;
      const formItem = putBack();
      if (!formItem) return;
      this.repetitionsChanged();
      this.focus({ kind: 'item', formItem });
    });
  }

  /** The patient answered a question, possibly with the same answer as before. */
  protected abstract answered(formItem: FormItem): void;

  /** The patient added, removed or put back a repetition. */
  protected abstract repetitionsChanged(): void;

  /** Answers changed: by the patient, by a calculation, or because a repetition came or went. */
  protected abstract answersChanged(): void;

  protected get form(): QuestionnaireForm {
    return this.#form;
  }

  protected get widthEm(): number {
    return this.#widthEm;
  }

  protected get revision(): number {
    return this.#revision;
  }

  protected get pages(): readonly Page[] {
    return (this.#pages ??= pagesOf(this.#form.items, this.#widthEm));
  }

  /** The errors that were reported and still exist. */
  protected get errors(): readonly ValidationError[] {
    if (this.#reported.length === 0) return this.#reported;
    const { items } = this.#form;
    return (this.#errors ??= remainingErrors(this.#reported, validationErrors(this.#form, items, this.#entries)));
  }

  protected report(errors: readonly ValidationError[]): void {
    this.#reported = errors;
    this.#errors = undefined;
  }

  /** Returns whether nothing in these items is wrong; reports what is, and asks for the focus on it. */
  protected isValid(items: readonly FormItem[]): boolean {
    const errors = validationErrors(this.#form, items, this.#entries);
    this.report(errors);
    if (errors.length > 0) this.focus({ kind: 'errors' });
    return errors.length === 0;
  }

  /** Goes on with another form of the same questionnaire; entries are forgotten if its answers are other ones. */
  protected setForm(form: QuestionnaireForm, hasSameAnswers: boolean): void {
    if (!hasSameAnswers) this.#entries.clear();
    this.#form = this.#watched(form);
    this.report([]);
    this.#note([]);
  }

  #watched(form: QuestionnaireForm): QuestionnaireForm {
    form.subscribe((changed) => {
      if (form !== this.#form) return;
      this.change(() => {
        this.#entries.forgetStale(changed);
        this.#note(changed);
        this.answersChanged();
      });
    });
    return form;
  }

  #note(changed: Iterable<FormItem>): void {
    this.#revisions.note(changed);
    this.#revision += 1;
    this.#pages = undefined;
    this.#errors = undefined;
  }
}

function hasAnswers({ answers, items }: FormItem): boolean {
  return answers.some(({ value }) => value !== undefined) || items.some(hasAnswers);
}

/** Counts the changes of each item, so that only changed items are rendered again. */
class Revisions {
  readonly #counts = new WeakMap<FormItem, number>();

  of(formItem: FormItem): number {
    return this.#counts.get(formItem) ?? 0;
  }

  /** An item is drawn by what it is part of, so that changes too. */
  note(changed: Iterable<FormItem>): void {
    const all = new Set<FormItem>();
    for (const one of changed) {
      for (let each: FormItem | undefined = one; each && !all.has(each); each = each.parent) all.add(each);
    }
    for (const one of all) this.#counts.set(one, this.of(one) + 1);
  }
}
