import type { QuestionnaireItem } from '../model/questionnaire.js';
import type { Attachment } from '../model/value.js';
import type { ValidationProblem } from './validation-problem.js';

export interface FileFacts {
  /** MIME type; empty or undefined if unknown. */
  readonly contentType: string | undefined;
  /** Size in bytes. */
  readonly size: number | undefined;
}

/** Checks a file against the limits of a question. An unknown size is accepted, an unknown type is not. */
export function* fileProblems(
  { mimeTypes = [], maxSize = Infinity }: Pick<QuestionnaireItem, 'mimeTypes' | 'maxSize'>,
  { contentType = '', size = 0 }: FileFacts,
): Generator<Pick<ValidationProblem, 'key' | 'values'>> {
  if (mimeTypes.length > 0 && !mimeTypes.some((allowed) => isOfMimeType(contentType, allowed))) {
    yield { key: 'mimeType', values: { mimeTypes: mimeTypes.join(',') } };
  }
  if (size > maxSize) yield { key: 'maxSize', values: { maxSize } };
}

/** Returns the size in bytes, computed from the content if present instead of as stated by the sender. */
export function sizeOf({ data, size }: Attachment): number | undefined {
  if (data === undefined) return size;
  return (data.length / 4) * 3 - (data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0);
}

function isOfMimeType(contentType: string, allowed: string): boolean {
  const [type, wanted] = [withoutParameters(contentType), withoutParameters(allowed)];
  return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}

/** Reduces `text/plain; charset=utf-8` to `text/plain`. */
function withoutParameters(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase();
}
