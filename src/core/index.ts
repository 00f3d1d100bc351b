// What things are.
export * from './model/canonical.js';
export * from './model/care.js';
export * from './model/consultation.js';
export * from './model/instrument.js';
export * from './model/parse.js';
export * from './model/preparation.js';
export * from './model/questionnaire.js';
export * from './model/questionnaire-response.js';
export * from './model/rich-text.js';
export * from './model/score.js';
export * from './model/localized-text.js';
export * from './model/tip.js';
export * from './model/value.js';
export * from './model/wording.js';

// How a questionnaire behaves.
export { answeredForm, type AnsweredForm } from './form/answered-form.js';
export { needsExpressions, type ExpressionEngine } from './form/expression-engine.js';
export { QuestionnaireForm, type FormListener, type FormOptions, type ResponseOptions } from './form/form.js';
export { FormError } from './form/form-error.js';
export type { FormAnswer, FormItem } from './form/form-item.js';
export { loadExpressions } from './form/load-expressions.js';
export { openForm } from './form/open-form.js';
export type { ExpressionName, FormReport, ValidationProblem, ValidationProblemKey } from './form/validation-problem.js';
export { validateResponse, type ValidationOptions } from './form/validate-response.js';

// Answers -> scores, bands, flags, change.
export {
  answersOf,
  answerStandsOut,
  questionsOf,
  type AnswerMeaning,
  type AnswerSheet,
  type AnswerView,
  type GivenAnswer,
} from './scoring/answer-view.js';
export { bandOf } from './scoring/band-of.js';
export { changeBetween, type ScoreChange, type ChangeVerdict } from './scoring/change.js';
export type { NotCompared } from './scoring/comparison.js';
export { instrumentFrom } from './scoring/instrument-from.js';
export { compareWith, historiesOf, unknownScalesOf, type ScaleHistory, type ScoreView } from './scoring/score-view.js';
export { outcomeStatement, type OutcomeStatement } from './scoring/outcome-statement.js';
export type { ShownValue } from './scoring/shown-value.js';
export type { StatedChange } from './scoring/stated-change.js';
export type { StatedFlag } from './scoring/stated-flag.js';
export { flagsOf, measurementOf, scoresOf, scorerOf, type ScoredResponse } from './scoring/scores.js';

// Instruments as data: facts, and our own example. No item texts of others.
export * from './instruments/index.js';

// Scores -> tips for the conversation.
export { cdsCardFrom } from './tips/cds-card-from.js';
export {
  hasFollowUp,
  isConsultationUsed,
  openConsultation,
  withFollowUp,
  withDiscussed,
  withNote,
  type OpenConsultation,
} from './tips/consultation.js';
export { decisionAidFrom } from './tips/decision-aid-from.js';
export { standardTipPack } from './tips/pack.js';
export { tipPackFrom } from './tips/tip-pack-from.js';
export { hasNoProblems, type TipReason, type TipSituation } from './tips/tip-reason.js';
export { situationOf } from './tips/situation-of.js';
export { formatList, tipsFor, type ChosenTip, type TipsOfStep, type TipsRequest } from './tips/tips-for.js';
export { topicsOf } from './tips/topics-of.js';
