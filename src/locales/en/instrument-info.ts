import type { InstrumentInfoMessages } from '../messages/instrument-info.js';

export const instrumentInfo: InstrumentInfoMessages = {
  measures: 'Measures',
  questions: 'Number of questions',
  questionCount: (count) => (count === 1 ? '1 question' : `${count} questions`),
  questionsVary: 'differs each time',
  time: 'Time to fill in',
  minutes: (minutes) => (minutes === 1 ? 'about 1 minute' : `about ${minutes} minutes`),
  unknown: 'not known',
  scoreMeaning: 'Meaning of the score',
  scores: 'Scores and cut-offs',
  fromTo: (minimum, maximum) => `From ${minimum} to ${maximum}.`,
  bandsOf: (scale) => `What a score means: ${scale}`,
  score: 'Score',
  meaning: 'Meaning',
  references: 'Comparison',
  mean: (mean) => `mean ${mean}`,
  standardDeviation: (deviation) => `standard deviation ${deviation}`,
  people: (count) => `${count} people`,
  changeRules: 'Change',
  changeRule: {
    reliable: 'A change counts when it is larger than the measurement error.',
    reliableFromErrors: 'A change counts when it is larger than the measurement error of both scores.',
    reliablePoints: (points) => `A change counts from ${pointsText(points)}.`,
    important: (points) => `A change is noticeable from ${pointsText(points)}.`,
    importantWorse: (points) => `Getting worse is noticeable from ${pointsText(points)}.`,
    importantShare: (share) => `A change is noticeable from ${share} of the earlier score.`,
    onlyFor: {
      improvement: 'This applies to getting better only.',
      worsening: 'This applies to getting worse only.',
    },
  },
  flags: 'Answers that always need attention',
  answers: 'Colours of the answers',
  verified: 'confirmed',
  forWhom: (population) => `for ${population}`,
  owner: 'Owner',
  licence: 'Use',
  licences: {
    own: 'Made by ourselves, free to use.',
    publicDomain: 'Free to use, without permission.',
    freeWithAttribution: 'Free to use, with mention of the owner.',
    freeNonCommercial: 'Free to use, but not commercially. For that the permission of the owner is needed.',
    licenceRequired: 'Only to be used with permission of the owner.',
    unknown: 'The terms are not known. Ask for them.',
  },
  version: 'Version of this description',
};

function pointsText(points: string): string {
  return points === '1' ? '1 point' : `${points} points`;
}
