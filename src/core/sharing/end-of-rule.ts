import type { Person } from '../model/person.js';
import type { Sharing, SharingRule } from '../model/sharing.js';
import { noMoment, timestampOf } from '../model/timestamp.js';
import { isParent } from '../people/roles.js';

/** The moment at which a rule stops to apply. */
export interface RuleEnd {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The end as an ISO date or dateTime. */
  readonly text: string;
}

/**
 * Returns the end of a rule: its `until` (a date counts to the end of that day, local time), or for a parent the first
 * birthday after the decision on which the child decides again: 12 or 16 (Dutch law, WGBO). An unreadable `until` has
 * passed. Undefined: no end.
 */
export function endOfRule(
  { until }: SharingRule,
  { decided }: Sharing,
  person: Person,
  { patient }: { readonly patient?: Person | undefined },
): RuleEnd | undefined {
  const ends = [
    until === undefined ? undefined : { time: endOf(until), text: until },
    isParent(person) && patient?.birthDate ? nextMilestone(patient.birthDate, decided) : undefined,
  ].filter((end) => end !== undefined);
  return ends.toSorted((a, b) => a.time - b.time)[0];
}

const milestones = [12, 16];

function nextMilestone(birthDate: string, decided: string): RuleEnd | undefined {
  const [year = '', month, day] = birthDate.split('-');
  const birthdays = milestones.map((age) => {
    // A birthday on 29 February is on 1 March in other years.
    const birthday = new Date(Number(year) + age, Number(month ?? '1') - 1, Number(day ?? '1'));
    return { time: birthday.getTime(), text: isoDateOf(birthday) };
  });
  const moment = timestampOf(decided);
  return birthdays.find(({ time }) => moment === noMoment || Number.isNaN(time) || moment < time);
}

/** Returns the first millisecond after a date or dateTime; an unreadable one has passed. */
export function endOf(until: string): number {
  const moment = timestampOf(until);
  if (moment === noMoment) return noMoment;
  if (until.includes('T')) return moment;
  const [year = 0, month, day] = until.split('-').map(Number);
  if (month === undefined) return new Date(year + 1, 0, 1).getTime();
  return day === undefined ? new Date(year, month, 1).getTime() : new Date(year, month - 1, day + 1).getTime();
}

/** Returns the local day of a date: `2026-12-31`. */
export function isoDateOf(date: Date): string {
  const digits = (value: number, length = 2) => String(value).padStart(length, '0');
  return `${digits(date.getFullYear(), 4)}-${digits(date.getMonth() + 1)}-${digits(date.getDate())}`;
}
