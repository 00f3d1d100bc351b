import { matchesCanonical } from '../../core/model/canonical.js';
import type { Assignment } from '../../core/model/care.js';
import type { Scale } from '../../core/model/instrument.js';
import { dayOf, noMoment, timestampOf } from '../../core/model/timestamp.js';
import { needsAttention } from '../../core/scoring/band-of.js';
import { isClearChange, type ChangeVerdict } from '../../core/scoring/change.js';
import { isComparable } from '../../core/scoring/comparison.js';
import { isMissing, isWorse, type FilledInBy } from '../../core/scoring/outcome-statement.js';
import { respondentOf } from '../../core/scoring/respondent.js';
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
  /** Day of the measurement to compare with. If empty, each score is compared with its previous score. */
  readonly earlier: string;
}

/** The outcomes that the card shows. Lights and verdicts come from the score views and are not decided here. */
export interface Overview {
  /** Date of the newest measurement. */
  readonly date: string | undefined;
  /** The people who answered on that day: first the patient. */
  readonly filledInBy: readonly FilledInBy[];
  /** The day that all scores are compared with. If the days differ, each row names its own. */
  readonly previousDate: string | undefined;
  /** Days to compare with, newest first. */
  readonly earlierDays: readonly string[];
  /** All scales, whatever the filter. */
  readonly all: readonly ShownScale[];
  readonly shown: readonly ShownScale[];
  readonly flags: readonly StatedFlag[];
  readonly hasFutureDate: boolean;
  /** True if no score and no answer stands out, also in the chosen comparison. */
  readonly isCalm: boolean;
  /** The open assignments. If there are none, the last completed one. */
  readonly assignments: readonly Assignment[];
  /** True if every cut-off is unverified, so that one remark covers the card. */
  readonly allUnverified: boolean;
  readonly leftOut: number;
  readonly scoresLeftOut: number;
}

export interface ShownScale {
  readonly scale: Scale;
  /** The newest score, with the chosen comparison. On the newest day that of the patient. */
  readonly latest: ScoreView | undefined;
  /** The newest score of each other respondent. */
  readonly ofOthers: readonly ScoreView[];
  /** The score of the chosen day, even if it cannot be compared. */
  readonly chosen: ScoreView | undefined;
  /** Scores that the newest one does not replace: of other respondents, or perhaps as new. */
  readonly others: readonly ScoreView[];
}

export function overviewOf(outcomes: Outcomes, { order, filter, earlier }: OverviewOptions): Overview {
  const { measurements, histories, statement, leftOut, scoresLeftOut } = outcomes;
  const newestFirst = measurements.toSorted((a, b) => timestampOf(b.date) - timestampOf(a.date));
  const { date, filledInBy, flags, hasFutureDate } = statement;
  const shownRespondents = new Set(histories.flatMap(({ latest }) => latest?.respondent ?? []));
  const comparable = newestFirst.filter((measurement) => shownRespondents.has(respondentOf(measurement)));
  const earlierDays = [...new Set(comparable.map((measurement) => dayOf(measurement.date)))].filter(
    (day) => day !== dayOf(date ?? ''),
  );
  const chosenDay = earlierDays.find((day) => day === dayOf(earlier));
  const all = histories.map((history) => shownScale(history, chosenDay));
  const sources = all.flatMap(({ latest, ofOthers }) => [latest, ...ofOthers].flatMap((view) => view?.source ?? []));
  return {
    date,
    filledInBy,
    previousDate: chosenDay ?? commonDay(all.flatMap(({ latest }) => comparedDay(latest) ?? [])),
    earlierDays,
    all,
    shown: sortRows(all.filter(matchesFilter[filter]), order),
    flags,
    hasFutureDate,
    // A response that could not be used may contain something that stands out.
    isCalm:
      statement.isCalm && leftOut === 0 && scoresLeftOut === 0 && !all.some(({ latest }) => latest && isWorse(latest)),
    assignments: assignmentsOf(outcomes),
    leftOut,
    scoresLeftOut,
    allUnverified: sources.length > 0 && sources.every(({ verified }) => !verified),
  };
}

function comparedDay(latest: ScoreView | undefined): string | undefined {
  return latest?.isCurrent && latest.previous && latest.value !== undefined ? dayOf(latest.previous.date) : undefined;
}

/** The date that a score is compared with. Undefined if the heading of the card already shows it. */
export function comparedDate({ previous }: ScoreView, previousDate: string | undefined): string | undefined {
  const isInHeading = previous && previousDate !== undefined && dayOf(previous.date) === previousDate;
  return isInHeading ? undefined : previous?.date;
}

function commonDay(days: readonly string[]): string | undefined {
  return days.every((day) => day === days[0]) ? days[0] : undefined;
}

function shownScale(history: ScaleHistory, day: string | undefined): ShownScale {
  const { scale, views, series, latest, others } = history;
  const ofOthers = series.flatMap((own) => (own.respondent === latest?.respondent ? [] : [own.latest]));
  const shown = { scale, ofOthers, others };
  if (!latest || !day) return { ...shown, latest, chosen: undefined };
  // A score of another respondent is no earlier score of this one.
  const earlierViews = views.filter((view) => view !== latest && view.respondent === latest.respondent);
  const viewsOfDay = earlierViews.filter(({ date }) => dayOf(date) === day);
  const chosen = viewsOfDay.findLast((view) => isComparable(view, latest)) ?? viewsOfDay.at(-1);
  const compared = chosen ? compareWith(latest, chosen) : { ...latest, previous: undefined, change: undefined };
  return { ...shown, latest: { ...compared, notCompared: undefined }, chosen };
}

const matchesFilter: Readonly<Record<Filter, (shown: ShownScale) => boolean>> = {
  all: () => true,
  // A score that could not be computed might stand out.
  attention: (shown) =>
    asksForAttention(shown) ||
    (shown.latest !== undefined && isMissing(shown.latest)) ||
    shown.others.some(({ light }) => needsAttention(light)),
  changed: hasChanged,
};

function sortRows(shown: readonly ShownScale[], order: RowOrder): readonly ShownScale[] {
  switch (order) {
    case 'instrument':
      return shown;
    case 'severity':
      return shown.toSorted((a, b) => statusRank[statusOf(a.latest)] - statusRank[statusOf(b.latest)]);
    case 'change':
      return shown.toSorted((a, b) => changeRank(a) - changeRank(b));
  }
}

const statusRank: Readonly<Record<Status, number>> = { concern: 0, attention: 1, noScore: 2, noLight: 3, ok: 4 };

/** The verdicts that the card reports, most important first. */
const reportedVerdicts: readonly ChangeVerdict[] = ['worsened', 'improved', 'possiblyWorsened', 'possiblyImproved'];

function changeRank({ latest }: ShownScale): number {
  const { change } = latest ?? {};
  if (!change) return reportedVerdicts.length + 2;
  const rank = reportedVerdicts.indexOf(change.verdict);
  if (rank >= 0) return rank;
  return reportedVerdicts.length + (change.verdict === 'noRule' && change.difference !== 0 ? 0 : 1);
}

function assignmentsOf({ instrument, assignments }: Outcomes): Assignment[] {
  const ownAssignments = assignments.filter(({ questionnaire }) =>
    instrument.questionnaires.some(
      (canonical) => matchesCanonical(canonical, questionnaire) || matchesCanonical(questionnaire, canonical),
    ),
  );
  const waiting = ownAssignments.filter(({ status }) => status === 'sent' || status === 'opened');
  if (waiting.length > 0) return waiting;
  const completed = ownAssignments.filter(({ status }) => status === 'completed');
  return completed.toSorted((a, b) => timestampOf(b.completed ?? '') - timestampOf(a.completed ?? '')).slice(0, 1);
}

export function isInFilter(shown: ShownScale, filter: Filter): boolean {
  return matchesFilter[filter](shown);
}

/** True if the light of the score asks for attention, whatever its date. */
export function asksForAttention({ latest }: ShownScale): boolean {
  return needsAttention(latest?.light);
}

export function hasChanged({ latest }: ShownScale): boolean {
  return latest?.change !== undefined && isClearChange(latest.change);
}

/** The scores of the newest measurement by the verdict on their change, most important first. */
export function viewsByVerdict(shown: readonly ShownScale[]): { verdict: ChangeVerdict; views: ScoreView[] }[] {
  return reportedVerdicts
    .map((verdict) => ({
      verdict,
      views: shown
        .flatMap(({ latest, ofOthers }) => [...(latest ? [latest] : []), ...ofOthers])
        .filter(({ isCurrent, change }) => isCurrent && change?.verdict === verdict),
    }))
    .filter(({ views }) => views.length > 0);
}

export function isOverdue({ due }: Assignment, now: number): boolean {
  const end = due === undefined ? undefined : endOf(due);
  return end !== undefined && now >= end;
}

const dayMs = 86_400_000;

/** Returns the moment that a day, month or year is over, or the moment itself; undefined if it cannot be read. */
function endOf(date: string): number | undefined {
  const start = timestampOf(date);
  if (start === noMoment) return undefined;
  if (date.includes('T')) return start;
  const [year = 0, month, day] = date.split('-').map(Number);
  if (day !== undefined) return start + dayMs;
  return month === undefined ? Date.UTC(year + 1, 0) : Date.UTC(year, month);
}
