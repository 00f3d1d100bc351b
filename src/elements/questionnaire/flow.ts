import type { Form } from '../../core/form/form.js';
import type { FormItem } from '../../core/form/form-item.js';
import type { Problem } from '../../core/form/problem.js';
import type { UnreadableKey } from '../../locales/messages/questionnaire.js';
import { Entries } from './entries.js';
import { isAsked, pagesOf, possibleQuestionsOf, questionsOf, shownOf, type Page } from '../../session/pages.js';
import type { Step } from './questionnaire.events.js';
import { Revisions } from '../../session/revisions.js';
import type { Words } from './words.js';

/** Something that keeps somebody from going on, and the item that it is about. */
export interface Fault {
  readonly formItem: FormItem;
  /** Which of several typed answers it is. */
  readonly place: number;
  readonly problem: Problem | { readonly key: 'unreadable'; readonly unreadable: UnreadableKey };
}

/** Where somebody is in a form, what is there, and what keeps them from going on. */
export class Flow {
  readonly entries = new Entries();
  readonly revisions = new Revisions();
  step: Step;
  /** Width of the form in em, which decides whether a matrix is a table. */
  room = 0;
  /** Came from the review to change one answer, and goes back there. */
  returning = false;

  #form: Form;
  /** Known by its path, so that pages before it may come and go. */
  #question: string | undefined;
  #lastIndex = 0;
  /** Paths of the questions that were passed when somebody went from the review to change an answer, and since. */
  #passed = new Set<string>();
  #reported: readonly Fault[] = [];

  constructor(form: Form, step: Step) {
    this.#form = this.#watched(form);
    this.step = step;
  }

  get form(): Form {
    return this.#form;
  }

  /** Goes on with the same answers in a form that was opened again, such as when its options could be loaded at last. */
  reopen(form: Form): void {
    this.#form = this.#watched(form);
    this.#reported = [];
  }

  get pages(): readonly Page[] {
    return pagesOf(this.#form.items, this.room);
  }

  get questionCount(): number {
    return questionsOf(this.#form.items).length;
  }

  /** Everything that may be asked, whatever the answers are. */
  get possibleQuestions(): readonly FormItem[] {
    return possibleQuestionsOf(this.#form.items);
  }

  get page(): Page | undefined {
    return this.pages[this.pageIndex];
  }

  get pageIndex(): number {
    const { pages } = this;
    const index = pages.findIndex(({ items }) => contains(items, this.#question));
    return index < 0 ? Math.min(this.#lastIndex, pages.length - 1) : index;
  }

  /** The review comes next: somebody changes one of its answers, and that does not ask anything new. */
  get goesToReview(): boolean {
    return this.returning && this.#addedIndex() < 0;
  }

  start(): void {
    this.step = 'questions';
    this.#goTo(0);
  }

  /** Goes on with answers of before: at the first question without one, or else at the review. */
  resume(): void {
    const index = this.pages.findIndex(({ questions }) => questions.some(isOpen));
    if (index < 0) this.#review();
    else this.#showQuestions(index);
  }

  back(): void {
    this.#reported = [];
    if (this.step === 'review') this.#showQuestions(this.pages.length - 1);
    else if (this.returning) this.#review();
    else if (this.pageIndex === 0) this.step = 'intro';
    else this.#goTo(this.pageIndex - 1);
  }

  /** Goes on, unless something on this page is not right; then it is in `faults`. */
  next(words: Words): boolean {
    if (!this.check(words, this.page?.items ?? [])) return false;
    if (this.returning) this.#return();
    else if (this.pageIndex === this.pages.length - 1) this.#review();
    else this.#goTo(this.pageIndex + 1);
    return true;
  }

  /** Goes to the page of one item, and from there back to the review. */
  change(path: string): void {
    const index = this.pages.findIndex(({ items }) => contains(items, path));
    if (index < 0) return;
    this.#showQuestions(index);
    this.returning = true;
    this.#passed = new Set(questionsOf(this.#form.items).map((one) => one.path));
  }

  /** Whether nothing in these items is wrong; what is wrong is reported. */
  check(words: Words, items: readonly FormItem[] = this.#form.items): boolean {
    this.#reported = this.#faultsOf(items, words);
    return this.#reported.length === 0;
  }

  /** What was reported and is still wrong. Nothing new appears while somebody is typing. */
  faults(words: Words): readonly Fault[] {
    if (this.#reported.length === 0) return [];
    const present = this.#faultsOf(this.#form.items, words);
    return present.filter((fault) =>
      this.#reported.some(
        ({ formItem, problem }) => formItem.path === fault.formItem.path && problem.key === fault.problem.key,
      ),
    );
  }

  #watched(form: Form): Form {
    form.subscribe((changed) => this.revisions.note(changed));
    return form;
  }

  #faultsOf(items: readonly FormItem[], words: Words): Fault[] {
    const problems = this.#form.problems();
    return [...shownOf(items)].flatMap((formItem): Fault[] => {
      // A group of which nothing is asked cannot be mended.
      const isGroup = formItem.item.type === 'group' && questionsOf([formItem]).length > 0;
      if (!isAsked(formItem) && !isGroup) return [];
      const unreadable = isGroup ? undefined : this.entries.unreadableOf(formItem, words);
      if (unreadable) {
        return [{ formItem, place: unreadable.place, problem: { key: 'unreadable', unreadable: unreadable.problem } }];
      }
      // One at a time: mending the first often mends the others.
      const problem = problems.find(({ path }) => path === formItem.path);
      return problem ? [{ formItem, place: 0, problem }] : [];
    });
  }

  /** The first page with a question that the changed answer brought and that nobody has passed; -1 for none. */
  #addedIndex(): number {
    const { page, pages } = this;
    const isNew = (one: FormItem) => isOpen(one) && !this.#passed.has(one.path) && !page?.questions.includes(one);
    return pages.findIndex(({ questions }) => questions.some(isNew));
  }

  /** To the review, by way of what the changed answer brought. */
  #return(): void {
    const added = this.#addedIndex();
    if (added < 0) return this.#review();
    for (const { path } of this.page?.questions ?? []) this.#passed.add(path);
    this.#goTo(added);
  }

  #review(): void {
    this.step = 'review';
    this.returning = false;
  }

  #showQuestions(index: number): void {
    this.step = 'questions';
    this.#goTo(index);
  }

  #goTo(index: number): void {
    const page = this.pages[index];
    this.#question = (page?.questions[0] ?? page?.items[0])?.path;
    this.#lastIndex = index;
  }
}

/** Where somebody mends a fault: of a group, its first question. */
export function questionOf({ formItem }: Fault): FormItem {
  return questionsOf([formItem])[0] ?? formItem;
}

function isOpen({ answers }: FormItem): boolean {
  return answers.every(({ value }) => value === undefined);
}

function contains(items: readonly FormItem[], path: string | undefined): boolean {
  return items.some((one) => one.path === path || contains(one.items, path));
}
