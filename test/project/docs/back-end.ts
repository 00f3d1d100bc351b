import { MemoryAdapter } from '../../../src/adapter/memory.js';
import { exampleFor } from './example.js';

/** Gives the markup of the docs a session, and an adapter if the markup has none. */
export function provideBackEnd(): void {
  Object.assign(globalThis, { session: { accessToken: 'token' } });
  const forms = [...document.querySelectorAll('pro-questionnaire')];
  const asked = forms.flatMap(({ questionnaire }) => (typeof questionnaire === 'string' ? [questionnaire] : []));
  for (const provider of document.querySelectorAll('pro-provider')) {
    provider.adapter ??= Object.assign(new MemoryAdapter(exampleFor(asked)), { getDraftKey });
  }
}

async function getDraftKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
