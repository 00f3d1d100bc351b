import type { AnswerValue } from '../core/model/value.js';
import type { AnswerWordsMessages } from '../locales/messages/answer-words.js';
import { fileText } from './file-text.js';
import { formatDate } from './format.js';

/** An answer, literally. Codes and weights are not for people; a code is shown only where there is no word. */
export function answerText(answer: AnswerValue, messages: AnswerWordsMessages, language: string): string {
  switch (answer.type) {
    case 'boolean':
      return answer.value ? messages.yes : messages.no;
    case 'integer':
    case 'decimal':
      return writtenNumber(answer.value, language);
    case 'date':
      return formatDate(answer.value, language);
    case 'dateTime':
      return writtenMoment(answer.value, language);
    case 'time':
      return answer.value.slice(0, 5);
    case 'coding':
      return answer.value.display ?? answer.value.code ?? '';
    case 'quantity': {
      const { value, unit, code } = answer.value;
      return [writtenNumber(value, language), unit ?? code].filter(Boolean).join(' ');
    }
    case 'attachment':
      return fileText(answer.value, messages, language);
    default:
      return answer.value;
  }
}

/** A date, with its time where it has one. */
export function writtenMoment(written: string, language: string): string {
  if (!written.includes('T')) return formatDate(written, language);
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', numberingSystem: 'latn' }).format(
    Date.parse(written),
  );
}

/** A number as the language writes it, without marks between thousands, so that it can be read back. */
export function writtenNumber(value: number | undefined, language: string): string {
  if (value === undefined) return '';
  return new Intl.NumberFormat(language, {
    useGrouping: false,
    maximumFractionDigits: 20,
    numberingSystem: 'latn',
  }).format(value);
}
