import { Consultation } from '../core/model/consultation.js';
import { localize } from '../core/model/localized-text.js';
import { parseModel } from '../core/model/parse.js';
import type { Person } from '../core/model/person.js';
import { Preparation } from '../core/model/preparation.js';
import { referencesOf } from '../core/people/people.js';
import { identityOf, referenceToIdentity } from './identity.js';
import { defined, isObject, type JsonObject } from './json.js';
import { objectsOf, referenceOf, referenceTo, stringOf } from './resource.js';

// Preparations and notes are Communications: it has a sender, recipients and a readable text. The record itself is attached
// as JSON, because topics, ticks and postponed subjects have no place in FHIR.

/** The code system of the categories of our Communications. */
export const conversationSystem = 'https://pro-widgets.example/CodeSystem/conversation';
/** The system of the identifiers of our Communications. */
export const conversationIdentifierSystem = 'https://pro-widgets.example/identifier/conversation';
/** The code system of instruments; a code is the `id` of one. */
const instrumentSystem = 'https://pro-widgets.example/CodeSystem/instrument';

export type ConversationKind = 'preparation' | 'consultation';

/** The identifier of a preparation: there is one per subject and instrument. */
export function preparationIdentifier({ subject, instrument }: Pick<Preparation, 'subject' | 'instrument'>): string {
  return identifierFrom('preparation', subject, instrument);
}

/** The identifier of a record: its own key, or the day for a record of before there were keys. */
export function consultationIdentifier({ id, subject, instrument, date }: Consultation): string {
  return identifierFrom('consultation', subject, ...(id === undefined ? [instrument, date] : [id]));
}

function identifierFrom(...parts: readonly string[]): string {
  return parts.map((part) => encodeURIComponent(part)).join('/');
}

/** Converts a preparation to a Communication from the patient. `topicOf` gives the name of a topic for the readable text. */
export function preparationToFhir(
  preparation: Preparation,
  topicOf: (topic: string) => string,
  existing?: JsonObject,
): JsonObject {
  const { subject, written, topics, questions, notes } = preparation;
  const lines = [
    topics.length > 0 ? `Onderwerpen: ${topics.map(topicOf).join(', ')}` : '',
    questions ? `Vragen: ${questions}` : '',
    notes ? `Aantekeningen: ${notes}` : '',
  ];
  return communication('preparation', preparation, {
    existing,
    identifier: preparationIdentifier(preparation),
    sender: { reference: subject },
    sent: written,
    text: lines.filter((line) => line !== '').join('\n') || 'Geen onderwerpen of vragen.',
  });
}

/** Converts one professional's record to a Communication from its author. */
export function consultationToFhir(consultation: Consultation, existing?: JsonObject): JsonObject {
  const { author, date, written = date, notes, again } = consultation;
  const postponed = again.flatMap(({ text }) => text ?? []);
  const lines = [...Object.values(notes), postponed.length > 0 ? `Volgende keer: ${postponed.join('; ')}` : ''];
  return communication('consultation', consultation, {
    existing,
    identifier: consultationIdentifier(consultation),
    sender: author && referenceToIdentity(author.reference),
    sent: written,
    text: lines.filter((line) => line !== '').join('\n') || 'Geen aantekeningen.',
  });
}

interface Envelope {
  readonly existing: JsonObject | undefined;
  readonly identifier: string;
  readonly sender: JsonObject | undefined;
  readonly sent: string;
  readonly text: string;
}

function communication(
  kind: ConversationKind,
  record: Preparation | Consultation,
  { existing, identifier, sender, sent, text }: Envelope,
): JsonObject {
  const { id, meta } = existing ?? {};
  const names = { preparation: 'Voorbereiding', consultation: 'Notities bij het gesprek' };
  return {
    resourceType: 'Communication',
    ...defined({ id, meta }),
    identifier: [{ system: conversationIdentifierSystem, value: identifier }],
    status: 'completed',
    category: [{ coding: [{ system: conversationSystem, code: kind }], text: names[kind] }],
    topic: { coding: [{ system: instrumentSystem, code: record.instrument }] },
    subject: { reference: record.subject },
    ...defined({ sender }),
    ...(record.recipients && record.recipients.length > 0 && { recipient: record.recipients.map(referenceToIdentity) }),
    sent,
    payload: [
      { contentString: text },
      { contentAttachment: { contentType: recordType, data: toBase64(JSON.stringify(record)), title: names[kind] } },
    ],
  };
}

const recordType = 'application/json';

/** Reads the preparation in a Communication of ours; undefined for another one. @throws {@link ModelError} */
export function preparationFromFhir(resource: JsonObject): Preparation | undefined {
  const record = recordIn('preparation', resource);
  if (!record) return undefined;
  return withRecipients(parseModel(Preparation, record, referenceTo(resource)), resource);
}

/** Reads the record of a conversation in a Communication of ours; undefined for another one. @throws {@link ModelError} */
export function consultationFromFhir(resource: JsonObject): Consultation | undefined {
  const record = recordIn('consultation', resource);
  if (!record) return undefined;
  const { author: written, ...rest } = parseModel(Consultation, record, referenceTo(resource));
  const author = authorOf(resource, written);
  return withRecipients({ ...rest, ...defined({ author }) }, resource);
}

function recordIn(kind: ConversationKind, resource: JsonObject): unknown {
  const isOurs = objectsOf(resource['category']).some((category) =>
    objectsOf(category['coding']).some(({ system, code }) => system === conversationSystem && code === kind),
  );
  const isValid = resource['status'] === 'completed' && resource['modifierExtension'] === undefined;
  if (!isOurs || !isValid) return undefined;
  const attachments = objectsOf(resource['payload']).flatMap(({ contentAttachment }) => objectsOf(contentAttachment));
  const data = attachments.find(({ contentType }) => contentType === recordType)?.['data'];
  // An unreadable attachment becomes a ModelError of the caller, which says that the record is of a wrong shape.
  return fromJson(stringOf(data) ?? '') ?? {};
}

/**
 * Adds the addressees. An addressee counts if both the Communication and the record name it, or the only one of the two
 * that names any: a server that drops them must not open the record for everyone.
 */
function withRecipients<Kind extends { recipients?: string[] | undefined }>(record: Kind, resource: JsonObject): Kind {
  const named = objectsOf(resource['recipient']).flatMap((value) => identityOf(value, resource, new Map()) ?? []);
  const { recipients: written, ...rest } = record;
  const isNamed = resource['recipient'] !== undefined;
  const recipients =
    written && isNamed ? written.filter((person) => named.includes(person)) : (written ?? (isNamed && named));
  return { ...rest, ...(recipients && { recipients }) } as Kind;
}

/** The author. If the sender was changed on the server, only that reference is known. */
function authorOf(resource: JsonObject, written: Person | undefined): Person | undefined {
  const sender = identityOf(resource['sender'], resource, new Map());
  if (sender === undefined || (written && referencesOf(written).includes(sender))) return written;
  if (sender === referenceOf(resource['subject'])) return { reference: sender, kind: 'patient' };
  return { reference: sender, kind: sender.startsWith('RelatedPerson/') ? 'related' : 'professional' };
}

/** Tests whether a Communication has our identifier with a value. */
export function hasConversationIdentifier({ identifier, status }: JsonObject, value: string): boolean {
  return (
    status === 'completed' &&
    objectsOf(identifier).some((own) => own['system'] === conversationIdentifierSystem && own['value'] === value)
  );
}

/** Tests whether two Communications say the same, whatever their version. */
export function isSameCommunication(a: JsonObject, b: JsonObject): boolean {
  const contentOf = ({ sender, recipient, payload, status }: JsonObject) => {
    const attachments = objectsOf(payload).flatMap(({ contentAttachment }) =>
      isObject(contentAttachment) ? (contentAttachment['data'] ?? []) : [],
    );
    const people = [sender, recipient].map((value) =>
      objectsOf(value).map((person) => referenceOf(person) ?? person['identifier']),
    );
    return JSON.stringify([status, people, attachments]);
  };
  return contentOf(a) === contentOf(b);
}

/** The name of a topic, in the language of the readable text. */
export function topicName(topics: readonly { readonly id: string; readonly name: Parameters<typeof localize>[0] }[]) {
  return (topic: string) => {
    const name = topics.find(({ id }) => id === topic)?.name;
    return name === undefined ? topic : localize(name, 'nl');
  };
}

function toBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

function fromJson(base64: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
