import type { Instrument, InstrumentItem, ScaleItem } from '../model/instrument.js';

/** An item as a term of a scale. `min` and `max` are the ends after recoding. */
export interface ScaleTerm {
  readonly item: string;
  /** Index of the item among the instrument's items. */
  readonly index: number;
  readonly min: number;
  readonly max: number;
  readonly scaleItem: ScaleItem;
  /** The number of the first option, if the options have their numbers by order. */
  readonly orderedFrom?: number;
}

export function termsOf(
  instrument: Instrument,
  scaleItems: readonly ScaleItem[],
  ordered: ReadonlySet<number> = new Set(),
): ScaleTerm[] {
  return scaleItems.flatMap((scaleItem) => {
    const index = instrument.items.findIndex(({ key }) => key === scaleItem.item);
    const item = instrument.items[index];
    if (!item) return [];
    const term = termOf(item, index, scaleItem);
    return [ordered.has(index) ? { ...term, orderedFrom: item.min } : term];
  });
}

function termOf({ key, min, max }: InstrumentItem, index: number, scaleItem: ScaleItem): ScaleTerm {
  const recoded = Object.values(scaleItem.recode ?? {});
  if (recoded.length === 0) return { item: key, index, min, max, scaleItem };
  return { item: key, index, min: Math.min(...recoded), max: Math.max(...recoded), scaleItem };
}

/** Returns the number that an answer adds to a scale; undefined if the recoding does not contain it. */
export function countedValue({ scaleItem, min, max }: ScaleTerm, answer: number): number | undefined {
  if (scaleItem.recode) return scaleItem.recode[String(answer)];
  return scaleItem.reverse ? min + max - answer : answer;
}
