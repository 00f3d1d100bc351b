import type { Sharing, SharingLevel, SharingRule } from '../core/model/sharing.js';
import { provisionsOf, type Provision } from './consent-provisions.js';
import type { ConsentSources } from './consent-rules.js';
import { identityOf } from './identity.js';
import { defined, isObject, type JsonObject } from './json.js';
import { codingsOf, objectsOf, referenceOf, stringOf } from './resource.js';
import {
  purposeCodes,
  sharingAllUrl,
  sharingFrameUrl,
  sharingKeyOf,
  sharingLevelUrl,
  sharingQuestionnaireUrl,
  type SharingKey,
} from './sharing-extensions.js';

/**
 * The decision in a Consent that this package wrote; undefined if it is none. A rule is `unknown` if the server changed or
 * dropped a part of it: its level, recipient, purpose or questionnaires, or the mark that it is for every questionnaire.
 */
export function ownDecision(consent: JsonObject, sources: ConsentSources): Sharing | undefined {
  const key = sharingKeyOf(consent);
  if (key?.subject !== sources.patient) return undefined;
  const { status, modifierExtension, implicitRules } = consent;
  const isWithdrawn = status === 'inactive' || status === 'rejected';
  const isUnclear =
    modifierExtension !== undefined || implicitRules !== undefined || (status !== 'active' && !isWithdrawn);
  const rules = provisionsOf(consent)
    .filter(({ elements }) => elements.at(-1)?.['type'] !== undefined)
    .flatMap((provision) =>
      isUnclear || !isAboutKey(provision, key, consent, sources) ? unknownRules : ruleFrom(provision),
    );
  return {
    ...key,
    rules: isWithdrawn
      ? rules.map(({ questionnaires }) => ({ ...defined({ questionnaires }), level: 'nothing' }))
      : rules.length > 0
        ? rules
        : unknownRules,
    ...decisionFields(consent, sources.patient),
    ...defined({ statement: statementIn(consent), revision: revisionOf(consent) }),
  };
}

const unknownRules: SharingRule[] = [{ level: 'unknown' }];

function isAboutKey(
  { elements, actors = [] }: Provision,
  { recipient, purpose }: SharingKey,
  consent: JsonObject,
  { byIdentifier }: ConsentSources,
): boolean {
  const recipients = new Set(actors.map(({ element }) => identityOf(element, consent, byIdentifier)));
  const isRecipient =
    recipient === undefined ? recipients.size === 0 : recipients.size === 1 && recipients.has(recipient);
  const codes = codingsOf({ coding: elements.findLast((element) => element['purpose'] !== undefined)?.['purpose'] });
  return isRecipient && codes.length === 1 && codes[0]?.code === purposeCodes[purpose];
}

/** When and by whom a consent was decided. A server always knows when it stored the consent. */
export function decisionFields(consent: JsonObject, subject: string): Pick<Sharing, 'decided' | 'decidedBy'> {
  const { dateTime, meta, performer } = consent;
  const stored = isObject(meta) ? stringOf(meta['lastUpdated']) : undefined;
  const decidedBy = objectsOf(performer).flatMap((reference) => referenceOf(reference) ?? [])[0];
  return {
    decided: stringOf(dateTime) ?? stored ?? '1970-01-01',
    ...(decidedBy !== undefined && decidedBy !== subject && { decidedBy }),
  };
}

/** The version of a Consent, which is sent back with the next decision. */
export function revisionOf({ meta, dateTime }: JsonObject): string | undefined {
  const version = isObject(meta) ? (stringOf(meta['versionId']) ?? stringOf(meta['lastUpdated'])) : undefined;
  return version ?? stringOf(dateTime);
}

function ruleFrom({ elements }: Provision): SharingRule[] {
  const element = elements.at(-1) ?? {};
  const extensions = objectsOf(element['extension']);
  const isFrame = extensions.some(({ url }) => url === sharingFrameUrl);
  if (isFrame) return [];
  const questionnaires = extensions.flatMap(({ url, valueCanonical }) =>
    url === sharingQuestionnaireUrl ? (stringOf(valueCanonical) ?? []) : [],
  );
  const isForAll = extensions.some(({ url, valueBoolean }) => url === sharingAllUrl && valueBoolean === true);
  const hasData = objectsOf(element['data']).length > 0;
  // Exactly one of the two: the mark without data, or questionnaires with data.
  const isComplete = isForAll ? questionnaires.length === 0 && !hasData : questionnaires.length > 0 && hasData;
  const isKnown = isComplete && Object.keys(element).every((key) => writtenElements.has(key));
  if (!isKnown) return unknownRules;
  const level = levelOf(element);
  const period = element['period'];
  const until = isObject(period) ? stringOf(period['end']) : undefined;
  return [{ ...(!isForAll && { questionnaires }), level, ...(level !== 'nothing' && defined({ until })) }];
}

const writtenElements = new Set('id type period actor purpose data extension modifierExtension provision'.split(' '));

function levelOf({ type, modifierExtension }: JsonObject): SharingLevel {
  const modifiers = objectsOf(modifierExtension);
  if (type === 'deny') return modifiers.length === 0 ? 'nothing' : 'unknown';
  const [modifier] = modifiers;
  const level = modifiers.length === 1 && modifier?.['url'] === sharingLevelUrl ? modifier['valueCode'] : undefined;
  return type === 'permit' && (level === 'answers' || level === 'scores') ? level : 'unknown';
}

function statementIn({ sourceAttachment }: JsonObject): string | undefined {
  return isObject(sourceAttachment) ? stringOf(sourceAttachment['title']) : undefined;
}
