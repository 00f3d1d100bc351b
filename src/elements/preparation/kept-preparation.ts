import type { Preparation } from '../../core/model/preparation.js';
import type { CheckedAdapter } from '../../internal/data/checked-adapter.js';
import type { LoadContext } from '../../internal/data/load-controller.js';

/** What was saved before, and where it is saved again. */
export interface KeptPreparation {
  readonly preparation: Preparation | undefined;
  readonly keeper: CheckedAdapter;
}

/** Nothing where the adapter keeps no preparations. */
export async function loadPreparation(
  instrument: string,
  { adapter, subject, signal }: LoadContext,
): Promise<KeptPreparation | undefined> {
  if (!adapter?.keepsPreparations || !subject) return undefined;
  return { preparation: await adapter.getPreparation({ subject, instrument }, { signal }), keeper: adapter };
}
