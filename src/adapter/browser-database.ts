import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Assignment } from '../core/model/care.js';
import type { Consultation } from '../core/model/consultation.js';
import type { Preparation } from '../core/model/preparation.js';
import type { Sharing } from '../core/model/sharing.js';
import {
  assignmentsAfter,
  consultationKey,
  nextDecision,
  storable,
  withRevisions,
  type AdapterData,
  type StoredResponse,
} from './adapter-data.js';
import { StorageError } from './errors.js';

interface Stores extends DBSchema {
  responses: { key: string; value: StoredResponse; indexes: { subject: string } };
  /** Key: the subject. */
  assignments: { key: string; value: readonly Assignment[] };
  /** Key: subject and instrument. */
  preparations: { key: [string, string]; value: Preparation };
  /** Key: see {@link keyOfConsultation}. */
  consultations: { key: [string, string, string]; value: Consultation; indexes: { conversation: [string, string] } };
  /** Key: see {@link keyOfDecision}. */
  sharing: { key: [string, string, string]; value: Sharing; indexes: { subject: string } };
  /** Key: subject and questionnaire with its version. */
  drafts: { key: [string, string]; value: StoredResponse };
}

export type Database = IDBPDatabase<Stores>;

type StoreName = 'responses' | 'assignments' | 'preparations' | 'consultations' | 'sharing' | 'drafts';
type Upgrade = IDBPTransaction<Stores, StoreName[], 'versionchange'>;
type Writing = IDBPTransaction<Stores, StoreName[], 'readwrite' | 'versionchange'>;

const storeNames: StoreName[] = ['responses', 'assignments', 'preparations', 'consultations', 'sharing', 'drafts'];

/**
 * Opens the database, and fills it if it is new. If two pages open it at once, only one of them upgrades and fills it.
 *
 * @param onLost Called when the browser has closed the connection. Open the database again for the next request.
 */
export async function openDatabase(name: string, data: AdapterData, onLost: () => void): Promise<Database> {
  try {
    return await openDB<Stores>(name, 4, {
      upgrade: (database, from, _to, transaction) => {
        // A failure aborts the upgrade, so openDB() rejects. An existing database keeps its data.
        void upgradeStores(database, from, transaction, data).catch(() => abort(transaction));
      },
      blocking: (_current, _wanted, event) => {
        (event.target as IDBDatabase).close();
        onLost();
      },
      terminated: onLost,
    });
  } catch (cause) {
    throw storageErrorOf(cause, name);
  }
}

/** Brings the stores from a version to the newest one, and fills a new database. */
async function upgradeStores(database: Database, from: number, transaction: Upgrade, data: AdapterData): Promise<void> {
  if (from < 1) {
    database.createObjectStore('responses', { keyPath: 'id' }).createIndex('subject', 'subject');
    database.createObjectStore('assignments');
  }
  if (from < 2) database.createObjectStore('preparations', { keyPath: ['subject', 'instrument'] });
  if (from < 3) database.createObjectStore('drafts', { keyPath: ['subject', 'questionnaire'] });
  // Until version 3 the date was the key of a consultation, so that one of two professionals on a day was lost.
  const consultations = from < 2 ? [] : await transaction.objectStore('consultations').getAll();
  if (from >= 2) database.deleteObjectStore('consultations');
  database.createObjectStore('consultations').createIndex('conversation', ['subject', 'instrument']);
  database.createObjectStore('sharing').createIndex('subject', 'subject');
  await fill(transaction, from < 1 ? data : { consultations, sharing: data.sharing ?? [] });
}

function abort(transaction: Upgrade): void {
  try {
    transaction.abort();
  } catch {
    // A failed request has aborted it already.
  }
}

/** Stores a response, completes its assignment and deletes its draft, in one transaction. */
export async function storeResponse(database: Database, response: StoredResponse): Promise<void> {
  const transaction = database.transaction(storeNames, 'readwrite');
  const responses = transaction.objectStore('responses');
  const assignments = transaction.objectStore('assignments');
  const drafts = transaction.objectStore('drafts');
  const previous = await responses.get(response.id);
  const current = (await assignments.get(response.subject)) ?? [];
  const draftKey: [string, string] = [response.subject, response.questionnaire];
  const draft = await drafts.get(draftKey);
  await Promise.all([
    draft?.id === response.id && drafts.delete(draftKey),
    assignments.put(assignmentsAfter(current, response, previous), response.subject),
    responses.put(response),
    transaction.done,
  ]);
}

/** Stores a decision about sharing, if it was made on the stored revision. Resolves with the stored decision. */
export async function storeDecision(database: Database, decision: Sharing): Promise<Sharing> {
  const transaction = database.transaction('sharing', 'readwrite');
  const key = keyOfDecision(decision);
  try {
    const next = nextDecision(decision, await transaction.store.get(key));
    await transaction.store.put(next, key);
    return next;
  } finally {
    await transaction.done;
  }
}

/** Returns the key of a consultation: subject, instrument, and `id` or date. */
export function keyOfConsultation(consultation: Consultation): [string, string, string] {
  return [consultation.subject, consultation.instrument, consultationKey(consultation)];
}

/** Returns the key of a decision: subject, purpose and recipient, if any. */
function keyOfDecision({ subject, purpose, recipient = '' }: Sharing): [string, string, string] {
  return [subject, purpose, recipient];
}

/** Empties the database and fills it again. Resolves with the subjects whose data changed. */
export async function refill(database: Database, data: AdapterData): Promise<ReadonlySet<string>> {
  const transaction = database.transaction(storeNames, 'readwrite');
  const before = await subjectsOf(transaction);
  await Promise.all(storeNames.map((store) => transaction.objectStore(store).clear()));
  await fill(transaction, data);
  const after = await subjectsOf(transaction);
  await transaction.done;
  return new Set([...before, ...after]);
}

/** Converts an error of IndexedDB to a StorageError with a cure; other errors pass through. */
export function storageErrorOf(cause: unknown, name: string): unknown {
  if (cause instanceof DOMException && cause.name === 'QuotaExceededError') {
    return new StorageError('The storage quota of this page is full. Free some space, or call reset().', { cause });
  }
  if (cause instanceof DOMException && cause.name === 'VersionError') {
    return new StorageError(
      `The database "${name}" has a newer version. Load the newer pro-widgets, or use another database name.`,
      {
        cause,
      },
    );
  }
  if (cause instanceof DOMException || typeof indexedDB === 'undefined') {
    return new StorageError(
      'The browser stores no data for this page: IndexedDB is absent or blocked, as in some private windows and frames. ' +
        'Allow site data for this address, or use the MemoryAdapter.',
      { cause },
    );
  }
  return cause;
}

async function fill(transaction: Writing, data: AdapterData): Promise<void> {
  const { responses = [], assignments = {}, preparations = [], consultations = [], sharing = [] } = data;
  await Promise.all([
    ...responses.map((response) => transaction.objectStore('responses').put(storable(response))),
    ...Object.entries(assignments).map(([subject, list]) => transaction.objectStore('assignments').put(list, subject)),
    ...preparations.map((preparation) => transaction.objectStore('preparations').put(preparation)),
    ...consultations.map((consultation) =>
      transaction.objectStore('consultations').put(consultation, keyOfConsultation(consultation)),
    ),
    ...withRevisions(sharing).map((decision) =>
      transaction.objectStore('sharing').put(decision, keyOfDecision(decision)),
    ),
  ]);
}

async function subjectsOf(transaction: Writing): Promise<string[]> {
  const [responses, assignments, preparations, consultations, sharing] = await Promise.all([
    transaction.objectStore('responses').getAll(),
    transaction.objectStore('assignments').getAllKeys(),
    transaction.objectStore('preparations').getAll(),
    transaction.objectStore('consultations').getAll(),
    transaction.objectStore('sharing').getAll(),
  ]);
  return [
    ...[...responses, ...preparations, ...consultations, ...sharing].map(({ subject }) => subject),
    ...assignments,
  ];
}
