import type { AdapterCheck } from './adapter-check.js';
import { optionalChecks } from './optional-checks.js';
import { requiredChecks } from './required-checks.js';

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
