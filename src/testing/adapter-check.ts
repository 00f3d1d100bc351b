import type { AdapterData } from '../adapter/adapter-data.js';
import type { ProAdapter } from '../adapter/adapter.js';

/** Makes an adapter whose back end holds the data, and nothing that an earlier check left behind. */
export type MakeAdapter = (data: AdapterData) => ProAdapter | Promise<ProAdapter>;

/** One thing that every adapter promises. */
export interface AdapterCheck {
  /** The promise as a sentence. */
  readonly name: string;
  /**
   * Rejects with an {@link AdapterCheckError} when the promise is not kept, or with the adapter's own error.
   * `skipped` when the adapter does not have the optional method that this is about.
   */
  check(makeAdapter: MakeAdapter): Promise<'passed' | 'skipped'>;
}
