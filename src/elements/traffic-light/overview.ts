import { meansCanonical } from '../../core/model/canonical.js';
import type { Assignment } from '../../core/model/care.js';
import type { FlagRule } from '../../core/model/instrument.js';
import type { Flag } from '../../core/model/score.js';
import type { Verdict } from '../../core/scoring/change.js';
import { momentOf, type ScaleHistory, type ScoreView } from '../../core/scoring/score-view.js';
import type { Outcomes } from '../../internal/outcomes-controller.js';
import { statusOf, type Status } from '../../internal/status.js';

export type RowOrder = 'instrument' | 'severity';

/** What the card shows of an instrument's outcomes. Nothing is judged here: lights and verdicts are the views' own. */
export interface Overview {
  /** Of the newest measurement, and of the one before it. */
  readonly date: string | undefined;
  readonly previousDate: string | undefined;
  readonly histories: readonly ScaleHistory[];
  readonly flags: readonly ShownFlag[];
  /** The waiting ones, else the last one that was filled in. */
  readonly assignments: readonly Assignment[];
  /** Every cut-off on the card is unverified, so that one remark says it for all. */
  readonly allUnverified: boolean;
}

export interface ShownFlag {
  readonly rule: FlagRule;
  readonly status: Flag['status'];
}

export function overviewOf(outcomes: Outcomes, order: RowOrder): Overview {
  const { instrument, measurements, histories } = outcomes;
  const newestFirst = measurements.toSorted((a, b) => momentOf(b.date) - momentOf(a.date));
  const [newest] = newestFirst;
  const sources = histories.flatMap(({ latest }) => latest?.source ?? []);
  return {
    date: newest?.date,
    previousDate: newestFirst.find(({ date }) => date.slice(0, 10) !== newest?.date.slice(0, 10))?.date,
    histories: order === 'severity' ? histories.toSorted((a, b) => rankOf(a) - rankOf(b)) : histories,
    flags: flagsOf(instrument.flags ?? [], newestFirst.find(({ flags }) => flags)?.flags ?? []),
    assignments: assignmentsOf(outcomes),
    allUnverified: sources.length > 0 && sources.every(({ verified }) => !verified),
  };
}

const severity: Readonly<Record<Status, number>> = { concern: 0, attention: 1, noScore: 2, noLight: 3, ok: 4 };

function rankOf({ latest }: ScaleHistory): number {
  return severity[statusOf(latest)];
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

/** How many of the scores ask for attention: those whose light is not good. */
export function attentionCountOf(histories: readonly ScaleHistory[]): number {
  return histories.filter(({ latest }) => latest?.light && latest.light !== 'ok').length;
}

/** The newest scores by what may be said of their change, in the order of news. */
export function changedOf(histories: readonly ScaleHistory[]): { verdict: Verdict; views: ScoreView[] }[] {
  const verdicts: Verdict[] = ['worsened', 'improved', 'possiblyWorsened', 'possiblyImproved'];
  const views = histories.flatMap(({ latest }) => latest ?? []);
  return verdicts
    .map((verdict) => ({ verdict, views: views.filter(({ change }) => change?.verdict === verdict) }))
    .filter((group) => group.views.length > 0);
}

/** The last day to fill in has passed. */
export function isOverdue({ due }: Assignment, now: number): boolean {
  const dayLength = 86_400_000;
  return due !== undefined && now >= momentOf(due) + (due.includes('T') ? 0 : dayLength);
}
