import { limits } from '../../scripts/limits.js';

// Some tests replace the timers of their page.
const { setTimeout } = globalThis;

/**
 * Waits in a page until a predicate is truthy. Unlike that of @open-wc/testing, which gives up after a second, it only
 * fails when the test hangs: a busy machine may take its time.
 *
 * @param what Goes into the error: what should have come true.
 */
export async function waitUntil(predicate: () => unknown, what = String(predicate)): Promise<void> {
  const end = performance.now() + limits.wait;
  while (!(await predicate())) {
    if (performance.now() > end) throw new Error(`Waited ${limits.wait} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
