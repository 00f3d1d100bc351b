// Server-specific links, references, panels and dates.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { FhirAdapter, type FhirAdapterOptions } from '../../../src/adapter/fhir.js';
import { bundleOf, rejectionOf, options, sendFhir, serve, type ScriptedServer } from './http.js';

const subject = 'Patient/1';
const elsewhere = 'https://elsewhere.example/fhir';
const query = { subject, instrument: 'phq-9' };

const observation = (id: string, rest: object) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject: { reference: subject },
  code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
  effectiveDateTime: '2026-03-14',
  ...rest,
});
const task = (id: string, rest: object) => ({
  resourceType: 'Task',
  id,
  status: 'requested',
  for: { reference: subject },
  ...rest,
});

describe('FhirAdapter reads from various servers', () => {
  const servers: ScriptedServer[] = [];
  after(() => Promise.all(servers.map((server) => server.close())));

  /** Creates an adapter on a server that returns the same resources of a type for every search. */
  async function adapterOn(
    found: (type: string, parameters: URLSearchParams, base: string) => readonly object[] | object,
    more: Partial<FhirAdapterOptions> = {},
  ) {
    const server: ScriptedServer = await serve((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', server.baseUrl);
      const resources = found(pathname.split('/').at(-1) ?? '', searchParams, server.baseUrl);
      sendFhir(response, Array.isArray(resources) ? bundleOf(resources) : resources);
    });
    servers.push(server);
    return { server, adapter: new FhirAdapter({ baseUrl: server.baseUrl, ...more }) };
  }

  it('follows a next link that is only a query', async () => {
    const { server, adapter } = await adapterOn((_, parameters) =>
      parameters.has('page') ? [] : bundleOf([], { link: [{ relation: 'next', url: '?page=2' }] }),
    );
    await adapter.listResponses({ subject }, options());
    assert.equal(server.requests.at(-1), 'GET /fhir/QuestionnaireResponse?page=2');
  });

  it('rejects a subject that is only an id, for which a server finds nothing', async () => {
    const { server, adapter } = await adapterOn(() => []);
    const lists = [
      adapter.listResponses({ subject: '1' }, options()),
      adapter.listScores({ ...query, subject: '1' }, options()),
      adapter.listAssignments({ subject: '1' }, options()),
    ];
    for (const list of lists) {
      const error = await rejectionOf(list);
      assert.equal(error.name, 'SubjectError');
      assert.match(error.message, /no subject "1".*"Patient\/1"/);
    }
    assert.deepEqual(server.requests, []);
  });

  it('reports each skipped response to the caller', async () => {
    const response = {
      resourceType: 'QuestionnaireResponse',
      id: 'r',
      status: 'completed',
      subject: { reference: subject },
    };
    const { adapter } = await adapterOn((type) => (type === 'QuestionnaireResponse' ? [response] : []));
    const skipped: string[] = [];
    const optionsWithCallback = { ...options(), onSkipped: ({ message }: Error) => void skipped.push(message) };
    assert.deepEqual(await adapter.listResponses({ subject }, optionsWithCallback), []);
    assert.deepEqual(skipped, ['QuestionnaireResponse/r has no questionnaire.']);
  });

  describe('absolute references', () => {
    const url = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-servicerequest-questionnaire';
    const request = {
      resourceType: 'ServiceRequest',
      id: 's',
      extension: [{ url, valueCanonical: 'http://q.example' }],
    };
    const response = {
      resourceType: 'QuestionnaireResponse',
      id: '12',
      questionnaire: 'http://q.example|2.0',
      identifier: { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:our-id' },
    };
    const adapterWithReferencesTo = (address: (base: string) => string) =>
      adapterOn((type, _, base) => {
        if (type === 'ServiceRequest') return [request];
        if (type === 'QuestionnaireResponse') return [response];
        return type === 'Task'
          ? [task('t', { focus: { reference: `${address(base)}/ServiceRequest/s` } })]
          : [
              observation('o', {
                valueInteger: 4,
                derivedFrom: [{ reference: `${address(base)}/QuestionnaireResponse/12/_history/3` }],
              }),
            ];
      });

    it('resolves an absolute reference to its own server', async () => {
      const { adapter } = await adapterWithReferencesTo((base) => base);
      assert.equal((await adapter.listAssignments({ subject }, options()))[0]?.questionnaire, 'http://q.example');
      const [score] = await adapter.listScores(query, options());
      assert.deepEqual([score?.response, score?.version], ['our-id', '2.0']);
    });

    it('does not resolve a reference to another server, even if the same id exists here', async () => {
      const { adapter } = await adapterWithReferencesTo(() => elsewhere);
      assert.deepEqual(await adapter.listAssignments({ subject }, options()), []);
      const [score] = await adapter.listScores(query, options());
      assert.equal(score?.scores[0]?.value, 4);
      assert.equal(score?.response, undefined);
    });

    it('treats a patient of another server as another subject', async () => {
      const { adapter } = await adapterOn(() => [
        observation('o', { valueInteger: 4, subject: { reference: `${elsewhere}/${subject}` } }),
      ]);
      const error = await rejectionOf(adapter.listScores(query, options()));
      assert.match(error.message, /returned resources of another subject.*address of the baseUrl/);
    });
  });

  it('rejects an included Observation or panel member of another subject', async () => {
    const others = observation('o2', { valueInteger: 27, subject: { reference: 'Patient/2' } });
    const entry = [
      { resource: observation('o1', { valueInteger: 4 }), search: { mode: 'match' } },
      { resource: others, search: { mode: 'include' } },
    ];
    const { adapter } = await adapterOn(() => ({ resourceType: 'Bundle', type: 'searchset', entry }));
    const error = await rejectionOf(adapter.listScores(query, options()));
    assert.match(error.message, /returned resources of another subject/);
    const panel = observation('panel', { hasMember: [{ reference: 'Observation/o2' }] });
    const { adapter: withPanel } = await adapterOn((type, parameters) =>
      type === 'Observation' ? [parameters.has('_id') ? others : panel] : [],
    );
    const refused = await rejectionOf(withPanel.listScores(query, options()));
    assert.match(refused.message, /returned resources of another subject/);
  });

  it('loads the panel of a score without a date', async () => {
    const member = observation('member', { valueInteger: 9, effectiveDateTime: undefined });
    const panel = observation('panel', {
      code: { coding: [{ system: 'http://loinc.org', code: '44249-1' }] },
      hasMember: [{ reference: 'Observation/member' }],
      derivedFrom: [{ reference: 'QuestionnaireResponse/12' }],
    });
    const skipped: string[] = [];
    const onSkipped = ({ message }: Error) => skipped.push(message);
    const { adapter } = await adapterOn(
      (type, parameters) => {
        if (type !== 'Observation') return [];
        return parameters.get('has-member') === 'Observation/member' ? [panel] : [member];
      },
      { onSkipped },
    );
    const [score] = await adapter.listScores(query, options());
    assert.deepEqual(skipped, []);
    assert.deepEqual([score?.date, score?.response, score?.scores[0]?.value], ['2026-03-14', '12', 9]);
  });

  it('finds scores by the scoreCodes of the host, and rejects codes of an unknown scale', async () => {
    const coding = { system: 'http://local.example', code: 'angst-t' };
    const local = observation('o', { code: { coding: [coding] }, valueQuantity: { value: 61.2 } });
    const scoreCodes = { 'promis-symptoms.promis-anxiety': [coding] };
    const { server, adapter } = await adapterOn(() => [local], { scoreCodes });
    const [score] = await adapter.listScores({ subject, instrument: 'promis-symptoms' }, options());
    assert.deepEqual(score?.scores, [{ scale: 'promis-anxiety', status: 'ok', value: 61.2 }]);
    assert.ok(decodeURIComponent(server.requests[0] ?? '').includes('http://local.example|angst-t'));
    const wrong = { 'promis-symptoms.anxiety': [coding] };
    assert.throws(
      () => new FhirAdapter({ baseUrl: server.baseUrl, scoreCodes: wrong }),
      /scoreCodes has the unknown scale "promis-symptoms.anxiety".*Use one of: .*promis-symptoms\.promis-anxiety/,
    );
  });

  it('orders assignments by the time they were sent, across time zones', async () => {
    const input = [{ type: { coding: [{ code: 'questionnaire' }] }, valueCanonical: 'http://q.example' }];
    const { adapter } = await adapterOn(() => [
      task('later', { input, authoredOn: '2026-03-14T23:30:00Z' }),
      task('earlier', { input, authoredOn: '2026-03-15T00:30:00+02:00' }),
    ]);
    const found = await adapter.listAssignments({ subject }, options());
    assert.deepEqual(
      found.map(({ id }) => id),
      ['earlier', 'later'],
    );
  });

  it('prefers a release to its pre-releases', async () => {
    const versions = ['1.0', '1.1-beta', '1.1', '1.1-alpha.2'];
    const item = [{ linkId: 'a', type: 'string', text: 'a' }];
    const form = { resourceType: 'Questionnaire', url: 'http://q.example', item };
    const { adapter } = await adapterOn(() => [
      ...versions.map((version) => ({ ...form, id: version, version, status: 'active' })),
      { ...form, id: 'draft', version: '2.0', status: 'draft' },
    ]);
    assert.equal((await adapter.getQuestionnaire('http://q.example', options())).version, '1.1');
    assert.equal((await adapter.getQuestionnaire('http://q.example|2.0', options())).version, '2.0');
  });
});
