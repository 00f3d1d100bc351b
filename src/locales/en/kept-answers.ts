import type { KeptAnswersMessages } from '../messages/kept-answers.js';
import { questionnaire } from './questionnaire.js';

const time = (hours: number) => {
  const [count, unit] = hours >= 48 && hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};

export const keptAnswers: KeptAnswersMessages = {
  state: {
    saving: 'Saving …',
    device: 'Saved on this device.',
    journal: 'Saved on this device for now.',
    server: 'Saved with your care provider.',
    memory: 'Please note: your answers are only on this page. Send them before you close it.',
    newer: 'These answers have not been saved yet.',
    sending: 'Sending …',
    waiting: 'Your answers have not been sent yet. They will be as soon as possible.',
    expired: questionnaire.sendExpired,
    refused: questionnaire.sendRefused,
    sent: 'Your answers have been sent.',
  },
  onDevice: (hours) => `What you fill in is kept on this device for ${time(hours)}.`,
  inSession: (hours) =>
    `What you fill in is kept on this device while you are logged in. It is erased after ${time(hours)}.`,
  atServer: 'What you fill in is saved with your care provider.',
  onPage: 'What you fill in is only on this page until you send it.',

  begun: 'You had already started',
  begunOn: (moment) => `There are answers from ${moment}.`,
  goOn: 'Go on',
  startAgain: 'Start again',
  startAgainExplanation: 'If you start again, your earlier answers are lost as soon as you fill in something.',

  newer: 'There are newer answers in another tab',
  chooseAnswers: 'Choose which answers to go on with.',
  takeNewer: 'Go on with the newer answers',
  keepThese: 'Go on with the answers on this page',

  unsent: 'Not sent yet',
  untitled: 'Questionnaire',
  finishedOn: (moment) => `Filled in on ${moment}`,
  waits: 'Will be sent as soon as possible.',
  needsLogin: 'Log in again to send this.',
  refused: 'Could not be sent.',
  discard: 'Throw away',
  discardQuestion: 'Are you sure that you want to throw these answers away?',
  discardYes: 'Yes, throw away',
  discardNo: 'No, keep them',
  sentLater: 'Your answers are kept on this device. They will be sent as soon as there is a connection.',
};
