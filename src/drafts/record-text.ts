import type { DraftRecord, SealedRecord } from './draft-record.js';

/** A record for places that keep text. */
export function textOf({ sealed, ...record }: SealedRecord): string {
  return JSON.stringify({ ...record, ...(sealed && { iv: written(sealed.iv), data: written(sealed.data) }) });
}

/** Undefined for what is not there, or is damaged. */
export function recordFrom(text: string | null): SealedRecord | undefined {
  if (!text) return undefined;
  try {
    const { iv, data, ...record } = JSON.parse(text) as DraftRecord & { iv?: string; data?: string };
    return { ...record, ...(iv && data && { sealed: { iv: read(iv), data: read(data) } }) };
  } catch {
    return undefined;
  }
}

/** The key of the device, for the same places. */
export async function keyTextOf(key: CryptoKey): Promise<string> {
  return JSON.stringify(await crypto.subtle.exportKey('jwk', key));
}

export function keyFrom(text: string): Promise<CryptoKey> {
  // To be written down again where the place that it came from is lost.
  return crypto.subtle.importKey('jwk', JSON.parse(text) as JsonWebKey, 'AES-GCM', true, ['encrypt', 'decrypt']);
}

function written(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function read(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
