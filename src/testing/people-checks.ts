import * as z from 'zod/mini';
import { parseModel } from '../core/model/parse.js';
import { Person } from '../core/model/person.js';
import { Sharing } from '../core/model/sharing.js';
import { referencesOf } from '../core/people/people.js';
import type { AdapterCheck } from './adapter-check.js';
import { exampleSharing, otherSubject, subject } from './example-data.js';
import { expect, expectRejection, expectSame, options } from './expectations.js';
import { optionalCheck, waitForNotification, type AdapterWith } from './optional.js';

const ofUnknownSubject = { subject: 'Patient/nobody' };
const cardiologist = 'PractitionerRole/conformance-cardiologist';
const mother = 'RelatedPerson/conformance-mother';

export const peopleChecks: readonly AdapterCheck[] = [
  optionalCheck(
    'listCareTeam',
    'listCareTeam() returns the people around the subject, each once, with kind and role',
    async (adapter) => {
      const found = parseModel(z.array(Person), await adapter.listCareTeam({ subject }, options()), 'listCareTeam()');
      const references = found.flatMap(referencesOf);
      expectSame(references.length, new Set(references).size, 'The number of references, each of one person');
      const others = found.filter(({ kind }) => kind !== 'patient');
      expectSame(
        Object.fromEntries(others.map(({ reference, kind, role }) => [reference, [kind, role?.code]])),
        { [cardiologist]: ['professional', 'cardiologist'], [mother]: ['related', 'mother'] },
        'The people',
      );
      expectSame(await adapter.listCareTeam(ofUnknownSubject, options()), [], 'The people around an unknown subject');
    },
  ),

  optionalCheck('listSharing', 'listSharing() returns the decisions of the subject', async (adapter) => {
    expectSame(
      await rulesByRecipient(adapter, subject),
      {
        [cardiologist]: exampleSharing().rules,
        [mother]: [{ level: 'nothing' }],
      },
      'The decisions, withdrawn ones as nothing',
    );
    expectSame(await adapter.listSharing(ofUnknownSubject, options()), [], 'The decisions of an unknown subject');
  }),

  optionalCheck(
    ['listSharing', 'saveSharing'],
    'saveSharing() replaces the decision about one recipient, and no other',
    async (adapter) => {
      const before = await rulesByRecipient(adapter, otherSubject);
      const stored = await decisionAbout(adapter, cardiologist);
      const saved = await adapter.saveSharing(
        { ...stored, rules: [{ level: 'nothing' }], decided: '2026-04-01T10:00:00Z' },
        options(),
      );
      expect(saved.revision !== stored.revision, 'A saved decision must have a new revision.');
      expectSame(
        await rulesByRecipient(adapter, subject),
        { [cardiologist]: [{ level: 'nothing' }], [mother]: [{ level: 'nothing' }] },
        'The decisions after one was withdrawn',
      );
      const again = await adapter.saveSharing({ ...saved, rules: [{ level: 'answers' }] }, options());
      expectSame(again.rules, [{ level: 'answers' }], 'The decision that is given again');
      expectSame(await rulesByRecipient(adapter, otherSubject), before, "Another subject's decisions");
    },
  ),

  optionalCheck(
    ['listSharing', 'saveSharing'],
    'saveSharing() rejects a decision on an old revision with a ConflictError, and stores nothing',
    async (adapter) => {
      const old = await decisionAbout(adapter, cardiologist);
      await adapter.saveSharing({ ...old, rules: [{ level: 'nothing' }] }, options());
      const late = adapter.saveSharing({ ...old, rules: [{ level: 'answers' }] }, options());
      const name = await late.then(
        () => 'nothing',
        (error: unknown) => (error instanceof Error ? error.name : 'no Error'),
      );
      expectSame(name, 'ConflictError', 'The name of the error');
      const { revision: _, ...first } = old;
      await expectRejection(adapter.saveSharing(first, options()), 'A decision without a revision beside a stored one');
      expectSame((await decisionAbout(adapter, cardiologist)).rules, [{ level: 'nothing' }], 'The stored decision');
    },
  ),

  optionalCheck(
    ['listSharing', 'saveSharing'],
    'saveSharing() stores the first decision about a secondary use, apart from care',
    async (adapter) => {
      const research: Sharing = {
        subject,
        purpose: 'research',
        rules: [{ level: 'nothing' }],
        decided: '2026-04-01T10:00:00Z',
      };
      await adapter.saveSharing(research, options());
      const found = await adapter.listSharing({ subject }, options());
      const ofPurpose = found.filter(({ purpose }) => purpose === 'research');
      expectSame(
        ofPurpose.map(({ rules }) => rules),
        [[{ level: 'nothing' }]],
        'The decision about research',
      );
      expectSame((await decisionAbout(adapter, cardiologist)).rules, exampleSharing().rules, 'The decision about care');
    },
  ),

  optionalCheck(
    ['subscribe', 'listSharing', 'saveSharing'],
    'subscribe() reports a saved decision about sharing',
    async (adapter) => {
      const stored = await decisionAbout(adapter, cardiologist);
      await waitForNotification(adapter, () =>
        adapter.saveSharing({ ...stored, rules: [{ level: 'nothing' }] }, options()),
      );
    },
  ),
];

async function decisionAbout(adapter: AdapterWith<'listSharing'>, recipient: string): Promise<Sharing> {
  const found = parseModel(z.array(Sharing), await adapter.listSharing({ subject }, options()), 'listSharing()');
  const decision = found.find((candidate) => candidate.recipient === recipient && candidate.purpose === 'care');
  expect(decision !== undefined, `listSharing() must return the decision about ${recipient}.`);
  return decision;
}

/** Returns the rules about care, by recipient. A withdrawn decision without rules counts as one that allows nothing. */
async function rulesByRecipient(
  adapter: AdapterWith<'listSharing'>,
  ofSubject: string,
): Promise<Record<string, Sharing['rules']>> {
  const found = await adapter.listSharing({ subject: ofSubject }, options());
  return Object.fromEntries(
    parseModel(z.array(Sharing), found, 'listSharing()').map(({ recipient = '', rules }) => [
      recipient,
      rules.length > 0 ? rules : [{ level: 'nothing' }],
    ]),
  );
}
