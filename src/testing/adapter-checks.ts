import type { AdapterData } from '../adapter/adapter-data.js';
import type { ProAdapter } from '../adapter/adapter.js';
import { optionalChecks } from './optional-checks.js';
import { requiredChecks } from './required-checks.js';

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

/**
 * Returns the checks that every adapter must pass. Run them on your own adapter in any test runner.
 *
 * @example
 * import { adapterChecks } from 'pro-widgets/testing';
 *
 * describe('our adapter', () => {
 *   for (const { name, check } of adapterChecks()) {
 *     it(name, () => check(async (data) => {
 *       await fillTestServer(data);
 *       return new OurAdapter(testServer);
 *     }));
 *   }
 * });
 */
export function adapterChecks(): readonly AdapterCheck[] {
  return [...requiredChecks, ...optionalChecks];
}
