import type { AnswerReader } from '../core/model/care.js';
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
  conceptText,
  type Referred,
} from './resource.js';

/** A possible reader. `alsoAs` lists the other references by which a consent may name them. */
interface Person {
  readonly reference: string;
  readonly alsoAs: readonly string[];
  readonly name: string;
  readonly role: string | undefined;
}

/** The outcome of a consent for one person. `unsure`: it has a condition that cannot be evaluated here. */
type Verdict = 'deny' | 'unsure' | 'permit' | 'lapsed' | 'silent';

/** Verdicts by precedence: a denial wins over everything, doubt over a permission. */
const strongestFirst: readonly Verdict[] = ['deny', 'unsure', 'permit', 'lapsed', 'silent'];

const accessByVerdict: Readonly<Record<Verdict, AnswerReader['access']>> = {
  deny: 'notShared',
  unsure: 'unknown',
  permit: 'shared',
  lapsed: 'notShared',
  silent: 'unknown',
};

/**
 * The people and organizations who may see a patient's answers, each with the access that the consents give: the members
 * of the care teams that are active now, and every recipient that a consent names.
 *
 * A denial wins over a permission. A permission that has ended or was withdrawn does not count. Access is `unknown` if no
 * consent covers the reader, or if its policy or conditions cannot be evaluated here.
 *
 * @param referred The people and organizations by `Type/id`, for their names.
 */
export function readersFromFhir(
  patient: string,
  careTeams: readonly JsonObject[],
  consents: readonly JsonObject[],
  referred: Referred,
  now: Date,
): AnswerReader[] {
  const aboutPrivacy = consents.filter(isAboutPrivacy);
  const people = new Map<string, Person>();
  const all = [
    ...careTeams.filter((team) => isActive(team, now)).flatMap((team) => membersOf(team, referred, now)),
    ...aboutPrivacy.flatMap((consent) => recipientsOf(consent, referred)),
  ];
  for (const person of all) {
    const { reference } = person;
    if (reference === patient || reference.startsWith('CareTeam/')) continue;
    const existing = people.get(reference);
    people.set(reference, existing ? { ...existing, alsoAs: [...existing.alsoAs, ...person.alsoAs] } : person);
  }
  return [...people.values()].map((person) => {
    const verdicts = aboutPrivacy.map((consent) => verdictOf(consent, person, now));
    const strongest = strongestFirst.find((verdict) => verdicts.includes(verdict)) ?? 'silent';
    return { name: person.name, ...defined({ role: person.role }), access: accessByVerdict[strongest] };
  });
}

export function peopleIn(careTeams: readonly JsonObject[], consents: readonly JsonObject[]): string[] {
  const members = careTeams.flatMap(({ participant }) =>
    objectsOf(participant).map(({ member }) => referenceOf(member)),
  );
  const actors = consents.flatMap((consent) => provisionsOf(consent).flatMap(({ actors: list }) => list));
  return [...members, ...actors.map(({ reference }) => reference)].flatMap((reference) => reference ?? []);
}

/** A consent without a scope counts as a privacy consent: a missed denial is worse than a superfluous one. */
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
    const alsoAs = [referenceTo(team), referenceOf(onBehalfOf), ...roleReferences(referred.get(reference))];
    return [
      {
        reference,
        alsoAs: alsoAs.flatMap((alias) => alias ?? []),
        name: nameOf(member, referred) ?? reference,
        role: conceptText(firstRole),
      },
    ];
  });
}

function roleReferences(resource: JsonObject | undefined): (string | undefined)[] {
  return [referenceOf(resource?.['practitioner']), referenceOf(resource?.['organization'])];
}

function recipientsOf(consent: JsonObject, referred: Referred): Person[] {
  return provisionsOf(consent).flatMap(({ actors }) =>
    actors
      .filter(({ isRecipient }) => isRecipient)
      .map(({ reference, element }) => ({
        reference,
        alsoAs: roleReferences(referred.get(reference)).flatMap((alias) => alias ?? []),
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
  readonly namesUnknown: boolean;
  /** The provision and the provisions around it, which narrow it too. */
  readonly elements: readonly JsonObject[];
}

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
      const target = referenceOf(reference);
      const isRecipient = !isObject(role) || hasCode(role, 'IRCP', 'PRCP');
      return target === undefined ? [] : [{ reference: target, isRecipient, element: reference }];
    }),
    periods: elements.map(({ period }) => period),
    namesUnknown: objectsOf(actors).some(({ reference }) => referenceOf(reference) === undefined),
    elements,
  };
  // No real consent nests deeper than this; the limit stops hostile input.
  const below = around.length > 5 ? [] : objectsOf(provision['provision']);
  return [own, ...below.flatMap((nested) => rulesOf(nested, elements))];
}

function verdictOf(consent: JsonObject, person: Person, now: Date): Verdict {
  const { status, provision } = consent;
  const isEnded = status === 'inactive' || status === 'rejected';
  if (status !== 'active' && !isEnded) return 'silent';
  const verdicts = provisionsOf(consent).map((rule) => verdictOfRule(rule, person, now));
  // FHIR (Extensibility): an unknown modifierExtension can change the meaning of the element.
  if (consent['modifierExtension'] !== undefined) verdicts.push('unsure');
  const exception = (['deny', 'unsure', 'permit'] as const).find((candidate) => verdicts.includes(candidate));
  const base = baseOf(consent);
  const verdict = exception ?? (base === 'silent' && verdicts.includes('lapsed') ? 'lapsed' : base);
  // A consent that ended or was rejected neither denies nor permits.
  const periods = objectsOf(provision).map(({ period }) => period);
  if (isEnded || periods.some((period) => isOutside(period, now))) {
    return verdict === 'permit' || verdict === 'lapsed' ? 'lapsed' : 'silent';
  }
  return verdict === 'permit' && !periods.every((period) => holds(period, now)) ? 'unsure' : verdict;
}

/** The verdict of the policy rule, which applies if no provision overrides it. */
function baseOf({ policyRule }: JsonObject): Verdict {
  if (hasCode(policyRule, 'OPTIN', 'OPTINR')) return 'permit';
  if (hasCode(policyRule, 'OPTOUT', 'OPTOUTE')) return 'deny';
  return 'silent';
}

/** Conditions on data or purpose. Whether they cover these answers cannot be evaluated here. */
const undecidable = ['purpose', 'securityLabel', 'code', 'data', 'dataPeriod', 'modifierExtension'];

function verdictOfRule(
  { type, actors, periods, namesUnknown, elements }: Provision,
  person: Person,
  now: Date,
): Verdict {
  // A permission applies to recipients only, not to the custodian; a denial applies to everyone that it names.
  const matchesPerson = ({ reference, isRecipient }: { readonly reference: string; readonly isRecipient: boolean }) =>
    (isRecipient || type === 'deny') && (reference === person.reference || person.alsoAs.includes(reference));
  const isNamed = elements.some(({ actor }) => objectsOf(actor).length > 0);
  const mayApply = !isNamed || actors.some(matchesPerson);
  if (type === undefined || (!mayApply && !(type === 'deny' && namesUnknown))) return 'silent';
  const isAboutOthers = elements.some(
    (element) => excludes(element['class'], ['QuestionnaireResponse']) || excludesActions(element['action']),
  );
  if (isAboutOthers) return 'silent';
  if (type === 'permit' && !periods.every((period) => holds(period, now))) return 'lapsed';
  if (type === 'deny' && periods.some((period) => isOutside(period, now))) return 'silent';
  if (!mayApply || elements.some((element) => undecidable.some((key) => element[key] !== undefined))) return 'unsure';
  return type;
}

function excludes(codings: unknown, codes: readonly string[]): boolean {
  return objectsOf(codings).length > 0 && !hasCode({ coding: codings }, ...codes);
}

function excludesActions(actions: unknown): boolean {
  const objects = objectsOf(actions);
  return objects.length > 0 && !objects.some((action) => hasCode(action, 'access', 'use', 'disclose'));
}
