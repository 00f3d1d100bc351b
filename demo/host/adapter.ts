/// <reference types="vite/client" />
import type { ProAdapter } from '../../src/adapter/adapter.js';
import { openExample, subject } from './example.js';

export interface BackEnd {
  readonly adapter: ProAdapter;
  /** The patient whose data the pages show. */
  readonly subject: string;
  /** Description of the patient for the header of the record. */
  readonly about: string;
  /** Text about where answers are stored. */
  readonly storageNote: string;
  readonly reset?: () => Promise<void>;
}

/** Opens the back end of the build mode: `npm start`, `npm run demo:rest` or `npm run demo:fhir`. */
export async function openBackEnd(): Promise<BackEnd> {
  switch (import.meta.env.MODE) {
    case 'rest':
      return (await import('../rest/back-end.js')).openRest();
    case 'fhir':
      return (await import('../fhir/back-end.js')).openFhir();
    default:
      return openBrowserBackEnd();
  }
}

function openBrowserBackEnd(): BackEnd {
  const adapter = openExample();
  return {
    adapter,
    subject,
    about: 'man, 54 jaar',
    storageNote: 'Alles wat u invult blijft in deze browser. Er gaat niets naar een server.',
    reset: () => adapter.reset(),
  };
}
