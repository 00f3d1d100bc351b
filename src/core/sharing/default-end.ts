import type { Person, Role, RoleGroup } from '../model/person.js';
import { noMoment, timestampOf } from '../model/timestamp.js';
import { groupOf } from '../people/roles.js';
import { isoDateOf } from './end-of-rule.js';

/** Months of a new permission: shorter around work, and for people whose role is unknown. */
const defaultMonths: Readonly<Record<RoleGroup, number>> = { treatment: 12, family: 12, work: 3, other: 3 };

/** Months to choose from. */
export const monthChoices = [1, 3, 6, 12];

/** Returns the default last day of a new permission, as an ISO date. */
export function defaultEnd(person: Person, roles: readonly Role[], now: number): string {
  return dayAfterMonths(defaultMonths[groupOf(person, roles)], now);
}

/** Returns the local day a number of months from now; in a shorter month its last day. */
export function dayAfterMonths(months: number, now: number): string {
  const today = new Date(now);
  const lastOfMonth = new Date(today.getFullYear(), today.getMonth() + months + 1, 0);
  const day = Math.min(today.getDate(), lastOfMonth.getDate());
  return isoDateOf(new Date(lastOfMonth.getFullYear(), lastOfMonth.getMonth(), day));
}

const wholeDay = 'yyyy-mm-dd'.length;

/** Returns whether a last day is a date that has not passed. */
export function isPossibleEnd(day: string, now: number): boolean {
  return day.length === wholeDay && timestampOf(day) !== noMoment && day >= isoDateOf(new Date(now));
}
