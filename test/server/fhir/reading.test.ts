// What servers give in ways of their own: links, references, panels, moments. Read right, or said that it is not.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { FhirAdapter, type FhirAdapterOptions } from '../../../src/adapter/fhir.js';
import { bundleOf, errorOf, options, sendFhir, serve, type ScriptedServer } from './http.js';

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

describe('FhirAdapter reads what servers have', () => {
  const servers: ScriptedServer[] = [];
  after(() => Promise.all(servers.map((server) => server.close())));

  /** A server that finds what is given for a type, whatever the search. */
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

  it('follows a next link that is nothing but a query: of the page that it is on', async () => {
    const { server, adapter } = await adapterOn((_, parameters) =>
      parameters.has('page') ? [] : bundleOf([], { link: [{ relation: 'next', url: '?page=2' }] }),
    );
    await adapter.listResponses({ subject }, options());
    assert.equal(server.asked.at(-1), 'GET /fhir/QuestionnaireResponse?page=2');
  });

  it('refuses a subject that is only an id, which a server answers with nothing', async () => {
    const { server, adapter } = await adapterOn(() => []);
    const lists = [
      adapter.listResponses({ subject: '1' }, options()),
      adapter.listScores({ ...query, subject: '1' }, options()),
      adapter.listAssignments({ subject: '1' }, options()),
    ];
    for (const list of lists) {
      const error = await errorOf(list);
      assert.equal(error.name, 'SubjectError');
      assert.match(error.message, /no subject "1".*"Patient\/1"/);
    }
    assert.deepEqual(server.asked, []);
  });

  it('tells the reader of a list of each response that it leaves out', async () => {
    const response = {
      resourceType: 'QuestionnaireResponse',
      id: 'r',
      status: 'completed',
      subject: { reference: subject },
    };
    const { adapter } = await adapterOn((type) => (type === 'QuestionnaireResponse' ? [response] : []));
    const leftOut: string[] = [];
    const told = { ...options(), onLeftOut: ({ message }: Error) => void leftOut.push(message) };
    assert.deepEqual(await adapter.listResponses({ subject }, told), []);
    assert.deepEqual(leftOut, ['QuestionnaireResponse/r names no questionnaire.']);
  });

  describe('an absolute reference', () => {
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
    const on = (at: (base: string) => string) =>
      adapterOn((type, _, base) => {
        if (type === 'ServiceRequest') return [request];
        if (type === 'QuestionnaireResponse') return [response];
        return type === 'Task'
          ? [task('t', { focus: { reference: `${at(base)}/ServiceRequest/s` } })]
          : [
              observation('o', {
                valueInteger: 4,
                derivedFrom: [{ reference: `${at(base)}/QuestionnaireResponse/12/_history/3` }],
              }),
            ];
      });

    it('to this server is one of its own', async () => {
      const { adapter } = await on((base) => base);
      assert.equal((await adapter.listAssignments({ subject }, options()))[0]?.questionnaire, 'http://q.example');
      const [score] = await adapter.listScores(query, options());
      assert.deepEqual([score?.response, score?.version], ['our-id', '2.0']);
    });

    it('to another server is not followed, nor taken for what has the same id here', async () => {
      const { adapter } = await on(() => elsewhere);
      assert.deepEqual(await adapter.listAssignments({ subject }, options()), []);
      const [score] = await adapter.listScores(query, options());
      assert.equal(score?.scores[0]?.value, 4);
      assert.equal(score?.response, undefined);
    });

    it('to a patient of another server is somebody else', async () => {
      const { adapter } = await adapterOn(() => [
        observation('o', { valueInteger: 4, subject: { reference: `${elsewhere}/${subject}` } }),
      ]);
      const error = await errorOf(adapter.listScores(query, options()));
      assert.match(error.message, /one subject with one of another.*address of the baseUrl/);
    });
  });

  it('refuses an Observation of somebody else that came along, or is a member of a panel', async () => {
    const others = observation('o2', { valueInteger: 27, subject: { reference: 'Patient/2' } });
    const entry = [
      { resource: observation('o1', { valueInteger: 4 }), search: { mode: 'match' } },
      { resource: others, search: { mode: 'include' } },
    ];
    const { adapter } = await adapterOn(() => ({ resourceType: 'Bundle', type: 'searchset', entry }));
    const error = await errorOf(adapter.listScores(query, options()));
    assert.match(error.message, /one subject with one of another/);
    const panel = observation('panel', { hasMember: [{ reference: 'Observation/o2' }] });
    const { adapter: withPanel } = await adapterOn((type, parameters) =>
      type === 'Observation' ? [parameters.has('_id') ? others : panel] : [],
    );
    const refused = await errorOf(withPanel.listScores(query, options()));
    assert.match(refused.message, /one subject with one of another/);
  });

  it('asks for the panel of a score that does not say when it was made', async () => {
    const member = observation('member', { valueInteger: 9, effectiveDateTime: undefined });
    const panel = observation('panel', {
      code: { coding: [{ system: 'http://loinc.org', code: '44249-1' }] },
      hasMember: [{ reference: 'Observation/member' }],
      derivedFrom: [{ reference: 'QuestionnaireResponse/12' }],
    });
    const leftOut: string[] = [];
    const onLeftOut = ({ message }: Error) => leftOut.push(message);
    const { adapter } = await adapterOn(
      (type, parameters) => {
        if (type !== 'Observation') return [];
        return parameters.get('has-member') === 'Observation/member' ? [panel] : [member];
      },
      { onLeftOut },
    );
    const [score] = await adapter.listScores(query, options());
    assert.deepEqual(leftOut, []);
    assert.deepEqual([score?.date, score?.response, score?.scores[0]?.value], ['2026-03-14', '12', 9]);
  });

  it('finds scores by the codes that the host says they have here, and refuses codes of no scale', async () => {
    const coding = { system: 'http://local.example', code: 'angst-t' };
    const local = observation('o', { code: { coding: [coding] }, valueQuantity: { value: 61.2 } });
    const scoreCodes = { 'promis-symptoms.promis-anxiety': [coding] };
    const { server, adapter } = await adapterOn(() => [local], { scoreCodes });
    const [score] = await adapter.listScores({ subject, instrument: 'promis-symptoms' }, options());
    assert.deepEqual(score?.scores, [{ scale: 'promis-anxiety', status: 'ok', value: 61.2 }]);
    assert.ok(decodeURIComponent(server.asked[0] ?? '').includes('http://local.example|angst-t'));
    const wrong = { 'promis-symptoms.anxiety': [coding] };
    assert.throws(
      () => new FhirAdapter({ baseUrl: server.baseUrl, scoreCodes: wrong }),
      /scoreCodes has "promis-symptoms.anxiety".*There are: .*promis-symptoms\.promis-anxiety/,
    );
  });

  it('lists assignments in the order in which they were sent, in whatever time zone', async () => {
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

  it('takes a release before what came before it was named after it', async () => {
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
