import type { AnswerOption, QuestionnaireItem } from '../../core/model/questionnaire.js';
import type { AnswerValue, Quantity } from '../../core/model/value.js';
import { formatNumber } from '../../internal/format/answer.js';
import type { UnreadableKey } from '../../core/form/unreadable.js';
import type { FieldValues, Reading } from '../../session/typed-answer.js';

/** Reads typed text as the answer to an item, in the notation of a language. */
export function readingOf(item: QuestionnaireItem, fields: FieldValues, language: string): Reading {
  switch (item.type) {
    case 'integer':
      return integerOf(fields, language);
    case 'decimal':
      return decimalOf(fields, language);
    case 'quantity':
      return quantityOf(item, fields, language);
    case 'date':
      return dateOf(item, fields, item.datePrecision ?? knownPrecisionOf(fields), 'date');
    case 'time':
      return timeOf(fields);
    case 'dateTime':
      return item.datePrecision ? dateOf(item, fields, item.datePrecision, 'dateTime') : dateTimeOf(item, fields);
    case 'url':
      return urlOf(fields);
    default:
      return textOf(fields);
  }
}

/**
 * The option whose words were typed: exactly, or else without regard to capitals if that fits one option only. In an open
 * choice, other words are an answer of their own.
 *
 * @param words The words of each option, told apart.
 */
export function optionReadingOf(
  options: readonly AnswerOption[],
  words: readonly string[],
  { text = '' }: FieldValues,
  open: boolean,
): Reading {
  const typed = text.trim();
  if (!typed) return empty;
  const exact = words.findIndex((one) => spaced(one) === spaced(typed));
  const loose = options.filter((_, place) => loosely(words[place] ?? '') === loosely(typed));
  const option = options[exact] ?? (loose.length === 1 ? loose[0] : undefined);
  if (option) return read(option.value);
  return open ? read({ type: 'string', value: typed }) : unreadable('option');
}

/** Words without differences that cannot be seen: a second space, or an accent that was typed apart. */
function spaced(words: string): string {
  return words.trim().replace(/\s+/g, ' ').normalize();
}

function loosely(words: string): string {
  return spaced(words).toLowerCase();
}

/** Returns the field values that an answer is typed with. */
export function fieldsOf(item: QuestionnaireItem, answer: AnswerValue, language: string): FieldValues {
  switch (answer.type) {
    case 'integer':
    case 'decimal':
      return { text: formatNumber(answer.value, language) };
    case 'quantity':
      return { text: formatNumber(answer.value.value, language), unit: unitIndexOf(item, answer.value) };
    case 'date':
      return dateFieldsOf(answer.value);
    case 'time':
      return timeFieldsOf(answer.value);
    case 'dateTime':
      return dateTimeFieldsOf(answer.value);
    case 'string':
    case 'uri':
      return { text: answer.value };
    default:
      return {};
  }
}

const empty: Reading = { status: 'empty' };
const read = (value: AnswerValue): Reading => ({ status: 'read', value });
const unreadable = (problem: UnreadableKey): Reading => ({ status: 'unreadable', problem });

function textOf({ text = '' }: FieldValues): Reading {
  return text.trim() ? read({ type: 'string', value: text.trim() }) : empty;
}

function urlOf({ text = '' }: FieldValues): Reading {
  const typed = text.trim();
  if (!typed) return empty;
  return /\s/.test(typed) ? unreadable('url') : read({ type: 'uri', value: typed });
}

function integerOf({ text = '' }: FieldValues, language: string): Reading {
  if (!text.trim()) return empty;
  const value = numberOf(text, language);
  if (value === undefined || !Number.isSafeInteger(value) || /[.,]/.test(latin(text))) return unreadable('integer');
  return read({ type: 'integer', value });
}

function decimalOf({ text = '' }: FieldValues, language: string): Reading {
  if (!text.trim()) return empty;
  const value = numberOf(text, language);
  return value === undefined ? unreadable('decimal') : read({ type: 'decimal', value });
}

/** A unit without a number is no answer: a form may begin with its unit filled in. */
function quantityOf(item: QuestionnaireItem, { text = '', unit }: FieldValues, language: string): Reading {
  if (!text.trim()) return empty;
  const value = numberOf(text, language);
  if (value === undefined) return unreadable('decimal');
  const chosen = item.units?.length === 1 ? item.units[0] : item.units?.[Number(unit || Number.NaN)];
  const { system, code, display = code } = chosen ?? {};
  return read({
    type: 'quantity',
    value: { value, ...(display && { unit: display }), ...(system && { system }), ...(code && { code }) },
  });
}

/**
 * Point and comma are both taken as the decimal mark, because keyboards of phones offer either. What could be a
 * thousand in this language ("1.000" in Dutch) is not guessed. Nor is a number that is too large to count with.
 */
function numberOf(text: string, language: string): number | undefined {
  const decimalMark = formatNumber(0.5, language).includes(',') ? ',' : '.';
  const typed = latin(text, decimalMark);
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(typed)) return undefined;
  const [, after] = typed.split(decimalMark === ',' ? '.' : ',');
  if (after !== undefined && after.length === 3 && !/^[+-]?0?[.,]/.test(typed)) return undefined;
  const value = Number(typed.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Arabic and Persian digits as Latin ones, their decimal mark as this one; a minus as keyboards write it, or as they
 * make a dash of it. The marks of direction that come with a number in Arabic text are left out.
 */
function latin(text: string, decimalMark = ','): string {
  return text
    .replace(/[\u200e\u200f\u061c]/g, '')
    .trim()
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace('٫', decimalMark)
    .replace(/[−–]/, '-');
}

/** A part of an answer that is read as text. */
type ReadText =
  | { readonly status: 'empty' }
  | { readonly status: 'read'; readonly text: string }
  | { readonly status: 'unreadable'; readonly problem: UnreadableKey };

const readText = (text: string) => ({ status: 'read', text }) as const;
const unreadableText = (problem: UnreadableKey) => ({ status: 'unreadable', problem }) as const;

type Precision = NonNullable<QuestionnaireItem['datePrecision']>;

/** Returns the precision of a date whose day or month may be left empty: half a date is better than an invented one. */
function knownPrecisionOf({ day, month }: FieldValues): Precision {
  if (day?.trim()) return 'day';
  return month?.trim() ? 'month' : 'year';
}

function dateOf(
  item: QuestionnaireItem,
  fields: FieldValues,
  precision: Precision,
  type: 'date' | 'dateTime',
): Reading {
  const date = dateTextOf(item, fields, precision);
  return date.status === 'read' ? read({ type, value: date.text }) : date;
}

function dateTextOf(item: QuestionnaireItem, fields: FieldValues, precision: Precision): ReadText {
  const names = ({ year: ['year'], month: ['year', 'month'], day: ['year', 'month', 'day'] } as const)[precision];
  const typed = names.map((name) => latin(fields[name] ?? ''));
  if (typed.every((part) => !part)) return { status: 'empty' };
  if (typed.some((part) => part && !/^\d+$/.test(part))) return unreadableText('dateNumber');
  if (typed.some((part) => !part)) return unreadableText('datePart');
  if (typed[0]?.length !== 4) return unreadableText('yearDigits');
  const [year = '', month = '01', day = '01'] = typed.map((part) => part.padStart(2, '0'));
  if (!exists(year, month, day)) return unreadableText('date');
  if (!isPlausible(Number(year), item)) return unreadableText('year');
  return readText([year, month, day].slice(0, names.length).join('-'));
}

/** Years that people mean; another one is a slip, unless the limits of the question reach that far. */
const plausibleYears = { first: 1800, last: 2200 };

function isPlausible(year: number, { minValue, maxValue }: QuestionnaireItem): boolean {
  const yearOf = (limit: AnswerValue | undefined) =>
    limit?.type === 'date' || limit?.type === 'dateTime' ? Number(limit.value.slice(0, 4)) : Number.NaN;
  // A limit that is not there takes nothing away.
  const [first, last] = [yearOf(minValue), yearOf(maxValue)];
  return (
    year >= Math.min(plausibleYears.first, first || Infinity) &&
    year <= Math.max(plausibleYears.last, last || -Infinity)
  );
}

function exists(year: string, month: string, day: string): boolean {
  const written = `${year}-${month}-${day}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
}

function timeOf(fields: FieldValues): Reading {
  const time = timeTextOf(fields);
  return time.status === 'read' ? read({ type: 'time', value: time.text }) : time;
}

function timeTextOf({ hour = '', minute = '' }: FieldValues): ReadText {
  const [hours, minutes] = [latin(hour), latin(minute)];
  if (!hours && !minutes) return { status: 'empty' };
  const isTime = /^\d{1,2}$/.test(hours) && Number(hours) < 24 && /^\d{1,2}$/.test(minutes) && Number(minutes) < 60;
  return isTime ? readText(`${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}:00`) : unreadableText('time');
}

function dateTimeOf(item: QuestionnaireItem, fields: FieldValues): Reading {
  const [date, time] = [dateTextOf(item, fields, 'day'), timeTextOf(fields)];
  if (date.status === 'empty' && time.status === 'empty') return empty;
  if (date.status === 'unreadable') return date;
  if (time.status === 'unreadable') return time;
  if (date.status === 'empty' || time.status === 'empty') return unreadable('dateTime');
  const local = `${date.text}T${time.text}`;
  const value = local + zoneOf(new Date(local));
  // Where the clock is put forward, the browser would make another time of it.
  if (localTimeOf(value) !== local.slice(0, minutesEnd)) return unreadable('skippedTime');
  return read({ type: 'dateTime', value });
}

const minutesEnd = 'yyyy-mm-ddThh:mm'.length;

/** The time of this place at a moment, as it is shown: `2026-03-29T02:30`. */
function localTimeOf(dateTime: string): string {
  const { year, month, day, hour, minute } = dateTimeFieldsOf(dateTime);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** The zone of this place at that moment, such as "+02:00". */
function zoneOf(moment: Date): string {
  const minutes = -moment.getTimezoneOffset();
  const two = (number: number) => String(Math.trunc(Math.abs(number))).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function dateFieldsOf(date: string): FieldValues {
  const [year, month, day] = date.split('-');
  return { ...(year && { year }), ...(month && { month }), ...(day && { day }) };
}

function timeFieldsOf(time: string): FieldValues {
  const [hour, minute] = time.split(':');
  return { ...(hour && { hour }), ...(minute && { minute }) };
}

function dateTimeFieldsOf(dateTime: string): FieldValues {
  if (!dateTime.includes('T')) return dateFieldsOf(dateTime);
  // Shown in the time of this place, as it will be read back.
  const moment = new Date(dateTime);
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    day: two(moment.getDate()),
    month: two(moment.getMonth() + 1),
    year: String(moment.getFullYear()).padStart(4, '0'),
    hour: two(moment.getHours()),
    minute: two(moment.getMinutes()),
  };
}

function unitIndexOf({ units = [] }: QuestionnaireItem, { code, unit }: Quantity): string {
  const index = units.findIndex((one) => (code ? one.code === code : one.display === unit));
  return index < 0 ? '' : String(index);
}
