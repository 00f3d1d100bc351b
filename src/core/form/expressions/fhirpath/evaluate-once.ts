import fhirpath from 'fhirpath';
import { r4Model } from './r4-model.js';

/** Evaluates an expression without a form; its results are plain JSON. */
export function evaluateOnce(expression: string, context: Readonly<Record<string, unknown>>): readonly unknown[] {
  return fhirpath.evaluate({}, expression, { ...context }, r4Model, { traceFn: () => undefined });
}
