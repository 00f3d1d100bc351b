import { CalendarMoment } from './calendar.js';
import type { Extras } from './compiler.js';
import { collectionFunctions } from './functions-of-collections.js';
import { textFunctions } from './functions-of-text.js';
import { conversionFunctions } from './functions-of-types.js';
import type { MomentKind } from './moment.js';

/** The functions that fewer forms use, and dates. Loaded only for forms that need them. */
export const extras: Extras = {
  functions: { ...collectionFunctions, ...textFunctions, ...conversionFunctions },
  readMoment: (type, text) => (isMomentKind(type) ? CalendarMoment.from(type, text) : undefined),
  now: (kind) => CalendarMoment.now(kind),
};

function isMomentKind(type: string): type is MomentKind {
  return type === 'date' || type === 'dateTime' || type === 'time';
}
