import type { Score } from '../core/model/score.js';
import type { JsonObject } from './json.js';
import { objectsOf, stringOf } from './resource.js';

// FHIR has no element for a score that was made with answers missing: a note says it, to people and to us.

const written = /^Prorated: (\d+|\?) of (\d+|\?) questions were answered\.$/;

/** The notes of an Observation of a prorated score; none for any other score. */
export function proratedNotes({ status, answered, asked }: Score): JsonObject {
  if (status !== 'prorated') return {};
  return { note: [{ text: `Prorated: ${answered ?? '?'} of ${asked ?? '?'} questions were answered.` }] };
}

/** What the notes of an Observation say of its score; nothing if it is not prorated. */
export function proratedFrom({ note }: JsonObject): Partial<Score> {
  for (const one of objectsOf(note)) {
    const found = written.exec(stringOf(one['text']) ?? '');
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
