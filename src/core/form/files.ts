import type { QuestionnaireItem } from '../model/questionnaire.js';
import type { Attachment } from '../model/value.js';
import type { ValidationProblem } from './validation-problem.js';

/** What is known of a file before it is read. */
export interface FileFacts {
  /** MIME type; empty or undefined where nobody knows it. */
  readonly contentType: string | undefined;
  /** In bytes. */
  readonly size: number | undefined;
}

/** What a question does not allow of a file. What is not known of the file is not held against it, but for its type. */
export function* fileProblems(
  { mimeTypes = [], maxSize = Infinity }: Pick<QuestionnaireItem, 'mimeTypes' | 'maxSize'>,
  { contentType = '', size = 0 }: FileFacts,
): Generator<Pick<ValidationProblem, 'key' | 'values'>> {
  if (mimeTypes.length > 0 && !mimeTypes.some((allowed) => isOfMimeType(contentType, allowed))) {
    yield { key: 'mimeType', values: { mimeTypes: mimeTypes.join(',') } };
  }
  if (size > maxSize) yield { key: 'maxSize', values: { maxSize } };
}

/** The size of the content where it is there, whatever its sender says; in bytes. */
export function sizeOf({ data, size }: Attachment): number | undefined {
  if (data === undefined) return size;
  return (data.length / 4) * 3 - (data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0);
}

function isOfMimeType(contentType: string, allowed: string): boolean {
  const [type, wanted] = [withoutParameters(contentType), withoutParameters(allowed)];
  return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}

/** `text/plain; charset=utf-8` is `text/plain`. */
function withoutParameters(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase();
}
