import type { PreparationMessages } from '../messages/preparation.js';

export const preparation: PreparationMessages = {
  title: 'Prepare your conversation',
  introduction: 'Choose what you want to talk about. You may leave everything empty.',
  answersOf: (date) => `Your outcomes of ${date}.`,
  notMeasured: 'There are no outcomes yet. You can write down what you want to ask.',
  topics: 'What do you want to talk about?',
  topicsHint: (maximum) => `Choose ${maximum} at most. What stands out comes first.`,
  tooMany: (maximum) =>
    `You have chosen ${maximum} already. There is often no time for more. Take one away first, or write it with your questions.`,
  chosen: (count, maximum) => `${count} of ${maximum} chosen`,
  moreTopics: (count) => (count === 1 ? '1 more subject' : `${count} more subjects`),
  noOutcome: 'no outcome',
  improved: 'better than last time',
  worsened: 'less good than last time',
  possiblyWorsened: 'possibly less good than last time',
  questions: 'What do you want to ask?',
  questionsHint: 'Write your questions in your own words.',
  notes: 'What else do you want to say?',
  threeQuestions: 'Three good questions',
  aids: 'Help with choosing',
  whoReads:
    'If you save this, the person who treats you can read it. What you do not save is shared with nobody. It is not a message: you get no answer.',
  onlyHere: 'This is not saved and not sent. It is on this page only. You can print the page.',
  notLoaded: 'What you saved before could not be loaded. That is why you cannot save anything now.',
  save: 'Save for the conversation',
  saving: 'Saving …',
  saved: 'Saved. The person who treats you can read this now.',
  savedOn: (date) => `Saved on ${date}. The person who treats you can read this.`,
  notSaved: 'Saving did not work. What you wrote is still on this page. Please try again.',
  unsaved: 'Not saved yet.',
};
