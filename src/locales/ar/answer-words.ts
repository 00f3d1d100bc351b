import type { AnswerWordsMessages } from '../messages/answer-words.js';

export const answerWords: AnswerWordsMessages = {
  yes: 'نعم',
  no: 'لا',
  file: 'ملف',
  fileKinds: { image: 'صورة', audio: 'صوت', video: 'فيديو', text: 'نص', other: 'ملف' },
};
