// People, sharing and notes on a FHIR server over HTTP.
import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Communication, Consent, QuestionnaireResponse as FhirResponse, Resource } from '@medplum/fhirtypes';
import { resourcesFrom } from '../../../demo/fhir/resources.js';
import { FhirServer, listen } from '../../../demo/fhir/server.js';
import { FhirAdapter, type FhirAdapterOptions } from '../../../src/adapter/fhir.js';
import {
  canonicalOf,
  werkHerstelQuestionnaire,
  werkHerstelScenario,
  type Consultation,
  type Person,
  type Sharing,
} from '../../../src/core/index.js';
import { options, rejectionOf } from './http.js';

const subject = 'Patient/voorbeeld';
const other = 'Patient/tweede';
const physician: Person = {
  reference: 'PractitionerRole/bedrijfsarts',
  kind: 'professional',
  name: 'A. Voorbeeld',
  role: { code: 'occupational-physician' },
  organization: 'Arbodienst',
};
const mother: Person = { reference: 'RelatedPerson/moeder', kind: 'related', role: { code: 'mother' } };
const canonical = canonicalOf(werkHerstelQuestionnaire);
const decision: Sharing = {
  subject,
  recipient: physician.reference,
  purpose: 'care',
  rules: [{ questionnaires: [canonical], level: 'scores', until: '2027-03-01' }],
  decided: '2026-03-01T10:00:00Z',
};
const withdrawn: Sharing = { ...decision, rules: [{ level: 'nothing' }], decided: '2026-04-01T10:00:00Z' };

describe('FhirAdapter with people', () => {
  const fhir = new FhirServer();
  let server: Server;
  let baseUrl: string;
  before(async () => ({ server, baseUrl } = await listen(fhir)));
  after(() => server.close());
  beforeEach(async () => {
    fhir.repository.clear();
    const careTeams = { [subject]: [{ reference: subject, kind: 'patient' as const }, physician, mother], [other]: [] };
    await fhir.load(resourcesFrom({ questionnaires: [werkHerstelQuestionnaire], careTeams }));
  });

  const adapterWith = (more: Partial<FhirAdapterOptions> = {}) => {
    const adapter = new FhirAdapter({ baseUrl, consents: { profile: 'core' }, ...more });
    return adapter as FhirAdapter &
      Required<Pick<FhirAdapter, 'listSharing' | 'saveSharing' | 'listConsultations' | 'saveConsultation'>>;
  };
  const stored = <Kind extends Resource>(resourceType: Kind['resourceType']) =>
    fhir.repository.searchResources<Kind>({ resourceType, count: 1000 });
  /** A fetch that changes what is sent, as a server that does not keep everything. */
  const dropping =
    (pattern: RegExp): typeof fetch =>
    (input, init) =>
      fetch(input, { ...init, ...(typeof init?.body === 'string' && { body: init.body.replace(pattern, '') }) });

  it('has no decisions without consents, and no notes on a server without Communications', () => {
    const plain = new FhirAdapter({ baseUrl, keepsConversations: false });
    assert.deepEqual([plain.listSharing, plain.saveSharing, plain.getPreparation], [undefined, undefined, undefined]);
  });

  it('lists the people around the patient, with name, role and organization', async () => {
    const found = await adapterWith().listCareTeam({ subject }, options());
    assert.deepEqual(
      found.map(({ reference, name, role, organization, kind }) => ({ reference, name, role, organization, kind })),
      [{ reference: subject, kind: 'patient' as const }, physician, mother].map((person): Partial<Person> => ({
        reference: person.reference,
        name: 'name' in person ? person.name : undefined,
        role: 'role' in person ? person.role : undefined,
        organization: 'organization' in person ? person.organization : undefined,
        kind: person.kind,
      })),
    );
  });

  it('withdraws a decision in the same Consent, and gives it again', async () => {
    const adapter = adapterWith();
    const first = await adapter.saveSharing(decision, options());
    assert.deepEqual(first.rules, decision.rules);
    const [given] = await stored<Consent>('Consent');
    assert.equal(given?.provision?.provision?.[0]?.data?.[0]?.reference.reference?.split('/')[0], 'Questionnaire');
    const second = await adapter.saveSharing({ ...withdrawn, revision: first.revision }, options());
    const [consent, ...others] = await stored<Consent>('Consent');
    assert.deepEqual([consent?.id, consent?.status, others], [given?.id, 'inactive', []]);
    assert.notEqual(second.revision, first.revision);
    await adapter.saveSharing({ ...decision, decided: '2026-05-01T10:00:00Z', revision: second.revision }, options());
    assert.deepEqual(
      (await adapter.listSharing({ subject }, options())).map(({ rules }) => rules),
      [decision.rules],
    );
  });

  it('gives one of two tabs a conflict, and never both permissions', async () => {
    const tabs = [adapterWith(), adapterWith()] as const;
    const first = await tabs[0].saveSharing(decision, options());
    await tabs[0].saveSharing({ ...withdrawn, revision: first.revision }, options());
    const late = { ...decision, decided: '2026-05-01T10:00:00Z', revision: first.revision };
    assert.equal((await rejectionOf(tabs[1].saveSharing(late, options()))).name, 'ConflictError');
    const fresh = { ...decision, recipient: mother.reference };
    const both = await Promise.allSettled([
      tabs[0].saveSharing(fresh, options()),
      tabs[1].saveSharing({ ...fresh, rules: [{ level: 'answers' }], decided: '2026-03-02T10:00:00Z' }, options()),
    ]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    assert.equal((await stored<Consent>('Consent')).length, 2);
  });

  it('stores a decision once if it is sent again after a lost reply', async () => {
    const losing: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (init?.method === 'POST') throw new TypeError('Connection lost');
      return answer;
    };
    assert.equal(
      (await rejectionOf(adapterWith({ fetch: losing }).saveSharing(decision, options()))).name,
      'UnavailableError',
    );
    assert.deepEqual((await adapterWith().saveSharing(decision, options())).rules, decision.rules);
    assert.equal((await stored<Consent>('Consent')).length, 1);
  });

  it('returns what the server did not keep as unknown', async () => {
    for (const pattern of [/,"modifierExtension":\[[^\]]*\]/, /,"data":\[.*?\]/, /"extension":\[.*?\],/]) {
      fhir.repository.clear();
      const saved = await adapterWith({ fetch: dropping(pattern) }).saveSharing(decision, options());
      assert.deepEqual(
        saved.rules.map(({ level }) => level),
        ['unknown'],
        `${pattern}`,
      );
      const [read] = await adapterWith().listSharing({ subject }, options());
      assert.deepEqual(
        read?.rules.map(({ level }) => level),
        ['unknown'],
        `${pattern}`,
      );
    }
  });

  it('names the responses instead of the questionnaire in the profile of IHE', async () => {
    const [response] = werkHerstelScenario('2026-11-22', subject).responses;
    const adapter = adapterWith({ consents: { profile: 'pcf', organization: 'Organization/1' } });
    await adapter.submitResponse({ ...response!, id: crypto.randomUUID() }, options());
    assert.deepEqual((await adapter.saveSharing(decision, options())).rules, decision.rules);
    const [consent] = await stored<Consent>('Consent');
    assert.equal(consent?.provision?.type, 'deny');
    const [data] = consent?.provision?.provision?.[0]?.data ?? [];
    assert.deepEqual([data?.meaning, data?.reference.reference?.split('/')[0]], ['instance', 'QuestionnaireResponse']);
  });

  it('tells the readers of one questionnaire, with the level', async () => {
    const adapter = adapterWith();
    await adapter.saveSharing(decision, options());
    const found = await adapter.listReaders({ subject, questionnaire: canonical }, options());
    assert.deepEqual(found[0], { name: 'A. Voorbeeld', role: found[0]?.role, access: 'shared', level: 'scores' });
    assert.equal(found[1]?.access, 'unknown');
  });

  const note = (author: Person, rest: Partial<Consultation> = {}): Consultation => ({
    id: crypto.randomUUID(),
    subject,
    instrument: 'werk-herstel-demo',
    date: '2026-03-14',
    author,
    written: '2026-03-14T10:00:00Z',
    discussed: [],
    notes: { act: `Notitie van ${author.reference}` },
    again: [],
    ...rest,
  });
  const query = { subject, instrument: 'werk-herstel-demo' };

  it('keeps the notes of two authors who write at once, each sent twice', async () => {
    const notes = [note(physician), note(mother)];
    const tabs = [adapterWith(), adapterWith()];
    await Promise.all([...notes, ...notes].map((own, index) => tabs[index % 2]!.saveConsultation(own, options())));
    const found = await adapterWith().listConsultations(query, options());
    assert.deepEqual(
      found.map(({ author, notes: texts }) => [author?.reference, texts.act]).toSorted(),
      notes.map(({ author, notes: texts }) => [author?.reference, texts.act]).toSorted(),
    );
    assert.equal((await stored<Communication>('Communication')).length, 2);
  });

  it('overwrites neither the notes of another author nor a later version', async () => {
    const [tab, otherTab] = [adapterWith(), adapterWith()];
    const own = note(physician);
    await tab.saveConsultation(own, options());
    await otherTab.listConsultations(query, options());
    await tab.saveConsultation({ ...own, notes: { act: 'Later' } }, options());
    const late = otherTab.saveConsultation({ ...own, notes: { act: 'Ouder' } }, options());
    assert.equal((await rejectionOf(late)).name, 'ConflictError');
    const stranger = adapterWith().saveConsultation({ ...note(mother), id: own.id }, options());
    assert.match((await rejectionOf(stranger)).message, /another author.*id of its own/);
    assert.equal((await tab.listConsultations(query, options()))[0]?.notes.act, 'Later');
  });

  it('stores who answered, who recorded and who helped, and reads it with the scores', async () => {
    const [response] = werkHerstelScenario('2026-11-22', subject).responses;
    const adapter = adapterWith({ writesScores: true });
    const people = { source: mother.reference, author: 'Practitioner/1', togetherWith: [subject] };
    const sent = { ...response!, id: crypto.randomUUID(), ...people };
    const answer = await adapter.submitResponse(sent, options());
    assert.deepEqual([answer.source, answer.author, answer.togetherWith], Object.values(people));
    const again = await adapter.submitResponse(sent, options());
    assert.deepEqual(again, answer);
    const [measurement] = await adapter.listScores(query, options());
    assert.deepEqual([measurement?.respondent, measurement?.togetherWith], [mother.reference, [subject]]);
    await adapter.submitResponse({ ...sent, togetherWith: [] }, options());
    const [resource] = await stored<FhirResponse>('QuestionnaireResponse');
    assert.equal(resource?.extension, undefined, 'A helper who is taken back does not stay.');
    const { source: _, togetherWith: _helpers, ...typedByOther } = sent;
    const unknown = await adapter.submitResponse({ ...typedByOther, id: crypto.randomUUID() }, options());
    assert.equal(unknown.source, 'unknown');
    const respondents = (await adapter.listScores(query, options())).map(({ respondent }) => respondent);
    assert.deepEqual(respondents.toSorted(), [mother.reference, 'unknown'].toSorted());
  });
});
