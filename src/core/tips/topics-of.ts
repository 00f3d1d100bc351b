import type { SeverityGrade } from '../model/instrument.js';
import type { ChangeVerdict } from '../scoring/change.js';
import { currentOwnOf, type ScaleHistory, type ScoreView } from '../scoring/score-view.js';

/**
 * What there is to choose from for a conversation: the newest score of every scale that was asked, what stands out
 * most first. The patient's own score of that day goes before that of another person. A score that is missing, or that nobody can judge, is a subject too; it comes last.
 */
export function topicsOf(histories: readonly ScaleHistory[]): ScoreView[] {
  const newest = histories.flatMap((history) => currentOwnOf(history) ?? history.latest ?? []);
  const asked = newest.filter(({ score }) => score.status !== 'notApplicable');
  return asked.toSorted((a, b) => gradeRank(b) - gradeRank(a) || changeRank(b) - changeRank(a));
}

const grades: readonly (SeverityGrade | undefined)[] = [undefined, 'none', 'light', 'moderate', 'severe'];
const changes: readonly (ChangeVerdict | undefined)[] = ['improved', 'possiblyWorsened', 'worsened'];

function gradeRank({ grade }: ScoreView): number {
  return grades.indexOf(grade);
}

function changeRank({ change }: ScoreView): number {
  return changes.indexOf(change?.verdict);
}
