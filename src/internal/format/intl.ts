/** Not every engine means the same digits by Arabic, and the messages write these. */
const numberingSystem = 'latn';

// Making an Intl format takes longer than drawing a whole score; a page needs only a few, again and again.
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Writes numbers with at most so many decimals; with a unit of time in words, if one is given. */
export function numberFormat(
  language: string,
  decimals: number,
  unit?: 'day' | 'week' | 'month' | 'year',
): Intl.NumberFormat {
  const inUnit = unit && ({ style: 'unit', unit, unitDisplay: 'long' } as const);
  return kept(
    numberFormats,
    `${language} ${decimals} ${unit ?? ''}`,
    () => new Intl.NumberFormat(language, { maximumFractionDigits: decimals, numberingSystem, ...inUnit }),
  );
}

/** Writes days, or only their month; in UTC. */
export function dateFormat(language: string, month: 'long' | 'short', withDay: boolean): Intl.DateTimeFormat {
  return kept(
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

function kept<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const format = formats.get(key) ?? make();
  formats.set(key, format);
  return format;
}
