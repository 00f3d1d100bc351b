import { oauth2 } from 'fhirclient';
import { FhirAdapter } from '../../src/adapter/fhir.js';
import { werkHerstelInstrument } from '../../src/core/index.js';
import type { BackEnd } from '../host/adapter.js';
import { klachtenInstrument } from '../host/klachten.js';
import { basePath, patients } from './patients.js';

/** Opens the demo on a FHIR server, with the context of a SMART launch if there is one. */
export async function openFhir(): Promise<BackEnd> {
  const launched = await launch();
  const patient = patients.find(({ id }) => id === launched?.patient) ?? patients[0];
  const adapter = new FhirAdapter({
    baseUrl: launched?.baseUrl ?? basePath,
    token: launched?.token,
    events: ['Procedure'],
    instruments: [werkHerstelInstrument, klachtenInstrument],
    consents: { profile: 'core' },
    writesScores: true,
  });
  return {
    adapter,
    subject: `Patient/${patient.id}`,
    about: patient.about,
    storageNote: 'Wat u invult gaat naar de FHIR-server op deze computer. Die vergeet alles als hij stopt.',
    reset: async () => void (await fetch('/reset', { method: 'POST' })),
  };
}

/** The context of a SMART launch; undefined without a launch. The host page reads the address, never the library. */
async function launch() {
  const isBack = new URLSearchParams(location.search).has('code');
  if (!isBack && sessionStorage.getItem('SMART_KEY') === null) return undefined;
  const client = await oauth2.ready();
  return {
    patient: client.patient.id,
    baseUrl: client.state.serverUrl,
    token: async () => {
      await client.refreshIfNeeded();
      return client.state.tokenResponse?.access_token;
    },
  };
}
