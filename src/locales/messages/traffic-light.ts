import type { ChangeVerdict } from '../../core/scoring/change.js';

export interface TrafficLightSentences {
  readonly filledIn: (date: string) => string;
  readonly previously: (date: string) => string;
  /** How many scores have a light other than good: "2 vragen om aandacht." */
  readonly attention: (count: number) => string;
  readonly noMeasurement: string;
  /** A questionnaire that waits for the patient. */
  readonly waiting: string;
  readonly due: (date: string) => string;
  readonly overdue: (date: string) => string;
}

export interface TrafficLightMessages {
  readonly patient: TrafficLightSentences;
  readonly clinician: TrafficLightSentences;
  /** How many scales have no score now. */
  readonly withoutScore: (count: number) => string;
  /** How many scores are of a version that the bands do not hold for. */
  readonly otherVersions: (count: number) => string;
  /** No scale has cut-offs, so none has a light. */
  readonly noCutOffs: string;
  /** Every cut-off on the card is unverified. */
  readonly allUnverified: string;
  readonly flags: string;
  /** What happened to a questionnaire, for who asked for it. */
  readonly sent: (date: string) => string;
  readonly opened: (date: string) => string;
  readonly completed: (date: string) => string;
  readonly notSeen: string;
  readonly showTrend: string;
  readonly scores: string;
  /** The measurement that was chosen to compare with. */
  readonly comparedWith: (date: string) => string;
  readonly compareWith: string;
  readonly lastTime: string;
  readonly filter: { readonly all: string; readonly attention: string; readonly changed: string };
  /** Names the filters as a group. */
  readonly show: string;
  readonly nothingInFilter: string;
  /** In a copied text: which part of the scores it holds. */
  readonly onlyShown: (filter: string) => string;
  /** "Verbeterd: Lichamelijk werkvermogen.", which is right for one name and for several. Empty if it is no news. */
  readonly changed: (verdict: ChangeVerdict, names: string) => string;
  /** The mean of a group. */
  readonly reference: (label: string, mean: string) => string;
  readonly showAnswers: string;
  readonly about: string;
  readonly sum: (trace: string) => string;
}
