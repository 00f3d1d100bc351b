import type { AnswerWordsMessages } from '../messages/answer-words.js';

const ofAnswers = (given: number, needed: number) =>
  `${given} van ${needed} ${needed === 1 ? 'antwoord' : 'antwoorden'}`;

export const answerWords: AnswerWordsMessages = {
  yes: 'Ja',
  no: 'Nee',
  unfinished: (given, needed) => `Nog geen uitkomst (${ofAnswers(given, needed)})`,
  calculatedFrom: (given, needed) => `Berekend uit ${ofAnswers(given, needed)}`,
  file: 'Bestand',
  fileKinds: { image: 'foto', audio: 'geluid', video: 'video', text: 'tekst', other: 'bestand' },
};
