import { limits } from '../../scripts/limits.js';

// Some tests replace the timers of their page.
const { setTimeout } = globalThis;

/**
 * Waits in a page until a predicate is truthy. The function of @open-wc/testing fails after one second; this one fails only
 * if the test hangs, also on a busy machine.
 *
 * @param what The expectation, for the error message.
 */
export async function waitUntil(predicate: () => unknown, what = String(predicate)): Promise<void> {
  const end = performance.now() + limits.wait;
  while (!(await predicate())) {
    if (performance.now() > end) throw new Error(`Timed out after ${limits.wait} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
