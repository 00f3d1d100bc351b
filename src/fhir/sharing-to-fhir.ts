import type { Sharing, SharingPurpose, SharingRule } from '../core/model/sharing.js';
import { isPermission } from '../core/sharing/access.js';
import { referenceToIdentity } from './identity.js';
import { defined, type JsonObject } from './json.js';
import {
  purposeCodes,
  sharingAllUrl,
  sharingFrameUrl,
  sharingIdentifier,
  sharingIdentifierSystem,
  sharingLevelUrl,
  sharingQuestionnaireUrl,
} from './sharing-extensions.js';

/** The shape of the Consents to write: of FHIR itself, or of IHE Privacy Consent on FHIR (PCF, Intermediate). */
export type ConsentProfile = 'core' | 'pcf';

export interface SharingToFhirOptions {
  readonly profile: ConsentProfile;
  /** Reference of the organization that keeps the record; PCF requires it. */
  readonly organization?: string | undefined;
  /** Address of the policy under which the consent applies. */
  readonly policy: string;
  /** The references in `provision.data` for a questionnaire: its Questionnaires, or in PCF its responses. */
  readonly dataOf: (questionnaire: string) => readonly JsonObject[];
  /** The Consent that this decision replaces. */
  readonly existing?: JsonObject | undefined;
}

/**
 * Converts a decision to a Consent: one per recipient and purpose, so that two tabs collide only on the same person. A
 * decision without a permission that replaces another one withdraws it: `inactive`, with the same id. Without a permission
 * from the start, it is an active refusal.
 */
export function sharingToFhir(sharing: Sharing, options: SharingToFhirOptions): JsonObject {
  const { subject, purpose, decided, decidedBy = subject, statement, rules } = sharing;
  const { existing, organization, policy } = options;
  const isWithdrawn = existing !== undefined && !rules.some(({ level }) => isPermission(level));
  const { id, meta } = existing ?? {};
  return {
    resourceType: 'Consent',
    ...defined({ id, meta }),
    identifier: [{ system: sharingIdentifierSystem, value: sharingIdentifier(sharing) }],
    status: isWithdrawn ? 'inactive' : 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: scopeOf(purpose) }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { reference: subject },
    dateTime: decided,
    performer: [referenceToIdentity(decidedBy)],
    ...(organization !== undefined && { organization: [{ reference: organization }] }),
    sourceAttachment: { contentType: 'text/plain', ...defined({ title: statement }) },
    policy: [{ uri: policy }],
    provision: provisionFor(sharing, options),
  };
}

function scopeOf(purpose: SharingPurpose): string {
  return purpose === 'research' ? 'research' : 'patient-privacy';
}

function provisionFor(sharing: Sharing, options: SharingToFhirOptions): JsonObject {
  const rules: readonly SharingRule[] = sharing.rules.length > 0 ? sharing.rules : [{ level: 'nothing' }];
  const nested = (own: readonly SharingRule[]) =>
    own.length > 0 ? { provision: own.map((rule) => ruleElement(rule, sharing, options)) } : {};
  if (options.profile === 'core') return nested(rules);
  // PCF requires a type on the outer provision. It has the recipient, so that it denies nobody else.
  const broad = rules.find(({ questionnaires }) => questionnaires === undefined);
  const frame = { type: 'deny', extension: [{ url: sharingFrameUrl, valueBoolean: true }], ...targetOf(sharing) };
  const outer = broad ? ruleElement(broad, sharing, options) : frame;
  return { ...outer, ...nested(rules.filter((rule) => rule !== broad)) };
}

/** The recipient and purpose of each provision. */
function targetOf({ recipient, purpose }: Sharing): JsonObject {
  const role = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] };
  return {
    ...(recipient !== undefined && { actor: [{ role, reference: referenceToIdentity(recipient) }] }),
    purpose: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: purposeCodes[purpose] }],
  };
}

/** A refusal has no period and no level: it stays, and a server that knows no levels understands it. */
function ruleElement(
  { questionnaires, level, until }: SharingRule,
  sharing: Sharing,
  { dataOf, profile }: SharingToFhirOptions,
): JsonObject {
  const isPermitted = isPermission(level);
  const meaning = profile === 'pcf' ? 'instance' : 'dependents';
  const data = questionnaires?.flatMap((canonical) => dataOf(canonical).map((reference) => ({ meaning, reference })));
  return {
    type: isPermitted ? 'permit' : 'deny',
    ...(isPermitted && until !== undefined && { period: { end: until } }),
    ...targetOf(sharing),
    ...(data && { data }),
    extension: questionnaires?.map((canonical) => ({ url: sharingQuestionnaireUrl, valueCanonical: canonical })) ?? [
      { url: sharingAllUrl, valueBoolean: true },
    ],
    ...(isPermitted && { modifierExtension: [{ url: sharingLevelUrl, valueCode: level }] }),
  };
}
