import type { Instrument } from '../../core/model/instrument.js';
import type { Person, Role } from '../../core/model/person.js';
import type { Sharing } from '../../core/model/sharing.js';
import { timestampOf } from '../../core/model/timestamp.js';
import { codesIn, questionnairesIn } from '../../fhir/consent-content.js';
import type { CodedContent } from '../../fhir/consent-conditions.js';
import type { ConsentSources } from '../../fhir/consent-rules.js';
import { identified } from '../../fhir/identity.js';
import type { JsonObject } from '../../fhir/json.js';
import { peopleFromFhir, teamsOf, type PeopleSources } from '../../fhir/people-from-fhir.js';
import { objectsOf, stringOf } from '../../fhir/resource.js';
import { ownDecision, revisionOf } from '../../fhir/own-decision.js';
import { sharingFromFhir } from '../../fhir/sharing-from-fhir.js';
import { sharingIdentifier, sharingIdentifierSystem } from '../../fhir/sharing-extensions.js';
import { sharingToFhir, type ConsentProfile } from '../../fhir/sharing-to-fhir.js';
import type { RequestOptions } from '../adapter.js';
import { ConflictError } from '../errors.js';
import { versionTag, type FhirClient } from './client.js';
import { loadPeople } from './people.js';

/** The shape of the Consents that the adapter writes. */
export interface ConsentOptions {
  /** `core`: FHIR R4. `pcf`: IHE Privacy Consent on FHIR, whose `data` names responses instead of questionnaires. */
  readonly profile: ConsentProfile;
  /** Reference of the organization that keeps the record. PCF requires it. */
  readonly organization?: string;
  /** Address of the policy of that organization: nobody sees anything without a consent. */
  readonly policy?: string;
}

export interface SharingContext {
  readonly client: FhirClient;
  readonly roles: readonly Role[];
  readonly instruments: readonly Instrument[];
}

export interface LoadedSharing {
  readonly people: readonly Person[];
  readonly sharing: readonly Sharing[];
  readonly now: Date;
}

/** Loads the people around a subject and the decisions in the Consents. */
export async function loadSharing(
  context: SharingContext,
  subject: string,
  options: RequestOptions,
): Promise<LoadedSharing> {
  const sources = await loadPeople(context.client, subject, context.roles, options);
  const consentSources = await contentOf(context, sources, options);
  const people = peopleFromFhir(sources);
  const surroundings = { teams: [...teamsOf(sources).keys()], people: people.filter(({ kind }) => kind !== 'patient') };
  return { people, sharing: sharingFromFhir(sources.consents, surroundings, consentSources), now: sources.now };
}

/** Lists the subject's decisions. */
export async function listSharing(
  context: SharingContext,
  subject: string,
  options: RequestOptions,
): Promise<Sharing[]> {
  const { sharing } = await loadSharing(context, subject, options);
  return sharing.map((decision) => ({ ...decision, subject }));
}

/** Resolves the questionnaires and codes that consents name. */
async function contentOf(
  { client, instruments }: SharingContext,
  sources: PeopleSources,
  options: RequestOptions,
): Promise<ConsentSources> {
  const { consents, patient, referred, now } = sources;
  const references = consents.flatMap(questionnairesIn);
  const named = await client.readReferenced('Questionnaire', references, [], options);
  const codes = await codedContent(client, instruments, codesIn(consents), options);
  return {
    patient,
    now,
    codes,
    byIdentifier: identified(referred),
    questionnaires: new Map(
      [...named].flatMap(([reference, { url, version }]): [string, string][] => {
        const canonical = canonicalFrom(url, version);
        return canonical === undefined ? [] : [[reference, canonical]];
      }),
    ),
  };
}

function canonicalFrom(url: unknown, version: unknown): string | undefined {
  const address = stringOf(url);
  const suffix = stringOf(version);
  return address !== undefined && suffix !== undefined ? `${address}|${suffix}` : address;
}

/** A code is that of a Questionnaire, or of all scores of an instrument. */
async function codedContent(
  client: FhirClient,
  instruments: readonly Instrument[],
  tokens: readonly string[],
  options: RequestOptions,
): Promise<ReadonlyMap<string, CodedContent>> {
  if (tokens.length === 0) return new Map();
  const found = new Map<string, CodedContent>();
  for (const { scales, questionnaires } of instruments) {
    const [scale, ...others] = scales;
    // With several scales, a code is about some of the scores. A decision cannot express that.
    if (!scale || others.length > 0) continue;
    for (const { system = '', code = '' } of scale.codes ?? []) {
      if (tokens.includes(`${system}|${code}`)) found.set(`${system}|${code}`, { questionnaires, isScore: true });
    }
  }
  const missing = tokens.filter((token) => !found.has(token)).slice(0, maximumCodes);
  if (missing.length === 0) return found;
  const { matches } = await client.search('Questionnaire', { code: missing.join(',') }, options);
  for (const { url, version, code } of matches) {
    const canonical = canonicalFrom(url, version);
    for (const { system, code: own } of objectsOf(code)) {
      const token = `${stringOf(system) ?? ''}|${stringOf(own) ?? ''}`;
      if (canonical === undefined || !missing.includes(token)) continue;
      const before = found.get(token)?.questionnaires ?? [];
      found.set(token, { questionnaires: [...before, canonical], isScore: false });
    }
  }
  return found;
}

/** A limit on the length of the address of a search. Further codes are unknown. */
const maximumCodes = 50;

const conflict = () =>
  new ConflictError('The decision was changed elsewhere. Read it again, show it, and let the patient decide.');

/**
 * Stores a decision as a Consent if the stored one still has its revision, and returns it as the server stored it. What the
 * server did not keep is `unknown` in it.
 */
export async function saveSharing(
  context: SharingContext,
  consentOptions: ConsentOptions,
  sharing: Sharing,
  options: RequestOptions,
): Promise<Sharing> {
  const { client } = context;
  const decision = withRelativeReferences(client, sharing);
  const sources = sourcesOf(decision.subject);
  const existing = await findConsent(client, decision, options);
  const before = existing && ownDecision(existing, sources);
  // A repeated request after a lost reply finds what it has stored itself.
  if (before && isSameDecision(before, decision)) return { ...before, subject: sharing.subject };
  if ((existing && revisionOf(existing)) !== decision.revision) throw conflict();
  const data = await dataFor(client, decision, consentOptions.profile, options);
  const resource = sharingToFhir(decision, {
    profile: consentOptions.profile,
    organization: consentOptions.organization,
    policy: consentOptions.policy ?? defaultPolicy,
    dataOf: (canonical) => data.get(canonical) ?? [],
    existing,
  });
  const ifMatch = existing && versionTag(existing);
  const condition = existing ? (ifMatch ? { ifMatch } : {}) : { ifNoneExist: searchFor(decision) };
  const result = await client.write(resource, condition, options);
  if (!result) throw conflict();
  const stored = result.resource ?? (await findConsent(client, decision, options));
  const saved = stored && ownDecision(stored, sources);
  // A conditional create answers with the Consent that another tab created first.
  if (saved && !existing && timestampOf(saved.decided) !== timestampOf(decision.decided)) throw conflict();
  return { ...(saved ?? { ...decision, rules: [{ level: 'unknown' }] }), subject: sharing.subject };
}

const defaultPolicy = 'https://pro-widgets.example/policy/only-with-consent';

function sourcesOf(patient: string): ConsentSources {
  return { patient, now: new Date(), codes: new Map(), questionnaires: new Map(), byIdentifier: new Map() };
}

function withRelativeReferences(client: FhirClient, sharing: Sharing): Sharing {
  const { subject, recipient, decidedBy } = sharing;
  return {
    ...sharing,
    subject: client.referenceOf(subject),
    ...(recipient !== undefined && { recipient: client.referenceOf(recipient) }),
    ...(decidedBy !== undefined && { decidedBy: client.referenceOf(decidedBy) }),
  };
}

function isSameDecision(a: Sharing, b: Sharing): boolean {
  return a.decided === b.decided && JSON.stringify(a.rules) === JSON.stringify(b.rules);
}

function searchFor(sharing: Sharing): string {
  return `identifier=${encodeURIComponent(`${sharingIdentifierSystem}|${sharingIdentifier(sharing)}`)}`;
}

/** Finds the Consent of a decision. If a server stored two, the one that was stored last. */
async function findConsent(
  client: FhirClient,
  sharing: Sharing,
  options: RequestOptions,
): Promise<JsonObject | undefined> {
  const value = sharingIdentifier(sharing);
  const { matches } = await client.searchSubject(
    sharing.subject,
    'Consent',
    { identifier: `${sharingIdentifierSystem}|${value}` },
    options,
    { parameter: 'patient', element: 'patient' },
  );
  // A server that ignores the parameter returns others too. None of those may be overwritten.
  const own = matches.filter(
    ({ identifier, status }) =>
      status !== 'entered-in-error' &&
      objectsOf(identifier).some((known) => known['system'] === sharingIdentifierSystem && known['value'] === value),
  );
  return own.at(-1);
}

/** The references in `provision.data`, by questionnaire. A questionnaire that the server lacks is named by its address. */
async function dataFor(
  client: FhirClient,
  { rules, subject }: Sharing,
  profile: ConsentProfile,
  options: RequestOptions,
): Promise<ReadonlyMap<string, readonly JsonObject[]>> {
  const canonicals = [...new Set(rules.flatMap(({ questionnaires = [] }) => questionnaires))];
  const byAddress = (canonical: string): JsonObject => ({
    type: 'Questionnaire',
    identifier: { system: 'urn:ietf:rfc:3986', value: canonical },
  });
  const entries = canonicals.map(async (canonical): Promise<[string, JsonObject[]]> => {
    const [url = '', version] = canonical.split('|');
    const type = profile === 'pcf' ? 'QuestionnaireResponse' : 'Questionnaire';
    const { matches } =
      profile === 'pcf'
        ? await client.searchSubject(subject, type, { questionnaire: canonical }, options)
        : await client.search(type, { url, ...(version === undefined ? {} : { version }) }, options);
    const found = matches.flatMap(({ id }) => (stringOf(id) ? [{ reference: `${type}/${stringOf(id)}` }] : []));
    return [canonical, found.length > 0 ? found : [byAddress(canonical)]];
  });
  return new Map(await Promise.all(entries));
}
