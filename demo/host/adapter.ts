/// <reference types="vite/client" />
import type { ProAdapter } from '../../src/adapter/adapter.js';
import { openExample, subject } from './example.js';

/** What a hospital's own back end is to the pages of the demo. */
export interface BackEnd {
  readonly adapter: ProAdapter;
  /** Whose data the pages show. */
  readonly subject: string;
  /** Who that is, for the head of the record. */
  readonly about: string;
  /** What becomes of what somebody fills in. */
  readonly place: string;
  /** Back to how it began. */
  readonly reset?: () => Promise<void>;
}

/** The one place where the demo chooses its back end: `npm start`, `npm run demo:rest` or `npm run demo:fhir`. */
export async function openBackEnd(): Promise<BackEnd> {
  switch (import.meta.env.MODE) {
    case 'rest':
      return (await import('../rest/back-end.js')).openRest();
    case 'fhir':
      return (await import('../fhir/back-end.js')).openFhir();
    default:
      return inBrowser();
  }
}

function inBrowser(): BackEnd {
  const adapter = openExample();
  return {
    adapter,
    subject,
    about: 'man, 54 jaar · hartinfarct · spreekuur bedrijfsarts',
    place: 'Alles wat u invult blijft in deze browser. Er gaat niets naar een server.',
    reset: () => adapter.reset(),
  };
}
