import type { Messages } from '../../locales/messages.js';
import type { TrendSentences } from '../../locales/messages/trend-card.js';

// Replaces texts for a viewer who sees only what was shared: no sentence may say that something does not exist, and none
// speaks to the viewer as if it were the patient.

type Part<Name extends keyof Messages> = Pick<Messages, Name | 'shared'>;

export function sharedScoreTexts({ score, shared }: Part<'score'>): Messages['score'] {
  return { ...score, ...shared.score };
}

export function sharedTrafficLightTexts({ trafficLight, shared }: Part<'trafficLight'>): Messages['trafficLight'] {
  const sentences = {
    ...trafficLight.clinician,
    attention: shared.attention,
    noMeasurement: shared.noScores,
    previously: trafficLight.comparedWith,
  };
  const { lastTime, nothingInFilter } = shared;
  return {
    ...trafficLight,
    patient: sentences,
    clinician: sentences,
    lastTime,
    nothingInFilter,
    // A scale without a score can be one whose score is withheld.
    withoutScore: () => '',
  };
}

export function sharedTrendCardTexts({ trendCard, shared }: Part<'trendCard'>): Messages['trendCard'] {
  const { noScore, point, caption } = shared;
  const withoutClaims = (sentences: TrendSentences): TrendSentences => ({
    ...sentences,
    noMeasurement: shared.noScores,
    noScore,
    single: (value) => sentences.single(value, false),
  });
  const other = withoutClaims(trendCard.other);
  const clinician = withoutClaims(trendCard.clinician);
  return { ...trendCard, patient: other, other, clinician, point, table: { ...trendCard.table, caption } };
}

export function sharedAnswersTexts({ answers, shared }: Part<'answers'>): Messages['answers'] {
  const sentences = { ...answers.clinician, none: shared.noAnswers };
  return { ...answers, patient: sentences, clinician: sentences };
}

export function sharedTipsTexts({ consultationTips, shared }: Part<'consultationTips'>): Messages['consultationTips'] {
  const { nothingToDiscuss, noProblems, becauseNoProblems, nothingForStep } = shared;
  return {
    ...consultationTips,
    noProblems,
    nothingForStep,
    notMeasured: { patient: nothingToDiscuss, clinician: nothingToDiscuss },
    reason: { ...consultationTips.reason, noProblems: becauseNoProblems },
  };
}

export function sharedPreparationTexts({ preparation, shared }: Part<'preparation'>): Messages['preparation'] {
  return { ...preparation, notMeasured: shared.noOutcomes };
}
