import type { TrafficLightMessages } from '../messages/traffic-light.js';

export const trafficLight: TrafficLightMessages = {
  patient: {
    filledIn: (date) => `You filled this in on ${date}.`,
    previously: (date) => `The time before was ${date}.`,
    attention: (count) =>
      count === 0
        ? 'No score needs attention.'
        : count === 1
          ? '1 score needs attention.'
          : `${count} scores need attention.`,
    noMeasurement: 'You have not filled this in yet.',
    waiting: 'A questionnaire is waiting for you.',
    due: (date) => `You can fill it in until ${date}.`,
    overdue: (date) => `You could fill it in until ${date}.`,
  },
  clinician: {
    filledIn: (date) => `Filled in on ${date}.`,
    previously: (date) => `Last time ${date}.`,
    attention: (count) =>
      count === 0 ? 'None needs attention.' : count === 1 ? '1 needs attention.' : `${count} need attention.`,
    noMeasurement: 'No measurement yet.',
    waiting: 'Waiting for the patient.',
    due: (date) => `Due ${date}.`,
    overdue: (date) => `Overdue: due ${date}.`,
  },
  withoutScore: (count) => `${count} without a score.`,
  otherVersions: (count) => (count === 1 ? '1 is of another version.' : `${count} are of another version.`),
  noCutOffs: 'No cut-off is known for these scores.',
  allUnverified: 'The cut-offs are not confirmed.',
  flags: 'Note these answers',
  sent: (date) => `Sent ${date}`,
  opened: (date) => `opened ${date}`,
  completed: (date) => `filled in ${date}`,
  notSeen: 'not opened yet',
  showTrend: 'show over time',
  scores: 'Scores',
  comparedWith: (date) => `Compared with ${date}.`,
  compareWith: 'Compare with',
  lastTime: 'last time',
  filter: { all: 'All', attention: 'Needs attention', changed: 'Changed' },
  show: 'Show',
  nothingInFilter: 'No score belongs here.',
  onlyShown: (filter) => `Only: ${filter}`,
  changed,
  reference: (label, mean) => `${label} mean ${mean}`,
  showAnswers: 'Answers',
  about: 'About the scores and cut-offs',
  sum: (trace) => `Sum: ${trace}`,
};

// The names follow a colon, because a verb would have to agree with them.
function changed(verdict: string, names: string): string {
  switch (verdict) {
    case 'improved':
      return `Improved: ${names}.`;
    case 'worsened':
      return `Worsened: ${names}.`;
    case 'possiblyImproved':
      return `Possibly improved: ${names}.`;
    case 'possiblyWorsened':
      return `Possibly worsened: ${names}.`;
    default:
      return '';
  }
}
