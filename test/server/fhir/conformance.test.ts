// Runs the adapter checks over HTTP on a FHIR server.
import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { FhirServer, listen } from '../../../demo/fhir/server.js';
import { resourcesFrom } from '../../../demo/fhir/resources.js';
import type { AdapterData } from '../../../src/adapter/adapter-data.js';
import { FhirAdapter } from '../../../src/adapter/fhir.js';
import { adapterChecks } from '../../../src/testing/index.js';

// FHIR has no resource for the key of a login.
const unsupportedChecks = /getDraftKey\(\)/;
// Readers and the team are the same resources in FHIR, so a server has one of the two in the example.
const checksOfReaders = /listReaders\(\)/;

describe('FhirAdapter passes the adapter checks', () => {
  const fhir = new FhirServer();
  let server: Server;
  let baseUrl: string;
  before(async () => ({ server, baseUrl } = await listen(fhir)));
  after(() => server.close());

  for (const { name, check } of adapterChecks()) {
    it(name, async () => {
      const outcome = await check(async (data) => {
        fhir.repository.clear();
        const { readers: _readers, ...withTeam } = data;
        await fhir.load(resourcesFrom(checksOfReaders.test(name) ? withoutPeople(data) : withTeam));
        return new FhirAdapter({
          baseUrl,
          instruments: data.instruments ?? [],
          events: ['Procedure'],
          consents: { profile: 'core' },
        });
      });
      assert.equal(outcome, unsupportedChecks.test(name) ? 'skipped' : 'passed');
    });
  }
});

function withoutPeople(data: AdapterData): AdapterData {
  return { ...data, careTeams: {}, sharing: [] } as AdapterData;
}
