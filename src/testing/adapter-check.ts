import type { AdapterData } from '../adapter/adapter-data.js';
import type { ProAdapter } from '../adapter/adapter.js';

/** Creates an adapter whose back end holds exactly this data, and nothing of an earlier check. */
export type MakeAdapter = (data: AdapterData) => ProAdapter | Promise<ProAdapter>;

/** A check of one requirement on adapters. */
export interface AdapterCheck {
  /** The requirement as a sentence. */
  readonly name: string;
  /**
   * Runs the check. Rejects with an {@link AdapterCheckError} if it fails, or with an error of the adapter. Resolves with
   * `skipped` if the adapter lacks the optional method.
   */
  check(makeAdapter: MakeAdapter): Promise<'passed' | 'skipped'>;
}
