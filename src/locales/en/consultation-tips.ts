import type { ConsultationTipsMessages } from '../messages/consultation-tips.js';

export const consultationTips: ConsultationTipsMessages = {
  title: { clinician: 'Conversation', patient: 'Prepare your conversation' },
  step: { prepare: 'Prepare', signal: 'Notice', discuss: 'Discuss', act: 'Act', close: 'Close' },
  answersOf: (date) => `About the answers of ${date}.`,
  tickHint: 'Tick what was discussed.',
  notMeasured: {
    clinician: 'There are no answers to discuss yet.',
    patient: 'You have not filled in anything yet.',
  },
  noProblems: 'Nothing stands out in the scores.',
  unknownMeaning: 'It is not known how serious these scores are. You see only the general tips.',
  nothingForStep: 'The scores give no reason for this.',
  more: (count) => (count === 1 ? '1 more tip' : `${count} more tips`),
  others: (count) => (count === 1 ? '1 other subject' : `${count} other subjects`),
  withWord: (name, word) => `${name} (${word})`,
  reason: {
    always: 'In every conversation',
    standsOut: 'Because this stands out',
    together: 'Because these come together',
    improved: 'Because this has improved',
    worsened: 'Because this has worsened',
    flag: 'Because an answer needs attention',
    noProblems: 'Because nothing stands out',
    hostFlag: {
      limitedHealthSkills: 'Because health information can be hard to follow',
      work: 'Because work is a subject',
      momentOfChoice: 'Because there is something to choose',
    },
  },
  source: (title) => `Source: ${title}`,
  copy: 'Copy for the record',
  copied: 'Copied. You can paste the text into the record now.',
  nothingTicked: 'Tick what was discussed first.',
  copyRefused: 'The browser does not allow copying here. Copy the text below yourself, with Ctrl+C.',
  textToCopy: 'Text for the record',
  recordTitle: (instrument) => `Discussed following: ${instrument}`,
};
