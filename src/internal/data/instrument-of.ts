import type { Instrument } from '../../core/model/instrument.js';
import { instrumentFrom } from '../../core/scoring/instrument-from.js';
import type { LoadContext } from './load-controller.js';

// A page with many widgets gives all of them the same instrument: checking it once is enough.
const checked = new WeakMap<Instrument, Instrument>();

/** The instrument that a host gave, checked, or the one of its `id`; undefined where there is nowhere to ask for it. */
export async function instrumentOf(
  given: string | Instrument | undefined,
  { adapter, signal }: LoadContext,
): Promise<Instrument | undefined> {
  if (typeof given === 'string') return adapter?.getInstrument(given, { signal });
  if (!given) return undefined;
  const instrument = checked.get(given) ?? instrumentFrom(given);
  checked.set(given, instrument);
  return instrument;
}
