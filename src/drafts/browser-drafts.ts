import { CacheStorageBackup } from './cache-storage-backup.js';
import type { DeviceStorage } from './draft-storage.js';
import { FormDrafts, type FormDraftsOptions } from './form-drafts.js';
import { IndexedDbStorage } from './indexeddb-storage.js';
import { LocalStorageStorage } from './local-storage-storage.js';

/** The storages of this browser; the forms of a page share one connection to the database. */
const browserStorage: DeviceStorage = {
  main: new IndexedDbStorage(),
  fallback: new LocalStorageStorage(),
  backup: new CacheStorageBackup(),
};

/** Opens the drafts of a form in the storages of this browser. */
export function openBrowserDrafts(options: Omit<FormDraftsOptions, 'storage'>): Promise<FormDrafts> {
  return FormDrafts.open({ ...options, storage: browserStorage });
}
