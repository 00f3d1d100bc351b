import type { FormItem } from '../../core/form/form-item.js';
import { controlOf } from './control-of.js';

/** What is shown at once. */
export interface Page {
  /** The groups that the page is inside of and the instructions that hold for it, outermost first. */
  readonly context: readonly FormItem[];
  /** What is drawn: the page's questions or group, and the texts before and after. */
  readonly items: readonly FormItem[];
  /** The questions on it; one below another question counts with that question. */
  readonly questions: readonly FormItem[];
  /** The number of its first question, from 1. */
  readonly first: number;
}

/**
 * A form in pages: one question each, with the texts that come before it. A group that is a page of its own, repeats or
 * is a matrix stays whole.
 *
 * @param room Width in em: a matrix that does not fit is a page for each question.
 */
export function pagesOf(items: readonly FormItem[], room: number): Page[] {
  const pages: Page[] = [];
  /** Texts on their way to the page of the next question. */
  let texts: FormItem[] = [];
  let asked = 0;

  const addPage = (context: readonly FormItem[], drawn: readonly FormItem[]) => {
    const questions = questionsOf(drawn);
    pages.push({ context, items: [...texts, ...drawn], questions, first: asked + 1 });
    asked += questions.length;
    texts = [];
  };

  const visit = (siblings: readonly FormItem[], above: readonly FormItem[]) => {
    const pagesBefore = pages.length;
    const context = [...above];
    for (const [place, one] of siblings.entries()) {
      if (!one.shown) continue;
      if (questionsOf([one]).length === 0 && !one.canAddRepetition) {
        if (one.item.instructions) context.push(one);
        else texts.push(one);
      } else if (one.item.repeats && one.item.type === 'group') {
        const isFirst = siblings[place - 1]?.item !== one.item;
        if (isFirst)
          addPage(
            context,
            siblings.filter(({ item }) => item === one.item),
          );
      } else if (one.item.type !== 'group' || staysWhole(one, room)) {
        addPage(context, [one]);
      } else {
        visit(one.items, one.item.text ? [...context, one] : context);
      }
    }
    // Texts at the end of a group belong with what they end, not with the question of another group.
    const last = pages.at(-1);
    if (last && pages.length > pagesBefore && texts.length > 0) {
      pages[pages.length - 1] = { ...last, items: [...last.items, ...texts] };
      texts = [];
    }
  };

  visit(items, []);
  if (texts.length > 0) addPage([], []);
  return pages;
}

function staysWhole(group: FormItem, room: number): boolean {
  return group.item.control === 'page' || isMatrix(group, room);
}

/** Room in em that a table asks for: for its questions, and for each option. */
const matrixRoom = { questions: 16, option: 6 };

/** Whether a group is a table of questions that share their options, and there is room to draw it as one. */
export function isMatrix({ item, items }: FormItem, room: number): boolean {
  const questions = items.filter(({ shown, item: { type } }) => shown && type !== 'display');
  const options = JSON.stringify(questions[0]?.options);
  return (
    item.control === 'matrix' &&
    questions.length > 1 &&
    room >= matrixRoom.questions + matrixRoom.option * (questions[0]?.options.length ?? 0) &&
    questions.every((one) => isMatrixRow(one) && JSON.stringify(one.options) === options)
  );
}

function isMatrixRow(question: FormItem): boolean {
  const control = controlOf(question);
  return (
    question.item.type === 'choice' &&
    question.options.length > 0 &&
    question.items.length === 0 &&
    isAsked(question) &&
    (control === 'radios' || control === 'rating')
  );
}

/** Whether somebody is to answer this item now. */
export function isAsked({ item, enabled, shown, readOnly }: FormItem): boolean {
  return enabled && shown && !readOnly && item.type !== 'group' && item.type !== 'display';
}

/** The questions that are asked, without those below another question. */
export function questionsOf(items: readonly FormItem[]): FormItem[] {
  return items.flatMap((one) => (isAsked(one) ? [one] : questionsOf(one.items)));
}

/** The questions that are asked or would be after other answers. */
export function possibleQuestionsOf(items: readonly FormItem[]): FormItem[] {
  return items.flatMap((one) => {
    if (one.item.hidden) return [];
    const isQuestion = one.item.type !== 'group' && one.item.type !== 'display' && !one.readOnly;
    return isQuestion ? [one] : possibleQuestionsOf(one.items);
  });
}

/** Everything that is shown, each before what is below it. */
export function* shownOf(items: readonly FormItem[]): Generator<FormItem> {
  for (const one of items) {
    if (!one.shown) continue;
    yield one;
    yield* shownOf(one.items);
  }
}

/** About how long people take: to choose, or to write a line, and to write of their own accord. */
const seconds = { short: 12, long: 40 };

/** About how long questions take, in whole minutes and at least one. */
export function minutesOf(questions: readonly FormItem[]): number {
  const each = questions.map((one) => (controlOf(one) === 'longText' ? seconds.long : seconds.short));
  return Math.max(1, Math.round(each.reduce((sum, one) => sum + one, 0) / 60));
}
