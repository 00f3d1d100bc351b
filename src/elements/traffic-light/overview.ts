import { matchesCanonical } from '../../core/model/canonical.js';
import type { Assignment } from '../../core/model/care.js';
import type { Scale } from '../../core/model/instrument.js';
import { dayOf, timestampOf } from '../../core/model/timestamp.js';
import { needsAttention } from '../../core/scoring/band-of.js';
import { isClearChange, type ChangeVerdict } from '../../core/scoring/change.js';
import { isComparable } from '../../core/scoring/comparison.js';
import { isMissing, isWorse } from '../../core/scoring/outcome-statement.js';
import { compareWith, type ScaleHistory, type ScoreView } from '../../core/scoring/score-view.js';
import type { StatedFlag } from '../../core/scoring/stated-flag.js';
import type { Filter } from '../../internal/ui/filter-choice.js';
import type { Outcomes } from '../../internal/data/outcomes-controller.js';
import { statusOf, type Status } from '../../internal/ui/status.js';

export const rowOrders = ['instrument', 'severity', 'change'] as const;
export type RowOrder = (typeof rowOrders)[number];

export interface OverviewOptions {
  readonly order: RowOrder;
  readonly filter: Filter;
  /** Day of the measurement to compare with; where it is empty, each score is compared with the last one before it. */
  readonly earlier: string;
}

/** What the card shows of an instrument's outcomes. Nothing is judged here: lights and verdicts are the views' own. */
export interface Overview {
  /** Of the newest measurement. */
  readonly date: string | undefined;
  /** Nobody but somebody other than the patient answered on that day. */
  readonly isByOther: boolean;
  /** The day that its scores are compared with, if it is one; else each row says its own. */
  readonly previousDate: string | undefined;
  /** Days to compare with, newest first. */
  readonly earlierDays: readonly string[];
  /** Every scale, whatever the filter. */
  readonly all: readonly ShownScale[];
  /** Those that the filter leaves, in the order asked. */
  readonly shown: readonly ShownScale[];
  readonly flags: readonly StatedFlag[];
  /** No score and no answer stands out, also compared with what was chosen. */
  readonly isCalm: boolean;
  /** The waiting ones, else the last one that was filled in. */
  readonly assignments: readonly Assignment[];
  /** Every cut-off on the card is unverified, so that one remark says it for all. */
  readonly allUnverified: boolean;
  /** How many responses could not be used. */
  readonly leftOut: number;
  readonly scoresLeftOut: number;
}

export interface ShownScale {
  readonly scale: Scale;
  /** The newest, compared with what was chosen. */
  readonly latest: ScoreView | undefined;
  /** The earlier score that was chosen, also where it cannot be compared. */
  readonly chosen: ScoreView | undefined;
}

export function overviewOf(outcomes: Outcomes, { order, filter, earlier }: OverviewOptions): Overview {
  const { measurements, histories, statement, leftOut, scoresLeftOut } = outcomes;
  const newestFirst = measurements.toSorted((a, b) => timestampOf(b.date) - timestampOf(a.date));
  const { date, isByOther, flags } = statement;
  const days = [...new Set(newestFirst.map((one) => dayOf(one.date)))].filter((day) => day !== dayOf(date ?? ''));
  const chosenDay = days.find((day) => day === dayOf(earlier));
  const all = histories.map((history) => shownOf(history, chosenDay));
  const sources = all.flatMap(({ latest }) => latest?.source ?? []);
  return {
    date,
    isByOther,
    previousDate: chosenDay ?? onlyOne(all.flatMap(({ latest }) => comparedDayOf(latest) ?? [])),
    earlierDays: days,
    all,
    shown: ordered(all.filter(kept[filter]), order),
    flags,
    // A response that could not be used may hide what stands out.
    isCalm:
      statement.isCalm && leftOut === 0 && scoresLeftOut === 0 && !all.some(({ latest }) => latest && isWorse(latest)),
    assignments: assignmentsOf(outcomes),
    leftOut,
    scoresLeftOut,
    allUnverified: sources.length > 0 && sources.every(({ verified }) => !verified),
  };
}

/** The day that a score of the newest measurement is compared with. */
function comparedDayOf(latest: ScoreView | undefined): string | undefined {
  return latest?.isCurrent && latest.previous && latest.value !== undefined ? dayOf(latest.previous.date) : undefined;
}

/** Date of the score that is compared with, if the heading of the card says another one or none. */
export function sinceOf({ previous }: ScoreView, previousDate: string | undefined): string | undefined {
  const isTold = previous && previousDate !== undefined && dayOf(previous.date) === previousDate;
  return isTold ? undefined : previous?.date;
}

function onlyOne(days: readonly string[]): string | undefined {
  return days.every((day) => day === days[0]) ? days[0] : undefined;
}

function shownOf({ scale, views, latest }: ScaleHistory, day: string | undefined): ShownScale {
  const before = views.slice(0, -1);
  if (!latest || !day) return { scale, latest, chosen: undefined };
  const ofDay = before.filter(({ date }) => dayOf(date) === day);
  const chosen = ofDay.findLast((view) => isComparable(view, latest)) ?? ofDay.at(-1);
  const compared = chosen ? compareWith(latest, chosen) : { ...latest, previous: undefined, change: undefined };
  return { scale, latest: { ...compared, notCompared: undefined }, chosen };
}

const kept: Readonly<Record<Filter, (one: ShownScale) => boolean>> = {
  all: () => true,
  // A score that could not be made may hide one that stands out.
  attention: (one) => asksForAttention(one) || (one.latest !== undefined && isMissing(one.latest)),
  changed: hasChanged,
};

function ordered(shown: readonly ShownScale[], order: RowOrder): readonly ShownScale[] {
  switch (order) {
    case 'instrument':
      return shown;
    case 'severity':
      return shown.toSorted((a, b) => severity[statusOf(a.latest)] - severity[statusOf(b.latest)]);
    case 'change':
      return shown.toSorted((a, b) => newsOf(a) - newsOf(b));
  }
}

const severity: Readonly<Record<Status, number>> = { concern: 0, attention: 1, noScore: 2, noLight: 3, ok: 4 };

/** What may be said of a change, in the order of news. */
const news: readonly ChangeVerdict[] = ['worsened', 'improved', 'possiblyWorsened', 'possiblyImproved'];

function newsOf({ latest }: ShownScale): number {
  const { change } = latest ?? {};
  if (!change) return news.length + 2;
  const rank = news.indexOf(change.verdict);
  if (rank >= 0) return rank;
  return news.length + (change.verdict === 'noRule' && change.difference !== 0 ? 0 : 1);
}

function assignmentsOf({ instrument, assignments }: Outcomes): Assignment[] {
  const own = assignments.filter(({ questionnaire }) =>
    instrument.questionnaires.some(
      (one) => matchesCanonical(one, questionnaire) || matchesCanonical(questionnaire, one),
    ),
  );
  const waiting = own.filter(({ status }) => status === 'sent' || status === 'opened');
  if (waiting.length > 0) return waiting;
  const completed = own.filter(({ status }) => status === 'completed');
  return completed.toSorted((a, b) => timestampOf(b.completed ?? '') - timestampOf(a.completed ?? '')).slice(0, 1);
}

/** Whether a row belongs to a filter. */
export function isKept(one: ShownScale, filter: Filter): boolean {
  return kept[filter](one);
}

/** Whether the light of a score is one of attention, whatever its date. */
export function asksForAttention({ latest }: ShownScale): boolean {
  return needsAttention(latest?.light);
}

export function hasChanged({ latest }: ShownScale): boolean {
  return latest?.change !== undefined && isClearChange(latest.change);
}

/** The scores of the newest measurement by what may be said of their change, in the order of news. */
export function changedOf(shown: readonly ShownScale[]): { verdict: ChangeVerdict; views: ScoreView[] }[] {
  return news
    .map((verdict) => ({
      verdict,
      views: shown.flatMap(({ latest }) => (latest?.isCurrent && latest.change?.verdict === verdict ? [latest] : [])),
    }))
    .filter(({ views }) => views.length > 0);
}

/** The last day to fill in has passed. */
export function isOverdue({ due }: Assignment, now: number): boolean {
  const dayLength = 86_400_000;
  return due !== undefined && now >= timestampOf(due) + (due.includes('T') ? 0 : dayLength);
}
