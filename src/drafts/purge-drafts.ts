import { DatabasePlace } from './database-place.js';
import { forgetMemory } from './draft-store.js';
import { JournalPlace } from './journal-place.js';
import { SparePlace } from './spare-place.js';
import { Tabs } from './tabs.js';

/**
 * Throws away every answer that is kept in this browser for this address, of every person, and the key of the device.
 * Call it when somebody logs out. What was finished and not sent yet is thrown away too.
 *
 * Forms that are open keep nothing more; the drafts at the server stay. Resolves when nothing is left, and rejects with
 * the browser's own error where IndexedDB or CacheStorage does not say so.
 */
export async function purgeDrafts(): Promise<void> {
  const tabs = new Tabs(() => undefined);
  tabs.open();
  tabs.tell({ kind: 'purged', at: Date.now() });
  tabs.close();
  // What a form of this page was writing would come after.
  await forgetMemory();
  // A browser that refuses localStorage keeps nothing in it.
  await new JournalPlace().clear().catch(() => undefined);
  // A place that does not answer must not keep the other from being emptied.
  const outcomes = await Promise.allSettled([new SparePlace().clear(), emptyDatabase()]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

async function emptyDatabase(): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const database = new DatabasePlace();
  await database.remove(() => true);
  await database.forgetKey();
  database.close();
}
