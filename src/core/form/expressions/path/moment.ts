import type { Numeric } from './numbers.js';

export type MomentKind = 'date' | 'dateTime' | 'time';

/** A date, date with time, or time of day, which may be partial. */
export abstract class Moment {
  constructor(
    readonly kind: MomentKind,
    readonly text: string,
  ) {}

  toString(): string {
    return this.text;
  }

  /**
   * Adds an amount of time; undefined if the unit is not one of time, or a time of day has no such part.
   *
   * @param unit A word such as `days`, or a UCUM unit in quotes.
   */
  abstract plus(amount: Numeric, unit: string): Moment | undefined;
  /** Compares with a moment of a comparable kind; undefined if they differ in precision only. */
  abstract compare(other: Moment): number | undefined;
  /** Returns whether both are the same; undefined if they differ in precision only. */
  abstract equals(other: Moment): boolean | undefined;
  /** Returns whether both are the same in the same precision (`~`). */
  abstract isEquivalent(other: Moment): boolean;
}
