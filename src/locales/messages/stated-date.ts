/** A date as text, with its precision, so that a sentence can fit: "op 14 november 2026", "in maart 2026". */
export interface StatedDate {
  /** A date that cannot be read is as given; empty if it has no digit, because it then says nothing about the date. */
  readonly text: string;
  /** `unknown` if the date cannot be read. */
  readonly precision: 'day' | 'month' | 'year' | 'unknown';
}
