import type { Citation } from '../../core/model/instrument.js';
import {
  isAnswerToTalkAbout,
  answerStandsOut,
  questionsOf,
  type AnswerView,
  type GivenAnswer,
} from '../../core/scoring/answer-view.js';
import type { Filter } from '../../internal/ui/filter-choice.js';

export interface QuestionSelection {
  readonly filter: Filter;
  /** `id` of the scale whose questions are shown. Empty for all questions. */
  readonly scale: string;
}

/** The questions that match, with their groups, so that each keeps its context. */
export function selectQuestions(views: readonly AnswerView[], selection: QuestionSelection): readonly AnswerView[] {
  if (selection.filter === 'all' && !selection.scale) return views;
  return views.flatMap((view) => {
    const items = selectQuestions(view.items, selection);
    return items.length > 0 || matches(view, selection) ? [{ ...view, items }] : [];
  });
}

function matches({ given, isChanged, scales }: AnswerView, { filter, scale }: QuestionSelection): boolean {
  if (!given || (scale && !scales.includes(scale))) return false;
  return filter === 'all' || (filter === 'changed' ? isChanged : answerStandsOut(given));
}

export interface AnswerCounts {
  readonly questions: number;
  /** Answers that stand out. */
  readonly attention: number;
  /** Answers that stand out, and questions whose flag is unknown: the matches of the filter. */
  readonly toTalkAbout: number;
  readonly changed: number;
  /** Answers that need attention whatever the scores are. */
  readonly raised: number;
  readonly notAnswered: number;
  /** Answers that count in a score, and whose number is not known. */
  readonly numberUnknown: number;
  readonly notAsked: number;
  /** Answers with a meaning of their own. */
  readonly withMeaning: number;
  /** Answers that stand out and count in a score of several answers, which may have another meaning. */
  readonly inTotals: number;
}

/** @param totals `id`s of the scales that have several items. */
export function countAnswers(views: readonly AnswerView[], totals: ReadonlySet<string>): AnswerCounts {
  const questions = [...questionsOf(views)];
  const count = (isCounted: (given: GivenAnswer) => boolean) =>
    questions.filter(({ given }) => isCounted(given)).length;
  return {
    questions: questions.length,
    attention: count(isAnswerToTalkAbout),
    toTalkAbout: count(answerStandsOut),
    raised: count(({ flag }) => flag === 'raised'),
    changed: questions.filter(({ isChanged }) => isChanged).length,
    numberUnknown: count(({ isNumberUnknown }) => isNumberUnknown),
    notAnswered: count(({ status, inputs }) => status === 'notAnswered' && !inputs),
    notAsked: count(({ status }) => status === 'notAsked'),
    withMeaning: count(({ meaning }) => meaning !== undefined),
    inTotals: questions.filter(({ given, scales }) => isAnswerToTalkAbout(given) && scales.some((id) => totals.has(id)))
      .length,
  };
}

/** The sources of the meanings of the answers, without duplicates. */
export function meaningSources(views: readonly AnswerView[]): Citation[] {
  const sources = new Map<string, Citation>();
  for (const { given, earlier } of questionsOf(views)) {
    for (const answer of [given, earlier]) {
      if (answer?.meaning) sources.set(JSON.stringify(answer.meaning.source), answer.meaning.source);
    }
  }
  return [...sources.values()];
}
