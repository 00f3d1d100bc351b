import type { Grade } from '../model/instrument.js';
import type { Flag } from '../model/score.js';
import type { HostFlag, TipCondition } from '../model/tip.js';
import type { ScoreView } from '../scoring/score-view.js';

/** What the tips look at: the newest score of every scale, the flags of the newest answers, what the host says. */
export interface TipSituation {
  readonly views: readonly ScoreView[];
  readonly flags: readonly Flag[];
  readonly hostFlags: readonly HostFlag[];
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
 * Why a condition holds; undefined where it does not. A scale whose grade is not known (no score, or no band that
 * tells) makes no condition hold: nobody knows what it means.
 */
export function reasonOf(condition: TipCondition, situation: TipSituation): TipReason | undefined {
  if ('always' in condition) return { condition, domains: [], flags: [] };
  if ('noProblems' in condition)
    return isWithoutProblems(situation) ? { condition, domains: [], flags: [] } : undefined;
  if ('hostFlag' in condition) {
    return situation.hostFlags.includes(condition.hostFlag) ? { condition, domains: [], flags: [] } : undefined;
  }
  if ('flag' in condition) {
    const raised = situation.flags.filter(({ status }) => status === 'raised').map(({ id }) => id);
    const flags = raised.filter((id) => condition.flag === anyFlag || condition.flag === id);
    return flags.length > 0 ? { condition, domains: [], flags } : undefined;
  }
  const domains = situation.views.filter((view) => holdsFor(condition, view));
  const enough = 'concernCount' in condition ? condition.concernCount.from : 1;
  if (domains.length < enough) return undefined;
  return { condition, domains: domains.toSorted((a, b) => rankOf(b.grade) - rankOf(a.grade)), flags: [] };
}

/** Whether a condition is one about scales, so that it has names for `{domains}`. */
export function givesDomains(condition: TipCondition): boolean {
  return 'minimumGrade' in condition || 'gradeIs' in condition || 'concernCount' in condition || 'change' in condition;
}

/** Every score that was asked for is there and is without a problem, and so is every flag. */
export function isWithoutProblems({ views, flags }: Pick<TipSituation, 'views' | 'flags'>): boolean {
  const asked = views.filter(({ score }) => score.status !== 'notApplicable');
  return asked.length > 0 && asked.every(({ grade }) => grade === 'none') && flags.length === 0;
}

// In a pack: whichever flag it is.
const anyFlag = 'any';

type DomainCondition = Extract<
  TipCondition,
  { minimumGrade: Grade } | { gradeIs: Grade } | { concernCount: object } | { change: string }
>;

function holdsFor(condition: DomainCondition, { grade, light, change }: ScoreView): boolean {
  if (!grade) return false;
  if ('minimumGrade' in condition) return rankOf(grade) >= rankOf(condition.minimumGrade);
  if ('gradeIs' in condition) return grade === condition.gradeIs;
  if ('concernCount' in condition) return light === 'concern';
  return change?.verdict === condition.change;
}

const grades: readonly (Grade | undefined)[] = ['none', 'light', 'moderate', 'severe'];

function rankOf(grade: Grade | undefined): number {
  return grades.indexOf(grade);
}
