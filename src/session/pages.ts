import type { FormItem } from '../core/form/form-item.js';
import type { QuestionnaireItem } from '../core/model/questionnaire.js';
import { controlOf } from './control-of.js';

/** The part of a form that is shown at once. */
export interface Page {
  /** The groups that the page is inside of and the texts that hold for it, outermost first. */
  readonly above: readonly FormItem[];
  /** The items to render: the page's questions or group, and the texts before and after. */
  readonly items: readonly FormItem[];
  /** The questions on it; one below another question counts with that question. */
  readonly questions: readonly FormItem[];
  /** The number of its first question, from 1. */
  readonly first: number;
}

/** A text and what it holds for: the questions or the groups that follow it, whichever comes first. */
interface Held {
  readonly texts: FormItem[];
  over: 'question' | 'group' | undefined;
}

/**
 * A form in pages: one question each, with the texts that hold for it. A group that is a page of its own, repeats or is
 * a matrix stays whole.
 *
 * On paper a recall period ("the past 2 weeks") stands above all of its questions and stays in view. Good practice for
 * electronic versions asks that of every screen too (Mowlem et al., Value in Health 27(1), 2024). So a text stays with
 * the questions that follow it on its level, until the next text or group; a text that stands before groups stays with
 * all of those. An author's `instructions` hold for the rest of their level, whatever follows.
 *
 * @param widthEm Width in em: a matrix that does not fit is a page for each question.
 */
export function pagesOf(items: readonly FormItem[], widthEm: number): Page[] {
  const pages: Page[] = [];
  /** Texts that belong to no question, to be shown on the next page. */
  let passing: FormItem[] = [];
  let asked = 0;

  const addPage = (above: readonly FormItem[], drawn: readonly FormItem[]) => {
    const questions = questionsOf(drawn);
    pages.push({ above, items: [...passing, ...drawn], questions, first: asked + 1 });
    asked += questions.length;
    passing = [];
  };

  const visit = (siblings: readonly FormItem[], above: readonly FormItem[]) => {
    const pagesBefore = pages.length;
    const instructions: FormItem[] = [];
    let held: Held = { texts: [], over: undefined };
    const contextOf = (kind: 'question' | 'group') => {
      held.over ??= kind;
      if (held.over !== kind) held = { texts: [], over: kind };
      const texts = new Set([...instructions, ...held.texts]);
      return texts.size === 0 ? above : [...above, ...siblings.filter((one) => texts.has(one))];
    };
    for (const [place, one] of siblings.entries()) {
      if (!isDrawn(one)) continue;
      if (one.item.type === 'display') {
        if (held.over && !one.item.instructions) held = { texts: [], over: undefined };
        (one.item.instructions ? instructions : held.texts).push(one);
      } else if (questionsOf([one]).length === 0 && !one.canAddRepetition) {
        passing.push(one);
      } else if (one.item.type !== 'group') {
        addPage(contextOf('question'), [one]);
      } else if (one.item.repeats) {
        const isFirst = siblings[place - 1]?.item !== one.item;
        if (isFirst)
          addPage(
            contextOf('group'),
            siblings.filter(({ item }) => item === one.item),
          );
      } else if (staysWhole(one, widthEm)) {
        addPage(contextOf('group'), [one]);
      } else {
        const context = contextOf('group');
        visit(one.items, one.item.text ? [...context, one] : context);
      }
    }
    // A text that nothing follows holds for nothing. At the end of a group it belongs with what it ends, not with the
    // question of another group.
    const texts = held.over ? [] : held.texts;
    const last = pages.at(-1);
    if (last && pages.length > pagesBefore) {
      pages[pages.length - 1] = { ...last, items: [...last.items, ...passing, ...texts] };
      passing = [];
    } else {
      passing.push(...texts);
    }
  };

  visit(items, []);
  if (passing.length > 0) addPage([], []);
  return pages;
}

function staysWhole(group: FormItem, widthEm: number): boolean {
  return group.item.control === 'page' || isMatrix(group, widthEm);
}

/** Room in em that a table asks for: for its questions with the button that clears, and for each option. */
const matrixRoom = { questions: 20, option: 6 };

/** Returns whether a group is a table of questions that share their options, and the form is wide enough for it. */
export function isMatrix({ item, items }: FormItem, widthEm: number): boolean {
  if (item.control !== 'matrix') return false;
  const questions = items.filter((one) => isDrawn(one) && one.item.type !== 'display');
  const options = JSON.stringify(questions[0]?.options);
  return (
    questions.length > 1 &&
    widthEm >= matrixRoom.questions + matrixRoom.option * (questions[0]?.options.length ?? 0) &&
    questions.every((one) => isMatrixRow(one) && JSON.stringify(one.options) === options)
  );
}

function isMatrixRow(question: FormItem): boolean {
  const control = controlOf(question);
  return (
    question.item.type === 'choice' &&
    question.options.length > 0 &&
    question.items.length === 0 &&
    !question.item.picture &&
    isAsked(question) &&
    (control === 'radios' || control === 'rating')
  );
}

/** Returns whether an item is rendered. */
export function isDrawn(formItem: FormItem): boolean {
  return formItem.shown && !isTotal(formItem);
}

/**
 * Returns whether an item is a total of the answers: a number that is calculated, or has the unit of a score, and that the
 * respondent cannot change. It is shown to clinicians only. A number that can be changed is a question, whatever its unit
 * and even if it is calculated (SDC calculatedExpression).
 */
export function isTotal({ item, readOnly }: Pick<FormItem, 'item' | 'readOnly'>): boolean {
  const { type, calculatedExpression, units = [] } = item;
  const isNumber = type === 'integer' || type === 'decimal' || type === 'quantity';
  const hasScoreUnit = units.some(({ code, display }) => (code ?? display) === '{score}');
  return readOnly && isNumber && (calculatedExpression !== undefined || hasScoreUnit);
}

/** Returns whether the patient is asked this item now. */
export function isAsked(formItem: FormItem): boolean {
  const { item, enabled, readOnly } = formItem;
  return enabled && isDrawn(formItem) && !readOnly && item.type !== 'group' && item.type !== 'display';
}

/** The questions that are asked, without those below another question. */
export function questionsOf(items: readonly FormItem[]): FormItem[] {
  return items.flatMap((one) => (isAsked(one) ? [one] : questionsOf(one.items)));
}

/** The questions that are asked or would be after other answers. */
export function possibleQuestionsOf(items: readonly FormItem[]): FormItem[] {
  return items.flatMap((one) => {
    if (one.item.hidden || isTotal(one)) return [];
    const isQuestion = one.item.type !== 'group' && one.item.type !== 'display' && !one.readOnly;
    return isQuestion ? [one] : possibleQuestionsOf(one.items);
  });
}

/** Everything that is shown, each before what is below it. */
export function* shownOf(items: readonly FormItem[]): Generator<FormItem> {
  for (const one of items) {
    if (!isDrawn(one)) continue;
    yield one;
    yield* shownOf(one.items);
  }
}

/** About how long people take: to choose, or to write a line; and to write of their own accord, or find a file. */
const seconds = { short: 12, long: 40 };

/** About how long questions take. */
export function secondsOf(questions: readonly FormItem[]): number {
  return questions.reduce((sum, { item }) => sum + (isSlow(item) ? seconds.long : seconds.short), 0);
}

function isSlow({ type, options = [] }: QuestionnaireItem): boolean {
  return (type === 'text' || type === 'attachment') && options.length === 0;
}
