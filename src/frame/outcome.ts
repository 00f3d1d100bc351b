import type { Json } from './json.js';

/** What went on, as FHIR says it: a line for each thing. Holds no answer. */
export function outcomeOf(
  severity: 'error' | 'information',
  code: 'invalid' | 'not-found' | 'not-supported',
  lines: readonly string[],
): Json {
  const issue = lines.map((diagnostics) => ({ severity, code, diagnostics }));
  return { resourceType: 'OperationOutcome', issue };
}

/** The payload that says no, and why. */
export function refused(code: 'invalid' | 'not-found' | 'not-supported', ...lines: readonly string[]): Json {
  return { status: 'error', outcome: outcomeOf('error', code, lines) };
}

/** The payload that says yes, with what is not done of what was asked. */
export function accepted(...undone: readonly string[]): Json {
  return undone.length > 0
    ? { status: 'success', outcome: outcomeOf('information', 'not-supported', undone) }
    : { status: 'success' };
}
