// RestAdapter over HTTP: against the example server, which has every operation, and against servers that do wrong.
import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { exampleServer } from '../../demo/rest/server.js';
import type { AdapterData } from '../../src/adapter/adapter-data.js';
import type { ProAdapter } from '../../src/adapter/adapter.js';
import { RestAdapter, type OptionalMethod, type RestAdapterOptions } from '../../src/adapter/rest.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import { adapterChecks, adapterExampleData } from '../../src/testing/index.js';
import openapi from '../../docs/openapi.json' with { type: 'json' };

const everything: OptionalMethod[] = [
  'getDraftKey',
  'loadDraft',
  'saveDraft',
  'removeDraft',
  'listScores',
  'listAssignments',
  'listEvents',
  'listReaders',
  'getInstrument',
  'resolveValueSet',
  'getPreparation',
  'savePreparation',
  'listConsultations',
  'saveConsultation',
  'subscribe',
];
const url = 'https://pro-widgets.example/Questionnaire/walking';
const subject = 'Patient/conformance-1';
const options = () => ({ signal: new AbortController().signal });
/** Stands in every answer and body that must never come out of a message. */
const canary = 'canary-7319';

const servers: Server[] = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

describe('RestAdapter keeps the promises of an adapter', () => {
  /** Every request that the checks lead to, as the document would write it. */
  const asked = new Set<string>();

  for (const { name, check } of adapterChecks()) {
    it(name, async () => assert.equal(await check((data) => recorded(data)), 'passed'));
  }

  it('asks for nothing that is not in openapi.json, with no parameter that is not', () => {
    const paths: Record<string, Record<string, unknown>> = openapi.paths;
    const known = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => `${method.toUpperCase()} ${path} ${queryOf(operation)}`),
    );
    for (const one of asked) {
      assert.ok(
        known.some((other) => describes(other, one)),
        `${one} is not in the document`,
      );
    }
    assert.ok(asked.size >= 14, `only ${asked.size} kinds of requests`);
  });

  async function recorded(data: AdapterData): Promise<ProAdapter> {
    const baseUrl = await listening(exampleServer(data));
    return new RestAdapter({
      baseUrl,
      offers: everything,
      checkEvery: 50,
      fetch: (input, init) => {
        const { pathname, searchParams } = new URL(input as string);
        const [, resource = '', id] = pathname.split('/');
        const query = [...new Set(searchParams.keys())].join(',');
        asked.add(`${init?.method} /${resource}${id ? '/{}' : ''} ${query}`);
        return fetch(input, init);
      },
    });
  }
});

describe('RestAdapter with the example server', () => {
  it('reads all pages of 500 responses', async () => {
    const responses = Array.from({ length: 500 }, (_, place) => responseOf(`response-${place}`));
    const adapter = await adapterOf(exampleServer({ responses }));
    const found = await adapter.listResponses({ subject }, options());
    assert.equal(new Set(found.map(({ id }) => id)).size, 500);
  });

  it('stores once what is sent again because the answer was lost', async () => {
    const baseUrl = await listening(exampleServer(adapterExampleData));
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
    await rejects(adapter.submitResponse(sent, options()), 'UnavailableError', /could not be reached/);
    for (let times = 0; times < 9; times += 1) await adapter.submitResponse(sent, options());
    const found = await adapter.listResponses({ subject }, options());
    assert.equal(found.filter(({ id }) => id === sent.id).length, 1);
  });

  it('hears of what another page sends', async () => {
    const baseUrl = await listening(exampleServer(adapterExampleData));
    const adapter = new RestAdapter({ baseUrl, offers: ['subscribe'], checkEvery: 20 });
    let hasLooked = () => {};
    const firstLook = new Promise<void>((resolve) => (hasLooked = resolve));
    const watching = new RestAdapter({
      baseUrl,
      offers: ['subscribe'],
      checkEvery: 20,
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        hasLooked();
        return response;
      },
    });
    let stop = () => {};
    const heard = new Promise<void>((resolve) => (stop = watching.subscribe!({ subject }, resolve)));
    await firstLook;
    await adapter.submitResponse(responseOf('of-another-page'), options());
    await heard;
    stop();
  });

  it('asks for a text that it has only whether it changed', async () => {
    const statuses: number[] = [];
    const adapter = new RestAdapter({
      baseUrl: await listening(exampleServer(adapterExampleData)),
      offers: ['getInstrument'],
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

  it('says which questionnaire, instrument or value set is not there', async () => {
    const adapter = await adapterOf(exampleServer(adapterExampleData), { offers: everything });
    await rejects(
      adapter.getQuestionnaire(`${url}|2.0`, options()),
      'NotFoundError',
      /no questionnaire ".*walking\|2.0"/,
    );
    await rejects(adapter.getInstrument!('none', options()), 'NotFoundError', /no instrument "none"/);
    await rejects(adapter.resolveValueSet!('none', options()), 'NotFoundError', /no value set "none"/);
  });

  it('has only what the server offers, and refuses a name that is none', () => {
    const adapter = new RestAdapter({ baseUrl: 'http://localhost/pro', offers: ['listScores'] });
    assert.equal(typeof adapter.listScores, 'function');
    for (const name of everything.filter((one) => one !== 'listScores')) assert.ok(!(name in adapter), name);
    const offers = ['toString'] as unknown as OptionalMethod[];
    assert.throws(() => new RestAdapter({ baseUrl: 'http://localhost/pro', offers }), /offers has "toString"/);
  });

  it('sends the token of the moment, and nothing of it comes out of an error', async () => {
    const seen: (string | undefined)[] = [];
    let token = 'first-token';
    const adapter = await adapterOf(
      (request, response) => {
        seen.push(request.headers.authorization);
        response.writeHead(401).end(canary);
      },
      { token: () => token },
    );
    const error = await rejects(adapter.listResponses({ subject }, options()), 'SessionExpiredError', /401/);
    token = 'second-token';
    await rejects(adapter.listResponses({ subject }, options()), 'SessionExpiredError', /401/);
    assert.deepEqual(seen, ['Bearer first-token', 'Bearer second-token']);
    assert.doesNotMatch(error.message, /token/);
  });
});

describe('the example server refuses', () => {
  const refusedWith = async (status: number, path: string, body: string) => {
    const baseUrl = await listening(exampleServer(adapterExampleData, (_, one) => one !== 'Patient/forbidden'));
    const response = await fetch(`${baseUrl}/${path}`, { method: 'PUT', body }).catch(() => undefined);
    // A connection that is closed while too much is sent is a refusal too.
    if (response) assert.equal(response.status, status);
    const text = (await response?.text()) ?? '';
    assert.ok(!text.includes(canary), text);
  };

  it('a response that takes the place of another subject’s', async () => {
    const mine = { ...responseOf('conformance-of-another'), subject };
    await refusedWith(409, 'responses/conformance-of-another', JSON.stringify(mine));
  });

  it('a response with another id than its address, of the wrong shape, or that is no JSON', async () => {
    await refusedWith(422, 'responses/one', JSON.stringify(responseOf('another')));
    await refusedWith(422, 'responses/one', JSON.stringify({ ...responseOf('one'), status: canary }));
    await refusedWith(400, 'responses/one', `{ ${canary}`);
  });

  it('a subject that the login may not use, and a body above its limit', async () => {
    await refusedWith(403, 'responses/one', JSON.stringify({ ...responseOf('one'), subject: 'Patient/forbidden' }));
    await refusedWith(413, 'responses/one', JSON.stringify(canary.repeat(500_000)));
  });
});

describe('RestAdapter with a server that does wrong', () => {
  const says =
    (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
    (_, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };

  it('says that a web page is no JSON', async () => {
    const adapter = await adapterOf(says(200, `<html>${canary}`, { 'Content-Type': 'text/html' }));
    await rejects(adapter.getQuestionnaire(url, options()), 'AnswerError', /text\/html instead of JSON/);
    const cut = await adapterOf(says(200, `{ "items": [{ "id": "${canary}`));
    await rejects(cut.listResponses({ subject }, options()), 'AnswerError', /cut off or not JSON/);
  });

  it('stops reading an answer of 50 MB', async () => {
    let written = 0;
    const adapter = await adapterOf((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const part = canary.repeat(100_000);
      const more = () => {
        while (written < 50_000_000) {
          written += part.length;
          if (!response.write(part)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    await rejects(adapter.listResponses({ subject }, options()), 'AnswerError', /larger than 20000000 bytes/);
    assert.ok(written < 50_000_000, `${written} bytes were taken in`);
  });

  it('follows no redirect', async () => {
    let visits = 0;
    const elsewhere = await listening((_, response) => {
      visits += 1;
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"items":[]}');
    });
    for (const status of [301, 302, 307, 308]) {
      const adapter = await adapterOf(says(status, '', { Location: `${elsewhere}/responses` }));
      await rejects(adapter.listResponses({ subject }, options()), 'AddressError', /redirects/);
      await rejects(adapter.submitResponse(responseOf('one'), options()), 'AddressError', /redirects/);
    }
    assert.equal(visits, 0);
  });

  it('names the field that has the wrong shape, and never what is in it', async () => {
    const wrong = { ...responseOf('one'), status: canary };
    const lists: [unknown, RegExp][] = [
      [null, /items: must be array/],
      [[responseOf('one')], /items: must be array/],
      [{ items: {} }, /items: must be array/],
      [{ items: [], next: 2 }, /next: must be string/],
      [{ items: [responseOf('one'), wrong] }, /item 1 .*status: must be one of/],
      [{ items: [{ ...responseOf('one'), extra: canary }] }, /item 0 .*extra: is no field that we know/],
    ];
    for (const [body, message] of lists) {
      const adapter = await adapterOf(says(200, body));
      await rejects(adapter.listResponses({ subject }, options()), 'ModelError', message);
    }
    const adapter = await adapterOf(says(200, { key: canary, title: 1, items: 2 }), { offers: everything });
    await rejects(adapter.getQuestionnaire(url, options()), 'ModelError', /title: must be string/);
    await rejects(adapter.getDraftKey!({ subject }, options()), 'ModelError', /key: must be 32 bytes/);
    await rejects(adapter.submitResponse(responseOf('one'), options()), 'ModelError', /items: must be array/);
  });

  it('leaves a wrong row out for a reader that wants to know of it, and gives the others', async () => {
    const body = { items: [responseOf('one'), { ...responseOf('two'), status: canary }, responseOf('three')] };
    const adapter = await adapterOf(says(200, body));
    const leftOut: string[] = [];
    const told = { ...options(), onLeftOut: ({ message }: Error) => void leftOut.push(message) };
    const found = await adapter.listResponses({ subject }, told);
    assert.deepEqual(
      found.map(({ id }) => id),
      ['one', 'three'],
    );
    assert.equal(leftOut.length, 1);
    assert.match(leftOut[0] ?? '', /item 1 .*status: must be one of/);
  });

  it('says that the server does not know the subject', async () => {
    const adapter = await adapterOf(says(404, { error: 'unknown' }), { offers: everything });
    await rejects(adapter.listResponses({ subject: '1' }, options()), 'SubjectError', /no subject "1".*empty list/);
    await rejects(adapter.listAssignments!({ subject: '1' }, options()), 'SubjectError', /no subject "1"/);
  });

  it('refuses what is about another subject, and a response that was stored as another one', async () => {
    const another = { ...responseOf('one'), subject: 'Patient/another' };
    const adapter = await adapterOf(says(200, { items: [another] }), { offers: everything });
    await rejects(adapter.listResponses({ subject }, options()), 'AnswerError', /about another subject/);
    const draft = await adapterOf(says(200, another), { offers: everything });
    await rejects(draft.loadDraft!({ subject, questionnaire: url }, options()), 'AnswerError', /another subject/);
    await rejects(draft.submitResponse(responseOf('two'), options()), 'AnswerError', /under another id/);
  });

  it('stops at a list that never ends', async () => {
    let asked = 0;
    const adapterWith = (next: () => string) => {
      asked = 0;
      const fetch = async () => {
        asked += 1;
        return Response.json({ items: [], next: next() });
      };
      return new RestAdapter({ baseUrl: 'http://localhost/pro', fetch });
    };
    const same = adapterWith(() => canary);
    await rejects(same.listResponses({ subject }, options()), 'AnswerError', /does not end/);
    assert.equal(asked, 2);
    const other = adapterWith(() => `${canary}-${asked}`);
    await rejects(other.listResponses({ subject }, options()), 'AnswerError', /does not end/);
    assert.ok(asked <= 1001, `${asked} pages were asked for`);
  });

  it('tells refused from later, in words that repeat nothing of the answer', async () => {
    const sent = (status: number, headers: Record<string, string> = {}) =>
      adapterOf(says(status, { title: canary }, headers)).then((adapter) =>
        rejects(
          adapter.submitResponse(responseOf('one'), options()),
          { 422: 'SubmitError', 409: 'SubmitError', 401: 'SessionExpiredError', 503: 'UnavailableError' }[status] ?? '',
          new RegExp(String(status)),
        ),
      );
    for (const status of [401, 409, 422]) await sent(status);
    const later = await sent(503, { 'Retry-After': '7' });
    assert.equal((later as Error & { retryAfter?: number }).retryAfter, 7000);
  });

  it('takes a draft that is not there for removed', async () => {
    const adapter = await adapterOf(says(404, {}), { offers: ['removeDraft'] });
    await adapter.removeDraft?.({ subject, questionnaire: `${url}|10.0` }, options());
  });

  it('says how long it waited for a server that does not answer', async () => {
    const adapter = await adapterOf(() => undefined, { timeout: 50 });
    await rejects(adapter.listResponses({ subject }, options()), 'UnavailableError', /within 50 milliseconds/);
  });
});

/** An adapter around a server that lives until the tests are over. */
async function adapterOf(
  server: Server | RequestListener,
  more: Partial<RestAdapterOptions> = {},
): Promise<RestAdapter> {
  return new RestAdapter({ baseUrl: await listening(server), ...more });
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

/** The error that a promise rejects with, which has the name, says the message, and holds no answer. */
async function rejects(promise: Promise<unknown>, name: string, message: RegExp): Promise<Error> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Error, 'it did not reject');
  assert.equal(error.name, name, error.message);
  assert.match(error.message, message);
  assert.ok(!error.message.includes(canary), error.message);
  return error;
}

async function listening(server: Server | RequestListener): Promise<string> {
  const made = typeof server === 'function' ? createServer(server) : server;
  servers.push(made);
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}
function queryOf(operation: unknown): string {
  const { parameters = [] } = operation as { parameters?: { $ref?: string; name?: string; in?: string }[] };
  const all: Record<string, { name: string; in: string }> = openapi.components.parameters;
  return parameters
    .map(({ $ref, ...own }) => ($ref ? all[$ref.split('/').at(-1) ?? ''] : own))
    .filter((one) => one?.in === 'query')
    .map((one) => one?.name)
    .join(',');
}
function describes(known: string, asked: string): boolean {
  const [method, path = '', query = ''] = known.replace(/\{\w+\}/, '{}').split(' ');
  const [askedMethod, askedPath, askedQuery = ''] = asked.split(' ');
  const names = query.split(',');
  return (
    method === askedMethod &&
    path === askedPath &&
    askedQuery.split(',').every((name) => name === '' || names.includes(name))
  );
}
