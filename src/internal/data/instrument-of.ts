import type { Instrument } from '../../core/model/instrument.js';
import { instrumentFrom } from '../../core/scoring/instrument-from.js';
import type { LoadContext } from './load-controller.js';

// Many widgets on one page share an instrument, which needs to be checked only once.
const checked = new WeakMap<Instrument, Instrument>();

/** Returns the checked instrument of the host page, or requests it by its `id`; undefined without either. */
export async function instrumentOf(
  source: string | Instrument | undefined,
  { adapter, signal }: LoadContext,
): Promise<Instrument | undefined> {
  if (typeof source === 'string') return adapter?.getInstrument(source, { signal });
  if (!source) return undefined;
  const instrument = checked.get(source) ?? instrumentFrom(source);
  checked.set(source, instrument);
  return instrument;
}
