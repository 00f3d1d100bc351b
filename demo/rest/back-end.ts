import { RestAdapter } from '../../src/adapter/rest.js';
import { patients } from '../fhir/patients.js';
import type { BackEnd } from '../host/adapter.js';

export function openRest(): BackEnd {
  const [{ id, about }] = patients;
  const adapter = new RestAdapter({
    baseUrl: './rest',
    pollInterval: 2_000,
    supportedMethods: [
      'listAssignments',
      'listEvents',
      'listReaders',
      'getInstrument',
      'getPreparation',
      'savePreparation',
      'listConsultations',
      'saveConsultation',
      'listCareTeam',
      'listSharing',
      'saveSharing',
      'subscribe',
    ],
  });
  return {
    adapter,
    subject: `Patient/${id}`,
    about,
    storageNote: 'Wat u invult gaat naar een server op deze computer. Die vergeet alles als hij stopt.',
    reset: async () => void (await fetch('/reset', { method: 'POST' })),
  };
}
