// A server that does not answer as it should: each time a clear error with its cure, and nothing of its answer in it.
import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, describe, it } from 'node:test';
import { FhirAdapter, type FhirAdapterOptions } from '../../../src/adapter/fhir.js';
import { UnavailableError } from '../../../src/adapter/errors.js';
import { werkHerstelQuestionnaire, werkHerstelScenario } from '../../../src/core/index.js';
import { bundleOf, errorOf, options, sendFhir, serve, type Answer, type ScriptedServer } from './http.js';

const subject = 'Patient/1';
const secret = 'mijn-geheime-antwoord';
const url = 'https://pro-widgets.example/Questionnaire/werk-herstel-demo';
const [response] = werkHerstelScenario('2026-11-22', subject).responses.map((one) => ({
  ...one,
  id: '6ad2ff54-97b3-4a34-9f36-7a1a4fd24ea1',
  items: [...one.items, { linkId: 'bespreken', answers: [{ value: { type: 'string' as const, value: secret } }] }],
}));

describe('FhirAdapter and a hostile server', () => {
  const servers: ScriptedServer[] = [];
  after(() => Promise.all(servers.map((server) => server.close())));

  async function adapterFor(answer: Answer, more: Partial<FhirAdapterOptions> = {}) {
    const server = await serve(answer);
    servers.push(server);
    return { server, adapter: new FhirAdapter({ baseUrl: server.baseUrl, ...more }) };
  }

  async function failure(answer: Answer, more: Partial<FhirAdapterOptions> = {}): Promise<Error> {
    const { adapter } = await adapterFor(answer, more);
    const error = await errorOf(adapter.listResponses({ subject }, options()));
    assert.doesNotMatch(`${error.message} ${String(error.cause)} ${error.stack}`, new RegExp(secret));
    return error;
  }

  it('says so where a web page comes in place of JSON', async () => {
    const error = await failure((_, answer) =>
      answer.writeHead(200, { 'Content-Type': 'text/html' }).end(`<html>Log in, ${secret}</html>`),
    );
    assert.match(error.message, /text\/html instead of JSON.*baseUrl.*login page/);
  });

  it('says so where JSON is cut off, without quoting it', async () => {
    const error = await failure((_, answer) =>
      answer.writeHead(200, { 'Content-Type': 'application/fhir+json' }).end(`{"resourceType":"Bundle","x":"${secret}`),
    );
    assert.match(error.message, /cut off or not JSON/);
  });

  it('stops reading above the limit, whether the server says how much comes or not', async () => {
    let sent = 0;
    const megabyte = Buffer.alloc(1_000_000, 'a');
    const pour = (answer: ServerResponse, megabytes: number) => {
      if (megabytes === 0 || answer.destroyed) return void answer.end();
      sent += 1;
      answer.write(megabyte, () => pour(answer, megabytes - 1));
    };
    const error = await failure(
      (_, answer) => pour(answer.writeHead(200, { 'Content-Type': 'application/fhir+json' }), 50),
      { maximumBytes: 5_000_000 },
    );
    assert.match(error.message, /larger than 5000000 bytes.*smaller pages.*maximumBytes/);
    assert.ok(sent < 50, 'The server could send everything.');
    const announced = await failure((_, answer) => {
      answer.writeHead(200, { 'Content-Type': 'application/fhir+json', 'Content-Length': '50000000' }).write('{');
    });
    assert.match(announced.message, /larger than 20000000 bytes/);
  });

  it('follows no redirect, neither elsewhere nor within', async () => {
    const { server: elsewhere } = await adapterFor((_, answer) => sendFhir(answer, bundleOf([])));
    for (const location of [`${elsewhere.baseUrl}/QuestionnaireResponse`, '/fhir/QuestionnaireResponse?again']) {
      const error = await failure((_, answer) => answer.writeHead(307, { Location: location }).end());
      assert.match(error.message, /redirects the request for QuestionnaireResponse.*baseUrl/);
    }
    assert.deepEqual(elsewhere.asked, []);
  });

  it('uses nothing of a fetch of the host that followed a redirect elsewhere all the same', async () => {
    const { server: elsewhere } = await adapterFor((_, answer) => sendFhir(answer, bundleOf([])));
    const following: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'follow' });
    const error = await failure(
      (_, answer) => answer.writeHead(307, { Location: `${elsewhere.baseUrl}/QuestionnaireResponse` }).end(),
      { fetch: following },
    );
    assert.match(error.message, /only calls http:/);
  });

  it('refuses a next link that leads elsewhere: another host, another path, a look-alike, something that is none', async () => {
    const links = ['https://elsewhere.example/fhir/x', '/other/x', '//elsewhere.example/x', 'http://', '../fhir2/x'];
    for (const link of links) {
      let asked = 0;
      const error = await failure((_, answer) => {
        asked += 1;
        sendFhir(answer, bundleOf([], { link: [{ relation: 'next', url: link }] }));
      });
      assert.match(error.message, /The server refers to .*only calls http:.*Let the server write its links/, link);
      assert.equal(asked, 1);
    }
  });

  it('ends next links that do not end: the same again, and another for ever', async () => {
    const same = await failure((request, answer) =>
      sendFhir(answer, bundleOf([], { link: [{ relation: 'next', url: `/fhir${request.url?.slice(5)}` }] })),
    );
    assert.match(same.message, /next links for QuestionnaireResponse do not end/);
    let page = 0;
    const forEver = await failure((_, answer) =>
      sendFhir(
        answer,
        bundleOf([], { link: [{ relation: 'next', url: `/fhir/QuestionnaireResponse?page=${page++}` }] }),
      ),
    );
    assert.match(forEver.message, /after 1000 pages there is still another/);
    const many = await failure((_, answer) => {
      page += 1;
      const found = Array.from({ length: 30_000 }, (_unused, number) => ({
        resourceType: 'QuestionnaireResponse',
        id: `${page}-${number}`,
      }));
      sendFhir(
        answer,
        bundleOf(found, { link: [{ relation: 'next', url: `/fhir/QuestionnaireResponse?page=${page}` }] }),
      );
    });
    assert.match(many.message, /after 4 pages there is still another/);
  });

  it('refuses a resource of another type: as the answer, and among what was found', async () => {
    const patient = { resourceType: 'Patient', id: '1', name: [{ text: secret }] };
    const unmarked = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: patient }] };
    for (const resource of [patient, bundleOf([patient]), unmarked, [], { resourceType: secret }]) {
      const error = await failure((_, answer) => sendFhir(answer, resource));
      assert.match(error.message, /where a (Bundle for )?QuestionnaireResponse was asked.*baseUrl/);
    }
  });

  it('refuses what is about somebody else: a server that does not know the parameter gives everybody', async () => {
    const other = {
      resourceType: 'QuestionnaireResponse',
      id: '2',
      status: 'completed',
      subject: { reference: 'Patient/2' },
    };
    const error = await failure((_, answer) => sendFhir(answer, bundleOf([other])));
    assert.match(error.message, /one subject with one of another.*search parameter "subject"/);
  });

  it('gives up on an answer that does not come to an end', async () => {
    const error = await failure(
      (_, answer) => void answer.writeHead(200, { 'Content-Type': 'application/fhir+json' }).write('{'),
      { timeout: 200 },
    );
    assert.match(error.message, /within 200 milliseconds.*timeout/);
    assert.equal(error.name, 'UnavailableError');
  });

  it('gives up on a token that does not come, and on a fetch of the host that does not listen', async () => {
    const never = () => new Promise<never>(() => undefined);
    for (const more of [{ token: never }, { fetch: never }]) {
      const error = await failure((_, answer) => sendFhir(answer, bundleOf([])), { ...more, timeout: 50 });
      assert.equal(error.name, 'UnavailableError');
      const controller = new AbortController();
      const { adapter } = await adapterFor((_, answer) => sendFhir(answer, bundleOf([])), more);
      const asked = adapter.listResponses({ subject }, { signal: controller.signal });
      controller.abort(new Error('No longer wanted.'));
      assert.equal((await errorOf(asked)).message, 'No longer wanted.');
    }
  });

  it('does not repeat a token that cannot be sent', async () => {
    const error = await failure((_, answer) => sendFhir(answer, bundleOf([])), { token: () => `a\n${secret}` });
    assert.match(error.message, /token has characters that no header can have/);
    assert.equal(error.cause, undefined);
  });

  it('says that there is no connection', async () => {
    const { adapter, server } = await adapterFor(() => undefined);
    await server.close();
    const error = await errorOf(adapter.listResponses({ subject }, options()));
    assert.equal(error.name, 'UnavailableError');
    assert.match(error.message, /could not be reached.*CORS/);
  });

  it('passes on a cancelled request as cancelled, at any moment', async () => {
    const controller = new AbortController();
    const { adapter } = await adapterFor((_, answer) => {
      answer.writeHead(200, { 'Content-Type': 'application/fhir+json' }).write('{');
      setTimeout(() => controller.abort(new Error('No longer wanted.')), 20);
    });
    const error = await errorOf(adapter.listResponses({ subject }, { signal: controller.signal }));
    assert.equal(error.message, 'No longer wanted.');
  });

  describe('turns a status into the error that the widgets know', () => {
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'error',
          code: 'value',
          diagnostics: `The value '${secret}' is not allowed`,
          expression: ['QuestionnaireResponse.item[8].answer[0]'],
        },
      ],
    };
    /** Answers questions, and refuses to store. */
    const refusing =
      (status: number, headers: object = {}): Answer =>
      (request: IncomingMessage, answer) => {
        if (request.method !== 'GET') return sendFhir(answer, outcome, status, headers);
        const item = werkHerstelQuestionnaire.items.map(({ linkId }) => ({ linkId, type: 'string', text: linkId }));
        const questionnaire = { resourceType: 'Questionnaire', status: 'active', url, version: '1', item };
        sendFhir(answer, bundleOf(request.url?.includes('/Questionnaire?') ? [questionnaire] : []));
      };
    const expected: Record<string, readonly number[]> = {
      SessionExpiredError: [401, 403],
      UnavailableError: [408, 425, 429, 500, 503],
      SubmitError: [400, 422],
    };

    for (const [name, statuses] of Object.entries(expected)) {
      it(`${statuses.join(', ')}: ${name}`, async () => {
        for (const status of statuses) {
          const { adapter } = await adapterFor(refusing(status));
          const error = await errorOf(adapter.submitResponse({ ...response!, items: [] }, options()));
          assert.equal(error.name, name, String(status));
          assert.match(error.message, new RegExp(`answered ${status}.*value at QuestionnaireResponse.item\\[8\\]`));
          assert.doesNotMatch(error.message, new RegExp(secret));
        }
      });
    }

    it('reads Retry-After, in seconds and as a moment, and waits no longer than a day', async () => {
      const moment = new Date(Date.now() + 3_600_000).toUTCString();
      for (const [value, least, most] of [
        ['7', 7000, 7000],
        [moment, 1_800_000, 3_600_000],
        ['99999999999', 86_400_000, 86_400_000],
        ['Fri, 31 Dec 2999 23:59:59 GMT', 86_400_000, 86_400_000],
      ] as const) {
        const { adapter } = await adapterFor(refusing(503, { 'Retry-After': value }));
        const error = await errorOf(adapter.submitResponse({ ...response!, items: [] }, options()));
        assert.ok(error instanceof UnavailableError);
        const { retryAfter = 0 } = error;
        assert.ok(retryAfter >= least && retryAfter <= most, `${value}: ${retryAfter}`);
      }
    });

    it('quotes the server only about what holds nothing of a patient', async () => {
      const { adapter } = await adapterFor((_, answer) =>
        sendFhir(
          answer,
          {
            resourceType: 'OperationOutcome',
            issue: [{ severity: 'error', code: 'not-supported', diagnostics: 'No search by url' }],
          },
          400,
        ),
      );
      const error = await errorOf(adapter.getQuestionnaire(url, options()));
      assert.match(error.message, /not-supported \(No search by url\)/);
    });
  });

  it('never stores a response where the server carries out only half of a transaction', async () => {
    const { adapter } = await adapterFor((request, answer) => {
      if (request.method === 'POST') {
        const entry = [{ response: { status: '201 Created' } }, { response: { status: '400 Bad Request' } }];
        return sendFhir(answer, { resourceType: 'Bundle', type: 'batch-response', entry });
      }
      const task = {
        resourceType: 'Task',
        id: 't',
        status: 'requested',
        for: { reference: subject },
        input: [{ type: { coding: [{ code: 'questionnaire' }] }, valueCanonical: url }],
      };
      const item = [{ linkId: 'a', type: 'string', text: 'a' }];
      const questionnaire = { resourceType: 'Questionnaire', status: 'active', url, version: '1', item };
      const asked = request.url ?? '';
      sendFhir(
        answer,
        bundleOf(asked.includes('/Task?') ? [task] : asked.includes('/Questionnaire?') ? [questionnaire] : []),
      );
    });
    const error = await errorOf(adapter.submitResponse({ ...response!, items: [] }, options()));
    assert.match(error.message, /did not carry out the transaction as a whole/);
  });

  it('refuses an address that is none, of no web server, or with a password in it, which it does not repeat', () => {
    const error = (baseUrl: string) => {
      try {
        return void new FhirAdapter({ baseUrl });
      } catch (problem) {
        return String(problem);
      }
    };
    assert.match(error('fhir.example.org') ?? '', /is not an address.*https:/);
    for (const one of ['localhost:8080/fhir', 'fhir.example.org:443/r4', 'javascript:alert(1)', 'file:///fhir']) {
      assert.match(error(one) ?? '', /does not begin with https:.*whole address/, one);
    }
    const withPassword = error(`https://me:${secret}@fhir.example.org/r4`) ?? '';
    assert.match(withPassword, /name or password.*token/);
    assert.doesNotMatch(withPassword, new RegExp(secret));
  });

  it('does not take what it cannot read now for nothing: the login that ends, or a server that fails, on the way', async () => {
    const stored = { resourceType: 'QuestionnaireResponse', id: '1', status: 'completed', questionnaire: url };
    for (const [status, name] of [
      [401, 'SessionExpiredError'],
      [503, 'UnavailableError'],
    ] as const) {
      const error = await failure((request, answer) =>
        request.url?.includes('/Questionnaire?')
          ? sendFhir(answer, { resourceType: 'OperationOutcome' }, status)
          : sendFhir(answer, bundleOf([{ ...stored, subject: { reference: subject } }])),
      );
      assert.equal(error.name, name);
    }
  });

  it('never writes over another response of a server that does not know the search by identifier', async () => {
    const item = [{ linkId: 'a', type: 'string', text: 'a' }];
    const questionnaire = { resourceType: 'Questionnaire', status: 'active', url, version: '1', item };
    const another = {
      resourceType: 'QuestionnaireResponse',
      id: 'another',
      status: 'completed',
      questionnaire: `${url}|1`,
      subject: { reference: subject },
      identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${crypto.randomUUID()}` },
    };
    const { adapter, server } = await adapterFor((request, answer) => {
      if (request.method !== 'GET') return sendFhir(answer, { ...another, id: 'new' }, 201);
      const asked = request.url ?? '';
      const found = asked.includes('Response?') ? [another] : asked.includes('/Questionnaire?') ? [questionnaire] : [];
      sendFhir(answer, bundleOf(found));
    });
    await adapter.submitResponse({ ...response!, questionnaire: `${url}|1`, items: [] }, options());
    assert.deepEqual(
      server.asked.filter((one) => !one.startsWith('GET')),
      ['POST /fhir/QuestionnaireResponse'],
    );
  });
});
