/**
 * The time limits of the tests, in milliseconds. Each limit guards against a test that hangs, not against a slow machine:
 * beside much other work a test may take twenty times as long and must still pass. A test that needs more time does too
 * much and must be split. Tests in Node and tests in a browser both read this file; neither has limits of its own.
 */

/** `npm run test:endurance`, where one test is a battery of some hours; web-test-runner.config.js sets the global. */
const isEndurance = globalThis.isEndurance ?? globalThis.process?.env.ENDURANCE === '1';

const battery = 12 * 3_600_000;

export const limits = {
  /** Waiting for one thing: a text on a page, an answer, an event. */
  wait: 60_000,
  /** Starting a browser, loading a page. */
  start: 120_000,
  /** One test, or one command to a browser. */
  test: isEndurance ? battery : 300_000,
  /** One test file. */
  file: isEndurance ? battery : 1_800_000,
};
