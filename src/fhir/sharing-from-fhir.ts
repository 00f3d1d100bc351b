import type { Sharing, SharingPurpose, SharingRule } from '../core/model/sharing.js';
import type { Person } from '../core/model/person.js';
import { isPermission } from '../core/sharing/access.js';
import { rulesFromConsent, type ConsentRule, type ConsentSources } from './consent-rules.js';
import { defined, type JsonObject } from './json.js';
import { decisionFields, ownDecision } from './own-decision.js';
import { objectsOf } from './resource.js';
import { sharingIdentifierSystem } from './sharing-extensions.js';

/** Those whom a consent for everybody is about. */
export interface Surroundings {
  /** References of the patient's active teams. */
  readonly teams: readonly string[];
  /** The people around the patient. */
  readonly people: readonly Person[];
}

/** A rule of a consent with the consent that holds it. */
interface FoundRule extends ConsentRule {
  readonly consent: JsonObject;
}

/**
 * The patient's decisions in Consents: first those that this package wrote, with their revision, then those of others.
 *
 * A consent of others becomes a decision about each recipient. What it says about everybody becomes one about each of the
 * patient's teams; a denial that names questionnaires also about each recipient that is named anywhere. `accessOf` then
 * decides: the more specific rule wins, and at equal specificity the denial. What cannot be evaluated is `unknown`.
 *
 */
export function sharingFromFhir(
  consents: readonly JsonObject[],
  surroundings: Surroundings,
  sources: ConsentSources,
): Sharing[] {
  const { patient } = sources;
  const isOurs = ({ identifier }: JsonObject) =>
    objectsOf(identifier).some(({ system }) => system === sharingIdentifierSystem);
  const read = consents
    .filter(({ status }) => status !== 'entered-in-error')
    .map((consent) => ({ consent, decision: isOurs(consent) ? ownDecision(consent, sources) : undefined }));
  const own = read.flatMap(({ decision }) => decision ?? []);
  const found = read
    .filter(({ decision }) => decision === undefined)
    .flatMap(({ consent }) =>
      rulesFromConsent(consent, sources).map((rule): FoundRule => {
        // A consent of ours that is not as we wrote it lost something, perhaps the recipient.
        return { ...rule, consent, ...(isOurs(consent) && { level: 'unknown' }) };
      }),
    );
  const care = namingQuestionnaires(
    found.filter(({ purposes }) => purposes.includes('care')),
    own,
  );
  return [
    ...own,
    ...personalDecisions(withoutReplaced(care, own), patient),
    ...generalDecisions(care, own, surroundings, patient),
    ...(['quality', 'research'] as const).flatMap((purpose) => secondaryDecisions(found, purpose, patient)),
  ];
}

/** Makes a denial that may be about any questionnaire as specific as the rules that name one. */
function namingQuestionnaires(rules: readonly FoundRule[], own: readonly Sharing[]): FoundRule[] {
  const named = [...rules, ...own.flatMap((decision) => decision.rules)].flatMap(
    ({ questionnaires }) => questionnaires ?? [],
  );
  const questionnaires = [...new Set(named)];
  return rules.flatMap((rule) =>
    rule.mayNameAnything && questionnaires.length > 0 ? [rule, { ...rule, questionnaires }] : [rule],
  );
}

/**
 * Leaves out withdrawn permissions that no longer say anything: of a team, organization or everybody, and of a person if
 * another consent replaces it, for as many questionnaires. Else the person sees nothing, also by a broader permission.
 */
function withoutReplaced(rules: readonly FoundRule[], own: readonly Sharing[]): FoundRule[] {
  const reachOf = (questionnaires: readonly string[] | undefined) => questionnaires?.toSorted().join(' ') ?? '';
  const replacing = new Set(own.map(({ recipient = '' }) => `${recipient} `));
  for (const { recipients = [], isWithdrawn, questionnaires } of rules) {
    if (!isWithdrawn) for (const recipient of recipients) replacing.add(`${recipient} ${reachOf(questionnaires)}`);
  }
  return rules.flatMap((rule) => {
    if (!rule.isWithdrawn) return [rule];
    const recipients = (rule.recipients ?? []).filter(
      (recipient) =>
        !/^(CareTeam|Organization)\//.test(recipient) &&
        !replacing.has(`${recipient} `) &&
        !replacing.has(`${recipient} ${reachOf(rule.questionnaires)}`),
    );
    return recipients.length > 0 ? [{ ...rule, recipients }] : [];
  });
}

function personalDecisions(rules: readonly FoundRule[], patient: string): Sharing[] {
  const groups = new Map<string, { readonly recipient: string; readonly rules: FoundRule[] }>();
  const ids = new Map<JsonObject, number>();
  for (const rule of rules) {
    if (!ids.has(rule.consent)) ids.set(rule.consent, ids.size);
    for (const recipient of rule.recipients ?? []) {
      const key = `${ids.get(rule.consent)} ${recipient}`;
      const group = groups.get(key);
      if (group) group.rules.push(rule);
      else groups.set(key, { recipient, rules: [rule] });
    }
  }
  return [...groups.values()].map(({ recipient, rules: own }) => decisionOf(patient, 'care', own, recipient));
}

/** The decisions for everybody: about each team, what narrows others also about each recipient, and doubt about all. */
function generalDecisions(
  rules: readonly FoundRule[],
  own: readonly Sharing[],
  { teams, people }: Surroundings,
  patient: string,
): Sharing[] {
  const general = rules.filter(({ recipients, isWithdrawn }) => recipients === undefined && !isWithdrawn);
  const doubt = general.filter(({ mayNameAnyone }) => mayNameAnyone);
  const narrowing = general.filter((rule) => !isPermission(rule.level) && isAboutSome(rule));
  const named = namedRules(rules, own);
  const references = people.map(({ reference }) => reference);
  const decisions: (readonly [string, readonly FoundRule[]])[] = [
    ...teams.map((team) => [team, [...doubt, ...generalRulesOf(general, named.get(team) ?? [])]] as const),
    ...[...named.keys()]
      .filter((name) => !teams.includes(name))
      .map((name) => [name, [...doubt, ...narrowing]] as const),
    ...references.filter((person) => !named.has(person)).map((person) => [person, doubt] as const),
    // What may be about any questionnaire of a team is as specific as what is about a person.
    ...people.map((person) => [person.reference, rules.filter((rule) => isUnclearForGroupOf(person, rule))] as const),
  ];
  return decisions.flatMap(([recipient, found]) => {
    const distinct = [...new Set(found)];
    return distinct.length > 0 ? [decisionOf(patient, 'care', distinct, recipient)] : [];
  });
}

function isAboutSome({ questionnaires, mayNameAnything }: ConsentRule): boolean {
  return questionnaires !== undefined || mayNameAnything === true;
}

function isUnclearForGroupOf({ memberOf = [] }: Person, { mayNameAnything, recipients = [] }: ConsentRule): boolean {
  return mayNameAnything === true && recipients.some((recipient) => memberOf.includes(recipient));
}

/** The rules in force by the recipient that they name. */
function namedRules(rules: readonly FoundRule[], own: readonly Sharing[]): ReadonlyMap<string, readonly SharingRule[]> {
  const named = new Map<string, SharingRule[]>();
  const add = (recipient: string, added: readonly SharingRule[]) => {
    const before = named.get(recipient);
    if (before) before.push(...added);
    else named.set(recipient, [...added]);
  };
  for (const rule of rules) if (!rule.isWithdrawn) for (const name of rule.recipients ?? []) add(name, [ruleOf(rule)]);
  for (const { recipient, rules: added } of own) if (recipient !== undefined) add(recipient, added);
  return named;
}

/** The rules for everybody that hold for a team. A rule about the team itself is more specific. */
function generalRulesOf(general: readonly FoundRule[], named: readonly SharingRule[]): FoundRule[] {
  const hasBroad = named.some(({ questionnaires }) => questionnaires === undefined);
  const isNamed = new Set(named.flatMap(({ questionnaires = [] }) => questionnaires));
  return general.flatMap((rule) => {
    if (!isAboutSome(rule)) return hasBroad ? [] : [rule];
    if (!isPermission(rule.level) || rule.questionnaires === undefined) return [rule];
    const questionnaires = rule.questionnaires.filter((canonical) => !isNamed.has(canonical));
    return hasBroad || questionnaires.length === 0 ? [] : [{ ...rule, questionnaires }];
  });
}

/** Secondary use has no recipients in the model, so a consent that names some says something that it cannot express. */
function secondaryDecisions(rules: readonly FoundRule[], purpose: SharingPurpose, patient: string): Sharing[] {
  const relevant = rules.filter(({ purposes }) => purposes.includes(purpose));
  const readable = relevant.map((rule) => (rule.recipients ? ({ ...rule, level: 'unknown' } as const) : rule));
  const active = readable.filter(({ isWithdrawn }) => !isWithdrawn);
  const [latest] = [active, readable].filter((group) => group.length > 0);
  return latest ? [decisionOf(patient, purpose, latest)] : [];
}

function decisionOf(
  subject: string,
  purpose: SharingPurpose,
  rules: readonly FoundRule[],
  recipient?: string,
): Sharing {
  return {
    subject,
    purpose,
    ...defined({ recipient }),
    rules: rules.map(ruleOf),
    ...decisionFields(rules[0]?.consent ?? {}, subject),
  };
}

function ruleOf({ level, questionnaires, until, isWithdrawn }: ConsentRule): SharingRule {
  const about = questionnaires && { questionnaires: [...questionnaires] };
  return isWithdrawn ? { ...about, level: 'nothing' } : { ...about, level, ...defined({ until }) };
}
