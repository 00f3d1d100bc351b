/** The reason why an entry is no answer (yet): typed text that cannot be read, or a file that cannot be taken. */
export type UnreadableKey =
  | 'integer'
  | 'decimal'
  | 'date'
  | 'datePart'
  /** Something else than digits in a date. */
  | 'dateNumber'
  /** A year of two digits, or any number but four. */
  | 'yearDigits'
  /** A year that nobody means, such as 0026. */
  | 'year'
  | 'time'
  | 'dateTime'
  /** A time that does not exist, because the clock was put forward. */
  | 'skippedTime'
  | 'option'
  | 'url'
  | 'file'
  | 'fileType'
  | 'fileSize'
  | 'fileBusy'
  | 'other';
