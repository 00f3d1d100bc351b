import type { Preparation } from '../../core/model/preparation.js';
import type { CheckedAdapter } from '../../internal/data/checked-adapter.js';
import type { LoadContext } from '../../internal/data/load-controller.js';

/** The stored preparation, and the adapter that saves a changed one. */
export interface LoadedPreparation {
  readonly preparation: Preparation | undefined;
  readonly storage: CheckedAdapter;
}

/** Loads the preparation of a subject. Resolves with undefined if the adapter cannot store preparations. */
export async function loadPreparation(
  instrument: string,
  { adapter, subject, signal }: LoadContext,
): Promise<LoadedPreparation | undefined> {
  if (!adapter?.keepsPreparations || !subject) return undefined;
  return { preparation: await adapter.getPreparation({ subject, instrument }, { signal }), storage: adapter };
}
