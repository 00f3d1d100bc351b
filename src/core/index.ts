/**
 * The `pro-widgets/core` entry: the model, the form engine, scoring and tips, without DOM. Every name here is public API;
 * a name that only this package uses stays out.
 */

// Documents that a host or its adapter gives: a schema for `parseModel()` and the type of the same name.
export { AnswerReader, Assignment, CareEvent } from './model/care.js';
export { Consultation } from './model/consultation.js';
export { Instrument } from './model/instrument.js';
export { Person } from './model/person.js';
export { Preparation } from './model/preparation.js';
export { Questionnaire } from './model/questionnaire.js';
export { QuestionnaireResponse } from './model/questionnaire-response.js';
export { Measurement, Score } from './model/score.js';
export { Sharing } from './model/sharing.js';
export { CdsCard, DecisionAid, TipPack } from './model/tip.js';
export { ModelError, parseModel } from './model/parse.js';

// Their parts.
export type { FollowUp } from './model/consultation.js';
export type {
  AnswerLevel,
  AnswerLevelSet,
  Band,
  BandSet,
  ChangeDirection,
  ChangeRule,
  Citation,
  InstrumentDescription,
  InstrumentItem,
  ItemFlagRule,
  MissingRule,
  OtherRespondents,
  ReferenceGroup,
  Scale,
  ScaleItem,
  ScoreDirection,
  ScoringMethod,
  SeverityGrade,
  TrafficLight,
} from './model/instrument.js';
export type {
  AnswerOption,
  EnableWhen,
  ExpressionQuery,
  ExpressionVariable,
  ItemConstraint,
  ItemControl,
  ItemPicture,
  ItemType,
  QuestionnaireItem,
} from './model/questionnaire.js';
export type { ResponseAnswer, ResponseItem, ResponseStatus } from './model/questionnaire-response.js';
export type { PersonKind, PersonRole, Role, RoleGroup } from './model/person.js';
export type { SharingLevel, SharingPurpose, SharingRule } from './model/sharing.js';
export type { RichText, TextBlock, TextLink, TextRun } from './model/rich-text.js';
export type { ItemFlag, MissingReason, ScoreStatus } from './model/score.js';
export type { ContextFlag, Tip, TipCondition, TipStep } from './model/tip.js';
export type { AnswerValue, Attachment, Coding, Quantity } from './model/value.js';

// Canonicals and texts.
export { matchesCanonical } from './model/canonical.js';
export { localize, type LocalizedText } from './model/localized-text.js';
export { canonicalOf } from './model/questionnaire.js';
export { plainTextOf } from './model/rich-text.js';
export { localizeWording, type LanguagePreference, type LocalizedWording, type Translatable } from './model/wording.js';

// People around the patient, and what the patient lets them see.
export { isSamePerson, personOf, referencesOf } from './people/people.js';
export { groupOf, roleByCoding, roleNameOf, roleOf, standardRoles } from './people/roles.js';
export { accessOf, type Access, type AccessOptions } from './sharing/access.js';
export { readersOf, type ReadersOptions } from './sharing/readers.js';

// How a questionnaire behaves.
export { answeredForm, type AnsweredForm } from './form/answered-form.js';
export { needsExpressions, type ExpressionEngine } from './form/expression-engine.js';
export { QuestionnaireForm, type FormListener, type FormOptions, type ResponseOptions } from './form/form.js';
export { FormError } from './form/form-error.js';
export type { FormAnswer, FormItem } from './form/form-item.js';
export { loadExpressions } from './form/load-expressions.js';
export { FormNeedsError, type FormNeed } from './form/form-need.js';
export { needsOf } from './form/needs.js';
export { openForm } from './form/open-form.js';
export type { ExpressionName, FormReport, ValidationProblem, ValidationProblemKey } from './form/validation-problem.js';
export { validateResponse, type ValidationOptions } from './form/validate-response.js';

// Answers -> scores, bands, changes, and the statements that every widget shows.
export {
  answersOf,
  questionsOf,
  type AnswerMeaning,
  type AnswerSheet,
  type AnswerView,
  type GivenAnswer,
} from './scoring/answer-view.js';
export { bandOf } from './scoring/band-of.js';
export { changeBetween, type ChangeVerdict, type ScoreChange } from './scoring/change.js';
export type { NotCompared } from './scoring/comparison.js';
export { instrumentFrom } from './scoring/instrument-from.js';
export { outcomeStatement, type FilledInBy, type OutcomeStatement } from './scoring/outcome-statement.js';
export { withRespondents, type RespondentContext } from './scoring/respondent.js';
export { historiesOf, type ScaleHistory, type ScoreSeries, type ScoreView } from './scoring/score-view.js';
export { flagsOf, measurementOf, scorerOf, scoresOf, type ScoredResponse } from './scoring/scores.js';
export type { ShownValue } from './scoring/shown-value.js';
export type { StatedChange } from './scoring/stated-change.js';
export type { StatedFlag } from './scoring/stated-flag.js';

// Facts about instruments without item texts, and our own example: instruments/index.ts is the list of them.
export * from './instruments/index.js';

// Scores -> tips for the conversation.
export { standardTipPack } from './tips/pack.js';
export { situationOf } from './tips/situation-of.js';
export type { TipReason, TipSituation } from './tips/tip-reason.js';
export { tipPackFrom } from './tips/tip-pack-from.js';
export { tipsFor, type ChosenTip, type TipsOfStep, type TipsRequest } from './tips/tips-for.js';
