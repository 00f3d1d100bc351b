import type { SeverityGrade } from '../model/instrument.js';
import type { ContextFlag, TipCondition } from '../model/tip.js';
import { isWorse, standsOut } from '../scoring/outcome-statement.js';
import type { ScoreView } from '../scoring/score-view.js';
import type { StatedFlag } from '../scoring/stated-flag.js';

/** The input of the tips: scores and flags of the patient's newest answers, and facts from the host page. */
export interface TipSituation {
  readonly views: readonly ScoreView[];
  /** Newest scores that are not from those answers: of an earlier day, or another respondent. */
  readonly others?: readonly ScoreView[];
  readonly flags: readonly { readonly id: string; readonly status: StatedFlag['status'] }[];
  readonly contextFlags: readonly ContextFlag[];
}

/** The reason that a tip is shown: the condition that holds, with the scales or flags that meet it. */
export interface TipReason {
  readonly condition: TipCondition;
  /** Scales, the most serious first. */
  readonly domains: readonly ScoreView[];
  /** `id`s of the flags. */
  readonly flags: readonly string[];
}

/**
 * Returns the reason why a condition holds, else undefined. A scale of unknown grade (no score, or no band) only meets
 * conditions about change, because the meaning of its score is unknown.
 */
export function reasonOf(condition: TipCondition, situation: TipSituation): TipReason | undefined {
  if ('always' in condition) return { condition, domains: [], flags: [] };
  if ('noProblems' in condition) return hasNoProblems(situation) ? { condition, domains: [], flags: [] } : undefined;
  if ('contextFlag' in condition) {
    return situation.contextFlags.includes(condition.contextFlag) ? { condition, domains: [], flags: [] } : undefined;
  }
  if ('flag' in condition) {
    const raised = situation.flags.filter(({ status }) => status === 'raised').map(({ id }) => id);
    const flags = raised.filter((id) => condition.flag === anyFlag || condition.flag === id);
    return flags.length > 0 ? { condition, domains: [], flags } : undefined;
  }
  const matching = situation.views.filter((view) => holdsFor(condition, view));
  const domains = matching.filter((view) => !isExplained(view, condition, situation.views));
  const minimumCount = 'concernCount' in condition ? condition.concernCount.from : 1;
  if (domains.length < minimumCount) return undefined;
  return { condition, domains: domains.toSorted((a, b) => rankOf(b.grade) - rankOf(a.grade)), flags: [] };
}

/** Returns whether a condition is about scales, so that it provides names for `{domains}`. */
export function givesDomains(condition: TipCondition): boolean {
  return 'minimumGrade' in condition || 'gradeIs' in condition || 'concernCount' in condition || 'change' in condition;
}

/**
 * Returns whether every requested score is present, without a problem and not worse, and no flag is raised. Older
 * scores and those of other respondents must not stand out either, and no date may be in the future.
 */
export function hasNoProblems({
  views,
  others = [],
  flags,
}: Pick<TipSituation, 'views' | 'others' | 'flags'>): boolean {
  const asked = views.filter(({ score }) => score.status !== 'notApplicable');
  const isFine = asked.every((view) => view.grade === 'none' && !isWorse(view));
  const hasFutureDate = [...views, ...others].some(({ isFuture }) => isFuture);
  return asked.length > 0 && isFine && !hasFutureDate && !others.some(standsOut) && flags.length === 0;
}

/** Returns whether a total is not named because one of its subscales says more precisely what stands out. */
function isExplained(total: ScoreView, condition: DomainCondition, views: readonly ScoreView[]): boolean {
  return views.some((part) => {
    const isOfTotal = isPartOf(part, total);
    return isOfTotal && ('change' in condition ? holdsFor(condition, part) : rankOf(part.grade) > rankOf('none'));
  });
}

/** Returns whether the questions of a scale are a proper subset of another scale's. */
function isPartOf({ scale: { items: part } }: ScoreView, { scale: { items: whole } }: ScoreView): boolean {
  return (
    part.length > 0 &&
    part.length < whole.length &&
    part.every(({ item }) => whole.some((wholeItem) => wholeItem.item === item))
  );
}

// Matches any flag.
const anyFlag = 'any';

type DomainCondition = Extract<
  TipCondition,
  { minimumGrade: SeverityGrade } | { gradeIs: SeverityGrade } | { concernCount: object } | { change: string }
>;

function holdsFor(condition: DomainCondition, { grade, light, change }: ScoreView): boolean {
  if ('change' in condition) return change?.verdict === condition.change;
  if (!grade) return false;
  if ('minimumGrade' in condition) return rankOf(grade) >= rankOf(condition.minimumGrade);
  if ('gradeIs' in condition) return grade === condition.gradeIs;
  return light === 'concern';
}

const grades: readonly (SeverityGrade | undefined)[] = ['none', 'light', 'moderate', 'severe'];

function rankOf(grade: SeverityGrade | undefined): number {
  return grades.indexOf(grade);
}
