import { fileProblems } from '../../core/form/files.js';
import type { QuestionnaireItem } from '../../core/model/questionnaire.js';
import type { Attachment } from '../../core/model/value.js';
import type { UnreadableKey } from '../../core/form/unreadable.js';
import { largestSizeOf } from './largest-size.js';

/** Returns why a file cannot be the answer, before any of it is read. */
export function refusalOf(item: QuestionnaireItem, file: File): UnreadableKey | undefined {
  const limits = { mimeTypes: item.mimeTypes, maxSize: largestSizeOf(item) };
  for (const { key } of fileProblems(limits, { contentType: mimeTypeOf(file), size: file.size })) {
    return key === 'mimeType' ? 'fileType' : 'fileSize';
  }
  return file.size === 0 ? 'file' : undefined;
}

/** The file as an answer; a rejected promise where it cannot be read, such as a folder or one that is gone. */
export async function attachmentFrom(file: File): Promise<Attachment> {
  const contentType = mimeTypeOf(file);
  return { ...(contentType && { contentType }), data: await base64Of(file), size: file.size, title: file.name };
}

// A browser knows a file's type from its name only, and some systems do not tell it these.
const typesByEnding: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  heic: 'image/heic',
  heif: 'image/heif',
  json: 'application/json',
  pdf: 'application/pdf',
  webp: 'image/webp',
};

function mimeTypeOf({ type, name }: File): string {
  return type || (typesByEnding[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? '');
}

/** Read as a data: URL, which is text and is never asked for; the browser makes the base64 of it. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? (reader.result.split(',')[1] ?? '') : '');
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'));
    reader.readAsDataURL(file);
  });
}
