/** Latin digits, as in the messages: the default digits of Arabic differ between engines. */
const numberingSystem = 'latn';

// Creating an Intl format takes longer than rendering a score, and a page reuses only a few.
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns a number format.
 *
 * @param decimals Maximum number of decimals.
 * @param unit Unit of time that follows the number, in words.
 */
export function numberFormat(
  language: string,
  decimals: number,
  unit?: 'day' | 'week' | 'month' | 'year',
): Intl.NumberFormat {
  const inUnit = unit && ({ style: 'unit', unit, unitDisplay: 'long' } as const);
  return cached(
    numberFormats,
    `${language} ${decimals} ${unit ?? ''}`,
    () => new Intl.NumberFormat(language, { maximumFractionDigits: decimals, numberingSystem, ...inUnit }),
  );
}

/** Returns a date format in UTC, for a day or only its month and year. */
export function dateFormat(language: string, month: 'long' | 'short', withDay: boolean): Intl.DateTimeFormat {
  return cached(
    dateFormats,
    `${language} ${month} ${withDay}`,
    () =>
      new Intl.DateTimeFormat(language, {
        ...(withDay && { day: 'numeric' }),
        numberingSystem,
        month,
        year: 'numeric',
        timeZone: 'UTC',
      }),
  );
}

/** Returns a format for a moment in the time zone of the user, as in "14 november 2026 om 10:30". */
export function momentFormat(language: string): Intl.DateTimeFormat {
  return cached(
    dateFormats,
    `${language} moment`,
    () => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', numberingSystem }),
  );
}

function cached<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const format = formats.get(key) ?? make();
  formats.set(key, format);
  return format;
}
