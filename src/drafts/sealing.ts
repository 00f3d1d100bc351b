import { parseModel } from '../core/model/parse.js';
import { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { schemaVersion, type DraftContent, type SealedContent } from './draft-record.js';

const algorithm = 'AES-GCM';

/** Returns whether the page may encrypt; without https it may not, and nothing is stored on the device. */
export function canSeal(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined;
}

/** Returns a hash of the subject, by which records are found. */
export function ownerOf(subject: string): Promise<string> {
  return hashOf('owner', subject);
}

/** Returns the key of a form's draft, which is also what the draft is sealed for. */
export function slotOf(subject: string, questionnaire: string): Promise<string> {
  return hashOf('slot', subject, questionnaire, String(schemaVersion));
}

/** Encrypts content for one slot. */
export async function seal(content: DraftContent, key: CryptoKey, slot: string): Promise<SealedContent> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(content));
  const parameters = { name: algorithm, iv, additionalData: new TextEncoder().encode(slot) };
  return { iv, data: new Uint8Array(await crypto.subtle.encrypt(parameters, key, text)) };
}

/** Decrypts content; undefined if none of the keys opens it, or if it is of another subject or slot. */
export async function unseal(
  { iv, data }: SealedContent,
  keys: readonly CryptoKey[],
  slot: string,
  subject: string,
): Promise<DraftContent | undefined> {
  const parameters = { name: algorithm, iv, additionalData: new TextEncoder().encode(slot) };
  for (const key of keys) {
    try {
      const text = new TextDecoder().decode(await crypto.subtle.decrypt(parameters, key, data));
      const content = contentFrom(JSON.parse(text));
      const { response } = content;
      const isOurs = response.subject === subject && (await slotOf(subject, response.questionnaire)) === slot;
      return isOurs ? content : undefined;
    } catch {
      // Sealed with another key, or damaged: the next key may open it.
    }
  }
  return undefined;
}

/** Makes a key of this device. It is extractable: a browser that loses one storage may still have the other. */
export async function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: algorithm, length: 256 }, true, ['encrypt', 'decrypt']);
}

/** Returns whether a value is a key as `getDraftKey()` should return it; a key of another frame counts too. */
export function isDraftKey(key: unknown): key is CryptoKey {
  const { algorithm: own, usages } = (key ?? {}) as Partial<CryptoKey>;
  return own?.name === algorithm && ['encrypt', 'decrypt'].every((use) => usages?.includes(use as KeyUsage));
}

function contentFrom(data: unknown): DraftContent {
  const { response, title, reason } = data as Record<string, unknown>;
  return {
    response: parseModel(QuestionnaireResponse, response, 'draft'),
    ...(typeof title === 'string' && { title }),
    ...(typeof reason === 'string' && { reason }),
  };
}

/** Returns a hash; without encryption the plain text, because records are in memory only then. */
async function hashOf(...words: readonly string[]): Promise<string> {
  const text = JSON.stringify(['pro-widgets', ...words]);
  if (!canSeal()) return text;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
