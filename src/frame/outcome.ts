import type { Json } from './json.js';

/** A FHIR OperationOutcome with an issue per line. The lines must not hold answers. */
export function operationOutcome(
  severity: 'error' | 'information',
  code: 'invalid' | 'not-found' | 'not-supported',
  lines: readonly string[],
): Json {
  const issue = lines.map((diagnostics) => ({ severity, code, diagnostics }));
  return { resourceType: 'OperationOutcome', issue };
}

export function refused(code: 'invalid' | 'not-found' | 'not-supported', ...lines: readonly string[]): Json {
  return { status: 'error', outcome: operationOutcome('error', code, lines) };
}

/** The payload of a successful request. `ignored` lists the parts of it that are not supported. */
export function accepted(...ignored: readonly string[]): Json {
  return ignored.length > 0
    ? { status: 'success', outcome: operationOutcome('information', 'not-supported', ignored) }
    : { status: 'success' };
}
