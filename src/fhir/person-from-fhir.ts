import type { Person, PersonKind, Role } from '../core/model/person.js';
import { roleOf } from '../core/people/roles.js';
import { tokensOf } from './identity.js';
import { defined, isObject, type JsonObject } from './json.js';
import { codingsOf, conceptText, objectsOf, referenceOf, referredFrom, stringOf, type Referred } from './resource.js';
import { roleFromFhir } from './role-from-fhir.js';

/** One mention of a person: as member of a team, relative, or recipient of a consent. */
export interface Mention {
  readonly reference: string;
  /** Other references to the person. */
  readonly alsoAs: readonly string[];
  /** Identifiers of the person, each with its type, so that a nurse is not merged with herself as a relative. */
  readonly keys: readonly string[];
  readonly memberOf: readonly string[];
  readonly name: string | undefined;
  /** CodeableConcepts of the role. */
  readonly roles: readonly unknown[];
  readonly organization: string | undefined;
  readonly birthDate: string | undefined;
}

/** What a team says about a member, besides the resource of the person. */
export interface Membership {
  readonly display?: string | undefined;
  readonly roles?: readonly unknown[];
  readonly memberOf?: readonly string[];
}

/** Reads a mention of a person. The resource may be absent: then only the mention itself is known. */
export function mentionOf(
  reference: string,
  resource: JsonObject | undefined,
  referred: Referred,
  { display, roles = [], memberOf = [] }: Membership = {},
): Mention {
  const own = resource ?? {};
  const linked = (key: string) => referenceOf(own[key]);
  const practitioner = referredFrom(own, own['practitioner'], referred);
  const organization = linked('organization');
  const isOrganization = reference.startsWith('Organization/');
  const groups = organization === undefined ? [] : organizationsFrom(organization, referred);
  const name = nameOf(own) ?? nameOf(practitioner) ?? displayOf(own['practitioner']) ?? display;
  return {
    reference,
    alsoAs: [linked('practitioner')].flatMap((other) => (other === undefined || other.startsWith('#') ? [] : other)),
    keys: [resource, practitioner].flatMap((known) =>
      tokensOf(known).map((token) => `${stringOf(known?.['resourceType']) ?? ''} ${token}`),
    ),
    memberOf: [...memberOf, ...groups, ...(isOrganization ? organizationsFrom(reference, referred).slice(1) : [])],
    name: isOrganization ? undefined : name,
    roles: [...listOf(own['specialty']), ...listOf(own['code']), ...listOf(own['relationship']), ...roles],
    organization: isOrganization
      ? (stringOf(own['name']) ?? display)
      : (stringOf(referredFrom(own, own['organization'], referred)?.['name']) ?? displayOf(own['organization'])),
    birthDate: stringOf(own['birthDate']),
  };
}

/** The mentions of one person as a Person. The first known name and organization count. */
export function personFrom(mentions: readonly Mention[], patient: string, ofHost: readonly Role[]): Person | undefined {
  const references = [...new Set(mentions.flatMap(({ reference, alsoAs }) => [reference, ...alsoAs]))];
  const [first] = references;
  if (first === undefined) return undefined;
  const isPatient = references.includes(patient);
  const concepts = mentions.flatMap(({ roles }) => roles);
  const role = isPatient ? undefined : roleFromFhir(concepts, ofHost);
  const alsoAs = references.filter((reference) => reference !== (isPatient ? patient : first));
  const memberOf = [...new Set(mentions.flatMap((mention) => mention.memberOf))];
  const known = <Key extends 'name' | 'organization' | 'birthDate'>(key: Key) =>
    mentions.map((mention) => mention[key]).find((value) => value !== undefined);
  return {
    reference: isPatient ? patient : first,
    ...(alsoAs.length > 0 && { alsoAs }),
    ...(memberOf.length > 0 && { memberOf }),
    kind: isPatient ? 'patient' : kindOf(references, roleOf(role, ofHost)?.kind),
    ...defined({
      name: known('name'),
      role,
      organization: known('organization'),
      birthDate: isPatient ? known('birthDate') : undefined,
    }),
    ...(concepts.some(isContact) && { isContact: true }),
  };
}

/** The kind follows from the resource. A role can only lower it: an employer sees nothing, whatever the resource is. */
function kindOf(references: readonly string[], ofRole: PersonKind | undefined): PersonKind {
  if (ofRole === 'work') return 'work';
  const isRelated = references.some((reference) => /(^|\/)(RelatedPerson|Patient)\//.test(reference));
  if (isRelated) return 'related';
  // An identifier alone has no type.
  return references.some((reference) => /[A-Z]\w+\//.test(reference)) ? 'professional' : (ofRole ?? 'professional');
}

/** The organization and those that it is part of. A decision about a hospital covers its departments. */
export function organizationsFrom(organization: string, referred: Referred): string[] {
  const found = new Set<string>();
  let next: string | undefined = organization;
  while (next !== undefined && !found.has(next)) {
    found.add(next);
    next = referenceOf(referred.get(next)?.['partOf']);
  }
  return [...found].filter((reference) => !reference.startsWith('#'));
}

function nameOf(resource: JsonObject | undefined): string | undefined {
  const names = objectsOf(resource?.['name']).filter(({ use }) => use !== 'old');
  const human = names.find(({ use }) => use === 'official') ?? names.find(({ use }) => use === 'usual') ?? names[0];
  if (!human) return undefined;
  const parts = [human['prefix'], human['given'], human['family']].flat().filter((part) => stringOf(part));
  return stringOf(human['text']) ?? stringOf(parts.join(' '));
}

function displayOf(reference: unknown): string | undefined {
  return isObject(reference) ? stringOf(reference['display']) : undefined;
}

function listOf(value: unknown): JsonObject[] {
  return objectsOf(value).filter((concept) => codingsOf(concept).length > 0 || conceptText(concept) !== undefined);
}

/** Contact person in the zib ContactPerson (COD472-VEKT), or in the contact roles of HL7 version 2. */
function isContact(concept: unknown): boolean {
  return codingsOf(concept).some(
    ({ system, code = '' }) =>
      (system === 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472' && ['01', '1', '02', '2', '23'].includes(code)) ||
      (system === 'http://terminology.hl7.org/CodeSystem/v2-0131' && code === 'C'),
  );
}
