import type { Reader } from '../core/model/care.js';
import { defined, isObject, type JsonObject } from './json.js';
import {
  codingsOf,
  hasCode,
  holds,
  isOutside,
  objectsOf,
  referenceOf,
  referenceTo,
  stringOf,
  wordsOf,
  type Referred,
} from './resource.js';

/** Somebody who may be a reader, with every reference that a consent may mean them by. */
interface Person {
  readonly reference: string;
  readonly alsoAs: readonly string[];
  readonly name: string;
  readonly role: string | undefined;
}

/** What a consent says of somebody. `unsure`: it has a condition that cannot be decided here. */
type Verdict = 'deny' | 'unsure' | 'permit' | 'lapsed' | 'silent';

/** The verdict that counts comes first: a denial over everything, and doubt over a permission. */
const strongestFirst: readonly Verdict[] = ['deny', 'unsure', 'permit', 'lapsed', 'silent'];

const accessOf: Readonly<Record<Verdict, Reader['access']>> = {
  deny: 'notShared',
  unsure: 'unknown',
  permit: 'shared',
  lapsed: 'notShared',
  silent: 'unknown',
};

/**
 * Who can see a patient's answers: everybody in a care team that is active now, and everybody whom a consent names as a
 * recipient, each with what the consents say.
 *
 * A denial goes over a permission. A permission that has ended or was withdrawn is no permission. Without a consent that
 * speaks of somebody, or with one whose policy or conditions cannot be decided here, it is unknown.
 *
 * @param referred The people and organisations, by `Type/id`, for their names.
 */
export function readersFromFhir(
  patient: string,
  careTeams: readonly JsonObject[],
  consents: readonly JsonObject[],
  referred: Referred,
  now: Date,
): Reader[] {
  const aboutPrivacy = consents.filter(isAboutPrivacy);
  const people = new Map<string, Person>();
  const all = [
    ...careTeams.filter((team) => isActive(team, now)).flatMap((team) => membersOf(team, referred, now)),
    ...aboutPrivacy.flatMap((consent) => recipientsOf(consent, referred)),
  ];
  for (const person of all) {
    const { reference } = person;
    if (reference === patient || reference.startsWith('CareTeam/')) continue;
    const known = people.get(reference);
    people.set(reference, known ? { ...known, alsoAs: [...known.alsoAs, ...person.alsoAs] } : person);
  }
  return [...people.values()].map((person) => {
    const verdicts = aboutPrivacy.map((consent) => verdictOf(consent, person, now));
    const verdict = strongestFirst.find((one) => verdicts.includes(one)) ?? 'silent';
    return { name: person.name, ...defined({ role: person.role }), access: accessOf[verdict] };
  });
}

/** Everybody whom care teams and consents name, to look up. */
export function peopleIn(careTeams: readonly JsonObject[], consents: readonly JsonObject[]): string[] {
  const members = careTeams.flatMap(({ participant }) =>
    objectsOf(participant).map(({ member }) => referenceOf(member)),
  );
  const actors = consents.flatMap((consent) => provisionsOf(consent).flatMap(({ actors: some }) => some));
  return [...members, ...actors.map(({ reference }) => reference)].flatMap((one) => one ?? []);
}

/** Without a scope it is taken to be about privacy: a denial that is overlooked is worse than one too many. */
function isAboutPrivacy({ scope, status }: JsonObject): boolean {
  return status !== 'entered-in-error' && (codingsOf(scope).length === 0 || hasCode(scope, 'patient-privacy'));
}

function isActive({ status, period }: JsonObject, now: Date): boolean {
  return status === 'active' && holds(period, now);
}

function membersOf(team: JsonObject, referred: Referred, now: Date): Person[] {
  return objectsOf(team['participant']).flatMap(({ member, onBehalfOf, role, period }) => {
    const reference = referenceOf(member);
    if (reference === undefined || !holds(period, now)) return [];
    const [firstRole] = objectsOf(role);
    const alsoAs = [referenceTo(team), referenceOf(onBehalfOf), ...partsOf(referred.get(reference))];
    return [
      {
        reference,
        alsoAs: alsoAs.flatMap((one) => one ?? []),
        name: nameOf(member, referred) ?? reference,
        role: wordsOf(firstRole),
      },
    ];
  });
}

/** Who a role is and where: a consent may name either. */
function partsOf(resource: JsonObject | undefined): (string | undefined)[] {
  return [referenceOf(resource?.['practitioner']), referenceOf(resource?.['organization'])];
}

function recipientsOf(consent: JsonObject, referred: Referred): Person[] {
  return provisionsOf(consent).flatMap(({ actors }) =>
    actors
      .filter(({ isRecipient }) => isRecipient)
      .map(({ reference, element }) => ({
        reference,
        alsoAs: partsOf(referred.get(reference)).flatMap((one) => one ?? []),
        name: nameOf(element, referred) ?? reference,
        role: undefined,
      })),
  );
}

function nameOf(reference: unknown, referred: Referred): string | undefined {
  const display = isObject(reference) ? stringOf(reference['display']) : undefined;
  const resource = referred.get(referenceOf(reference) ?? '');
  if (display !== undefined || !resource) return display;
  const { name, practitioner, organization } = resource;
  if (isObject(practitioner)) return nameOf(practitioner, referred) ?? nameOf(organization, referred);
  if (typeof name === 'string') return stringOf(name);
  const [human] = objectsOf(name);
  const parts = [human?.['prefix'], human?.['given'], human?.['family']].flat().filter((part) => stringOf(part));
  return stringOf(human?.['text']) ?? stringOf(parts.join(' '));
}

interface Provision {
  readonly type: 'permit' | 'deny' | undefined;
  readonly actors: readonly { readonly reference: string; readonly isRecipient: boolean; readonly element: unknown }[];
  readonly periods: readonly unknown[];
  /** It names somebody without a reference: by a name, or an identifier of elsewhere. */
  readonly namesUnknown: boolean;
  /** With the elements of the provisions around it: they narrow it too. */
  readonly elements: readonly JsonObject[];
}

/** Every rule of a consent, the root's own among them. */
function provisionsOf({ provision }: JsonObject): Provision[] {
  return objectsOf(provision).flatMap((root) => rulesOf(root, []));
}

function rulesOf(provision: JsonObject, around: readonly JsonObject[]): Provision[] {
  const elements = [...around, provision];
  const actors = elements.findLast(({ actor }) => objectsOf(actor).length > 0)?.['actor'];
  const { type } = provision;
  const own: Provision = {
    type: type === 'permit' || type === 'deny' ? type : undefined,
    actors: objectsOf(actors).flatMap(({ role, reference }) => {
      const named = referenceOf(reference);
      const isRecipient = !isObject(role) || hasCode(role, 'IRCP', 'PRCP');
      return named === undefined ? [] : [{ reference: named, isRecipient, element: reference }];
    }),
    periods: elements.map(({ period }) => period),
    namesUnknown: objectsOf(actors).some(({ reference }) => referenceOf(reference) === undefined),
    elements,
  };
  // As deep as anybody writes them; deeper is an attack.
  const below = around.length > 5 ? [] : objectsOf(provision['provision']);
  return [own, ...below.flatMap((one) => rulesOf(one, elements))];
}

function verdictOf(consent: JsonObject, person: Person, now: Date): Verdict {
  const { status, provision } = consent;
  const isEnded = status === 'inactive' || status === 'rejected';
  if (status !== 'active' && !isEnded) return 'silent';
  const verdicts = provisionsOf(consent).map((rule) => verdictOfRule(rule, person, now));
  // FHIR: what has a modifierExtension that is not known may mean anything.
  if (consent['modifierExtension'] !== undefined) verdicts.push('unsure');
  const exception = (['deny', 'unsure', 'permit'] as const).find((one) => verdicts.includes(one));
  const base = baseOf(consent);
  const verdict = exception ?? (base === 'silent' && verdicts.includes('lapsed') ? 'lapsed' : base);
  // What no longer holds, or was never agreed to, forbids nothing and permits nothing.
  const periods = objectsOf(provision).map(({ period }) => period);
  if (isEnded || periods.some((period) => isOutside(period, now))) {
    return verdict === 'permit' || verdict === 'lapsed' ? 'lapsed' : 'silent';
  }
  return verdict === 'permit' && !periods.every((period) => holds(period, now)) ? 'unsure' : verdict;
}

/** What holds where no rule says otherwise. */
function baseOf({ policyRule }: JsonObject): Verdict {
  if (hasCode(policyRule, 'OPTIN', 'OPTINR')) return 'permit';
  if (hasCode(policyRule, 'OPTOUT', 'OPTOUTE')) return 'deny';
  return 'silent';
}

/** Conditions that say for which data or which purpose a rule is meant: whether that is these answers, nobody can tell. */
const undecidable = ['purpose', 'securityLabel', 'code', 'data', 'dataPeriod', 'modifierExtension'];

function verdictOfRule(
  { type, actors, periods, namesUnknown, elements }: Provision,
  person: Person,
  now: Date,
): Verdict {
  // A permission is of who receives, not of the organisation that keeps the record; a denial is of whoever it names.
  const means = ({ reference, isRecipient }: { readonly reference: string; readonly isRecipient: boolean }) =>
    (isRecipient || type === 'deny') && (reference === person.reference || person.alsoAs.includes(reference));
  const isNamed = elements.some(({ actor }) => objectsOf(actor).length > 0);
  const mayMean = !isNamed || actors.some(means);
  if (type === undefined || (!mayMean && !(type === 'deny' && namesUnknown))) return 'silent';
  const isAboutOthers = elements.some(
    (element) => excludes(element['class'], ['QuestionnaireResponse']) || excludesActions(element['action']),
  );
  if (isAboutOthers) return 'silent';
  if (type === 'permit' && !periods.every((period) => holds(period, now))) return 'lapsed';
  if (type === 'deny' && periods.some((period) => isOutside(period, now))) return 'silent';
  if (!mayMean || elements.some((element) => undecidable.some((key) => element[key] !== undefined))) return 'unsure';
  return type;
}

/** A list of Codings that is there, and has none of these. */
function excludes(codings: unknown, codes: readonly string[]): boolean {
  return objectsOf(codings).length > 0 && !hasCode({ coding: codings }, ...codes);
}

function excludesActions(actions: unknown): boolean {
  const some = objectsOf(actions);
  return some.length > 0 && !some.some((action) => hasCode(action, 'access', 'use', 'disclose'));
}
