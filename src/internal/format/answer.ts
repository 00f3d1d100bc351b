import type { AnswerValue } from '../../core/model/value.js';
import type { AnswerWordsMessages } from '../../locales/messages/answer-words.js';
import { formatFile } from './file.js';
import { formatDate } from './score-and-date.js';

/** An answer, literally. Codes and weights are not for people; a code is shown only where there is no word. */
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

/** A unit as people read it: an annotation of UCUM in braces, such as `{score}`, is not for them. */
export function unitText(unit: string | undefined): string | undefined {
  return unit !== undefined && /^\{[^{}]*\}$/.test(unit) ? undefined : unit;
}

/** A date, with its time if it has one; of a time that comes twice, when the clock is put back, also which of the two. */
export function formatMoment(written: string, language: string): string {
  if (!written.includes('T')) return formatDate(written, language);
  const moment = new Date(written);
  const style = { dateStyle: 'long', timeStyle: 'short', numberingSystem: 'latn' } as const;
  const text = new Intl.DateTimeFormat(language, style).format(moment);
  return comesTwice(moment) ? `${text} (${zoneNameOf(moment, language)})` : text;
}

/** Whether the clock of this place shows the time of a moment twice: then and an hour or so before or after. */
function comesTwice(moment: Date): boolean {
  const at = moment.getTime();
  const hours = 3 * 3_600_000;
  const put = new Date(at + hours).getTimezoneOffset() - new Date(at - hours).getTimezoneOffset();
  const others = [new Date(at + put * 60_000), new Date(at - put * 60_000)];
  return put > 0 && others.some((other) => clockOf(other) === clockOf(moment));
}

function clockOf(moment: Date): string {
  return `${moment.getDate()} ${moment.getHours()} ${moment.getMinutes()}`;
}

/** The name of the zone at a moment, such as "CEST". */
function zoneNameOf(moment: Date, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: 'short' }).formatToParts(moment);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** A number as the language writes it, without marks between thousands, so that it can be read back. */
export function formatNumber(value: number | undefined, language: string): string {
  if (value === undefined) return '';
  return new Intl.NumberFormat(language, {
    useGrouping: false,
    maximumFractionDigits: 20,
    numberingSystem: 'latn',
  }).format(value);
}
