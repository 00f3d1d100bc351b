import type { AnswerWordsMessages } from '../messages/answer-words.js';

export const answerWords: AnswerWordsMessages = {
  yes: 'Yes',
  no: 'No',
  file: 'File',
  fileKinds: { image: 'picture', audio: 'sound', video: 'video', text: 'text', other: 'file' },
};
