import type { Score } from '../core/model/score.js';
import type { JsonObject } from './json.js';
import { objectsOf, stringOf } from './resource.js';

// FHIR has no element for a prorated score, so a note marks it for readers and for this package.

// The second wording is that of earlier versions. It is not true of a question that was answered with "rather not say".
const proratedPattern = /^Prorated: (\d+|\?) of (\d+|\?) (?:answers count|questions were answered)\.$/;

/** The note of the Observation of a prorated score; empty for any other score. */
export function proratedNotes({ status, answered, asked }: Score): JsonObject {
  if (status !== 'prorated') return {};
  return { note: [{ text: `Prorated: ${answered ?? '?'} of ${asked ?? '?'} answers count.` }] };
}

/** Reads the status and counts of a prorated score from its note; empty if it is not prorated. */
export function proratedFrom({ note }: JsonObject): Partial<Score> {
  for (const annotation of objectsOf(note)) {
    const found = proratedPattern.exec(stringOf(annotation['text']) ?? '');
    if (!found) continue;
    const [answered, asked] = [Number(found[1]), Number(found[2])];
    return {
      status: 'prorated',
      ...(Number.isNaN(answered) ? {} : { answered }),
      ...(Number.isNaN(asked) ? {} : { asked }),
    };
  }
  return {};
}
