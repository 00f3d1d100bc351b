// The launch context of a form, and the searches that a questionnaire names.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { FhirAdapter } from '../../../src/adapter/fhir.js';
import { bundleOf, options, rejectionOf, sendFhir, serve, type ScriptedServer } from './http.js';

const subject = 'Patient/1';
const weight = (patient: string) => ({
  resourceType: 'Observation',
  id: `weight-${patient}`,
  status: 'final',
  subject: { reference: `Patient/${patient}` },
  valueQuantity: { value: 71.5 },
});

describe('the launch context of the FhirAdapter', () => {
  const servers: ScriptedServer[] = [];
  after(() => Promise.all(servers.map((server) => server.close())));

  async function adapterOn(resource: object) {
    const server = await serve((_, response) => sendFhir(response, resource));
    servers.push(server);
    return { server, adapter: new FhirAdapter({ baseUrl: server.baseUrl }) };
  }

  it('is the patient, and only if the questionnaire uses it', async () => {
    const { server, adapter } = await adapterOn({ resourceType: 'Patient', id: '1', birthDate: '1958-05-17' });
    const query = { subject, questionnaire: 'https://example.org/q|1' };
    const { patient } = await adapter.getLaunchContext({ ...query, names: ['patient', 'user'] }, options());
    assert.deepEqual(patient, { resourceType: 'Patient', id: '1', birthDate: '1958-05-17' });
    assert.deepEqual(await adapter.getLaunchContext({ ...query, names: ['user', 'encounter'] }, options()), {});
    assert.deepEqual(server.requests, ['GET /fhir/Patient/1']);
  });

  it('includes a search of the questionnaire as it is written', async () => {
    const bundle = bundleOf([weight('1')]);
    const { server, adapter } = await adapterOn(bundle);
    const query = 'Observation?code=29463-7&_count=1&_sort=-date&patient=1';
    assert.deepEqual(await adapter.runQuery({ subject, query }, options()), bundle);
    assert.deepEqual(server.requests, [`GET /fhir/${query}`]);
  });

  it('is never of another patient', async () => {
    const results = [bundleOf([weight('1'), weight('2')]), bundleOf([{ resourceType: 'Patient', id: '2' }])];
    for (const result of results) {
      const { adapter } = await adapterOn(result);
      const error = await rejectionOf(adapter.runQuery({ subject, query: 'Observation?code=29463-7' }, options()));
      assert.match(error.message, /of another subject; the result was discarded/);
    }
    const { adapter } = await adapterOn({ resourceType: 'Patient', id: '2' });
    await rejectionOf(adapter.runQuery({ subject, query: 'Patient/2' }, options()));
  });

  it('makes no request for an address, an operation or a path out of the server', async () => {
    const { server, adapter } = await adapterOn(bundleOf([]));
    const queries = [
      'https://elsewhere.example/fhir/Observation?patient=1',
      '//elsewhere.example/Observation',
      'Patient/1/$everything',
      '../admin',
      'Observation/../../admin',
      '$export',
    ];
    for (const query of queries) {
      const error = await rejectionOf(adapter.runQuery({ subject, query }, options()));
      assert.match(error.message, /nothing was requested/);
    }
    assert.deepEqual(server.requests, []);
  });
});
