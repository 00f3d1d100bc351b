// Invalid responses of a server: each gives an error with a cure, without any part of the response.
import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, describe, it } from 'node:test';
import { FhirAdapter, type FhirAdapterOptions } from '../../../src/adapter/fhir.js';
import { UnavailableError } from '../../../src/adapter/errors.js';
import { werkHerstelQuestionnaire, werkHerstelScenario } from '../../../src/core/index.js';
import { bundleOf, rejectionOf, options, sendFhir, serve, type RequestHandler, type ScriptedServer } from './http.js';

const subject = 'Patient/1';
const secret = 'mijn-geheime-antwoord';
const url = 'https://pro-widgets.example/Questionnaire/werk-herstel-demo';
const [response] = werkHerstelScenario('2026-11-22', subject).responses.map((example) => ({
  ...example,
  id: '6ad2ff54-97b3-4a34-9f36-7a1a4fd24ea1',
  items: [...example.items, { linkId: 'bespreken', answers: [{ value: { type: 'string' as const, value: secret } }] }],
}));

describe('FhirAdapter with invalid responses', () => {
  const servers: ScriptedServer[] = [];
  after(() => Promise.all(servers.map((server) => server.close())));

  async function adapterFor(handle: RequestHandler, more: Partial<FhirAdapterOptions> = {}) {
    const server = await serve(handle);
    servers.push(server);
    return { server, adapter: new FhirAdapter({ baseUrl: server.baseUrl, ...more }) };
  }

  async function failedRequest(handle: RequestHandler, more: Partial<FhirAdapterOptions> = {}): Promise<Error> {
    const { adapter } = await adapterFor(handle, more);
    const error = await rejectionOf(adapter.listResponses({ subject }, options()));
    assert.doesNotMatch(`${error.message} ${String(error.cause)} ${error.stack}`, new RegExp(secret));
    return error;
  }

  it('names the cause if the server returns a web page instead of JSON', async () => {
    const error = await failedRequest((_, answer) =>
      answer.writeHead(200, { 'Content-Type': 'text/html' }).end(`<html>Log in, ${secret}</html>`),
    );
    assert.match(error.message, /text\/html instead of JSON.*baseUrl.*login page/);
  });

  it('reports truncated JSON without quoting it', async () => {
    const error = await failedRequest((_, answer) =>
      answer.writeHead(200, { 'Content-Type': 'application/fhir+json' }).end(`{"resourceType":"Bundle","x":"${secret}`),
    );
    assert.match(error.message, /truncated or invalid JSON/);
  });

  it('stops reading above the size limit, with or without a content length', async () => {
    let sent = 0;
    const megabyte = Buffer.alloc(1_000_000, 'a');
    const pour = (answer: ServerResponse, megabytes: number) => {
      if (megabytes === 0 || answer.destroyed) return void answer.end();
      sent += 1;
      answer.write(megabyte, () => pour(answer, megabytes - 1));
    };
    const error = await failedRequest(
      (_, answer) => pour(answer.writeHead(200, { 'Content-Type': 'application/fhir+json' }), 50),
      { maximumBytes: 5_000_000 },
    );
    assert.match(error.message, /larger than 5000000 bytes.*smaller pages.*maximumBytes/);
    assert.ok(sent < 50, 'The adapter must stop before the server has sent everything.');
    const announced = await failedRequest((_, answer) => {
      answer.writeHead(200, { 'Content-Type': 'application/fhir+json', 'Content-Length': '50000000' }).write('{');
    });
    assert.match(announced.message, /larger than 20000000 bytes/);
  });

  it('follows no redirect, to another or the same server', async () => {
    const { server: elsewhere } = await adapterFor((_, answer) => sendFhir(answer, bundleOf([])));
    for (const location of [`${elsewhere.baseUrl}/QuestionnaireResponse`, '/fhir/QuestionnaireResponse?again']) {
      const error = await failedRequest((_, answer) => answer.writeHead(307, { Location: location }).end());
      assert.match(error.message, /redirects the request for QuestionnaireResponse.*baseUrl/);
    }
    assert.deepEqual(elsewhere.requests, []);
  });

  it("discards the response if the host's fetch has followed a redirect to another server", async () => {
    const { server: elsewhere } = await adapterFor((_, answer) => sendFhir(answer, bundleOf([])));
    const following: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'follow' });
    const error = await failedRequest(
      (_, answer) => answer.writeHead(307, { Location: `${elsewhere.baseUrl}/QuestionnaireResponse` }).end(),
      { fetch: following },
    );
    assert.match(error.message, /only calls http:/);
  });

  it('rejects a next link to another host or path, and an invalid one', async () => {
    const links = ['https://elsewhere.example/fhir/x', '/other/x', '//elsewhere.example/x', 'http://', '../fhir2/x'];
    for (const link of links) {
      let requestCount = 0;
      const error = await failedRequest((_, answer) => {
        requestCount += 1;
        sendFhir(answer, bundleOf([], { link: [{ relation: 'next', url: link }] }));
      });
      assert.match(error.message, /The server refers to .*only calls http:.*Let the server write its links/, link);
      assert.equal(requestCount, 1);
    }
  });

  it('stops at next links that repeat or never end', async () => {
    const same = await failedRequest((request, answer) =>
      sendFhir(answer, bundleOf([], { link: [{ relation: 'next', url: `/fhir${request.url?.slice(5)}` }] })),
    );
    assert.match(same.message, /next links of the search for QuestionnaireResponse do not end/);
    let page = 0;
    const forEver = await failedRequest((_, answer) =>
      sendFhir(
        answer,
        bundleOf([], { link: [{ relation: 'next', url: `/fhir/QuestionnaireResponse?page=${page++}` }] }),
      ),
    );
    assert.match(forEver.message, /after 1000 pages there is another page/);
    const many = await failedRequest((_, answer) => {
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
    assert.match(many.message, /after 4 pages there is another page/);
  });

  it('rejects a resource of another type, as the response or among the matches', async () => {
    const patient = { resourceType: 'Patient', id: '1', name: [{ text: secret }] };
    const unmarked = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: patient }] };
    for (const resource of [patient, bundleOf([patient]), unmarked, [], { resourceType: secret }]) {
      const error = await failedRequest((_, answer) => sendFhir(answer, resource));
      assert.match(error.message, /instead of a (Bundle for )?QuestionnaireResponse.*baseUrl/);
    }
  });

  it('rejects resources of another subject from a server that ignores the search parameter', async () => {
    const other = {
      resourceType: 'QuestionnaireResponse',
      id: '2',
      status: 'completed',
      subject: { reference: 'Patient/2' },
    };
    const error = await failedRequest((_, answer) => sendFhir(answer, bundleOf([other])));
    assert.match(error.message, /returned resources of another subject.*search parameter "subject"/);
  });

  it('times out on a response that does not end', async () => {
    const error = await failedRequest(
      (_, answer) => void answer.writeHead(200, { 'Content-Type': 'application/fhir+json' }).write('{'),
      { timeout: 200 },
    );
    assert.match(error.message, /within 200 milliseconds.*timeout/);
    assert.equal(error.name, 'UnavailableError');
  });

  it("times out on a token that never comes, and on a host's fetch that ignores the signal", async () => {
    const never = () => new Promise<never>(() => undefined);
    for (const more of [{ token: never }, { fetch: never }]) {
      const error = await failedRequest((_, answer) => sendFhir(answer, bundleOf([])), { ...more, timeout: 50 });
      assert.equal(error.name, 'UnavailableError');
      const controller = new AbortController();
      const { adapter } = await adapterFor((_, answer) => sendFhir(answer, bundleOf([])), more);
      const promise = adapter.listResponses({ subject }, { signal: controller.signal });
      controller.abort(new Error('No longer wanted.'));
      assert.equal((await rejectionOf(promise)).message, 'No longer wanted.');
    }
  });

  it('does not quote a token that cannot be sent', async () => {
    const error = await failedRequest((_, answer) => sendFhir(answer, bundleOf([])), { token: () => `a\n${secret}` });
    assert.match(error.message, /token has characters that a header cannot have/);
    assert.equal(error.cause, undefined);
  });

  it('reports a failed connection', async () => {
    const { adapter, server } = await adapterFor(() => undefined);
    await server.close();
    const error = await rejectionOf(adapter.listResponses({ subject }, options()));
    assert.equal(error.name, 'UnavailableError');
    assert.match(error.message, /could not be reached.*CORS/);
  });

  it('rejects a canceled request with the reason of its signal', async () => {
    const controller = new AbortController();
    const { adapter } = await adapterFor((_, answer) => {
      answer.writeHead(200, { 'Content-Type': 'application/fhir+json' }).write('{');
      setTimeout(() => controller.abort(new Error('No longer wanted.')), 20);
    });
    const error = await rejectionOf(adapter.listResponses({ subject }, { signal: controller.signal }));
    assert.equal(error.message, 'No longer wanted.');
  });

  describe('errors by status', () => {
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
    /** Answers reads, and responds to writes with an error status. */
    const rejectingWrites =
      (status: number, headers: object = {}): RequestHandler =>
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
      it(`rejects with a ${name} for ${statuses.join(', ')}`, async () => {
        for (const status of statuses) {
          const { adapter } = await adapterFor(rejectingWrites(status));
          const error = await rejectionOf(adapter.submitResponse({ ...response!, items: [] }, options()));
          assert.equal(error.name, name, String(status));
          assert.match(error.message, new RegExp(`answered ${status}.*value at QuestionnaireResponse.item\\[8\\]`));
          assert.doesNotMatch(error.message, new RegExp(secret));
        }
      });
    }

    it('reads Retry-After in seconds and as a date, up to a day', async () => {
      const moment = new Date(Date.now() + 3_600_000).toUTCString();
      for (const [value, least, most] of [
        ['7', 7000, 7000],
        [moment, 1_800_000, 3_600_000],
        ['99999999999', 86_400_000, 86_400_000],
        ['Fri, 31 Dec 2999 23:59:59 GMT', 86_400_000, 86_400_000],
      ] as const) {
        const { adapter } = await adapterFor(rejectingWrites(503, { 'Retry-After': value }));
        const error = await rejectionOf(adapter.submitResponse({ ...response!, items: [] }, options()));
        assert.ok(error instanceof UnavailableError);
        const { retryAfter = 0 } = error;
        assert.ok(retryAfter >= least && retryAfter <= most, `${value}: ${retryAfter}`);
      }
    });

    it('quotes the server only for requests without patient data', async () => {
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
      const error = await rejectionOf(adapter.getQuestionnaire(url, options()));
      assert.match(error.message, /not-supported \(No search by url\)/);
    });
  });

  it('rejects a submission if the server carries out only half of a transaction', async () => {
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
      const requestUrl = request.url ?? '';
      sendFhir(
        answer,
        bundleOf(
          requestUrl.includes('/Task?') ? [task] : requestUrl.includes('/Questionnaire?') ? [questionnaire] : [],
        ),
      );
    });
    const error = await rejectionOf(adapter.submitResponse({ ...response!, items: [] }, options()));
    assert.match(error.message, /did not carry out the whole transaction/);
  });

  it('rejects a baseUrl that is invalid, not http(s) or has a password, without quoting the password', () => {
    const error = (baseUrl: string) => {
      try {
        return void new FhirAdapter({ baseUrl });
      } catch (problem) {
        return String(problem);
      }
    };
    assert.match(error('fhir.example.org') ?? '', /is not an address.*https:/);
    for (const baseUrl of ['localhost:8080/fhir', 'fhir.example.org:443/r4', 'javascript:alert(1)', 'file:///fhir']) {
      assert.match(error(baseUrl) ?? '', /does not begin with https:.*whole address/, baseUrl);
    }
    const withPassword = error(`https://me:${secret}@fhir.example.org/r4`) ?? '';
    assert.match(withPassword, /name or password.*token/);
    assert.doesNotMatch(withPassword, new RegExp(secret));
  });

  it('rejects, and returns no empty list, if the session ends or the server fails halfway', async () => {
    const stored = { resourceType: 'QuestionnaireResponse', id: '1', status: 'completed', questionnaire: url };
    for (const [status, name] of [
      [401, 'SessionExpiredError'],
      [503, 'UnavailableError'],
    ] as const) {
      const error = await failedRequest((request, answer) =>
        request.url?.includes('/Questionnaire?')
          ? sendFhir(answer, { resourceType: 'OperationOutcome' }, status)
          : sendFhir(answer, bundleOf([{ ...stored, subject: { reference: subject } }])),
      );
      assert.equal(error.name, name);
    }
  });

  it('overwrites no other response of a server that ignores the search by identifier', async () => {
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
      const requestUrl = request.url ?? '';
      const found = requestUrl.includes('Response?')
        ? [another]
        : requestUrl.includes('/Questionnaire?')
          ? [questionnaire]
          : [];
      sendFhir(answer, bundleOf(found));
    });
    await adapter.submitResponse({ ...response!, questionnaire: `${url}|1`, items: [] }, options());
    assert.deepEqual(
      server.requests.filter((request) => !request.startsWith('GET')),
      ['POST /fhir/QuestionnaireResponse'],
    );
  });
});
