import type { AnswerValue } from '../../core/model/value.js';
import type { AnswerWordsMessages } from '../../locales/messages/answer-words.js';
import { formatFile } from './file.js';
import { formatDate } from './score-and-date.js';

/** Returns the literal text of an answer. A code is shown only without a display text, and a weight never. */
export function formatAnswer(answer: AnswerValue, messages: AnswerWordsMessages, language: string): string {
  switch (answer.type) {
    case 'boolean':
      return answer.value ? messages.yes : messages.no;
    case 'integer':
    case 'decimal':
      return formatNumber(answer.value, language);
    case 'date':
      return formatDate(answer.value, language);
    case 'dateTime':
      return formatMoment(answer.value, language);
    case 'time':
      return answer.value.slice(0, 5);
    case 'coding':
      return answer.value.display ?? answer.value.code ?? '';
    case 'quantity': {
      const { value, unit, code } = answer.value;
      return [formatNumber(value, language), unitText(unit ?? code)].filter(Boolean).join(' ');
    }
    case 'attachment':
      return formatFile(answer.value, messages, language);
    default:
      return answer.value;
  }
}

/** Returns a unit for readers: undefined for a UCUM annotation in braces, such as `{score}`. */
export function unitText(unit: string | undefined): string | undefined {
  return unit !== undefined && /^\{[^{}]*\}$/.test(unit) ? undefined : unit;
}

/** Formats a date and its time, if any. A time that the clock shows twice gets its time zone, such as "CEST". */
export function formatMoment(dateTime: string, language: string): string {
  if (!dateTime.includes('T')) return formatDate(dateTime, language);
  const moment = new Date(dateTime);
  const style = { dateStyle: 'long', timeStyle: 'short', numberingSystem: 'latn' } as const;
  const text = new Intl.DateTimeFormat(language, style).format(moment);
  return isAmbiguous(moment) ? `${text} (${zoneNameOf(moment, language)})` : text;
}

/** Tells whether the local clock shows the time of a moment twice, because it is set back around that moment. */
function isAmbiguous(moment: Date): boolean {
  const time = moment.getTime();
  const window = 3 * 3_600_000;
  const setBackMinutes = new Date(time + window).getTimezoneOffset() - new Date(time - window).getTimezoneOffset();
  const candidates = [new Date(time + setBackMinutes * 60_000), new Date(time - setBackMinutes * 60_000)];
  return setBackMinutes > 0 && candidates.some((candidate) => clockTimeOf(candidate) === clockTimeOf(moment));
}

function clockTimeOf(moment: Date): string {
  return `${moment.getDate()} ${moment.getHours()} ${moment.getMinutes()}`;
}

function zoneNameOf(moment: Date, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: 'short' }).formatToParts(moment);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** Formats a number in a language, without grouping separators, so that it can be parsed again. */
export function formatNumber(value: number | undefined, language: string): string {
  if (value === undefined) return '';
  return new Intl.NumberFormat(language, {
    useGrouping: false,
    maximumFractionDigits: 20,
    numberingSystem: 'latn',
  }).format(value);
}
