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
  tabs.tell({ kind: 'purged' });
  tabs.close();
  forgetMemory();
  const [database, journal] = [new DatabasePlace(), new JournalPlace()];
  const everything = () => true;
  // A browser that refuses localStorage keeps nothing in it.
  await journal.remove(everything).catch(() => undefined);
  await journal.forgetKey().catch(() => undefined);
  await new SparePlace().clear();
  if (typeof indexedDB === 'undefined') return;
  await database.remove(everything);
  await database.forgetKey();
  database.close();
}
