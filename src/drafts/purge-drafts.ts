import { CacheStorageBackup } from './cache-storage-backup.js';
import { forgetMemory } from './draft-store.js';
import { IndexedDbStorage } from './indexeddb-storage.js';
import { LocalStorageStorage } from './local-storage-storage.js';
import { TabChannel } from './tab-channel.js';

/**
 * Removes all answers that this browser stores for this origin, of every person, with the key of the device. Call it at
 * logout. Finished responses that were not sent yet are removed too.
 *
 * Open forms store nothing more; drafts at the server stay. Resolves when nothing is left, and rejects with the browser's
 * own error if IndexedDB or CacheStorage does not confirm that.
 */
export async function purgeDrafts(): Promise<void> {
  const tabs = new TabChannel(() => undefined);
  tabs.open();
  tabs.tell({ kind: 'purged', at: Date.now() });
  tabs.close();
  // Waits for writes under way, which would otherwise come after the purge.
  await forgetMemory();
  // A browser that refuses localStorage has nothing in it.
  await new LocalStorageStorage().clear().catch(() => undefined);
  // A storage that does not answer must not keep the other from being emptied.
  const outcomes = await Promise.allSettled([new CacheStorageBackup().clear(), emptyDatabase()]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

async function emptyDatabase(): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const database = new IndexedDbStorage();
  await database.remove(() => true);
  await database.forgetKey();
  database.close();
}
