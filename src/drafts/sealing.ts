import { parseModel } from '../core/model/parse.js';
import { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { schemaVersion, type DraftContent, type SealedContent } from './draft-record.js';

const algorithm = 'AES-GCM';

/** Whether the page may encrypt: not on an address without https. Then nothing is put on the device. */
export function canSeal(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined;
}

/** Who the records are of, without saying so. */
export function ownerOf(subject: string): Promise<string> {
  return hashOf('owner', subject);
}

/** Where the draft of a form lies, and what it is sealed for. */
export function slotOf(subject: string, questionnaire: string): Promise<string> {
  return hashOf('slot', subject, questionnaire, String(schemaVersion));
}

export async function sealed(content: DraftContent, key: CryptoKey, slot: string): Promise<SealedContent> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(content));
  const parameters = { name: algorithm, iv, additionalData: new TextEncoder().encode(slot) };
  return { iv, data: new Uint8Array(await crypto.subtle.encrypt(parameters, key, text)) };
}

/** The content, where one of the keys opens it and it is for this subject; undefined where not. */
export async function unsealed(
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
      // Another key, or damaged: the next may open it.
    }
  }
  return undefined;
}

/** A key of this device. It can be written down: a browser that loses one of its stores may still have the other. */
export async function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: algorithm, length: 256 }, true, ['encrypt', 'decrypt']);
}

/** Whether a key is what `getDraftKey()` should give; one of another frame is too. */
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

/** Without encryption records are in memory only, where a hash hides nothing. */
async function hashOf(...parts: readonly string[]): Promise<string> {
  const text = JSON.stringify(['pro-widgets', ...parts]);
  if (!canSeal()) return text;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
