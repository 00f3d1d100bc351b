// Assignments, events and readers, from the resources that hospitals have for them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assignmentFromFhir, completedTask, referredBy } from '../../src/fhir/assignments-from-fhir.js';
import { eventFromFhir } from '../../src/fhir/events-from-fhir.js';
import { outcomeFromFhir } from '../../src/fhir/outcome-from-fhir.js';
import { referencesIn } from '../../src/fhir/people-from-fhir.js';
import { readers } from './sharing-harness.js';

const questionnaire = 'https://pro-widgets.example/Questionnaire/walking|1.0';
const none = new Map<string, Readonly<Record<string, unknown>>>();

describe('assignmentFromFhir', () => {
  const task = { resourceType: 'Task', id: 't1', status: 'requested', authoredOn: '2026-03-01' };
  const input = [{ type: { coding: [{ code: 'questionnaire' }] }, valueCanonical: questionnaire }];

  it('reads an SDC Task of type complete-questionnaire that has the questionnaire as its input', () => {
    const period = { end: '2026-03-08' };
    assert.deepEqual(assignmentFromFhir({ ...task, input, description: 'Walking', restriction: { period } }, none), {
      id: 't1',
      questionnaire,
      status: 'sent',
      title: 'Walking',
      sent: '2026-03-01',
      due: '2026-03-08',
    });
  });

  it('reads a MedMij Task that instantiates an ActivityDefinition', () => {
    const extension = [
      {
        url: 'http://vzvz.nl/fhir/StructureDefinition/instantiates',
        valueReference: { reference: 'ActivityDefinition/a', type: 'ActivityDefinition' },
      },
    ];
    const executionPeriod = { start: '2026-03-01', end: '2026-05-01' };
    const own = { ...task, extension, executionPeriod };
    assert.deepEqual(referredBy(own), ['ActivityDefinition/a']);
    const ways = [
      { relatedArtifact: [{ type: 'depends-on', resource: questionnaire }] },
      {
        extension: [
          { url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-collectWith', valueCanonical: questionnaire },
        ],
      },
    ];
    for (const way of ways) {
      const referred = new Map([['ActivityDefinition/a', { ...way, title: 'Walking' }]]);
      const assignment = assignmentFromFhir(own, referred);
      assert.equal(assignment?.questionnaire, questionnaire);
      assert.equal(assignment?.title, 'Walking');
      assert.equal(assignment?.due, '2026-05-01');
    }
    assert.equal(assignmentFromFhir(own, none), undefined, 'Which questionnaire it is must not be guessed.');
  });

  it('reads a Task that fulfills a ServiceRequest for a questionnaire', () => {
    const own = { ...task, focus: { reference: 'ServiceRequest/s' } };
    const url = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-servicerequest-questionnaire';
    const request = { extension: [{ url, valueCanonical: questionnaire }], occurrencePeriod: { end: '2026-04-01' } };
    const assignment = assignmentFromFhir(own, new Map([['ServiceRequest/s', request]]));
    assert.equal(assignment?.questionnaire, questionnaire);
    assert.equal(assignment?.due, '2026-04-01');
  });

  it('reads a ServiceRequest that is contained in its Task', () => {
    const url = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-servicerequest-questionnaire';
    const contained = [
      { resourceType: 'ServiceRequest', id: 's', extension: [{ url, valueCanonical: questionnaire }] },
    ];
    const own = { ...task, contained, focus: { reference: '#s' } };
    assert.equal(assignmentFromFhir(own, none)?.questionnaire, questionnaire);
    assert.equal(assignmentFromFhir({ ...own, focus: { reference: '#other' } }, none), undefined);
  });

  it('maps the status of a Task to that of the assignment', () => {
    const statuses = {
      requested: 'sent',
      received: 'sent',
      accepted: 'sent',
      ready: 'sent',
      'on-hold': 'sent',
      'in-progress': 'opened',
      completed: 'completed',
      cancelled: 'cancelled',
      rejected: 'cancelled',
      failed: 'cancelled',
      draft: undefined,
      'entered-in-error': undefined,
    };
    for (const [status, expected] of Object.entries(statuses)) {
      assert.equal(assignmentFromFhir({ ...task, input, status }, none)?.status, expected, status);
    }
  });

  it('ignores a Task about something else', () => {
    assert.equal(assignmentFromFhir({ ...task, focus: { reference: 'ServiceRequest/s' } }, none), undefined);
  });

  it('completes a Task with its response at a time that is not before it was sent', () => {
    const sent = { ...task, input, authoredOn: '2026-03-01T10:00:00Z', output: [{ valueString: 'kept' }] };
    const early = completedTask(sent, 'QuestionnaireResponse/1', new Date('2026-02-28T10:00:00Z'));
    assert.equal(early['lastModified'], '2026-03-01T10:00:00Z');
    const done = completedTask(sent, 'QuestionnaireResponse/1', new Date('2026-03-02T10:00:00Z'));
    assert.equal(assignmentFromFhir(done, none)?.completed, '2026-03-02T10:00:00.000Z');
    assert.equal((done['output'] as unknown[]).length, 2);
  });
});

describe('eventFromFhir', () => {
  it('reads procedures that were done, medication that was started, and encounters that took place', () => {
    const events = [
      { resourceType: 'Procedure', status: 'completed', code: { text: 'Operation' }, performedDateTime: '2026-01-01' },
      {
        resourceType: 'MedicationStatement',
        status: 'active',
        medicationReference: { reference: 'Medication/1', display: 'Short' },
        effectivePeriod: { start: '2026-01-02' },
      },
      {
        resourceType: 'Encounter',
        status: 'finished',
        class: { code: 'AMB', display: 'ambulatory' },
        period: { start: '2026-01-03' },
      },
    ];
    const referred = new Map([['Medication/1', { code: { coding: [{ code: 'm', display: 'Medicine' }] } }]]);
    assert.deepEqual(
      events.map((resource) => eventFromFhir(resource, referred)),
      [
        { date: '2026-01-01', label: 'Operation' },
        { date: '2026-01-02', label: 'Medicine' },
        { date: '2026-01-03', label: 'ambulatory' },
      ],
    );
    for (const [index, status] of ['not-done', 'not-taken', 'cancelled'].entries()) {
      assert.equal(eventFromFhir({ ...events[index], status }, referred), undefined);
    }
    const contained = [{ resourceType: 'Medication', id: 'in', code: { text: 'Medicine within' } }];
    const within = { ...events[1], contained, medicationReference: { reference: '#in' } };
    assert.equal(eventFromFhir(within, referred)?.label, 'Medicine within');
    assert.equal(eventFromFhir({ ...events[0], performedDateTime: undefined }, referred), undefined);
    assert.equal(eventFromFhir({ ...events[0], code: {} }, referred), undefined);
  });
});

describe('readers from care teams and consents', () => {
  const now = new Date('2026-06-15T12:00:00Z');
  const doctor = { member: { reference: 'Practitioner/1', display: 'Doctor' }, role: [{ text: 'cardiologist' }] };
  const nurse = { member: { reference: 'Practitioner/2' }, onBehalfOf: { reference: 'Organization/9' } };
  const team = { resourceType: 'CareTeam', id: 't', status: 'active', participant: [doctor, nurse] };
  const others = [{ resourceType: 'Practitioner', id: '2', name: [{ given: ['A.'], family: 'Nurse' }] }];
  const act = (code: string) => ({ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code }] });
  const rule = (type: string, reference: string, rest: object = {}) => ({
    type,
    actor: [{ role: act('IRCP'), reference: { reference } }],
    ...rest,
  });
  const consent = (rest: object) => ({
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ code: 'patient-privacy' }] },
    ...rest,
  });
  const withRules = (...provision: object[]) => consent({ provision: { provision } });
  const access = (
    consents: Readonly<Record<string, unknown>>[],
    careTeams = [team] as Readonly<Record<string, unknown>>[],
  ) => Object.fromEntries(readers({ careTeams, consents, others, now }).map((reader) => [reader.name, reader.access]));

  it('gives unknown access, not shared, to a reader whom no consent covers', () => {
    assert.deepEqual(access([]), { Doctor: 'unknown', 'A. Nurse': 'unknown' });
    assert.deepEqual(access([consent({ policyRule: act('OTHER') })]), { Doctor: 'unknown', 'A. Nurse': 'unknown' });
  });

  it('gives access by a consent that names the person, organization or team, or is an opt-in', () => {
    assert.equal(access([withRules(rule('permit', 'Practitioner/1'))])['Doctor'], 'shared');
    assert.equal(access([withRules(rule('permit', 'Practitioner/1'))])['A. Nurse'], 'unknown');
    assert.equal(access([withRules(rule('permit', 'Organization/9'))])['A. Nurse'], 'shared');
    assert.deepEqual(access([withRules(rule('permit', 'CareTeam/t'))]), { Doctor: 'shared', 'A. Nurse': 'shared' });
    assert.deepEqual(access([consent({ policyRule: act('OPTIN') })]), { Doctor: 'shared', 'A. Nurse': 'shared' });
  });

  it('denies access after an opt-out, except to the exceptions in the consent', () => {
    const optOut = { ...withRules(rule('permit', 'Practitioner/1')), policyRule: act('OPTOUT') };
    assert.deepEqual(access([optOut]), { Doctor: 'shared', 'A. Nurse': 'notShared' });
  });

  it('lets a denial win over a permission in the same or another consent', () => {
    const both = [rule('permit', 'Practitioner/1'), rule('deny', 'Practitioner/1')];
    assert.equal(access([withRules(...both)])['Doctor'], 'notShared');
    assert.equal(access([withRules(both[1]!), withRules(both[0]!)])['Doctor'], 'notShared');
    const optIn = { ...withRules(both[1]!), policyRule: act('OPTIN') };
    assert.deepEqual(access([optIn]), { Doctor: 'notShared', 'A. Nurse': 'shared' });
  });

  it('ignores a permission that ended, was withdrawn or was refused', () => {
    const permit = rule('permit', 'Practitioner/1');
    const ended = { period: { end: '2026-06-14' } };
    for (const consentWithoutAccess of [
      withRules({ ...permit, ...ended }),
      consent({ provision: { ...ended, provision: [permit] } }),
      { ...withRules(permit), status: 'inactive' },
      { ...withRules(permit), status: 'rejected' },
      consent({ policyRule: act('OPTIN'), provision: ended }),
    ]) {
      assert.equal(access([consentWithoutAccess])['Doctor'], 'notShared');
    }
    const today = { period: { start: '2026-06', end: '2026-06-15' } };
    assert.equal(access([withRules({ ...permit, ...today })])['Doctor'], 'shared');
    assert.equal(access([{ ...withRules(permit), status: 'entered-in-error' }])['Doctor'], 'unknown');
    assert.equal(access([{ ...withRules(permit), status: 'proposed' }])['Doctor'], 'unknown');
  });

  it('gives unknown access to a custodian whom a permission names', () => {
    const keeper = { role: act('CST'), reference: { reference: 'Organization/9' } };
    const recipient = { role: act('IRCP'), reference: { reference: 'Practitioner/1' } };
    const permit = { type: 'permit', actor: [keeper, recipient] };
    assert.deepEqual(access([withRules(permit)]), { Doctor: 'shared', 'A. Nurse': 'unknown' });
    assert.equal(access([withRules({ ...permit, type: 'deny' })])['A. Nurse'], 'notShared');
  });

  it('shows no access as shared if a part of the consent cannot be understood', () => {
    const permit = withRules(rule('permit', 'Practitioner/1'));
    const deny = (rest: object) => withRules({ ...rule('deny', 'Practitioner/1'), ...rest });
    const [modifierExtension, nonsense] = [
      [{ url: 'http://other.example/not', valueBoolean: true }],
      { end: '2027-99T' },
    ];
    const notNamed = (reference: object) => deny({ actor: [{ role: act('IRCP'), reference }] });
    const cases = {
      'a modifier of the consent': [[{ ...permit, modifierExtension }], 'unknown'],
      'a modifier of the rule': [[withRules({ ...rule('permit', 'Practitioner/1'), modifierExtension })], 'unknown'],
      'a permission until no date': [[withRules(rule('permit', 'Practitioner/1', { period: nonsense }))], 'unknown'],
      'an opt-in until no date': [[consent({ policyRule: act('OPTIN'), provision: { period: nonsense } })], 'unknown'],
      'a denial until no date': [[permit, deny({ period: nonsense })], 'notShared'],
      'a denial of somebody by identifier': [[permit, notNamed({ identifier: { value: '1' } })], 'unknown'],
      'a denial of somebody by name': [[permit, notNamed({ display: 'Doctor' })], 'unknown'],
      'a denial with its scope in words': [[permit, { ...deny({}), scope: { text: 'Privacy' } }], 'notShared'],
    } as const;
    for (const [name, [consents, expected]] of Object.entries(cases)) {
      assert.equal(access([...consents])['Doctor'], expected, name);
    }
  });

  it("ends a permission after its last day in the reader's time zone", () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Europe/Amsterdam';
    try {
      const permit = rule('permit', 'Practitioner/1', { period: { end: '2026-06-14' } });
      const at = (moment: string) =>
        readers({ careTeams: [team], consents: [withRules(permit)], others, now: new Date(moment) })[0]?.access;
      assert.equal(at('2026-06-14T21:30:00Z'), 'shared');
      assert.equal(at('2026-06-14T22:30:00Z'), 'notShared', 'It is half past twelve at night there.');
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('gives unknown access if a rule has a condition that cannot be evaluated', () => {
    const dataCondition = { data: [{ meaning: 'instance', reference: { reference: 'Observation/1' } }] };
    assert.equal(access([withRules(rule('permit', 'Practitioner/1', dataCondition))])['Doctor'], 'unknown');
    const withPurpose = (code: string) => ({
      ...withRules(rule('deny', 'Practitioner/1', { purpose: [{ code }] })),
      policyRule: act('OPTIN'),
    });
    assert.equal(access([withPurpose('a local purpose')])['Doctor'], 'unknown');
    assert.equal(access([withPurpose('HRESCH')])['Doctor'], 'shared', 'The denial is about research.');
  });

  it('ignores rules about other data or actions, and consents about something else', () => {
    const other = rule('deny', 'Practitioner/1', { class: [{ code: 'MedicationStatement' }] });
    const correct = rule('deny', 'Practitioner/1', { action: [{ coding: [{ code: 'correct' }] }] });
    const permit = rule('permit', 'Practitioner/1', { class: [{ code: 'QuestionnaireResponse' }] });
    assert.equal(access([withRules(other, correct, permit)])['Doctor'], 'shared');
    const research = { ...withRules(rule('permit', 'Practitioner/1')), scope: { coding: [{ code: 'research' }] } };
    assert.equal(access([research])['Doctor'], 'unknown');
  });

  it('lists the current team members and the people whom a consent names, but not the patient', () => {
    const left = { ...doctor, period: { end: '2026-01-01' } };
    const self = { member: { reference: 'Patient/1', display: 'Self' } };
    const careTeams = [
      { ...team, participant: [left, self] },
      { ...team, id: 'old', status: 'inactive', participant: [nurse] },
    ];
    const permit = {
      type: 'permit',
      actor: [{ role: act('IRCP'), reference: { reference: 'Organization/3', display: 'GP' } }],
    };
    assert.deepEqual(access([withRules(permit)], careTeams), { GP: 'shared' });
    assert.deepEqual([team, withRules(permit)].flatMap(referencesIn).toSorted(), [
      'Organization/3',
      'Practitioner/1',
      'Practitioner/2',
    ]);
  });
});

describe('outcomeFromFhir', () => {
  const issue = {
    severity: 'error',
    code: 'value',
    diagnostics: 'The value 42 is wrong',
    expression: ['QuestionnaireResponse.item[0].answer'],
  };
  it('gives the code and location of each issue, but not its text, which may hold an answer', () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [issue, issue, { severity: 'warning', code: 'value' }] };
    assert.equal(outcomeFromFhir(outcome, false), 'value at QuestionnaireResponse.item[0].answer.');
    assert.match(outcomeFromFhir(outcome, true) ?? '', /The value 42 is wrong/);
    assert.equal(outcomeFromFhir({ resourceType: 'Patient' }, true), undefined);
    const hostile = {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: '<b>42</b>', expression: ['"42"'] }],
    };
    assert.equal(outcomeFromFhir(hostile, false), 'problem.');
  });
});
