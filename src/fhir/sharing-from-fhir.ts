import type { Sharing, SharingPurpose, SharingRule } from '../core/model/sharing.js';
import { rulesFromConsent, type ConsentRule, type ConsentSources } from './consent-rules.js';
import { defined, type JsonObject } from './json.js';
import { decisionFields, ownDecision } from './own-decision.js';
import { objectsOf } from './resource.js';
import { sharingIdentifierSystem } from './sharing-extensions.js';

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
 * @param teams References of the patient's active teams.
 */
export function sharingFromFhir(
  consents: readonly JsonObject[],
  teams: readonly string[],
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
  const care = found.filter(({ purposes }) => purposes.includes('care'));
  const named = new Set([
    ...own.flatMap(({ recipient }) => recipient ?? []),
    ...care.flatMap(({ recipients }) => recipients ?? []),
  ]);
  const decisions = [
    ...own.map((decision): Candidate => ({ decision })),
    ...personalDecisions(care, patient),
    ...generalDecisions(care, [...teams], named, patient),
    ...(['quality', 'research'] as const).flatMap((purpose) => secondaryDecisions(found, purpose, patient)),
  ];
  return withoutSuperseded(decisions);
}

/** A decision, and whether it says only that an earlier permission has ended. */
interface Candidate {
  readonly decision: Sharing;
  readonly isWithdrawn?: boolean;
}

function personalDecisions(rules: readonly FoundRule[], patient: string): Candidate[] {
  const groups = new Map<string, { readonly recipient: string; readonly rules: FoundRule[] }>();
  const ids = new Map<JsonObject, number>();
  for (const rule of rules) {
    if (!ids.has(rule.consent)) ids.set(rule.consent, ids.size);
    for (const recipient of rule.recipients ?? []) {
      const key = `${ids.get(rule.consent)} ${rule.isWithdrawn === true} ${recipient}`;
      const group = groups.get(key);
      if (group) group.rules.push(rule);
      else groups.set(key, { recipient, rules: [rule] });
    }
  }
  return [...groups.values()].map(({ recipient, rules: own }) => candidate(patient, 'care', own, recipient));
}

/** The decisions for everybody: about each team, and what narrows others also about each recipient. */
function generalDecisions(
  rules: readonly FoundRule[],
  teams: readonly string[],
  named: ReadonlySet<string>,
  patient: string,
): Candidate[] {
  const general = rules.filter(({ recipients, isWithdrawn }) => recipients === undefined && !isWithdrawn);
  const ended = rules.filter(({ recipients, isWithdrawn }) => recipients === undefined && isWithdrawn);
  const isAllowed = ({ level }: ConsentRule) => level === 'answers' || level === 'scores';
  // A team that a consent names is more specific than everybody.
  const forNamed = general.filter(
    (rule) => rule.mayNameAnyone || (!isAllowed(rule) && rule.questionnaires !== undefined),
  );
  return [...new Set([...teams, ...named])].flatMap((recipient) => {
    const applicable = named.has(recipient) ? forNamed : general;
    return [applicable, named.has(recipient) ? [] : ended].flatMap((group) =>
      group.length > 0 ? [candidate(patient, 'care', group, recipient)] : [],
    );
  });
}

/** Secondary use has no recipients in the model, so a consent that names some says something that it cannot express. */
function secondaryDecisions(rules: readonly FoundRule[], purpose: SharingPurpose, patient: string): Candidate[] {
  const relevant = rules.filter(({ purposes }) => purposes.includes(purpose));
  const readable = relevant.map((rule) => (rule.recipients ? ({ ...rule, level: 'unknown' } as const) : rule));
  const [active, ended] = [readable.filter((rule) => !rule.isWithdrawn), readable.filter((rule) => rule.isWithdrawn)];
  return [active, ended].flatMap((group) => (group.length > 0 ? [candidate(patient, purpose, group)] : []));
}

function candidate(
  subject: string,
  purpose: SharingPurpose,
  rules: readonly FoundRule[],
  recipient?: string,
): Candidate {
  const [first] = rules;
  const isWithdrawn = rules.every((rule) => rule.isWithdrawn);
  const consent = first?.consent ?? {};
  return {
    decision: {
      subject,
      purpose,
      ...defined({ recipient }),
      rules: isWithdrawn ? [{ level: 'nothing' }] : rules.map(ruleOf),
      ...decisionFields(consent, subject),
    },
    isWithdrawn,
  };
}

function ruleOf({ level, questionnaires, until }: ConsentRule): SharingRule {
  return { ...(questionnaires && { questionnaires: [...questionnaires] }), level, ...defined({ until }) };
}

/** Leaves out that a permission was withdrawn if another consent says something about the same recipient and purpose. */
function withoutSuperseded(all: readonly Candidate[]): Sharing[] {
  const keyOf = ({ decision: { recipient, purpose } }: Candidate) => `${purpose} ${recipient ?? ''}`;
  const inForce = new Set(all.filter(({ isWithdrawn }) => !isWithdrawn).map(keyOf));
  const seen = new Set<string>();
  return all.flatMap((entry) => {
    const key = keyOf(entry);
    if (entry.isWithdrawn && (inForce.has(key) || seen.has(key))) return [];
    if (entry.isWithdrawn) seen.add(key);
    return [entry.decision];
  });
}
