import type { FormItem } from '../core/form/form-item.js';
import type { Step } from './form-state.js';
import type { Page } from './pages.js';

/** The place of the patient in a form. */
export interface Position {
  readonly step: Step;
  /** Path of the first item on the page, so that pages before it may appear and disappear. */
  readonly path: string | undefined;
  /** Index of the page when it was opened, for an item that has disappeared. */
  readonly lastIndex: number;
  /** Set if the patient came from the review to change one answer: the paths of the questions passed so far. */
  readonly passed: ReadonlySet<string> | undefined;
}

export function firstPosition(step: Step): Position {
  return { step, path: undefined, lastIndex: 0, passed: undefined };
}

/** Returns the index of the page that is shown, or would be if the step were `questions`. */
export function pageIndexOf({ path, lastIndex }: Position, pages: readonly Page[]): number {
  const index = path === undefined ? -1 : pages.findIndex(({ items }) => contains(items, path));
  return index < 0 ? Math.min(lastIndex, pages.length - 1) : index;
}

/** Returns whether the review comes next: the patient changes one of its answers, and that does not add a question. */
export function returnsToReview(position: Position, pages: readonly Page[]): boolean {
  return position.passed !== undefined && addedIndex(position, pages) < 0;
}

/** Goes on with earlier answers: at the first question without one, or else at the review. */
export function atFirstOpenQuestion(pages: readonly Page[]): Position {
  const index = pages.findIndex(({ questions }) => questions.some(isUnanswered));
  return index < 0 ? review() : atPage(pages, index);
}

export function before(position: Position, pages: readonly Page[]): Position {
  if (position.step === 'review') return atPage(pages, pages.length - 1);
  if (position.passed) return review();
  const index = pageIndexOf(position, pages);
  return index === 0 ? { ...position, step: 'intro' } : atPage(pages, index - 1);
}

export function after(position: Position, pages: readonly Page[]): Position {
  const index = pageIndexOf(position, pages);
  if (!position.passed) return index === pages.length - 1 ? review() : atPage(pages, index + 1);
  // To the review, by way of the questions that the changed answer added.
  const added = addedIndex(position, pages);
  if (added < 0) return review();
  const passed = new Set(position.passed);
  for (const { path } of pages[index]?.questions ?? []) passed.add(path);
  return { ...atPage(pages, added), passed };
}

/** Goes from the review to the page of one item; undefined if no page has it. */
export function atItem(path: string, pages: readonly Page[]): Position | undefined {
  const index = pages.findIndex(({ items }) => contains(items, path));
  if (index < 0) return undefined;
  const passed = new Set(pages.flatMap(({ questions }) => questions.map((question) => question.path)));
  return { ...atPage(pages, index), passed };
}

export function atPage(pages: readonly Page[], index: number): Position {
  const page = pages[index];
  const path = (page?.questions[0] ?? page?.items[0])?.path;
  return { step: 'questions', path, lastIndex: index, passed: undefined };
}

function review(): Position {
  return firstPosition('review');
}

/** Returns the first page with a question that the changed answer added and that the patient has not passed; else -1. */
function addedIndex(position: Position, pages: readonly Page[]): number {
  const page = pages[pageIndexOf(position, pages)];
  const isNew = (question: FormItem) =>
    isUnanswered(question) && !position.passed?.has(question.path) && !page?.questions.includes(question);
  return pages.findIndex(({ questions }) => questions.some(isNew));
}

function isUnanswered({ answers }: FormItem): boolean {
  return answers.every(({ value }) => value === undefined);
}

function contains(items: readonly FormItem[], path: string): boolean {
  return items.some((item) => item.path === path || contains(item.items, path));
}
