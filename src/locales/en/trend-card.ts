import type { TrendCardMessages } from '../messages/trend-card.js';

export const trendCard: TrendCardMessages = {
  patient: {
    single: (value) => `Your score is ${value}.`,
    pair: (before, after, difference) =>
      difference === 0 ? `Your score stayed at ${after}.` : `Your score went from ${before} to ${after}.`,
    verdict: {
      improved: 'That is better than before',
      worsened: 'That is worse than before',
      possiblyImproved: 'That is possibly better than before',
      possiblyWorsened: 'That is possibly worse than before',
      noClearChange: 'That is no clear change',
      noRule: '',
    },
    noMeasurement: 'You have not filled this in yet.',
    noScore: (reason) => `There is no score for the last time: ${reason}.`,
    lastScore: (value, date) => `Your score before that was ${value}, on ${date}.`,
  },
  clinician: {
    single: (value, isOnly) => (isOnly ? `Score ${value}, one measurement.` : `Score ${value}.`),
    pair: (before, after, difference, later) =>
      difference === 0 ? `Stayed at ${after}${comma(later)}.` : `From ${before} to ${after}${comma(later)}.`,
    verdict: {
      improved: 'Improved',
      worsened: 'Worsened',
      possiblyImproved: 'Possibly improved',
      possiblyWorsened: 'Possibly worsened',
      noClearChange: 'No clear change',
      noRule: '',
    },
    noMeasurement: 'No measurement yet.',
    noScore: (reason) => `Last measurement without a score: ${reason}.`,
    lastScore: (value, date) => `Before that ${value}, on ${date}.`,
  },
  other: {
    single: (value) => `The score is ${value}.`,
    pair: (before, after, difference) =>
      difference === 0 ? `The score stayed at ${after}.` : `The score went from ${before} to ${after}.`,
    verdict: {
      improved: 'That is better than before',
      worsened: 'That is worse than before',
      possiblyImproved: 'That is possibly better than before',
      possiblyWorsened: 'That is possibly worse than before',
      noClearChange: 'That is no clear change',
      noRule: '',
    },
    noMeasurement: 'This has not been filled in yet.',
    noScore: (reason) => `There is no score for the last time: ${reason}.`,
    lastScore: (value, date) => `The score before that was ${value}, on ${date}.`,
  },
  later: (duration) => `${duration} later`,
  sameDay: 'later on the same day',
  plot: 'Chart',
  plotKeys: 'Use the arrow keys to go along the measurements.',
  point: (position, count, date, text) => `Measurement ${position} of ${count}, ${date}: ${text}`,
  range: { label: 'Period', all: 'All', year: '1 year', quarter: '3 months' },
  showTable: 'Show as table',
  table: {
    caption: (title) => `${title}: all measurements`,
    scale: 'Scale',
    date: 'Date',
    score: 'Score',
    meaning: 'Meaning',
    change: 'Difference',
    version: 'Version',
  },
  newVersion: 'The line is broken: the questionnaire got another version.',
  newRespondent: 'The line is broken: not always the same person filled this in.',
  unknownOrder: 'The line is broken: the order of the measurements is not known.',
  reference: (label, mean) => `${label}: mean ${mean}`,
  people: (count) => `${count} people`,
  flipped: 'The chart is drawn upside down: up is better.',
  unverified: 'Cut-offs not confirmed.',
  noCutOff: 'No cut-off known.',
  future: 'date in the future',
  undated: 'date not known, not in the chart',
  hasFuture: 'Note: a measurement has a date in the future.',
  hasUndated: 'Note: a measurement without a date is only in the table.',
  events: 'Events',
  about: 'About the score and cut-offs',
  questionnaire: 'The questionnaire',
  measures: (what) => `Measures: ${what}.`,
  itemCount: (count) => (count === 1 ? '1 question' : `${count} questions`),
  minutes: (count) => (count === 1 ? 'about 1 minute' : `about ${count} minutes`),
  owner: (name) => `Owner: ${name}.`,
  save: {
    label: 'Save or print',
    picture: 'Save as picture',
    table: 'Save as table (CSV)',
    print: 'Print the whole page',
    failed: 'Saving did not work.',
  },
  plotFailed: 'The chart could not be drawn. You see the table.',
};

function comma(later: string): string {
  return later && `, ${later}`;
}
