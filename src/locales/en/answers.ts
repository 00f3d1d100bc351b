import type { AnswersMessages } from '../messages/answers.js';

export const answers: AnswersMessages = {
  patient: {
    title: 'Your answers',
    filledIn: (date) => `You filled this in on ${date}.`,
    none: 'You have not filled this in yet.',
  },
  clinician: {
    title: 'Answers',
    filledIn: (date) => `Filled in on ${date}.`,
    none: 'No answers yet.',
  },
  filter: { all: 'All', attention: 'What stands out', changed: 'What is different' },
  show: 'Show',
  nothingInFilter: 'No answer belongs here.',
  questionsOf: (scale) => `Only the questions of: ${scale}`,
  allQuestions: 'Show all questions',
  compareWith: 'Compare with',
  noComparison: 'do not compare',
  notComparable: 'The chosen earlier answers cannot be compared.',
  notAnswered: 'not answered',
  notAsked: 'not asked',
  flagged: 'Note this answer',
  onDate: (date) => `${date}:`,
  unchanged: 'the same',
  count: {
    attention: (count) =>
      count === 0 ? 'No answer stands out.' : count === 1 ? '1 answer stands out.' : `${count} answers stand out.`,
    notAnswered: (count) => (count === 1 ? '1 question is not answered.' : `${count} questions are not answered.`),
    notAsked: (count) => (count === 1 ? '1 question was not asked.' : `${count} questions were not asked.`),
    changed: (count) => (count === 1 ? '1 answer is different.' : `${count} answers are different.`),
  },
  lost: (count) =>
    count === 1
      ? '1 answer is not shown: its question is not part of this questionnaire.'
      : `${count} answers are not shown: their questions are not part of this questionnaire.`,
  status: {
    draft: 'These answers have not been sent yet.',
    stopped: 'Filling in was stopped. The questionnaire is not finished.',
    mistake: 'These answers were recorded by mistake. They are not shown.',
  },
  otherVersion: 'The questions are of another version of the questionnaire.',
  ofOneAnswer: 'A colour is about that one answer. The total score may mean something else.',
  about: 'About the colours',
};
