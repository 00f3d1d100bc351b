import { sizeOf } from '../../core/form/files.js';
import type { Attachment } from '../../core/model/value.js';
import type { AnswerWordsMessages } from '../../locales/messages/answer-words.js';

/** Returns the name and size of a file, but never its content: "foto.jpg (1,2 MB)". */
export function formatFile(attachment: Attachment, messages: AnswerWordsMessages, language: string): string {
  const { title, contentType } = attachment;
  const name = title?.trim() || (contentType ? mimeTypeText(contentType, messages) : messages.file);
  const size = sizeOf(attachment);
  return size === undefined ? name : `${name} (${formatFileSize(size, language)})`;
}

const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** Formats a file size with 1,024 bytes to a kilobyte: "1,2 MB". */
export function formatFileSize(bytes: number, language: string): string {
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
    numberingSystem: 'latn',
  }).format(value);
}

// Common names of the MIME types that questionnaires ask for. Other types are named by their subtype.
const knownNames: Readonly<Record<string, string>> = {
  'application/msword': 'DOC',
  'application/vnd.ms-excel': 'XLS',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'image/jpeg': 'JPG',
  'image/svg+xml': 'SVG',
  'text/plain': 'TXT',
};

/** Lists the file types that a question accepts: "PDF of JPG". */
export function formatMimeTypes(mimeTypes: readonly string[], messages: AnswerWordsMessages, language: string): string {
  const names = new Set(mimeTypes.map((mimeType) => mimeTypeText(mimeType, messages)));
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
}

function mimeTypeText(mimeType: string, { fileKinds }: AnswerWordsMessages): string {
  const [essence = ''] = mimeType.toLowerCase().split(';');
  const [kind = '', name = ''] = essence.trim().split('/');
  if (name === '*') return fileKinds[isKind(kind) ? kind : 'other'];
  return knownNames[essence.trim()] ?? name.replace(/^x-/, '').toUpperCase();
}

function isKind(kind: string): kind is keyof AnswerWordsMessages['fileKinds'] {
  return kind === 'image' || kind === 'audio' || kind === 'video' || kind === 'text';
}
