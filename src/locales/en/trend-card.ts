import type { TrendCardMessages } from '../messages/trend-card.js';

export const trendCard: TrendCardMessages = {
  patient: {
    single: (value) => `Your score is ${value}.`,
    pair: (before, after, difference) =>
      difference === 0 ? `Your score stayed at ${after}.` : `Your score went from ${before} to ${after}.`,
    verdict: {
      improved: 'That is better than before.',
      worsened: 'That is worse than before.',
      possiblyImproved: 'That is possibly better than before.',
      possiblyWorsened: 'That is possibly worse than before.',
      noClearChange: 'That is no clear change.',
      noRule: '',
    },
    noMeasurement: 'You have not filled this in yet.',
    noScore: (reason) => `There is no score for the last time: ${reason}.`,
    lastScore: (value, date) => `Your score before that was ${value}, on ${date}.`,
  },
  clinician: {
    single: (value) => `Score ${value}, one measurement.`,
    pair: (before, after, difference, duration) =>
      difference === 0 ? `Stayed at ${after}, ${duration} later.` : `From ${before} to ${after}, ${duration} later.`,
    verdict: {
      improved: 'Improved.',
      worsened: 'Worsened.',
      possiblyImproved: 'Possibly improved.',
      possiblyWorsened: 'Possibly worsened.',
      noClearChange: 'No clear change.',
      noRule: '',
    },
    noMeasurement: 'No measurement yet.',
    noScore: (reason) => `Last measurement without a score: ${reason}.`,
    lastScore: (value, date) => `Before that ${value}, on ${date}.`,
  },
  sameDay: 'the same day',
  plot: 'Chart',
  plotKeys: 'Use the arrow keys to go along the measurements.',
  point: (position, count, date, text) => `Measurement ${position} of ${count}, ${date}: ${text}`,
  range: { label: 'Period', all: 'All', year: '1 year', quarter: '3 months' },
  showTable: 'Show as table',
  table: {
    caption: (title) => `${title}: all measurements`,
    date: 'Date',
    score: 'Score',
    meaning: 'Meaning',
    change: 'Difference',
    version: 'Version',
  },
  newVersion: 'The line is broken: the questionnaire got another version.',
  reference: (label, mean) => `${label}: mean ${mean}`,
  people: (count) => `${count} people`,
  plotFailed: 'The chart could not be drawn. You see the table.',
};
