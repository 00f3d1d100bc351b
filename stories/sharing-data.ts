import type { ProAdapter } from '../src/adapter/adapter.js';
import { ConflictError } from '../src/adapter/errors.js';
import { MemoryAdapter } from '../src/adapter/memory.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../src/core/instruments/index.js';
import type { Instrument } from '../src/core/model/instrument.js';
import type { Person } from '../src/core/model/person.js';
import type { Sharing, SharingRule } from '../src/core/model/sharing.js';
import { dayAfterMonths } from '../src/core/sharing/default-end.js';

export const subject = 'Patient/voorbeeld';
const { responses } = werkHerstelScenario('2026-11-22', subject);

/** The example with a score of two answers, because scores of one answer cannot be shared without the answer. */
export const instrument: Instrument = {
  ...werkHerstelInstrument,
  scales: [
    ...werkHerstelInstrument.scales,
    {
      id: 'werkvermogen',
      name: { nl: 'Werkvermogen', en: 'Work ability', ar: 'القدرة على العمل' },
      direction: 'higherIsBetter',
      min: 0,
      max: 20,
      items: [{ item: 'fysiek' }, { item: 'mentaal' }],
      method: { type: 'sum' },
      missing: { type: 'complete' },
    },
  ],
};

const canonical = werkHerstelInstrument.questionnaires[0]!;

export const people: readonly Person[] = [
  { reference: subject, kind: 'patient', name: 'De patiënt' },
  {
    reference: 'Practitioner/cardioloog',
    kind: 'professional',
    name: 'A. Arts',
    role: { code: 'cardiologist' },
    organization: 'Ziekenhuis Voorbeeld',
  },
  {
    reference: 'Practitioner/fysio',
    kind: 'professional',
    role: { code: 'physiotherapist' },
    organization: 'Praktijk Voorbeeld',
  },
  {
    reference: 'Practitioner/bedrijfsarts',
    kind: 'professional',
    name: 'B. Arts',
    role: { code: 'occupational-physician' },
    organization: 'Arbodienst Voorbeeld',
  },
  { reference: 'RelatedPerson/werkgever', kind: 'work', role: { code: 'employer' } },
  { reference: 'RelatedPerson/partner', kind: 'related', name: 'C. Naaste', role: { code: 'partner' } },
];

/** Returns a decision of the patient of a month ago. */
export function decisionAbout(recipient: string, ...rules: SharingRule[]): Sharing {
  const decided = `${dayAfterMonths(-1, Date.now())}T10:00:00Z`;
  return { subject, recipient, purpose: 'care', rules, decided, revision: '1' };
}

export const until = dayAfterMonths(2, Date.now());

export const decisions: readonly Sharing[] = [
  decisionAbout('Practitioner/cardioloog', { level: 'answers', until }),
  decisionAbout('Practitioner/bedrijfsarts', { questionnaires: [canonical], level: 'scores', until }),
];

export interface SharingAdapterOptions {
  readonly team?: readonly Person[];
  readonly sharing?: readonly Sharing[];
  readonly changes?: Partial<ProAdapter>;
}

type SharingAdapter = ProAdapter & Required<Pick<ProAdapter, 'listSharing' | 'saveSharing'>>;

/** Returns an adapter with a care team and decisions. */
export function sharingAdapter({
  team = people,
  sharing = decisions,
  changes = {},
}: SharingAdapterOptions = {}): SharingAdapter {
  const memory = new MemoryAdapter({
    questionnaires: [werkHerstelQuestionnaire],
    instruments: [instrument],
    responses,
  });
  let stored = [...sharing];
  const isSame = (a: Sharing, b: Sharing) => a.recipient === b.recipient && a.purpose === b.purpose;
  return Object.assign(
    memory,
    {
      listCareTeam: async () => structuredClone(team),
      listSharing: async () => structuredClone(stored),
      saveSharing: async (decision: Sharing) => {
        const old = stored.find((other) => isSame(other, decision));
        if (old?.revision !== decision.revision) throw new ConflictError('It was changed elsewhere.');
        const next = { ...decision, revision: `${Number(old?.revision ?? 0) + 1}` };
        stored = [...stored.filter((other) => other !== old), next];
        return structuredClone(next);
      },
    },
    changes,
  );
}

/** A team of 200 people. */
export const largeTeam: readonly Person[] = Array.from({ length: 200 }, (_, index) => ({
  reference: `Practitioner/${index}`,
  kind: 'professional',
  name: `Zorgverlener ${index + 1}`,
  role: { code: index % 2 ? 'physiotherapist' : 'occupational-physician' },
  organization: index % 10 ? 'Praktijk Voorbeeld' : 'Kliniek Ééndal',
}));
