import type { AdapterCheck } from './adapter-check.js';
import { optionalChecks } from './optional-checks.js';
import { requiredChecks } from './required-checks.js';

/**
 * What every adapter must do, to run against your own in the test runner that you have.
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
