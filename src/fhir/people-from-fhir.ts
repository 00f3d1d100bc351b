import type { Person, Role } from '../core/model/person.js';
import { actorsOf } from './consent-provisions.js';
import { identified, identityOf, type Identified } from './identity.js';
import { isObject, type JsonObject } from './json.js';
import { mentionOf, organizationsFrom, personFrom, type Mention } from './person-from-fhir.js';
import { holds, objectsOf, referenceOf, referenceTo, referredFrom, stringOf, type Referred } from './resource.js';

/** The resources that name people around a patient. */
export interface PeopleSources {
  readonly patient: string;
  readonly careTeams: readonly JsonObject[];
  /** The patient's RelatedPerson resources. */
  readonly related: readonly JsonObject[];
  readonly consents: readonly JsonObject[];
  /** The people, organizations and nested teams by `Type/id`, and the Patient. */
  readonly referred: Referred;
  readonly now: Date;
  readonly roles?: readonly Role[];
}

/**
 * The people around a patient, each once: the patient, the members of the care teams that are active now, the relatives,
 * and the recipients of consents. A team inside a team is read too; circles of teams end.
 *
 * Mentions with a common reference or identifier are one person; people with the same name can be two.
 */
export function peopleFromFhir(sources: PeopleSources): Person[] {
  const { patient, referred, roles = [] } = sources;
  const byIdentifier = identified(referred);
  const mentions = [
    ...(referred.has(patient) ? [mentionOf(patient, referred.get(patient), referred)] : []),
    ...teamMentions(sources, byIdentifier),
    ...sources.related.filter((person) => isInForce(person, sources)).map((person) => mentionIn(person, referred)),
    ...recipientMentions(sources, byIdentifier),
  ];
  return grouped(mentions, patient).flatMap((group) => personFrom(group, patient, roles) ?? []);
}

/** The references in a resource to people, organizations and teams that tell who the people in it are. */
export function referencesIn(resource: JsonObject): string[] {
  const { participant, practitioner, organization, partOf, resourceType } = resource;
  const actors = resourceType === 'Consent' ? actorsOf(resource).map(({ element }) => element) : [];
  const members = resourceType === 'CareTeam' ? objectsOf(participant).map(({ member }) => member) : [];
  return [...members, ...actors, practitioner, organization, partOf].flatMap((value) => referenceOf(value) ?? []);
}

function mentionIn(resource: JsonObject, referred: Referred): Mention {
  return mentionOf(referenceTo(resource), resource, referred);
}

/** Tests whether a team, role or relation is in force. nl-core teams have no status. */
function isInForce(resource: JsonObject, { now }: PeopleSources): boolean {
  const { status = 'active', active, period } = resource;
  return status === 'active' && active !== false && holds(period, now);
}

function teamMentions(sources: PeopleSources, byIdentifier: Identified): Mention[] {
  const { referred } = sources;
  const teams = teamsOf(sources);
  const outer = outerTeams(teams, sources);
  return [...teams].flatMap(([reference, team]) => {
    const groups = containing(reference, outer);
    return participantsOf(team, sources).flatMap(({ member, onBehalfOf, role }): Mention[] => {
      const person = identityOf(member, team, byIdentifier);
      if (person === undefined || person.startsWith('CareTeam/')) return [];
      const resource = referredFrom(team, member, referred) ?? referred.get(person);
      if (resource && !person.startsWith('Patient/') && !isInForce(resource, sources)) return [];
      const employer = referenceOf(onBehalfOf);
      const membership = {
        display: isObject(member) ? stringOf(member['display']) : undefined,
        roles: objectsOf(role),
        memberOf: [...groups, ...(employer === undefined ? [] : organizationsFrom(employer, referred))],
      };
      return [mentionOf(person, resource, referred, membership)];
    });
  });
}

function participantsOf(team: JsonObject, { now }: PeopleSources): JsonObject[] {
  return objectsOf(team['participant']).filter(({ period }) => holds(period, now));
}

/** The patient's active teams and the teams inside them, by reference. */
export function teamsOf(sources: PeopleSources): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const waiting = [...sources.careTeams];
  for (const team of waiting) {
    const reference = referenceTo(team);
    const subject = referenceOf(team['subject']);
    const isOfOther = subject !== undefined && subject !== sources.patient;
    if (found.has(reference) || isOfOther || !isInForce(team, sources)) continue;
    found.set(reference, team);
    for (const nested of nestedIn(team, sources)) {
      const inner = sources.referred.get(nested);
      if (inner) waiting.push(inner);
    }
  }
  return found;
}

function nestedIn(team: JsonObject, sources: PeopleSources): string[] {
  return participantsOf(team, sources).flatMap(({ member }) => {
    const reference = referenceOf(member);
    return reference?.startsWith('CareTeam/') ? reference : [];
  });
}

/** The teams that each team is directly in. */
function outerTeams(
  teams: ReadonlyMap<string, JsonObject>,
  sources: PeopleSources,
): ReadonlyMap<string, readonly string[]> {
  const outer = new Map<string, string[]>();
  for (const [reference, team] of teams) {
    for (const inner of nestedIn(team, sources)) outer.set(inner, [...(outer.get(inner) ?? []), reference]);
  }
  return outer;
}

/** The team and every team that contains it, over any number of levels. A circle of teams ends. */
function containing(reference: string, outer: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = new Set([reference]);
  for (const inner of found) for (const team of outer.get(inner) ?? []) found.add(team);
  return [...found];
}

function recipientMentions({ consents, referred, patient }: PeopleSources, byIdentifier: Identified): Mention[] {
  const valid = consents.filter(({ status }) => status !== 'entered-in-error');
  return valid.flatMap((consent) =>
    actorsOf(consent).flatMap(({ element, isRecipient }): Mention[] => {
      const person = isRecipient ? identityOf(element, consent, byIdentifier) : undefined;
      if (person === undefined || person === patient || person.startsWith('CareTeam/')) return [];
      const display = isObject(element) ? stringOf(element['display']) : undefined;
      const resource = referredFrom(consent, element, referred) ?? referred.get(person);
      return [mentionOf(person, resource, referred, { display })];
    }),
  );
}

/** Groups mentions that share a reference or identifier, in the order of the first mention. */
function grouped(mentions: readonly Mention[], patient: string): Mention[][] {
  const parent = mentions.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    return root;
  };
  const firstWith = new Map<string, number>();
  for (const [index, mention] of mentions.entries()) {
    // Nobody becomes the patient, who sees everything, by an identifier.
    const keys = mention.reference === patient ? [] : mention.keys;
    for (const key of [mention.reference, ...mention.alsoAs, ...keys]) {
      const [a, b] = [rootOf(index), rootOf(firstWith.get(key) ?? index)];
      parent[Math.max(a, b)] = Math.min(a, b);
      if (!firstWith.has(key)) firstWith.set(key, index);
    }
  }
  const groups = new Map<number, Mention[]>();
  for (const [index, mention] of mentions.entries()) {
    const root = rootOf(index);
    groups.set(root, [...(groups.get(root) ?? []), mention]);
  }
  return [...groups.values()];
}
