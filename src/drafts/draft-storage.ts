import type { Change, DraftRecord, SealedRecord } from './draft-record.js';

/** A storage of sealed records. Each method rejects if the storage does not work. */
export interface DraftStorage {
  recordsOf(owner: string): Promise<readonly SealedRecord[]>;
  /** Resolves with the record that is newer than the guard; in that case nothing was written. */
  write(change: Change<SealedRecord>): Promise<SealedRecord | undefined>;
  remove(isUnwanted: (record: DraftRecord) => boolean): Promise<void>;
}

/** A storage that is durable once a write resolves. */
export interface MainStorage extends DraftStorage {
  /** Returns the key of this device; stores the offered one if there is none. */
  deviceKey(offered: CryptoKey): Promise<CryptoKey>;
}

/** A storage for the time that the main one does not work. */
export interface FallbackStorage extends DraftStorage {
  recordOf(key: string): SealedRecord | undefined;
  deviceKey(): Promise<CryptoKey | undefined>;
  saveDeviceKey(key: CryptoKey): Promise<void>;
}

/** A second copy of the main storage, written after it. */
export interface BackupStorage extends Pick<DraftStorage, 'recordsOf' | 'remove'> {
  write(change: Change<SealedRecord>): Promise<void>;
  deviceKey(): Promise<CryptoKey | undefined>;
  saveDeviceKey(key: CryptoKey): Promise<void>;
}

/** The storages of a device: those of the browser, or in tests those of one process. */
export interface DeviceStorage {
  readonly main: MainStorage;
  readonly fallback: FallbackStorage;
  readonly backup: BackupStorage;
}
