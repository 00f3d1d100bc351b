import type { Citation } from '../../core/model/instrument.js';
import {
  isAnswerToTalkAbout,
  answerStandsOut,
  questionsOf,
  type AnswerView,
  type GivenAnswer,
} from '../../core/scoring/answer-view.js';
import type { Filter } from '../../internal/ui/filter-choice.js';

/** What of a questionnaire is shown. */
export interface Selection {
  readonly filter: Filter;
  /** `id` of the scale whose questions are shown; all of them where it is empty. */
  readonly scale: string;
}

/** The questions of a selection, with what stands above them, so that each keeps its context. */
export function selectedOf(views: readonly AnswerView[], selection: Selection): readonly AnswerView[] {
  if (selection.filter === 'all' && !selection.scale) return views;
  return views.flatMap((view) => {
    const items = selectedOf(view.items, selection);
    return items.length > 0 || isSelected(view, selection) ? [{ ...view, items }] : [];
  });
}

function isSelected({ given, isChanged, scales }: AnswerView, { filter, scale }: Selection): boolean {
  if (!given || (scale && !scales.includes(scale))) return false;
  return filter === 'all' || (filter === 'changed' ? isChanged : answerStandsOut(given));
}

/** What there is to count among the questions. */
export interface AnswerCounts {
  readonly questions: number;
  /** Answers that stand out. */
  readonly attention: number;
  /** The same, with questions whose flag cannot be judged: what the filter keeps. */
  readonly toTalkAbout: number;
  readonly changed: number;
  /** Answers that ask for attention whatever the totals are. */
  readonly raised: number;
  readonly notAnswered: number;
  readonly notAsked: number;
  /** How many answers have a meaning of their own. */
  readonly withMeaning: number;
  /** How many answers that stand out count in a score with other answers, whose meaning may be another one. */
  readonly inTotals: number;
}

/** @param totals `id`s of the scales that more than one answer counts in. */
export function countsOf(views: readonly AnswerView[], totals: ReadonlySet<string>): AnswerCounts {
  const questions = [...questionsOf(views)];
  const count = (isCounted: (given: GivenAnswer) => boolean) =>
    questions.filter(({ given }) => isCounted(given)).length;
  return {
    questions: questions.length,
    attention: count(isAnswerToTalkAbout),
    toTalkAbout: count(answerStandsOut),
    raised: count(({ flag }) => flag === 'raised'),
    changed: questions.filter(({ isChanged }) => isChanged).length,
    notAnswered: count(({ status }) => status === 'notAnswered'),
    notAsked: count(({ status }) => status === 'notAsked'),
    withMeaning: count(({ meaning }) => meaning !== undefined),
    inTotals: questions.filter(({ given, scales }) => isAnswerToTalkAbout(given) && scales.some((id) => totals.has(id)))
      .length,
  };
}

/** Where the meanings come from, each source once. */
export function sourcesOf(views: readonly AnswerView[]): Citation[] {
  const sources = new Map<string, Citation>();
  for (const { given, earlier } of questionsOf(views)) {
    for (const one of [given, earlier]) {
      if (one?.meaning) sources.set(JSON.stringify(one.meaning.source), one.meaning.source);
    }
  }
  return [...sources.values()];
}
