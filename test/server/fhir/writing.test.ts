// Writes to a FHIR server over HTTP: once, all or nothing, and never over changes of others.
import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Observation, QuestionnaireResponse as FhirResponse, Resource, Task } from '@medplum/fhirtypes';
import { resourcesFrom } from '../../../demo/fhir/resources.js';
import { FhirServer, listen } from '../../../demo/fhir/server.js';
import { FhirAdapter, type FhirAdapterOptions } from '../../../src/adapter/fhir.js';
import {
  canonicalOf,
  historiesOf,
  measurementOf,
  werkHerstelInstrument,
  werkHerstelQuestionnaire,
  werkHerstelScenario,
  type QuestionnaireResponse,
} from '../../../src/core/index.js';
import { questionnaireFromFhir } from '../../../src/fhir/index.js';
import { rejectionOf, options } from './http.js';

const subject = 'Patient/voorbeeld';
const { assignments, responses } = werkHerstelScenario('2026-11-22', subject);
const example = responses[1]!;
const instrument = 'werk-herstel-demo';

describe('FhirAdapter writes to a FHIR server', () => {
  const fhir = new FhirServer();
  let server: Server;
  let baseUrl: string;
  before(async () => ({ server, baseUrl } = await listen(fhir)));
  after(() => server.close());

  beforeEach(async () => {
    fhir.repository.clear();
    // Two equal open assignments, so that a second completion would be visible.
    const open = assignments.filter(({ status }) => status === 'sent');
    const waiting = [...open, ...open.map((assignment) => ({ ...assignment, id: `${assignment.id}-again` }))];
    await fhir.load(resourcesFrom({ questionnaires: [werkHerstelQuestionnaire], assignments: { [subject]: waiting } }));
  });

  const adapterWith = (more: Partial<FhirAdapterOptions> = {}) =>
    new FhirAdapter({ baseUrl, writesScores: true, ...more });
  const stored = <Kind extends Resource>(resourceType: Kind['resourceType']) =>
    fhir.repository.searchResources<Kind>({ resourceType, count: 1000 });
  const counts = async () => ({
    responses: (await stored<FhirResponse>('QuestionnaireResponse')).length,
    scores: (await stored<Observation>('Observation')).length,
    completed: (await stored<Task>('Task')).filter(({ status }) => status === 'completed').length,
  });
  const newResponse = (): QuestionnaireResponse => ({ ...structuredClone(example), id: crypto.randomUUID() });
  const nothing = { responses: 0, scores: 0, completed: 0 };
  const once = { responses: 1, scores: 7, completed: 1 };

  it('reads the example questionnaire as the demo has written it', async () => {
    const [resource] = resourcesFrom({ questionnaires: [werkHerstelQuestionnaire] });
    const { id: _id, ...read } = questionnaireFromFhir(JSON.parse(JSON.stringify(resource)));
    assert.deepEqual(
      { ...read, description: werkHerstelQuestionnaire.description },
      {
        ...werkHerstelQuestionnaire,
        ...('rich' in read ? { rich: read.rich } : {}),
      },
    );
  });

  it('stores the response, its scores and its Task in one transaction', async () => {
    const response = newResponse();
    const sent: string[] = [];
    const recordingFetch: typeof fetch = (input, init) => {
      if (init?.method !== 'GET') sent.push(`${init?.method} ${new URL(input as string).pathname}`);
      return fetch(input, init);
    };
    const answer = await adapterWith({ fetch: recordingFetch }).submitResponse(response, options());
    assert.deepEqual(sent, ['POST /fhir']);
    assert.equal(answer.id, response.id);
    assert.deepEqual(await counts(), once);
    const [resource] = await stored<FhirResponse>('QuestionnaireResponse');
    const [first] = await stored<Observation>('Observation');
    assert.equal(resource?.identifier?.value, `urn:uuid:${response.id}`);
    assert.deepEqual(first?.derivedFrom, [{ reference: `QuestionnaireResponse/${resource?.id}` }]);
    assert.equal(first?.category?.[0]?.coding?.[0]?.code, 'survey');
    assert.equal(first?.status, 'final');
    assert.equal(first?.subject?.reference, subject);
    assert.equal(first?.effectiveDateTime, response.authored);
    assert.deepEqual(first?.valueQuantity, {
      value: first?.valueQuantity?.value,
      unit: '{score}',
      system: 'http://unitsofmeasure.org',
      code: '{score}',
    });
    const done = (await stored<Task>('Task')).find(({ status }) => status === 'completed');
    assert.equal(done?.output?.[0]?.valueReference?.reference, `QuestionnaireResponse/${resource?.id}`);
  });

  it('reads the written scores as those of the response, without duplicates', async () => {
    const response = newResponse();
    const adapter = adapterWith();
    await adapter.submitResponse(response, options());
    const [read] = await adapter.listScores({ subject, instrument }, options());
    const own = measurementOf(werkHerstelInstrument, werkHerstelQuestionnaire, response);
    assert.equal(read?.response, response.id);
    assert.equal(read?.version, own.version);
    assert.deepEqual(
      read?.scores.map(({ scale, value }) => [scale, value]).toSorted(),
      own.scores.map(({ scale, value }) => [scale, value]).toSorted(),
    );
    for (const { views } of historiesOf(werkHerstelInstrument, [own, read!])) assert.equal(views.length, 1);
  });

  it('stores a response once that two tabs send ten times at once', async () => {
    const response = newResponse();
    const tabs = [adapterWith(), adapterWith()];
    const sends = Array.from({ length: 10 }, (_, number) => tabs[number % 2]!.submitResponse(response, options()));
    await Promise.all(sends);
    await adapterWith().submitResponse(response, options());
    assert.deepEqual(await counts(), once);
  });

  it('stores a response once that four tabs send at once without a Task', async () => {
    const response = newResponse();
    const tabs = Array.from({ length: 4 }, () => adapterWith({ completesTasks: false }));
    await Promise.all(tabs.map((tab) => tab.submitResponse(response, options())));
    assert.deepEqual(await counts(), { ...once, completed: 0 });
  });

  it('stores a response once that one page sends ten times at once without If-None-Exist', async () => {
    const response = newResponse();
    const fetchWithoutCondition: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.delete('If-None-Exist');
      const body =
        typeof init?.body === 'string' ? init.body.replaceAll(/"ifNoneExist":"[^"]*"/g, '"x":""') : undefined;
      return fetch(input, { ...init, headers, ...(body ? { body } : {}) });
    };
    const adapter = adapterWith({ fetch: fetchWithoutCondition, completesTasks: false });
    await Promise.all(Array.from({ length: 10 }, () => adapter.submitResponse(response, options())));
    assert.deepEqual(await counts(), { ...once, completed: 0 });
  });

  it('stores a response once if it is sent again after a lost reply', async () => {
    const response = newResponse();
    const fetchWithLostReply: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (init?.method === 'POST') throw new TypeError('Connection lost');
      return answer;
    };
    const error = await rejectionOf(adapterWith({ fetch: fetchWithLostReply }).submitResponse(response, options()));
    assert.equal(error.name, 'UnavailableError');
    await adapterWith().submitResponse(response, options());
    assert.deepEqual(await counts(), once);
  });

  it('looks for an existing response after status 412', async () => {
    const response = newResponse();
    let refused = 0;
    const fetchWith412: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (init?.method !== 'POST') return answer;
      refused += 1;
      return new Response('{}', { status: 412, headers: { 'Content-Type': 'application/fhir+json' } });
    };
    const answer = await adapterWith({ fetch: fetchWith412 }).submitResponse(response, options());
    assert.equal(answer.id, response.id);
    assert.equal(refused, 1);
    assert.deepEqual(await counts(), once);
  });

  it('stores nothing if a transaction fails halfway', async () => {
    const fetchWithInvalidScore: typeof fetch = (input, init) => {
      const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as { entry?: { resource: object }[] }) : {};
      const spoiled = body.entry?.at(-2)?.resource;
      if (spoiled && 'code' in spoiled) delete spoiled.code;
      return fetch(input, body.entry ? { ...init, body: JSON.stringify(body) } : init);
    };
    const error = await rejectionOf(
      adapterWith({ fetch: fetchWithInvalidScore }).submitResponse(newResponse(), options()),
    );
    assert.equal(error.name, 'SubmitError');
    assert.match(error.message, /answered 400 to the request for a transaction: structure at Observation\.code/);
    assert.deepEqual(await counts(), nothing);
  });

  it('amends the response and its scores, and completes no second Task', async () => {
    const adapter = adapterWith();
    const response = newResponse();
    await adapter.submitResponse(response, options());
    const items = response.items
      .filter(({ linkId }) => linkId !== 'vermoeid')
      .map((item) =>
        item.linkId === 'fysiek' ? { ...item, answers: [{ value: { type: 'integer' as const, value: 9 } }] } : item,
      );
    await adapter.submitResponse({ ...response, status: 'amended', items }, options());
    assert.deepEqual(await counts(), once);
    const byScale = new Map(
      (await stored<Observation>('Observation')).map((observation) => [
        observation.code?.coding?.at(-1)?.code,
        observation,
      ]),
    );
    assert.equal(byScale.get(`${instrument}.fysiek`)?.status, 'amended');
    assert.equal(byScale.get(`${instrument}.fysiek`)?.valueQuantity?.value, 9);
    assert.equal(byScale.get(`${instrument}.vermoeid`)?.status, 'entered-in-error');
    const [measurement] = await adapter.listScores({ subject, instrument }, options());
    assert.equal(
      measurement?.scores.some(({ scale }) => scale === 'vermoeid'),
      false,
    );
  });

  it('removes the comments on the previous score', async () => {
    const adapter = adapterWith();
    const response = newResponse();
    await adapter.submitResponse(response, options());
    for (const observation of await stored<Observation>('Observation')) {
      const interpretation = [{ coding: [{ code: 'H' }] }];
      await fhir.repository.updateResource({ ...observation, interpretation, note: [{ text: 'Prorated: 1 of 2.' }] });
    }
    const items = response.items.slice(0, 3);
    await adapter.submitResponse({ ...response, status: 'amended', items }, options());
    const amended = (await stored<Observation>('Observation')).filter(({ status }) => status === 'amended');
    assert.ok(amended.length > 0);
    for (const observation of amended)
      assert.deepEqual([observation.interpretation, observation.note], [undefined, undefined]);
  });

  it('completes a Task that refers to the questionnaire by its id on the server', async () => {
    const [questionnaire] = await stored('Questionnaire');
    for (const [id, address] of Object.entries({ relative: '', absolute: `${baseUrl}/` })) {
      await fhir.repository.createResource<Task>({
        resourceType: 'Task',
        id,
        status: 'requested',
        intent: 'order',
        for: { reference: subject },
        authoredOn: '2020-01-01',
        input: [
          {
            type: { coding: [{ code: 'questionnaire' }] },
            valueCanonical: `${address}Questionnaire/${questionnaire?.id}`,
          },
        ],
      });
      const adapter = adapterWith();
      const assignment = (await adapter.listAssignments({ subject }, options())).find(
        (assignment) => assignment.id === id,
      );
      const form = await adapter.getQuestionnaire(assignment!.questionnaire, options());
      await adapter.submitResponse({ ...newResponse(), questionnaire: canonicalOf(form) }, options());
      assert.equal((await stored<Task>('Task')).find((task) => task.id === id)?.status, 'completed', id);
    }
  });

  it('finds data that was sent with an absolute reference to the subject', async () => {
    const adapter = adapterWith();
    const absolute = `${baseUrl}/${subject}`;
    const sent = { ...newResponse(), subject: absolute };
    assert.equal((await adapter.submitResponse(sent, options())).subject, absolute);
    const [listed] = await adapter.listResponses({ subject: absolute }, options());
    assert.deepEqual([listed?.id, listed?.subject], [sent.id, absolute]);
    assert.equal((await adapter.listScores({ subject: absolute, instrument }, options())).length, 1);
    assert.equal((await adapter.listResponses({ subject }, options()))[0]?.subject, subject);
  });

  it('keeps unknown elements of a resource that it updates', async () => {
    const adapter = adapterWith();
    const response = newResponse();
    await adapter.submitResponse(response, options());
    const [resource] = await stored<FhirResponse>('QuestionnaireResponse');
    await fhir.repository.updateResource({ ...resource!, basedOn: [{ reference: 'CarePlan/1' }] });
    await adapterWith().submitResponse(
      { ...response, status: 'amended', items: response.items.slice(0, 3) },
      options(),
    );
    const [updated] = await stored<FhirResponse>('QuestionnaireResponse');
    assert.deepEqual(updated?.basedOn, [{ reference: 'CarePlan/1' }]);
    assert.equal(updated?.status, 'amended');
    assert.equal(updated?.item?.length, 3);
  });

  it('does not overwrite a response that was changed elsewhere after it was read', async () => {
    const adapter = adapterWith();
    const response = newResponse();
    await adapter.submitResponse(response, options());
    await adapterWith().submitResponse(
      { ...response, status: 'amended', items: response.items.slice(0, 4) },
      options(),
    );
    const mine = { ...response, status: 'amended' as const, items: response.items.slice(0, 2) };
    const error = await rejectionOf(adapter.submitResponse(mine, options()));
    assert.equal(error.name, 'SubmitError');
    assert.match(error.message, /changed elsewhere.*Open it again/);
    await adapter.listResponses({ subject }, options());
    assert.equal((await adapter.submitResponse(mine, options())).items.length, 2);
  });

  it('rejects an id that the server has for another subject', async () => {
    const response = newResponse();
    await adapterWith().submitResponse(response, options());
    const error = await rejectionOf(adapterWith().submitResponse({ ...response, subject: 'Patient/2' }, options()));
    assert.match(error.message, /of another subject/);
    const draft = { ...newResponse(), status: 'in-progress' as const };
    await adapterWith().saveDraft(draft, options());
    const refused = await rejectionOf(adapterWith().saveDraft({ ...draft, subject: 'Patient/2' }, options()));
    assert.match(refused.message, /of another subject/);
  });

  it('turns a draft into the sent response, and never the reverse', async () => {
    const adapter = adapterWith();
    const response = newResponse();
    const query = { subject, questionnaire: canonicalOf(werkHerstelQuestionnaire) };
    await adapter.saveDraft({ ...response, status: 'in-progress', items: response.items.slice(0, 2) }, options());
    assert.deepEqual(await counts(), { ...nothing, responses: 1 });
    assert.deepEqual(await adapter.listResponses({ subject }, options()), [], 'A draft is not among the responses.');
    assert.equal((await adapterWith().loadDraft(query, options()))?.id, response.id);
    await adapter.submitResponse(response, options());
    await adapter.saveDraft({ ...response, status: 'in-progress', items: [] }, options());
    await adapter.removeDraft(query, options());
    assert.deepEqual(await counts(), once);
    const [sent] = await adapter.listResponses({ subject }, options());
    assert.equal(sent?.status, 'completed');
    assert.equal(sent?.items.length, response.items.length);
  });

  it('keeps the draft that was saved last, even if the server dates another one later', async () => {
    const query = { subject, questionnaire: canonicalOf(werkHerstelQuestionnaire) };
    const [earlier, last] = [newResponse(), newResponse()].map((response) => ({
      ...response,
      status: 'in-progress' as const,
    }));
    await adapterWith().saveDraft(earlier!, options());
    const fetchWithWrongClock: typeof fetch = async (input, init) => {
      const text = await (await fetch(input, init)).text();
      const bundle = JSON.parse(text) as { entry?: { resource: FhirResponse }[] };
      for (const { resource } of bundle.entry ?? []) {
        if (resource.identifier?.value?.endsWith(earlier!.id ?? ''))
          resource.meta!.lastUpdated = '2999-01-01T00:00:00Z';
      }
      return new Response(JSON.stringify(bundle), { headers: { 'Content-Type': 'application/fhir+json' } });
    };
    await adapterWith({
      fetch: (input, init) => (init?.method === 'GET' ? fetchWithWrongClock : fetch)(input, init),
    }).saveDraft(last!, options());
    assert.equal((await adapterWith().loadDraft(query, options()))?.id, last!.id);
  });

  it('empties a draft that the server cannot delete', async () => {
    const fetchWithoutDelete: typeof fetch = (input, init) =>
      init?.method === 'DELETE' ? Promise.resolve(new Response(null, { status: 405 })) : fetch(input, init);
    const adapter = adapterWith({ fetch: fetchWithoutDelete });
    const query = { subject, questionnaire: canonicalOf(werkHerstelQuestionnaire) };
    await adapter.saveDraft({ ...newResponse(), status: 'in-progress' }, options());
    await adapter.removeDraft(query, options());
    const [left] = await stored<FhirResponse>('QuestionnaireResponse');
    assert.equal(left?.status, 'entered-in-error');
    assert.equal(left?.item, undefined);
    assert.equal(await adapter.loadDraft(query, options()), undefined);
  });

  it('requests a token before each request', async () => {
    let tokenCount = 0;
    const headers: (string | null)[] = [];
    const recordingFetch: typeof fetch = (input, init) => {
      headers.push(new Headers(init?.headers).get('authorization'));
      return fetch(input, init);
    };
    const adapter = adapterWith({ fetch: recordingFetch, token: async () => `token-${(tokenCount += 1)}` });
    await adapter.listResponses({ subject }, options());
    await adapter.listAssignments({ subject }, options());
    assert.deepEqual(headers.slice(0, 2), ['Bearer token-1', 'Bearer token-2']);
  });

  it('revalidates a cached questionnaire by its ETag', async () => {
    const statuses: number[] = [];
    const recordingFetch: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      statuses.push(answer.status);
      return answer;
    };
    const adapter = adapterWith({ fetch: recordingFetch });
    const read = () => adapter.getQuestionnaire('Questionnaire/werk-herstel-demo-1', options());
    const [first, second] = [await read(), await read()];
    assert.deepEqual(statuses, [200, 304]);
    assert.deepEqual(first, second);
    const [resource] = await fhir.repository.searchResources({ resourceType: 'Questionnaire' });
    await fhir.repository.updateResource({ ...resource!, title: 'Anders' } as Resource);
    assert.equal((await read()).title, 'Anders');
  });
});
