import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';

/** Part of what seals a draft: a draft of another shape never opens. */
export const schemaVersion = 1;

/** What is kept of a form: the answers, and what belongs to them. Never on disk as it is. */
export interface DraftContent {
  readonly response: QuestionnaireResponse;
  /** What the questionnaire is called. */
  readonly title?: string | undefined;
  /** Why the server does not take it. */
  readonly reason?: string | undefined;
}

/**
 * What is kept in the clear: nothing that says who, or which questionnaire.
 *
 * A form has one place for its draft (`key` is its `slot`); a finished response has a place of its own (`slot.id`), so
 * that the same questionnaire can be filled in again while it waits. A place whose answers were sent stays as
 * `finished`, and one whose answers somebody took back or threw away as `discarded`, without answers: so that another
 * tab can see what became of them, and a copy in a place that was away for a while does not count any more.
 */
export interface DraftRecord {
  readonly key: string;
  /** Hash of the subject. */
  readonly owner: string;
  /** Hash of subject, questionnaire with its version, and schema: the seal holds for these only. */
  readonly slot: string;
  readonly kind: 'draft' | 'waiting' | 'refused' | 'finished' | 'discarded';
  /** One more with each write of the slot. */
  readonly revision: number;
  /** The tab that wrote it. */
  readonly writer: string;
  /** Of the response: made at random when the form started. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
  readonly expires: number;
}

export interface SealedContent {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** A record as it lies on the device. */
export interface SealedRecord extends DraftRecord {
  readonly sealed?: SealedContent | undefined;
}

/** A record as it is used. */
export interface OpenRecord extends DraftRecord {
  /** Absent where there is none, or where it cannot be opened: sealed with the key of another login. */
  readonly content?: DraftContent | undefined;
}

/** A write that happens as a whole, or not at all. */
export interface Change<Kept extends DraftRecord> {
  readonly put: readonly Kept[];
  readonly guard?: Guard | undefined;
}

/** Nothing is written where another tab wrote this key after the revision. */
export interface Guard {
  readonly key: string;
  readonly revision: number;
  readonly writer: string;
  /** The place could not be read when the form opened: a draft of another tab or time is new, whatever its revision. */
  readonly isBlind?: boolean;
}

/** Somewhere that keeps sealed records. Each method rejects where the place does not work. */
export interface DraftPlace {
  recordsOf(owner: string): Promise<readonly SealedRecord[]>;
  /** Resolves with the record that is newer than the guard; then nothing was written. */
  write(change: Change<SealedRecord>): Promise<SealedRecord | undefined>;
  remove(isUnwanted: (record: DraftRecord) => boolean): Promise<void>;
}

/** Whether another tab wrote this record after what the guard knows. */
export function isNewer(record: DraftRecord | undefined, guard: Guard | undefined): boolean {
  if (!record || !guard || record.writer === guard.writer) return false;
  return record.revision > guard.revision || (guard.isBlind === true && record.kind === 'draft');
}
