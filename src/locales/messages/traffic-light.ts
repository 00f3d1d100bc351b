import type { ChangeVerdict } from '../../core/scoring/change.js';
import type { StatedDate } from './stated-date.js';

export interface TrafficLightSentences {
  readonly filledIn: (date: StatedDate) => string;
  readonly previously: (date: StatedDate) => string;
  /** Number of scores whose light is not good: "2 scores vragen om aandacht." */
  readonly attention: (count: number) => string;
  readonly noMeasurement: string;
  /** A questionnaire is assigned and not filled in yet. */
  readonly waiting: string;
  readonly due: (date: string) => string;
  readonly overdue: (date: string) => string;
}

export interface TrafficLightMessages {
  readonly patient: TrafficLightSentences;
  readonly clinician: TrafficLightSentences;
  readonly withoutScore: (count: number) => string;
  /** Number of scores of a version to which the bands do not apply. */
  readonly otherVersions: (count: number) => string;
  /** No scale has cut-offs, so no score has a light. */
  readonly noCutOffs: string;
  readonly allUnverified: string;
  readonly flags: string;
  // The progress of an assigned questionnaire, for the clinician.
  readonly sent: (date: StatedDate) => string;
  readonly opened: (date: StatedDate) => string;
  readonly completed: (date: StatedDate) => string;
  readonly notSeen: string;
  readonly showTrend: string;
  readonly scores: string;
  /** Date of the chosen earlier measurement. */
  readonly comparedWith: (date: StatedDate) => string;
  readonly compareWith: string;
  readonly lastTime: string;
  readonly filter: { readonly all: string; readonly attention: string; readonly changed: string };
  readonly show: string;
  readonly nothingInFilter: string;
  /** Line of the copied text with the active filter. */
  readonly onlyShown: (filter: string) => string;
  /** Changed scales: "Verbeterd: Lichamelijk werkvermogen." Empty for a verdict that is not reported. */
  readonly changed: (verdict: ChangeVerdict, names: string) => string;
  readonly reference: (label: string, mean: string) => string;
  readonly showAnswers: string;
  readonly about: string;
  readonly sum: (trace: string) => string;
}
