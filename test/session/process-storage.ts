/** Storages of one Node process in place of those of a browser, and sessions that use them. */
import { isNewer, type Change, type DraftRecord, type SealedRecord } from '../../src/drafts/draft-record.js';
import type { DeviceStorage } from '../../src/drafts/draft-storage.js';

class ProcessStorage {
  readonly records = new Map<string, SealedRecord>();
  key: CryptoKey | undefined;

  async recordsOf(owner: string): Promise<readonly SealedRecord[]> {
    return [...this.records.values()].filter((record) => record.owner === owner);
  }

  async write({ put, guard }: Change<SealedRecord>): Promise<SealedRecord | undefined> {
    const present = guard && this.records.get(guard.key);
    if (isNewer(present, guard)) return present;
    for (const record of put) this.records.set(record.key, record);
    return undefined;
  }

  async remove(isUnwanted: (record: DraftRecord) => boolean): Promise<void> {
    for (const record of this.records.values()) if (isUnwanted(record)) this.records.delete(record.key);
  }

  recordOf(key: string): SealedRecord | undefined {
    return this.records.get(key);
  }

  async deviceKey(offered?: CryptoKey): Promise<CryptoKey | undefined> {
    return (this.key ??= offered);
  }

  async saveDeviceKey(key: CryptoKey): Promise<void> {
    this.key = key;
  }
}

/** A device whose storages all work. */
export function processStorage(): DeviceStorage {
  const [main, fallback, backup] = [new ProcessStorage(), new ProcessStorage(), new ProcessStorage()];
  return {
    main: {
      recordsOf: (owner) => main.recordsOf(owner),
      write: (change) => main.write(change),
      remove: (isUnwanted) => main.remove(isUnwanted),
      deviceKey: async (offered) => (await main.deviceKey(offered)) ?? offered,
    },
    fallback,
    backup: {
      recordsOf: (owner) => backup.recordsOf(owner),
      write: async (change) => void (await backup.write(change)),
      remove: (isUnwanted) => backup.remove(isUnwanted),
      deviceKey: () => backup.deviceKey(),
      saveDeviceKey: (key) => backup.saveDeviceKey(key),
    },
  };
}
