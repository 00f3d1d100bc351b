// RestAdapter over HTTP, with the example server and with servers that respond incorrectly.
import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { exampleServer } from '../../demo/rest/server.js';
import type { AdapterData } from '../../src/adapter/adapter-data.js';
import type { ProAdapter } from '../../src/adapter/adapter.js';
import { RestAdapter, type OptionalAdapterMethod, type RestAdapterOptions } from '../../src/adapter/rest.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import { adapterChecks, adapterExampleData } from '../../src/testing/index.js';
import openapi from '../../docs/openapi.json' with { type: 'json' };

const everything: OptionalAdapterMethod[] = [
  'getDraftKey',
  'loadDraft',
  'saveDraft',
  'removeDraft',
  'listScores',
  'listAssignments',
  'listEvents',
  'listReaders',
  'getLaunchContext',
  'getInstrument',
  'resolveValueSet',
  'getPreparation',
  'savePreparation',
  'listConsultations',
  'saveConsultation',
  'listCareTeam',
  'listSharing',
  'saveSharing',
  'subscribe',
];
const url = 'https://pro-widgets.example/Questionnaire/walking';
const subject = 'Patient/conformance-1';
const options = () => ({ signal: new AbortController().signal });
/** A marker in every answer and body that must not appear in a message. */
const canary = 'canary-7319';

const servers: Server[] = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

describe('RestAdapter passes the adapter checks', () => {
  /** All requests of the checks, in the notation of the API document. */
  const requests = new Set<string>();

  for (const { name, check } of adapterChecks()) {
    it(name, async () => assert.equal(await check((data) => recordingAdapter(data)), 'passed'));
  }

  it('sends only requests and parameters that are in openapi.json', () => {
    const paths: Record<string, Record<string, unknown>> = openapi.paths;
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => `${method.toUpperCase()} ${path} ${queryOf(operation)}`),
    );
    for (const request of requests) {
      assert.ok(
        documented.some((operation) => matchesOperation(operation, request)),
        `${request} is not in the document`,
      );
    }
    assert.ok(requests.size >= 14, `only ${requests.size} kinds of requests`);
  });

  async function recordingAdapter(data: AdapterData): Promise<ProAdapter> {
    const baseUrl = await startServer(exampleServer(data));
    return new RestAdapter({
      baseUrl,
      supportedMethods: everything,
      pollInterval: 50,
      fetch: (input, init) => {
        const { pathname, searchParams } = new URL(input as string);
        const [, resource = '', id] = pathname.split('/');
        const query = [...new Set(searchParams.keys())].join(',');
        requests.add(`${init?.method} /${resource}${id ? '/{}' : ''} ${query}`);
        return fetch(input, init);
      },
    });
  }
});

describe('RestAdapter with the example server', () => {
  it('reads all pages of 500 responses', async () => {
    const responses = Array.from({ length: 500 }, (_, index) => responseOf(`response-${index}`));
    const adapter = await adapterOn(exampleServer({ responses }));
    const found = await adapter.listResponses({ subject }, options());
    assert.equal(new Set(found.map(({ id }) => id)).size, 500);
  });

  it('stores a response once if it is sent again after a lost reply', async () => {
    const baseUrl = await startServer(exampleServer(adapterExampleData));
    let isLost = true;
    const adapter = new RestAdapter({
      baseUrl,
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        if (init?.method !== 'PUT' || !isLost) return response;
        isLost = false;
        throw new TypeError('Failed to fetch');
      },
    });
    const sent = responseOf('sent-again');
    await expectRejection(adapter.submitResponse(sent, options()), 'UnavailableError', /could not be reached/);
    for (let times = 0; times < 9; times += 1) await adapter.submitResponse(sent, options());
    const found = await adapter.listResponses({ subject }, options());
    assert.equal(found.filter(({ id }) => id === sent.id).length, 1);
  });

  it('reports a response that another page has sent', async () => {
    const baseUrl = await startServer(exampleServer(adapterExampleData));
    const adapter = new RestAdapter({ baseUrl, supportedMethods: ['subscribe'], pollInterval: 20 });
    let reportFirstPoll = () => {};
    const firstPoll = new Promise<void>((resolve) => (reportFirstPoll = resolve));
    const watching = new RestAdapter({
      baseUrl,
      supportedMethods: ['subscribe'],
      pollInterval: 20,
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        reportFirstPoll();
        return response;
      },
    });
    let stop = () => {};
    const notified = new Promise<void>((resolve) => (stop = watching.subscribe!({ subject }, resolve)));
    await firstPoll;
    await adapter.submitResponse(responseOf('of-another-page'), options());
    await notified;
    stop();
  });

  it('revalidates a cached instrument by its ETag', async () => {
    const statuses: number[] = [];
    const adapter = new RestAdapter({
      baseUrl: await startServer(exampleServer(adapterExampleData)),
      supportedMethods: ['getInstrument'],
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        statuses.push(response.status);
        return response;
      },
    });
    const first = await adapter.getInstrument!('conformance-walking', options());
    assert.deepEqual(await adapter.getInstrument!('conformance-walking', options()), first);
    await adapter.listResponses({ subject }, options());
    await adapter.listResponses({ subject }, options());
    assert.deepEqual(statuses, [200, 304, 200, 200]);
  });

  it('names the unknown questionnaire, instrument or value set in the error', async () => {
    const adapter = await adapterOn(exampleServer(adapterExampleData), { supportedMethods: everything });
    await expectRejection(
      adapter.getQuestionnaire(`${url}|2.0`, options()),
      'NotFoundError',
      /no questionnaire ".*walking\|2.0"/,
    );
    await expectRejection(adapter.getInstrument!('none', options()), 'NotFoundError', /no instrument "none"/);
    await expectRejection(adapter.resolveValueSet!('none', options()), 'NotFoundError', /no value set "none"/);
  });

  it('has only the methods in supportedMethods, and rejects an unknown name', () => {
    const adapter = new RestAdapter({ baseUrl: 'http://localhost/pro', supportedMethods: ['listScores'] });
    assert.equal(typeof adapter.listScores, 'function');
    for (const name of everything.filter((method) => method !== 'listScores')) assert.ok(!(name in adapter), name);
    const supportedMethods = ['toString'] as unknown as OptionalAdapterMethod[];
    assert.throws(
      () => new RestAdapter({ baseUrl: 'http://localhost/pro', supportedMethods }),
      /supportedMethods has "toString"/,
    );
  });

  it('sends the current token, and never quotes it in an error', async () => {
    const authorizations: (string | undefined)[] = [];
    let token = 'first-token';
    const adapter = await adapterOn(
      (request, response) => {
        authorizations.push(request.headers.authorization);
        response.writeHead(401).end(canary);
      },
      { token: () => token },
    );
    const error = await expectRejection(adapter.listResponses({ subject }, options()), 'SessionExpiredError', /401/);
    token = 'second-token';
    await expectRejection(adapter.listResponses({ subject }, options()), 'SessionExpiredError', /401/);
    assert.deepEqual(authorizations, ['Bearer first-token', 'Bearer second-token']);
    assert.doesNotMatch(error.message, /token/);
  });
});

describe('the example server', () => {
  const expectStatus = async (status: number, path: string, body: string) => {
    const baseUrl = await startServer(
      exampleServer(adapterExampleData, (_, requestedSubject) => requestedSubject !== 'Patient/forbidden'),
    );
    const response = await fetch(`${baseUrl}/${path}`, { method: 'PUT', body }).catch(() => undefined);
    // The server may also close the connection while the body is being sent.
    if (response) assert.equal(response.status, status);
    const text = (await response?.text()) ?? '';
    assert.ok(!text.includes(canary), text);
  };

  it('rejects a response that would replace one of another subject', async () => {
    const mine = { ...responseOf('conformance-of-another'), subject };
    await expectStatus(409, 'responses/conformance-of-another', JSON.stringify(mine));
  });

  it('rejects a response with another id than its address, an invalid shape, or invalid JSON', async () => {
    await expectStatus(422, 'responses/one', JSON.stringify(responseOf('another')));
    await expectStatus(422, 'responses/one', JSON.stringify({ ...responseOf('one'), status: canary }));
    await expectStatus(400, 'responses/one', `{ ${canary}`);
  });

  it('rejects a subject without access, and a body above the size limit', async () => {
    await expectStatus(403, 'responses/one', JSON.stringify({ ...responseOf('one'), subject: 'Patient/forbidden' }));
    await expectStatus(413, 'responses/one', JSON.stringify(canary.repeat(500_000)));
  });
});

describe('RestAdapter with invalid responses', () => {
  const respondWith =
    (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
    (_, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };

  it('names the cause if the server returns a web page or truncated JSON', async () => {
    const adapter = await adapterOn(respondWith(200, `<html>${canary}`, { 'Content-Type': 'text/html' }));
    await expectRejection(adapter.getQuestionnaire(url, options()), 'HttpResponseError', /text\/html instead of JSON/);
    const cut = await adapterOn(respondWith(200, `{ "items": [{ "id": "${canary}`));
    await expectRejection(cut.listResponses({ subject }, options()), 'HttpResponseError', /truncated or invalid JSON/);
  });

  it('stops reading a response of 50 MB', async () => {
    let sentBytes = 0;
    const adapter = await adapterOn((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const part = canary.repeat(100_000);
      const more = () => {
        while (sentBytes < 50_000_000) {
          sentBytes += part.length;
          if (!response.write(part)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    await expectRejection(
      adapter.listResponses({ subject }, options()),
      'HttpResponseError',
      /larger than 20000000 bytes/,
    );
    assert.ok(sentBytes < 50_000_000, `${sentBytes} bytes were taken in`);
  });

  it('follows no redirect', async () => {
    let visits = 0;
    const elsewhere = await startServer((_, response) => {
      visits += 1;
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"items":[]}');
    });
    for (const status of [301, 302, 307, 308]) {
      const adapter = await adapterOn(respondWith(status, '', { Location: `${elsewhere}/responses` }));
      await expectRejection(adapter.listResponses({ subject }, options()), 'AddressError', /redirects/);
      await expectRejection(adapter.submitResponse(responseOf('one'), options()), 'AddressError', /redirects/);
    }
    assert.equal(visits, 0);
  });

  it('names the invalid field, but never its value', async () => {
    const wrong = { ...responseOf('one'), status: canary };
    const lists: [unknown, RegExp][] = [
      [null, /items: must be array/],
      [[responseOf('one')], /items: must be array/],
      [{ items: {} }, /items: must be array/],
      [{ items: [], next: 2 }, /next: must be string/],
      [{ items: [responseOf('one'), wrong] }, /item 1 .*status: must be one of/],
      [{ items: [{ ...responseOf('one'), extra: canary }] }, /item 0 .*extra: unknown property; remove it/],
    ];
    for (const [body, message] of lists) {
      const adapter = await adapterOn(respondWith(200, body));
      await expectRejection(adapter.listResponses({ subject }, options()), 'ModelError', message);
    }
    const adapter = await adapterOn(respondWith(200, { key: canary, title: 1, items: 2 }), {
      supportedMethods: everything,
    });
    await expectRejection(adapter.getQuestionnaire(url, options()), 'ModelError', /title: must be string/);
    await expectRejection(adapter.getDraftKey!({ subject }, options()), 'ModelError', /key: must be 32 bytes/);
    await expectRejection(adapter.submitResponse(responseOf('one'), options()), 'ModelError', /items: must be array/);
  });

  it('skips and reports an invalid item if there is a callback, and returns the others', async () => {
    const body = { items: [responseOf('one'), { ...responseOf('two'), status: canary }, responseOf('three')] };
    const adapter = await adapterOn(respondWith(200, body));
    const skipped: string[] = [];
    const optionsWithCallback = { ...options(), onSkipped: ({ message }: Error) => void skipped.push(message) };
    const found = await adapter.listResponses({ subject }, optionsWithCallback);
    assert.deepEqual(
      found.map(({ id }) => id),
      ['one', 'three'],
    );
    assert.equal(skipped.length, 1);
    assert.match(skipped[0] ?? '', /item 1 .*status: must be one of/);
  });

  it('rejects with a SubjectError if the server does not know the subject', async () => {
    const adapter = await adapterOn(respondWith(404, { error: 'unknown' }), { supportedMethods: everything });
    await expectRejection(
      adapter.listResponses({ subject: '1' }, options()),
      'SubjectError',
      /no subject "1".*empty list/,
    );
    await expectRejection(adapter.listAssignments!({ subject: '1' }, options()), 'SubjectError', /no subject "1"/);
  });

  it('rejects data of another subject, and a response that was stored under another id', async () => {
    const another = { ...responseOf('one'), subject: 'Patient/another' };
    const adapter = await adapterOn(respondWith(200, { items: [another] }), { supportedMethods: everything });
    await expectRejection(adapter.listResponses({ subject }, options()), 'HttpResponseError', /about another subject/);
    const draft = await adapterOn(respondWith(200, another), { supportedMethods: everything });
    await expectRejection(
      draft.loadDraft!({ subject, questionnaire: url }, options()),
      'HttpResponseError',
      /another subject/,
    );
    await expectRejection(draft.submitResponse(responseOf('two'), options()), 'HttpResponseError', /under another id/);
  });

  it('stops at a list that never ends', async () => {
    let requests = 0;
    const adapterWith = (next: () => string) => {
      requests = 0;
      const fetch = async () => {
        requests += 1;
        return Response.json({ items: [], next: next() });
      };
      return new RestAdapter({ baseUrl: 'http://localhost/pro', fetch });
    };
    const same = adapterWith(() => canary);
    await expectRejection(same.listResponses({ subject }, options()), 'HttpResponseError', /does not end/);
    assert.equal(requests, 2);
    const other = adapterWith(() => `${canary}-${requests}`);
    await expectRejection(other.listResponses({ subject }, options()), 'HttpResponseError', /does not end/);
    assert.ok(requests <= 1001, `${requests} pages were requested`);
  });

  it('rejects with the error of the status, without quoting the body', async () => {
    const sent = (status: number, headers: Record<string, string> = {}) =>
      adapterOn(respondWith(status, { title: canary }, headers)).then((adapter) =>
        expectRejection(
          adapter.submitResponse(responseOf('one'), options()),
          { 422: 'SubmitError', 409: 'SubmitError', 401: 'SessionExpiredError', 503: 'UnavailableError' }[status] ?? '',
          new RegExp(String(status)),
        ),
      );
    for (const status of [401, 409, 422]) await sent(status);
    const later = await sent(503, { 'Retry-After': '7' });
    assert.equal((later as Error & { retryAfter?: number }).retryAfter, 7000);
  });

  it('treats a missing draft as removed', async () => {
    const adapter = await adapterOn(respondWith(404, {}), { supportedMethods: ['removeDraft'] });
    await adapter.removeDraft?.({ subject, questionnaire: `${url}|10.0` }, options());
  });

  it('names the timeout if the server does not respond', async () => {
    const adapter = await adapterOn(() => undefined, { timeout: 50 });
    await expectRejection(adapter.listResponses({ subject }, options()), 'UnavailableError', /within 50 milliseconds/);
  });
});

async function adapterOn(
  server: Server | RequestListener,
  more: Partial<RestAdapterOptions> = {},
): Promise<RestAdapter> {
  return new RestAdapter({ baseUrl: await startServer(server), ...more });
}

function responseOf(id: string): QuestionnaireResponse {
  return {
    id,
    subject,
    questionnaire: `${url}|10.0`,
    status: 'completed',
    items: [{ linkId: 'place', answers: [{ value: { type: 'string', value: canary } }] }],
  };
}

/** Asserts the name and message of a rejection, and that it holds no answer. Returns the error. */
async function expectRejection(promise: Promise<unknown>, name: string, message: RegExp): Promise<Error> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Error, 'the promise did not reject');
  assert.equal(error.name, name, error.message);
  assert.match(error.message, message);
  assert.ok(!error.message.includes(canary), error.message);
  return error;
}

async function startServer(server: Server | RequestListener): Promise<string> {
  const httpServer = typeof server === 'function' ? createServer(server) : server;
  servers.push(httpServer);
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
}
function queryOf(operation: unknown): string {
  const { parameters = [] } = operation as { parameters?: { $ref?: string; name?: string; in?: string }[] };
  const all: Record<string, { name: string; in: string }> = openapi.components.parameters;
  return parameters
    .map(({ $ref, ...own }) => ($ref ? all[$ref.split('/').at(-1) ?? ''] : own))
    .filter((parameter) => parameter?.in === 'query')
    .map((parameter) => parameter?.name)
    .join(',');
}
function matchesOperation(operation: string, request: string): boolean {
  const [method, path = '', query = ''] = operation.replace(/\{\w+\}/, '{}').split(' ');
  const [askedMethod, askedPath, askedQuery = ''] = request.split(' ');
  const names = query.split(',');
  return (
    method === askedMethod &&
    path === askedPath &&
    askedQuery.split(',').every((name) => name === '' || names.includes(name))
  );
}
