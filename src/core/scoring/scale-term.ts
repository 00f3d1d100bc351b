import type { Instrument, InstrumentItem, ScaleItem } from '../model/instrument.js';

/** An item as it counts in a scale: what an answer becomes, and between which ends. */
export interface ScaleTerm {
  readonly item: string;
  /** The place of the item among the instrument's items. */
  readonly index: number;
  readonly min: number;
  readonly max: number;
  readonly scaleItem: ScaleItem;
}

export function termsOf(instrument: Instrument, scaleItems: readonly ScaleItem[]): ScaleTerm[] {
  return scaleItems.flatMap((scaleItem) => {
    const index = instrument.items.findIndex(({ key }) => key === scaleItem.item);
    const item = instrument.items[index];
    return item ? [termOf(item, index, scaleItem)] : [];
  });
}

function termOf({ key, min, max }: InstrumentItem, index: number, scaleItem: ScaleItem): ScaleTerm {
  const recoded = Object.values(scaleItem.recode ?? {});
  if (recoded.length === 0) return { item: key, index, min, max, scaleItem };
  return { item: key, index, min: Math.min(...recoded), max: Math.max(...recoded), scaleItem };
}

/** What an answer counts for; undefined where the recoding does not know it. */
export function countedOf({ scaleItem, min, max }: ScaleTerm, answer: number): number | undefined {
  if (scaleItem.recode) return scaleItem.recode[String(answer)];
  return scaleItem.reverse ? min + max - answer : answer;
}
