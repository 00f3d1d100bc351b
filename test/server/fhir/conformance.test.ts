// Runs the adapter checks over HTTP on a FHIR server.
import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { FhirServer, listen } from '../../../demo/fhir/server.js';
import { resourcesFrom } from '../../../demo/fhir/resources.js';
import { FhirAdapter } from '../../../src/adapter/fhir.js';
import { adapterChecks } from '../../../src/testing/index.js';

// FHIR has no resources for preparations, notes of clinicians and keys of logins.
const unsupportedChecks = /(Preparation|Consultations?|getDraftKey)\(\)|reports a saved preparation/;

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
        await fhir.load(resourcesFrom(data));
        return new FhirAdapter({ baseUrl, instruments: data.instruments ?? [], events: ['Procedure'] });
      });
      assert.equal(outcome, unsupportedChecks.test(name) ? 'skipped' : 'passed');
    });
  }
});
