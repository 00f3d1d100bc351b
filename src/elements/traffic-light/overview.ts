import { meansCanonical } from '../../core/model/canonical.js';
import type { Assignment } from '../../core/model/care.js';
import type { FlagRule, Scale } from '../../core/model/instrument.js';
import type { Flag } from '../../core/model/score.js';
import { needsAttention } from '../../core/scoring/band-of.js';
import { isClearChange, type Verdict } from '../../core/scoring/change.js';
import { momentOf } from '../../core/model/moment.js';
import { comparedWith, type ScaleHistory, type ScoreView } from '../../core/scoring/score-view.js';
import type { Filter } from '../../internal/filter-choice.js';
import type { Outcomes } from '../../internal/outcomes-controller.js';
import { statusOf, type Status } from '../../internal/status.js';

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
  /** Of the newest measurement, and of the one that it is compared with. */
  readonly date: string | undefined;
  readonly previousDate: string | undefined;
  /** Days to compare with, newest first. */
  readonly earlierDays: readonly string[];
  /** Every scale, whatever the filter. */
  readonly all: readonly ShownScale[];
  /** Those that the filter leaves, in the order asked. */
  readonly shown: readonly ShownScale[];
  readonly flags: readonly ShownFlag[];
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
  /** Nothing is compared, because the score before is of another version. */
  readonly isFirstOfVersion: boolean;
}

export interface ShownFlag {
  readonly rule: FlagRule;
  readonly status: Flag['status'];
}

export function overviewOf(outcomes: Outcomes, { order, filter, earlier }: OverviewOptions): Overview {
  const { instrument, measurements, histories, leftOut, scoresLeftOut } = outcomes;
  const newestFirst = measurements.toSorted((a, b) => momentOf(b.date) - momentOf(a.date));
  const [newest] = newestFirst;
  const days = [...new Set(newestFirst.map(({ date }) => dayOf(date)))].slice(1);
  const chosenDay = days.find((day) => day === dayOf(earlier));
  const all = histories.map((history) => shownOf(history, chosenDay));
  const sources = all.flatMap(({ latest }) => latest?.source ?? []);
  return {
    date: newest?.date,
    previousDate: chosenDay ?? days[0],
    earlierDays: days,
    all,
    shown: ordered(all.filter(kept[filter]), order),
    flags: flagsOf(instrument.flags ?? [], newestFirst.find(({ flags }) => flags)?.flags ?? []),
    assignments: assignmentsOf(outcomes),
    leftOut,
    scoresLeftOut,
    allUnverified: sources.length > 0 && sources.every(({ verified }) => !verified),
  };
}

/** What of a date names the day. */
export function dayOf(date: string): string {
  return date.slice(0, 10);
}

function shownOf({ scale, views, latest }: ScaleHistory, day: string | undefined): ShownScale {
  const before = views.slice(0, -1);
  const isFirstOfVersion =
    latest?.value !== undefined && !latest.previous && before.some((view) => view.value !== undefined);
  if (!latest || !day) return { scale, latest, chosen: undefined, isFirstOfVersion };
  const chosen = before.findLast(({ date }) => dayOf(date) === day);
  const compared = chosen ? comparedWith(latest, chosen) : { ...latest, previous: undefined, change: undefined };
  return { scale, latest: compared, chosen, isFirstOfVersion: false };
}

const kept: Readonly<Record<Filter, (one: ShownScale) => boolean>> = {
  all: () => true,
  attention: standsOut,
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
const news: readonly Verdict[] = ['worsened', 'improved', 'possiblyWorsened', 'possiblyImproved'];

function newsOf({ latest }: ShownScale): number {
  const { change } = latest ?? {};
  if (!change) return news.length + 2;
  const rank = news.indexOf(change.verdict);
  if (rank >= 0) return rank;
  return news.length + (change.verdict === 'noRule' && change.difference !== 0 ? 0 : 1);
}

function flagsOf(rules: readonly FlagRule[], flags: readonly Flag[]): ShownFlag[] {
  return rules.flatMap((rule) => {
    const flag = flags.find(({ id }) => id === rule.id);
    return flag ? [{ rule, status: flag.status }] : [];
  });
}

function assignmentsOf({ instrument, assignments }: Outcomes): Assignment[] {
  const own = assignments.filter(({ questionnaire }) =>
    instrument.questionnaires.some((one) => meansCanonical(one, questionnaire) || meansCanonical(questionnaire, one)),
  );
  const waiting = own.filter(({ status }) => status === 'sent' || status === 'opened');
  if (waiting.length > 0) return waiting;
  const completed = own.filter(({ status }) => status === 'completed');
  return completed.toSorted((a, b) => momentOf(b.completed ?? '') - momentOf(a.completed ?? '')).slice(0, 1);
}

export function standsOut({ latest }: ShownScale): boolean {
  return needsAttention(latest?.light);
}

export function hasChanged({ latest }: ShownScale): boolean {
  return latest?.change !== undefined && isClearChange(latest.change);
}

/** The newest scores by what may be said of their change, in the order of news. */
export function changedOf(shown: readonly ShownScale[]): { verdict: Verdict; scales: Scale[] }[] {
  return news
    .map((verdict) => ({
      verdict,
      scales: shown.filter(({ latest }) => latest?.change?.verdict === verdict).map(({ scale }) => scale),
    }))
    .filter(({ scales }) => scales.length > 0);
}

/** The last day to fill in has passed. */
export function isOverdue({ due }: Assignment, now: number): boolean {
  const dayLength = 86_400_000;
  return due !== undefined && now >= momentOf(due) + (due.includes('T') ? 0 : dayLength);
}
