import { Moment, type MomentKind } from './moment.js';
import { divide, multiply, toNumber, wholeOf, type Numeric } from './numbers.js';

const day = String.raw`(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])`;
const clock = String.raw`([01]\d|2[0-3])(?::([0-5]\d)(?::([0-5]\d|60)(\.\d+)?)?)?`;
const zone = String.raw`(Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?`;
const patterns: Readonly<Record<MomentKind, RegExp>> = {
  date: new RegExp(`^${day})?)?$`),
  dateTime: new RegExp(`^${day}(?:T${clock}${zone})?)?)?T?$`),
  time: new RegExp(`^T?${clock}$`),
};

/** Units in the order of precision; a week has the precision of a day. */
const units = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const;
const hourIndex = 3;
const secondIndex = 5;
const secondsOf: Readonly<Record<string, number>> = {
  year: 31_536_000,
  month: 2_592_000,
  week: 604_800,
  day: 86_400,
  hour: 3_600,
  minute: 60,
  second: 1,
};
const ucumUnits: Readonly<Record<string, string>> = {
  "'wk'": 'week',
  "'d'": 'day',
  "'h'": 'hour',
  "'min'": 'minute',
  "'s'": 'second',
  "'ms'": 'millisecond',
};

/** A date or time in the calendar of JavaScript. Without a zone it is in local time. */
export class CalendarMoment extends Moment {
  /** Index in {@link units} of the last part. */
  readonly precision: number;
  /** The instant, with the first value of each part that is absent. */
  readonly at: Date;

  private constructor(kind: MomentKind, text: string, found: RegExpExecArray) {
    super(kind, text);
    const parts = kind === 'time' ? ['2010', '01', '01', ...found.slice(1, 4)] : found.slice(1, 7);
    const [fraction, offset] = kind === 'time' ? [found[4]] : [found[7], found[8]];
    this.precision = parts.findLastIndex((part) => part !== undefined);
    const [year = 0, month = 1, date = 1, hours = 0, minutes = 0, seconds = 0] = parts.map((part) =>
      part === undefined ? undefined : Number(part),
    );
    const milliseconds = Math.round(Number(`0${fraction ?? ''}`) * 1_000);
    // JavaScript has no leap seconds.
    const fields = [year, month - 1, date, hours, minutes, Math.min(seconds, 59), milliseconds] as const;
    this.at = offset === undefined ? new Date(...fields) : new Date(Date.UTC(...fields) - minutesOf(offset) * 60_000);
  }

  /** Reads a date or time; undefined if the text has another format or the day does not exist. */
  static from(kind: MomentKind, text: string): CalendarMoment | undefined {
    const found = patterns[kind].exec(text);
    if (!found) return undefined;
    const [, year, month, date] = found;
    if (kind !== 'time' && date && Number(date) > new Date(Number(year), Number(month), 0).getDate()) return undefined;
    return new CalendarMoment(kind, kind === 'time' ? text.replace(/^T/, '') : text, found);
  }

  /** Reads a literal without its `@`. */
  static fromLiteral(text: string): CalendarMoment | undefined {
    return CalendarMoment.from(text.startsWith('T') ? 'time' : text.includes('T') ? 'dateTime' : 'date', text);
  }

  static now(kind: MomentKind): CalendarMoment {
    const now = new Date();
    const precision = kind === 'date' ? 2 : secondIndex;
    return CalendarMoment.from(kind, format(now, kind, precision)) as CalendarMoment;
  }

  plus(amount: Numeric, unit: string): CalendarMoment | undefined {
    let name = ucumUnits[unit] ?? unit.replace(/s$/, '');
    let index = units.indexOf((name === 'week' ? 'day' : name) as (typeof units)[number]);
    if (index < 0 || (this.kind === 'time' && index < hourIndex)) return undefined;
    // A date without zone has whole days: parts of a day do not move it.
    let count = index < secondIndex ? wholeOf(amount, 'truncate') : amount;
    const own = units[this.precision] as string;
    if (index > this.precision && own !== 'second') {
      const seconds = name === 'millisecond' ? divide(count, 1_000) : multiply(count, secondsOf[name] as number);
      count = wholeOf(divide(seconds ?? 0, secondsOf[own] as number) ?? 0, 'truncate');
      name = own;
      index = this.precision;
    }
    const moved = movedBy(this.at, name, toNumber(count));
    return CalendarMoment.from(this.kind, format(moved, this.kind, this.precision));
  }

  compare(other: CalendarMoment): number | undefined {
    const precision = Math.min(this.precision, other.precision);
    const difference = this.#truncated(precision) - other.#truncated(precision);
    return this.precision !== other.precision && difference === 0 ? undefined : difference;
  }

  equals(other: CalendarMoment): boolean | undefined {
    if ((this.kind === 'time') !== (other.kind === 'time')) return false;
    if (this.precision === other.precision) return this.at.getTime() === other.at.getTime();
    const [mine, theirs] = [this.#utcParts(), other.#utcParts()];
    const common = Math.min(this.precision, other.precision);
    for (let index = 0; index <= common; index++) if (mine[index] !== theirs[index]) return false;
    return undefined;
  }

  isEquivalent(other: CalendarMoment): boolean {
    const isSameKind = this.kind === other.kind || (this.kind === 'dateTime' && other.kind === 'date');
    return isSameKind && this.precision === other.precision && this.at.getTime() === other.at.getTime();
  }

  #truncated(precision: number): number {
    if (precision >= this.precision) return this.at.getTime();
    const parts = localParts(this.at);
    const [year = 0, month = 0, date = 1, hours = 0, minutes = 0] = parts.slice(0, precision + 1);
    return new Date(year, month, date, hours, minutes).getTime();
  }

  /** The parts in UTC, or as written if there is no time. */
  #utcParts(): readonly number[] {
    const { at } = this;
    if (this.precision < hourIndex) return localParts(at);
    const date = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
    return [...date, at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()];
  }
}

function localParts(at: Date): number[] {
  return [at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds()];
}

function minutesOf(offset: string): number {
  if (offset === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Adds calendar units in local time. The day of a shorter month is its last one. */
function movedBy(at: Date, unit: string, count: number): Date {
  const moved = new Date(at);
  if (unit === 'year' || unit === 'month') {
    const months = unit === 'year' ? count * 12 : count;
    const date = at.getDate();
    moved.setDate(1);
    moved.setMonth(at.getMonth() + months);
    moved.setDate(Math.min(date, new Date(moved.getFullYear(), moved.getMonth() + 1, 0).getDate()));
  } else if (unit === 'week' || unit === 'day') moved.setDate(at.getDate() + (unit === 'week' ? count * 7 : count));
  else moved.setTime(at.getTime() + (unit === 'millisecond' ? count : count * (secondsOf[unit] as number) * 1_000));
  return moved;
}

/** Formats in local time up to a precision; a time of day without a zone. */
function format(at: Date, kind: MomentKind, precision: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [year = 0, month = 0, date = 1, ...rest] = localParts(at);
  const calendar = [String(year).padStart(4, '0'), two(month + 1), two(date)].slice(0, precision + 1).join('-');
  if (precision < hourIndex) return calendar;
  const milliseconds = at.getMilliseconds();
  const fraction = precision === secondIndex && milliseconds ? `.${String(milliseconds).padStart(3, '0')}` : '';
  const clockText =
    rest
      .map(two)
      .slice(0, precision - 2)
      .join(':') + fraction;
  if (kind === 'time') return clockText;
  const offset = -at.getTimezoneOffset();
  const size = Math.abs(offset);
  return `${calendar}T${clockText}${offset < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
}
