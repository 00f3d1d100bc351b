import type { SharingLevel, SharingPurpose } from '../core/model/sharing.js';
import { noMoment, timestampOf } from '../core/model/timestamp.js';
import { conditionsOf, type ContentSources } from './consent-conditions.js';
import { provisionsOf, type Provision } from './consent-provisions.js';
import { identityOf, type Identified } from './identity.js';
import { isObject, type JsonObject } from './json.js';
import { codingsOf, hasCode, holds, isOutside, stringOf } from './resource.js';
import { sharingLevelUrl } from './sharing-extensions.js';

/** What consents are read with. */
export interface ConsentSources extends ContentSources {
  readonly byIdentifier: Identified;
  readonly now: Date;
}

/** A rule of a consent, as far as it is about answers, scores and the purposes that the patient decides on. */
export interface ConsentRule {
  readonly level: SharingLevel;
  /** References. Undefined: everybody. */
  readonly recipients: readonly string[] | undefined;
  readonly purposes: readonly SharingPurpose[];
  /** Canonicals. Undefined: every questionnaire. */
  readonly questionnaires?: readonly string[] | undefined;
  readonly until?: string | undefined;
  /** True for a permission that was withdrawn: its recipient sees nothing, unless a later consent replaces it. */
  readonly isWithdrawn?: boolean;
  /** True if the rule may be about any questionnaire in particular. */
  readonly mayNameAnything?: boolean;
  /** True if the rule may be about any person in particular: it names somebody who cannot be identified. */
  readonly mayNameAnyone?: boolean;
}

type Effect = 'ignored' | 'active' | 'withdrawn' | 'unclear';

/** The rules of a consent, in no order. A rule that cannot be evaluated has the level `unknown`. */
export function rulesFromConsent(consent: JsonObject, sources: ConsentSources): ConsentRule[] {
  const effect = effectOf(consent);
  if (effect === 'ignored') return [];
  const provisions = provisionsOf(consent);
  const rules = new Map<Provision | undefined, ConsentRule[]>([
    [undefined, baseRule(consent, effect, provisions[0], sources)],
    ...provisions.map((provision) => [provision, readProvision(provision, consent, effect, sources)] as const),
  ]);
  removeReplaced(rules);
  return [
    ...[...rules.values()].flat(),
    // FHIR (Extensibility): an unknown modifier can change the meaning of everything in the consent.
    ...(effect === 'unclear' ? [aboutAnyone()] : []),
  ];
}

/** A provision is an exception to those around it and to the policy (undefined): with the same reach it takes their place. */
function removeReplaced(rules: Map<Provision | undefined, ConsentRule[]>): void {
  for (const [provision, own] of rules) {
    const reaches = new Set(own.filter(({ level }) => level !== 'unknown').map(reachOf));
    if (provision === undefined || reaches.size === 0) continue;
    for (let around: Provision | undefined = provision; around !== undefined;) {
      around = around.around;
      const outer = rules.get(around) ?? [];
      if (outer.length > 0) {
        const kept = outer.filter((rule) => !reaches.has(reachOf(rule)));
        rules.set(around, kept);
      }
    }
  }
}

const unknownRule = { level: 'unknown', recipients: undefined, purposes: ['care'] } as const;
const aboutAnyone = (): ConsentRule => ({ ...unknownRule, mayNameAnyone: true });

/** The elements of a Consent that are read, or that do not change its meaning. */
const readElements = new Set(
  'resourceType id meta language text contained extension identifier status scope category patient dateTime performer '
    .concat('organization sourceAttachment sourceReference policy policyRule verification provision')
    .split(' '),
);

function effectOf(consent: JsonObject): Effect {
  const { status, scope } = consent;
  if (['entered-in-error', 'draft', 'proposed'].includes(stringOf(status) ?? '')) return 'ignored';
  // A consent without a coded scope counts: a missed denial is worse than a superfluous one.
  const isAboutUs = codingsOf(scope).length === 0 || hasCode(scope, 'patient-privacy', 'research');
  if (!isAboutUs && hasCode(scope, 'adr', 'treatment')) return 'ignored';
  if (status === 'inactive' || status === 'rejected') return 'withdrawn';
  const hasOther = Object.keys(consent).some((key) => !readElements.has(key) && !key.startsWith('_'));
  return status === 'active' && isAboutUs && !hasOther ? 'active' : 'unclear';
}

/** The policy, which applies if no provision does: opt-in or opt-out for everybody. */
function baseRule(
  consent: JsonObject,
  effect: Effect,
  root: Provision | undefined,
  { now }: ConsentSources,
): ConsentRule[] {
  const { policyRule, scope } = consent;
  const isOptIn = hasCode(policyRule, 'OPTIN', 'OPTINR');
  const isOptOut = hasCode(policyRule, 'OPTOUT', 'OPTOUTE');
  if ((!isOptIn && !isOptOut) || hasCode(scope, 'research')) return [];
  const period = root?.elements[0]?.['period'];
  return inForce(isOptIn ? 'permit' : 'deny', [period], effect, now).map((rule) => ({
    recipients: undefined,
    purposes: ['care'],
    level: rule.isUnclear ? 'unknown' : isOptIn ? 'answers' : 'nothing',
    until: rule.until,
    ...(rule.isWithdrawn && { isWithdrawn: true }),
  }));
}

function readProvision(
  provision: Provision,
  consent: JsonObject,
  effect: Effect,
  sources: ConsentSources,
): ConsentRule[] {
  const { elements, isIncomplete } = provision;
  const type = typeOf(elements.at(-1)?.['type']);
  const lost: ConsentRule[] = isIncomplete && effect !== 'withdrawn' ? [aboutAnyone()] : [];
  if (type === undefined) return lost;
  const conditions = conditionsOf(elements, sources);
  if (conditions.isAboutOthers) return lost;
  const { level: ownLevel, isUnclear: hasModifier } = levelIn(elements);
  const granted = conditions.isScore ? 'scores' : (ownLevel ?? 'answers');
  const purposes = conditions.purposes ?? [hasCode(consent['scope'], 'research') ? 'research' : 'care'];
  const periods = elements.map(({ period }) => period);
  const { recipients, hasUnidentified } = recipientsOf(provision, type, consent, sources);
  const isOfNobody = recipients?.length === 0;
  const rules = inForce(type, periods, effect, sources.now).flatMap((rule): ConsentRule[] => {
    const isUnclear = rule.isUnclear || hasModifier || conditions.isUnclear || type === 'unclear';
    const level = isUnclear ? 'unknown' : type === 'deny' ? 'nothing' : granted;
    const own: ConsentRule = {
      level,
      recipients,
      purposes,
      questionnaires: conditions.questionnaires,
      until: type === 'permit' ? rule.until : undefined,
      ...(rule.isWithdrawn && { isWithdrawn: true }),
      ...(type !== 'permit' && conditions.isContentUnclear && { mayNameAnything: true }),
    };
    const unknown = { ...own, level: 'unknown', purposes: ['care'] } as const;
    const rest = {
      ...unknown,
      questionnaires: undefined,
      until: undefined,
      ...(type !== 'permit' && { mayNameAnything: true }),
    };
    return [
      ...(isOfNobody ? [] : [own]),
      ...(!isOfNobody && conditions.hasUnclearRest ? [rest] : []),
      ...(hasUnidentified && !rule.isWithdrawn ? [{ ...unknown, recipients: undefined, mayNameAnyone: true }] : []),
    ];
  });
  return [...rules, ...lost];
}

function typeOf(type: unknown): 'permit' | 'deny' | 'unclear' | undefined {
  if (type === undefined || type === 'permit' || type === 'deny') return type;
  return 'unclear';
}

/** Returns whether a rule is in force, until when, and whether its periods can be read. A rule that does not apply: none. */
function inForce(
  type: 'permit' | 'deny' | 'unclear',
  periods: readonly unknown[],
  effect: Effect,
  now: Date,
): { readonly until?: string; readonly isUnclear?: boolean; readonly isWithdrawn?: boolean }[] {
  const isPermission = type === 'permit';
  const isUnclear = effect === 'unclear';
  if (effect === 'withdrawn') return type === 'deny' ? [] : [{ isWithdrawn: true }];
  const isReadable = periods.every(
    (period) => period === undefined || (isObject(period) && (holds(period, now) || isOutside(period, now))),
  );
  if (!isReadable) return [{ isUnclear: isPermission || isUnclear }];
  const ends = periods.flatMap((period) => (isObject(period) ? (stringOf(period['end']) ?? []) : []));
  if (!isPermission) return periods.some((period) => isOutside(period, now)) ? [] : [{ isUnclear }];
  const isStarted = periods.every((period) => !isObject(period) || holds({ ...period, end: undefined }, now));
  if (!isStarted) return [];
  const [until] = ends
    .toSorted((a, b) => timestampOf(a) - timestampOf(b))
    .filter((end) => timestampOf(end) !== noMoment);
  return [{ isUnclear, ...(until !== undefined && { until }) }];
}

/** The level that our own modifier of a provision gives. Any other modifier makes its meaning unclear. */
function levelIn(elements: readonly JsonObject[]): { level?: 'answers' | 'scores'; isUnclear?: boolean } {
  const modifiers = elements.flatMap((element) =>
    element['modifierExtension'] === undefined ? [] : [element['modifierExtension']].flat(),
  );
  const levels = modifiers.map((modifier) =>
    isObject(modifier) && modifier['url'] === sharingLevelUrl ? modifier['valueCode'] : undefined,
  );
  if (levels.some((level) => level !== 'answers' && level !== 'scores')) return { isUnclear: true };
  if (levels.length === 0) return {};
  return { level: levels.includes('scores') ? 'scores' : 'answers' };
}

/** A permission is for recipients only, not for the custodian of the record. A denial is for everybody that it names. */
function recipientsOf(
  { actors }: Provision,
  type: 'permit' | 'deny' | 'unclear',
  consent: JsonObject,
  { byIdentifier, patient }: ConsentSources,
): { readonly recipients: readonly string[] | undefined; readonly hasUnidentified: boolean } {
  if (actors === undefined) return { recipients: undefined, hasUnidentified: false };
  const named = actors.filter(({ isRecipient }) => type !== 'permit' || isRecipient);
  const identities = named.map(({ element }) => identityOf(element, consent, byIdentifier));
  const isIdentified = (identity: string | undefined) => identity !== undefined && !/[|#]/.test(identity);
  return {
    recipients: [...new Set(identities.flatMap((identity) => identity ?? []))].filter(
      (recipient) => recipient !== patient,
    ),
    hasUnidentified: type !== 'permit' && (named.length === 0 || !identities.every(isIdentified)),
  };
}

function reachOf({ recipients, purposes, questionnaires }: ConsentRule): string {
  return JSON.stringify([recipients?.toSorted(), [...purposes].toSorted(), questionnaires?.toSorted()]);
}
