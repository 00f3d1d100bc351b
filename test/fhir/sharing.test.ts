// Consents of others and of this package, as decisions that accessOf evaluates.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Person } from '../../src/core/model/person.js';
import type { Sharing } from '../../src/core/model/sharing.js';
import { accessOf } from '../../src/core/sharing/access.js';
import { sharingToFhir, type ConsentProfile } from '../../src/fhir/sharing-to-fhir.js';
import { now, patient, people, readers, sharing, type Json, type Server } from './sharing-harness.js';

const walking = 'https://pro-widgets.example/Questionnaire/walking';
const sleeping = 'https://pro-widgets.example/Questionnaire/sleeping';
const act = (code: string) => ({ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code }] });
const actor = (reference: string, code = 'IRCP') => [{ role: act(code), reference: { reference } }];
const rule = (type: string, reference?: string, rest: object = {}): Json => ({
  type,
  ...(reference !== undefined && { actor: actor(reference) }),
  ...rest,
});
const consent = (rest: object): Json => ({
  resourceType: 'Consent',
  status: 'active',
  dateTime: '2026-03-01',
  scope: { coding: [{ code: 'patient-privacy' }] },
  patient: { reference: patient },
  ...rest,
});
const withRules = (...provision: readonly object[]) => consent({ provision: { provision } });
const about = (id: string, meaning = 'dependents') => ({
  data: [{ meaning, reference: { reference: `Questionnaire/${id}` } }],
});
const questionnaires = new Map([
  ['Questionnaire/walking', `${walking}|1.0`],
  ['Questionnaire/sleeping', `${sleeping}|1.0`],
]);
const careTeams = [
  {
    resourceType: 'CareTeam',
    id: 't',
    status: 'active',
    participant: [{ member: { reference: 'Practitioner/a' } }, { member: { reference: 'Practitioner/b' } }],
  },
];

/** What each of two members of the team sees, of both questionnaires. */
function levels(consents: readonly Json[], server: Server = {}) {
  const all = { careTeams, consents, questionnaires, ...server };
  const decisions = sharing(all);
  const known = people(all);
  const seen = (reference: string) =>
    [walking, sleeping].map((canonical) => {
      const person = known.find((candidate) => candidate.reference === reference)!;
      return accessOf(person, `${canonical}|1.0`, decisions, { now: now.getTime() }).level;
    });
  return { a: seen('Practitioner/a'), b: seen('Practitioner/b') };
}

const all = (level: string) => [level, level];

describe('consents of others', () => {
  it('lets each of two opt-out consents open the record for its own person', () => {
    const optOut = (reference: string) => ({ ...withRules(rule('permit', reference)), policyRule: act('OPTOUT') });
    assert.deepEqual(levels([optOut('Practitioner/a'), optOut('Practitioner/b')]), {
      a: all('answers'),
      b: all('answers'),
    });
    assert.deepEqual(levels([optOut('Practitioner/a')]), { a: all('answers'), b: all('nothing') });
    const custodian = consent({ policyRule: act('OPTOUT'), provision: { actor: actor('Organization/h', 'CST') } });
    assert.deepEqual(levels([custodian, optOut('Practitioner/a')]), { a: all('answers'), b: all('nothing') });
  });

  it('reads a permission inside a denial as its exception', () => {
    const nested = (outer: object, inner: object) =>
      consent({ provision: { type: 'deny', ...outer, provision: [inner] } });
    assert.deepEqual(levels([nested({}, rule('permit', 'Practitioner/a'))]), { a: all('answers'), b: all('nothing') });
    const oneList = nested({ actor: actor('Practitioner/a') }, rule('permit', undefined, about('walking')));
    assert.deepEqual(levels([oneList]).a, ['answers', 'nothing']);
    const forTreatment = nested({}, rule('permit', undefined, { purpose: [{ code: 'TREAT' }] }));
    assert.deepEqual(levels([forTreatment]), { a: all('answers'), b: all('answers') });
    assert.deepEqual(levels([forTreatment, withRules(rule('deny', 'Practitioner/a'))]).a, all('nothing'));
  });

  it('reads for which questionnaires a rule is, by reference, address and code', () => {
    const identifier = { system: 'urn:ietf:rfc:3986', value: walking };
    const byAddress = { data: [{ meaning: 'dependents', reference: { type: 'Questionnaire', identifier } }] };
    const byCode = { code: [{ coding: [{ system: 'http://loinc.org', code: '1-8' }] }] };
    const codes = new Map([['http://loinc.org|1-8', { questionnaires: [walking], isScore: false }]]);
    for (const rest of [about('walking'), byAddress, byCode]) {
      assert.deepEqual(levels([withRules(rule('permit', 'Practitioner/a', rest))], { codes }).a, [
        'answers',
        'nothing',
      ]);
      const denied = withRules(rule('permit', 'Practitioner/a'), rule('deny', 'Practitioner/a', rest));
      assert.deepEqual(levels([denied], { codes }).a, ['nothing', 'answers']);
      const deniedToAll = withRules(rule('permit', 'Practitioner/a'), rule('deny', undefined, rest));
      assert.deepEqual(levels([deniedToAll], { codes }).a, ['nothing', 'answers']);
    }
    const everything = { data: [{ meaning: 'dependents', reference: { reference: patient } }] };
    assert.deepEqual(levels([withRules(rule('permit', 'Practitioner/a', everything))]).a, all('answers'));
    const form = withRules(rule('permit', 'Practitioner/a', about('walking', 'instance')));
    assert.deepEqual(levels([form]).a, all('unknown'), 'The form itself is no answers.');
  });

  it('gives scores only for a code of a score', () => {
    const code = { code: [{ coding: [{ system: 'http://loinc.org', code: '44261-6' }] }] };
    const codes = new Map([['http://loinc.org|44261-6', { questionnaires: [walking], isScore: true }]]);
    assert.deepEqual(levels([withRules(rule('permit', 'Practitioner/a', code))], { codes }).a, ['scores', 'nothing']);
  });

  it('reads a purpose: care, a secondary use, another one, or one that it does not know', () => {
    const withPurpose = (type: string, ...codes: readonly string[]) =>
      withRules(rule(type, 'Practitioner/a', { purpose: codes.map((code) => ({ code })) }));
    const permit = withRules(rule('permit', 'Practitioner/a'));
    assert.deepEqual(levels([withPurpose('permit', 'TREAT')]).a, all('answers'));
    assert.deepEqual(levels([withPurpose('permit', 'HRESCH')]).a, all('nothing'));
    assert.deepEqual(levels([permit, withPurpose('deny', 'HRESCH')]).a, all('answers'));
    assert.deepEqual(levels([permit, withPurpose('deny', 'HRESCH', 'local')]).a, all('unknown'));
    assert.deepEqual(levels([permit, withPurpose('deny', 'ETREAT')]).a, all('answers'));
    const research = consent({ provision: { type: 'permit', purpose: [{ code: 'HRESCH' }] } });
    assert.deepEqual(
      sharing({ consents: [research] }).map(({ purpose, recipient, rules }) => [purpose, recipient, rules]),
      [['research', undefined, [{ level: 'answers' }]]],
    );
  });

  it('prefers the more specific rule, and at equal specificity the denial', () => {
    const [team, person] = ['CareTeam/t', 'Practitioner/a'];
    assert.deepEqual(levels([withRules(rule('deny', team), rule('permit', person))]), {
      a: all('answers'),
      b: all('nothing'),
    });
    assert.deepEqual(levels([withRules(rule('permit', team), rule('deny', person))]), {
      a: all('nothing'),
      b: all('answers'),
    });
    assert.deepEqual(levels([withRules(rule('permit', person), rule('deny', person))]).a, all('nothing'));
    assert.deepEqual(levels([withRules(rule('deny', person), rule('permit', person, about('walking')))]).a, [
      'answers',
      'nothing',
    ]);
  });

  it('replaces a withdrawn permission by a later one, and else lets nothing be seen', () => {
    const permit = withRules(rule('permit', 'Practitioner/a'));
    const optIn = consent({ policyRule: act('OPTIN') });
    assert.deepEqual(levels([{ ...permit, status: 'inactive' }, permit]).a, all('answers'));
    assert.deepEqual(levels([{ ...permit, status: 'inactive' }, optIn]).a, all('nothing'));
    assert.deepEqual(
      levels([{ ...withRules(rule('deny', 'Practitioner/a')), status: 'inactive' }, optIn]).a,
      all('answers'),
    );
  });

  it('tells readers about a questionnaire, and does not guess if several differ', () => {
    const consents = [
      withRules(rule('permit', 'Practitioner/a', about('walking')), rule('deny', 'Practitioner/a', about('sleeping'))),
    ];
    const server = { careTeams, consents, questionnaires };
    const accessOfFirst = (questionnaire?: string) => readers(server, questionnaire)[0]?.access;
    assert.deepEqual(
      [accessOfFirst(walking), accessOfFirst(sleeping), accessOfFirst()],
      ['shared', 'notShared', 'unknown'],
    );
    assert.equal(
      accessOfFirst('https://pro-widgets.example/Questionnaire/other'),
      'unknown',
      'Nothing is said about it.',
    );
  });

  // A withdrawn consent whose recipient is lost says nothing about anybody, so it is left out.
  it('never lets an element that it does not know give more', () => {
    const rules = fc.record({
      type: fc.constantFrom('permit', 'deny'),
      who: fc.constantFrom(undefined, 'Practitioner/a', 'Practitioner/b', 'CareTeam/t', 'Organization/o'),
      what: fc.constantFrom({}, about('walking'), about('sleeping')),
      purpose: fc.constantFrom({}, { purpose: [{ code: 'TREAT' }] }),
    });
    const element = rules.map(({ type, who, what, purpose }) => rule(type, who, { ...what, ...purpose }));
    const tree = fc.record({ outer: element, inner: fc.array(element, { maxLength: 2 }) }).map(({ outer, inner }) => ({
      ...outer,
      ...(inner.length > 0 && { provision: inner }),
    }));
    const policies = fc.constantFrom({}, { policyRule: act('OPTIN') }, { policyRule: act('OPTOUT') });
    const consentOf = fc
      .record({
        provisions: fc.array(tree, { maxLength: 3 }),
        policy: policies,
        status: fc.constantFrom('active', 'active', 'inactive'),
      })
      .map(({ provisions, policy, status }) => ({ ...withRules(...provisions), ...policy, status }));
    const strange = fc.constantFrom<Json>(
      { modifierExtension: [{ url: 'http://other.example/not', valueBoolean: true }] },
      { securityLabel: [{ code: 'R' }] },
      { dataPeriod: { start: '2026-01-01' } },
      { purpose: [{ system: 'http://local.example', code: 'x' }] },
      { class: [{ system: 'http://local.example', code: 'x' }] },
      { code: [{ coding: [{ system: 'http://local.example', code: 'x' }] }] },
      { action: [{ coding: [{ code: 'x' }] }] },
      { data: [{ meaning: 'x', reference: { reference: 'Questionnaire/walking' } }] },
      { actor: [{ role: act('IRCP'), reference: { display: 'Somebody' } }] },
      { actor: 'Practitioner/a' },
      { purpose: [] },
      { type: 'x' },
      { period: 'x' },
      { period: { end: '2027-99' } },
      { newInR6: true },
    );
    const allowed = (seen: readonly string[]) =>
      seen.map((level) => (level === 'answers' ? 2 : level === 'scores' ? 1 : 0));
    fc.assert(
      fc.property(fc.array(consentOf, { minLength: 1, maxLength: 3 }), strange, fc.nat(), (consents, change, index) => {
        const chosen = index % consents.length;
        fc.pre(consents[chosen]?.status === 'active' || !('actor' in change));
        const before = levels(consents);
        const changed = consents.map((one, place) => (place === chosen ? withChange(one, change, index) : one));
        const after = levels(changed);
        for (const person of ['a', 'b'] as const) {
          for (const [place, level] of allowed(after[person]).entries()) {
            assert.ok(
              level <= allowed(before[person])[place]!,
              `${person} sees ${after[person].join()}, before ${before[person].join()}`,
            );
          }
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 500) },
    );
  });

  it('reads ten thousand rules and a deep nesting, and still finds the denial', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      rule('permit', 'Practitioner/a', { period: { end: `20${27 + (index % 70)}-01-01` } }),
    );
    const deny = rule('deny', 'Practitioner/a', about('sleeping'));
    assert.deepEqual(levels([withRules(...many, deny)]).a, ['answers', 'nothing']);
    const deep = Array.from({ length: 2000 }).reduce<Json>((inner) => ({ provision: [inner] }), deny);
    assert.deepEqual(
      levels([consent({ provision: deep }), withRules(rule('permit', 'Practitioner/a'))]).a,
      all('unknown'),
    );
  });
});

/** Adds an element to the provision of a consent, or to one inside it. */
function withChange(changed: Json, change: Json, index: number): Json {
  const root = changed['provision'] as { provision: readonly Json[] };
  const provisions = root.provision;
  if (provisions.length === 0) return { ...changed, provision: { ...root, ...change } };
  const place = index % provisions.length;
  return {
    ...changed,
    provision: { provision: provisions.map((one, other) => (other === place ? { ...one, ...change } : one)) },
  };
}

describe('decisions of this package', () => {
  const written = (decision: Sharing, profile: ConsentProfile = 'core', existing?: Json): Json => ({
    ...(JSON.parse(
      JSON.stringify(
        sharingToFhir(decision, {
          profile,
          policy: 'https://policy.example',
          organization: 'Organization/h',
          dataOf: () => [{ reference: 'Questionnaire/walking' }],
          existing,
        }),
      ),
    ) as Json),
    meta: { versionId: '3' },
  });
  const decision: Sharing = {
    subject: patient,
    recipient: 'PractitionerRole/r',
    purpose: 'care',
    rules: [
      { level: 'scores', until: '2027-03-01' },
      { questionnaires: [walking, `${sleeping}|1.0`], level: 'answers' },
      { questionnaires: [`${walking}|2.0`], level: 'nothing' },
    ],
    decided: '2026-03-01T10:00:00+01:00',
    decidedBy: 'RelatedPerson/m',
    statement: 'U deelt deze lijst met de bedrijfsarts.',
  };
  const read = (resource: Json) => sharing({ consents: [resource] });

  it('is the same after writing and reading, with the revision of the server', () => {
    const levelOf = fc.constantFrom('answers', 'scores', 'nothing' as const);
    const rules = fc.array(
      fc.record({
        level: levelOf,
        questionnaires: fc.option(
          fc.uniqueArray(fc.constantFrom(walking, sleeping, `${walking}|1.0`), { minLength: 1 }),
          { nil: undefined },
        ),
        until: fc.option(fc.constantFrom('2027-03-01', '2026-12-01T10:00:00Z'), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const recipients = fc.constantFrom(
      'PractitionerRole/r',
      'https://elsewhere.example/fhir/Practitioner/1',
      'http://fhir.nl/fhir/NamingSystem/big|19',
    );
    fc.assert(
      fc.property(rules, recipients, (drawn, recipient) => {
        const kept = drawn.map(({ level, questionnaires, until }) => ({
          ...(questionnaires && { questionnaires }),
          level,
          ...(until !== undefined && level !== 'nothing' && { until }),
        }));
        const own = { ...decision, recipient, rules: kept };
        assert.deepEqual(read(written(own)), [{ ...own, revision: '3' }]);
      }),
    );
    const research: Sharing = {
      subject: patient,
      purpose: 'research',
      rules: [{ level: 'nothing' }],
      decided: '2026-03-01',
    };
    assert.deepEqual(read(written(research)), [{ ...research, revision: '3' }]);
  });

  it('allows the same in the profile of IHE, which puts one rule around the others', () => {
    for (const rules of [decision.rules, decision.rules.slice(1), [{ level: 'answers' } as const]]) {
      const [own] = read(written({ ...decision, rules }, 'pcf'));
      const key = (one: Sharing | undefined) => one?.rules.map((each) => JSON.stringify(each)).toSorted();
      assert.deepEqual(key(own), key({ ...decision, rules }));
    }
    const { provision } = written({ ...decision, rules: decision.rules.slice(1) }, 'pcf') as { provision: Json };
    assert.equal(provision['type'], 'deny');
    const [first] = provision['provision'] as readonly Json[];
    assert.deepEqual(provision['actor'], first?.['actor'], 'It denies nobody else.');
  });

  it('withdraws with the same id as inactive, and refuses from the start with an active denial', () => {
    const withdrawn: Sharing = { ...decision, rules: [{ level: 'nothing' }] };
    const resource = written(withdrawn, 'core', { id: 'c', meta: { versionId: '2' } });
    assert.deepEqual([resource['status'], resource['id']], ['inactive', 'c']);
    assert.deepEqual(read(resource)[0]?.rules, [{ level: 'nothing' }]);
    const refused = written(withdrawn);
    assert.equal(refused['status'], 'active');
    const [provision] = (refused['provision'] as { provision: readonly Json[] }).provision;
    assert.deepEqual(
      [provision?.['type'], provision?.['period'], provision?.['modifierExtension']],
      ['deny', undefined, undefined],
    );
  });

  it('is still withdrawn if the server dropped its rules, also beside a permission for the team', () => {
    const withdrawn: Sharing = { ...decision, rules: [{ level: 'nothing' }] };
    const resource = written(withdrawn, 'core', { id: 'c', meta: { versionId: '2' } });
    const read = sharing({ consents: [{ ...resource, provision: undefined }] });
    const team: Sharing = { ...decision, recipient: 'CareTeam/1', rules: [{ level: 'answers' }] };
    const person: Person = { reference: 'PractitionerRole/r', memberOf: ['CareTeam/1'], kind: 'professional' };
    assert.equal(accessOf(person, walking, [...read, team], { now: Date.parse('2026-03-02') }).level, 'nothing');
  });

  it('reads a part that the server dropped or changed as unknown, never as more', () => {
    const rules: Sharing['rules'] = [{ questionnaires: [walking], level: 'scores' }];
    const resource = written({ ...decision, rules });
    const [provision = {}] = (resource['provision'] as { provision: readonly Json[] }).provision;
    const without = (...keys: readonly string[]) =>
      Object.fromEntries(Object.entries(provision).filter(([key]) => !keys.includes(key)));
    const cases: Record<string, Json> = {
      'its level': without('modifierExtension'),
      'its questionnaires': without('data'),
      'its questionnaires and extensions': without('data', 'extension'),
      'its extensions': without('extension'),
      'its recipient': without('actor'),
      'its purpose': without('purpose'),
      'everything but its type': { type: 'permit' },
      'an added element': { ...provision, securityLabel: [{ code: 'R' }] },
      'a changed level': { ...provision, modifierExtension: [{ url: 'http://other.example', valueCode: 'answers' }] },
    };
    for (const [name, changed] of Object.entries(cases)) {
      const stored = { ...resource, provision: { provision: [changed] } };
      const [found, ...others] = read(stored);
      assert.deepEqual(
        [found?.rules.map(({ level }) => level), found?.recipient, found?.revision],
        [['unknown'], decision.recipient, '3'],
        name,
      );
      assert.deepEqual(others, [], name);
    }
    for (const lost of [{ provision: undefined }, { modifierExtension: [{ url: 'x' }] }, { status: 'x' }]) {
      assert.deepEqual(read({ ...resource, ...lost })[0]?.rules, [{ level: 'unknown' }]);
    }
    const ofOther = read({
      ...resource,
      identifier: [{ system: 'https://pro-widgets.example/identifier/sharing', value: 'x' }],
    });
    assert.deepEqual(
      ofOther[0]?.rules,
      [{ questionnaires: [walking], level: 'unknown' }].map(({ level }) => ({ level })),
    );
  });
});
