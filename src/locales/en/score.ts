import type { ScoreMessages } from '../messages/score.js';

export const score: ScoreMessages = {
  joined: (parts) => parts.join(', '),
  direction: { higherIsBetter: 'higher is better', higherIsWorse: 'higher means more symptoms' },
  directionSentence: { higherIsBetter: 'Higher is better.', higherIsWorse: 'Higher means more symptoms.' },
  light: { ok: 'good', attention: 'take note', concern: 'needs attention' },
  ofMaximum: (maximum) => `out of ${maximum}`,
  range: (minimum, maximum) => `${minimum} to ${maximum}`,
  end: (value, label) => `${value} is ${label}`,
  bandFrom: (word, from) => `${word} from ${from}`,
  bandAbove: (word, edge) => `${word} above ${edge}`,
  place: (value, minimum, maximum) => `${value} on a scale of ${minimum} to ${maximum}`,
  previousPlace: (value) => `last time ${value}`,
  noScore: 'no score',
  noMeasurement: 'no measurement yet',
  notFilledIn: 'not filled in',
  leftOut: (responses) =>
    responses === 1
      ? 'One completed questionnaire is not included: its data are not right.'
      : `${responses} completed questionnaires are not included: their data are not right.`,
  scoresLeftOut: 'Not all scores from another system are included: their data are not right.',
  outOfScale: 'this score does not fit the scale',
  answeredOf: (answered, asked) => `${answered} of ${asked} ${asked === 1 ? 'question' : 'questions'} answered`,
  notApplicable: 'not asked',
  prorated: 'estimated: not every question was answered',
  uncertainty: (margin) => `measurement error ± ${margin} (95%)`,
  verdict: {
    improved: 'improved',
    worsened: 'worsened',
    possiblyImproved: 'possibly improved',
    possiblyWorsened: 'possibly worsened',
    noClearChange: 'no clear change',
    noRule: '',
  },
  difference: (difference, shown) =>
    difference === 0 ? 'the same' : `${shown} ${difference > 0 ? 'higher' : 'lower'}`,
  unverified: 'not confirmed',
  noCutOff: 'no cut-off known',
  otherVersion: 'another version of the questionnaire',
  cutOffs: 'Cut-offs:',
  references: 'Comparison:',
  changeRule: 'Change:',
  flagRaised: (label) => `One answer needs attention: ${label}`,
  flagNotAnswered: (label) => `Not answered: ${label}`,
};
