import type { SeverityGrade } from '../model/instrument.js';
import type { ContextFlag, TipCondition } from '../model/tip.js';
import { isWorse, standsOut } from '../scoring/outcome-statement.js';
import type { ScoreView } from '../scoring/score-view.js';
import type { StatedFlag } from '../scoring/stated-flag.js';

/** What the tips look at: the scores and flags of the newest answers of the patient, and what the host says. */
export interface TipSituation {
  readonly views: readonly ScoreView[];
  /** The newest scores of scales that were not in those answers: of an earlier day, or of another respondent. */
  readonly others?: readonly ScoreView[];
  readonly flags: readonly { readonly id: string; readonly status: StatedFlag['status'] }[];
  readonly contextFlags: readonly ContextFlag[];
}

/** A condition that holds, with what made it hold. */
export interface TipReason {
  readonly condition: TipCondition;
  /** The scales, the most serious first. */
  readonly domains: readonly ScoreView[];
  /** `id`s of the flags. */
  readonly flags: readonly string[];
}

/**
 * Why a condition holds; undefined if it does not. A scale whose grade is not known (no score, or no band that tells)
 * only makes a condition about a change hold: nobody knows what the score itself means.
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
  const holding = situation.views.filter((view) => holdsFor(condition, view));
  const domains = holding.filter((view) => !isExplained(view, condition, situation.views));
  const enough = 'concernCount' in condition ? condition.concernCount.from : 1;
  if (domains.length < enough) return undefined;
  return { condition, domains: domains.toSorted((a, b) => rankOf(b.grade) - rankOf(a.grade)), flags: [] };
}

/** Whether a condition is one about scales, so that it has names for `{domains}`. */
export function givesDomains(condition: TipCondition): boolean {
  return 'minimumGrade' in condition || 'gradeIs' in condition || 'concernCount' in condition || 'change' in condition;
}

/**
 * Every score that was asked for is there, is without a problem and did not get worse, and so is every flag. An older
 * score, or one of another respondent, does not stand out either.
 */
export function hasNoProblems({
  views,
  others = [],
  flags,
}: Pick<TipSituation, 'views' | 'others' | 'flags'>): boolean {
  const asked = views.filter(({ score }) => score.status !== 'notApplicable');
  const isFine = asked.every((view) => view.grade === 'none' && !isWorse(view));
  return asked.length > 0 && isFine && !others.some(standsOut) && flags.length === 0;
}

/** Whether a total is not named because a part of it says more exactly what stands out. */
function isExplained(total: ScoreView, condition: DomainCondition, views: readonly ScoreView[]): boolean {
  return views.some((part) => {
    const isOfTotal = isPartOf(part, total);
    return isOfTotal && ('change' in condition ? holdsFor(condition, part) : rankOf(part.grade) > rankOf('none'));
  });
}

/** Whether the questions of a scale are some of those of another one. */
function isPartOf({ scale: { items: part } }: ScoreView, { scale: { items: whole } }: ScoreView): boolean {
  return (
    part.length > 0 && part.length < whole.length && part.every(({ item }) => whole.some((one) => one.item === item))
  );
}

// In a pack: whichever flag it is.
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
