import type { AnswerWordsMessages } from '../messages/answer-words.js';

export const answerWords: AnswerWordsMessages = {
  yes: 'Ja',
  no: 'Nee',
  file: 'Bestand',
  fileKinds: { image: 'foto', audio: 'geluid', video: 'video', text: 'tekst', other: 'bestand' },
};
