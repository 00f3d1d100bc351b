import type { Sharing, SharingPurpose } from '../core/model/sharing.js';
import type { JsonObject } from './json.js';
import { objectsOf, stringOf } from './resource.js';

const base = 'https://pro-widgets.example/StructureDefinition';

/**
 * What a permission in a Consent is for: `answers` (and scores) or `scores`. A modifier, because a server that ignores it
 * would give more than the patient decided.
 */
export const sharingLevelUrl = `${base}/sharing-level`;
/** The canonical of a questionnaire that a rule is about; `data` says the same to servers. */
export const sharingQuestionnaireUrl = `${base}/sharing-questionnaire`;
/** True on a rule for every questionnaire, so that a rule that lost its questionnaires is not taken for one. */
export const sharingAllUrl = `${base}/sharing-all-questionnaires`;
/** True on the outer provision that IHE PCF requires, if it repeats that everything else stays closed. */
export const sharingFrameUrl = `${base}/sharing-frame`;
/** The system of the identifiers of our Consents. There is one per patient, recipient and purpose. */
export const sharingIdentifierSystem = 'https://pro-widgets.example/identifier/sharing';

export const purposeCodes: Readonly<Record<SharingPurpose, string>> = {
  care: 'TREAT',
  quality: 'HQUALIMP',
  research: 'HRESCH',
};

/** What identifies a decision. */
export type SharingKey = Pick<Sharing, 'subject' | 'recipient' | 'purpose'>;

/** The value of the identifier of a decision, which prevents that saving it twice creates a second Consent. */
export function sharingIdentifier({ subject, recipient = '', purpose }: SharingKey): string {
  return [subject, recipient, purpose].map((part) => encodeURIComponent(part)).join('/');
}

/** What the Consent of a decision is about, from its identifier; undefined for a Consent of others. */
export function sharingKeyOf({ identifier }: JsonObject): SharingKey | undefined {
  const own = objectsOf(identifier).find(({ system }) => system === sharingIdentifierSystem);
  const parts = stringOf(own?.['value'])?.split('/') ?? [];
  const [subject, recipient, purpose] = parts.map(decoded);
  if (parts.length !== 3 || !subject || recipient === undefined || !isPurpose(purpose)) return undefined;
  return { subject, purpose, ...(recipient !== '' && { recipient }) };
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

function isPurpose(purpose: string | undefined): purpose is SharingPurpose {
  return purpose !== undefined && Object.hasOwn(purposeCodes, purpose);
}
