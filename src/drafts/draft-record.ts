import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';

/** Part of what a draft is sealed for: a draft of another version never opens. */
export const schemaVersion = 1;

/** The answers of a form with what belongs to them. Never stored unencrypted. */
export interface DraftContent {
  readonly response: QuestionnaireResponse;
  /** Title of the questionnaire. */
  readonly title?: string | undefined;
  /** The server's reason for refusing the response. */
  readonly reason?: string | undefined;
}

/**
 * The unencrypted part of a draft: nothing that tells the person or the questionnaire.
 *
 * A form has one key for its draft (`key` equals `slot`); a finished response has its own key (`slot.id`), so that the
 * same questionnaire can be filled in again while the response waits. After sending, a record stays as `finished`, and
 * after withdrawal or removal as `discarded`, both without answers: another tab can then see what happened, and a copy
 * in a storage that was unavailable for a while no longer counts.
 */
export interface DraftRecord {
  readonly key: string;
  /** Hash of the subject. */
  readonly owner: string;
  /** Hash of subject, questionnaire with version, and schema: the draft is sealed for these. */
  readonly slot: string;
  readonly kind: 'draft' | 'waiting' | 'refused' | 'finished' | 'discarded';
  /** Increases by one with each write of the key. */
  readonly revision: number;
  /** Id of the `DraftWriter` that wrote the record. */
  readonly writer: string;
  /** Random id of the response, made when the form started. */
  readonly id: string;
  /** Milliseconds since 1970, as `expires`. */
  readonly changed: number;
  readonly expires: number;
}

export interface SealedContent {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** A record as it is stored on the device. */
export interface SealedRecord extends DraftRecord {
  readonly sealed?: SealedContent | undefined;
}

/** A decrypted record. */
export interface OpenRecord extends DraftRecord {
  /** Absent if the record has none, or if it cannot be decrypted (sealed with the key of another login). */
  readonly content?: DraftContent | undefined;
}

/** A write that succeeds as a whole or not at all. */
export interface Change<Stored extends DraftRecord> {
  readonly put: readonly Stored[];
  readonly guard?: Guard | undefined;
}

/** Prevents a write if another writer wrote this key after the revision. */
export interface Guard {
  readonly key: string;
  readonly revision: number;
  readonly writer: string;
  /** The storage could not be read when the form opened: any draft of another writer counts as newer. */
  readonly couldNotRead?: boolean;
}

/** Returns whether another writer wrote this record after the guard's revision. */
export function isNewer(record: DraftRecord | undefined, guard: Guard | undefined): boolean {
  if (!record || !guard || record.writer === guard.writer) return false;
  return record.revision > guard.revision || (guard.couldNotRead === true && record.kind === 'draft');
}

/** Serializes a record for storages that hold text. */
export function textFromRecord({ sealed, ...record }: SealedRecord): string {
  return JSON.stringify({
    ...record,
    ...(sealed && { iv: base64From(sealed.iv), data: base64From(sealed.data) }),
  });
}

/** Parses a serialized record; undefined if there is none or it is damaged. */
export function recordFromText(text: string | null): SealedRecord | undefined {
  if (!text) return undefined;
  try {
    const { iv, data, ...record } = JSON.parse(text) as DraftRecord & { iv?: string; data?: string };
    return { ...record, ...(iv && data && { sealed: { iv: bytesFrom(iv), data: bytesFrom(data) } }) };
  } catch {
    return undefined;
  }
}

function base64From(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function bytesFrom(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
