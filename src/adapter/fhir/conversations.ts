import type { Consultation } from '../../core/model/consultation.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Preparation } from '../../core/model/preparation.js';
import { isSamePerson } from '../../core/people/people.js';
import {
  consultationFromFhir,
  consultationIdentifier,
  consultationToFhir,
  conversationIdentifierSystem,
  conversationSystem,
  hasConversationIdentifier,
  isSameCommunication,
  preparationFromFhir,
  preparationIdentifier,
  preparationToFhir,
  topicName,
} from '../../fhir/conversations.js';
import type { JsonObject } from '../../fhir/json.js';
import type { ConversationQuery, RequestOptions } from '../adapter.js';
import { ConflictError, UnavailableError } from '../errors.js';
import { versionTag, type FhirClient } from './client.js';

export interface ConversationContext {
  readonly client: FhirClient;
  readonly instruments: readonly Instrument[];
  /** The last seen version of each record, by identifier, so that a later change in another tab is not overwritten. */
  readonly seenVersions: Map<string, string | undefined>;
  /** Reports a Communication that was skipped, so that one invalid record does not hide the others. */
  leaveOut(error: Error): void;
}

const maximumAttempts = 3;

/** Loads the subject's preparation for an instrument. */
export async function getPreparation(
  { client }: ConversationContext,
  query: ConversationQuery,
  options: RequestOptions,
): Promise<Preparation | undefined> {
  const subject = client.referenceOf(query.subject);
  const found = await findRecord(client, subject, preparationIdentifier({ ...query, subject }), options);
  const preparation = found && preparationFromFhir(found);
  return preparation && { ...preparation, subject: query.subject };
}

/** Stores the only preparation of a subject and instrument. The last one stays, whichever tab it came from. */
export async function savePreparation(
  { client, instruments }: ConversationContext,
  given: Preparation,
  options: RequestOptions,
): Promise<void> {
  const preparation = withRelativeReferences(client, given);
  const scales = instruments.find(({ id }) => id === preparation.instrument)?.scales ?? [];
  const identifier = preparationIdentifier(preparation);
  for (let attempt = 1; attempt <= maximumAttempts; attempt += 1) {
    const existing = await findRecord(client, preparation.subject, identifier, options);
    const resource = preparationToFhir(preparation, topicName(scales), existing);
    if (existing && isSameCommunication(existing, resource)) return;
    if (await write(client, resource, existing, identifier, options)) return;
  }
  throw new UnavailableError('The preparation was changed elsewhere at the same time. Save it again.');
}

/** Lists the records of the conversations with a subject about an instrument. */
export async function listConsultations(
  { client, seenVersions, leaveOut }: ConversationContext,
  query: ConversationQuery,
  options: RequestOptions,
): Promise<Consultation[]> {
  const subject = client.referenceOf(query.subject);
  const category = `${conversationSystem}|consultation`;
  const { matches } = await client.searchSubject(subject, 'Communication', { category }, options);
  return matches.flatMap((resource) => {
    try {
      const consultation = consultationFromFhir(resource);
      if (consultation?.instrument !== query.instrument) return [];
      seenVersions.set(consultationIdentifier({ ...consultation, subject }), versionTag(resource));
      return [{ ...consultation, subject: query.subject }];
    } catch (error) {
      leaveOut(error instanceof Error ? error : new Error(String(error)));
      return [];
    }
  });
}

/**
 * Stores one author's record. A repeated request stores no second one. Rejects with a `ConflictError` if the stored record
 * is of another author, or was changed since it was seen here.
 */
export async function saveConsultation(
  { client, seenVersions }: ConversationContext,
  given: Consultation,
  options: RequestOptions,
): Promise<void> {
  const consultation = withRelativeReferences(client, given);
  const identifier = consultationIdentifier(consultation);
  for (let attempt = 1; attempt <= maximumAttempts; attempt += 1) {
    const existing = await findRecord(client, consultation.subject, identifier, options);
    const resource = consultationToFhir(consultation, existing);
    if (existing && isSameCommunication(existing, resource)) {
      seenVersions.set(identifier, versionTag(existing));
      return;
    }
    if (existing) refuseConflict(consultation, existing, seenVersions.get(identifier));
    const stored = await write(client, resource, existing, identifier, options);
    if (stored?.resource && isSameCommunication(stored.resource, resource)) {
      seenVersions.set(identifier, versionTag(stored.resource));
      return;
    }
    // The condition failed, or a conditional create found a record that another tab created first. Read it again.
  }
  throw new UnavailableError('The notes were changed elsewhere at the same time. Save them again.');
}

function refuseConflict({ author }: Consultation, existing: JsonObject, seen: string | undefined): void {
  const before = consultationFromFhir(existing)?.author;
  if (before && !(author && isSamePerson(before, author))) {
    throw new ConflictError(
      'The notes with this id are of another author. Store them as a record with an id of its own.',
    );
  }
  if (seen !== undefined && seen !== versionTag(existing)) {
    throw new ConflictError('The notes were changed elsewhere. Read them again, and show both.');
  }
}

async function findRecord(
  client: FhirClient,
  subject: string,
  value: string,
  options: RequestOptions,
): Promise<JsonObject | undefined> {
  const search = { identifier: `${conversationIdentifierSystem}|${value}` };
  const { matches } = await client.searchSubject(subject, 'Communication', search, options);
  return matches.find((resource) => hasConversationIdentifier(resource, value));
}

function write(
  client: FhirClient,
  resource: JsonObject,
  existing: JsonObject | undefined,
  identifier: string,
  options: RequestOptions,
): Promise<{ readonly resource: JsonObject | undefined } | undefined> {
  const ifMatch = existing && versionTag(existing);
  const ifNoneExist = `identifier=${encodeURIComponent(`${conversationIdentifierSystem}|${identifier}`)}`;
  return client.write(resource, existing ? (ifMatch ? { ifMatch } : {}) : { ifNoneExist }, options);
}

/** The record with relative references to this server, as the server itself writes them. */
function withRelativeReferences<Kind extends Preparation | Consultation>(client: FhirClient, record: Kind): Kind {
  const { subject, recipients } = record;
  return {
    ...record,
    subject: client.referenceOf(subject),
    ...(recipients && { recipients: recipients.map((reference) => client.referenceOf(reference)) }),
  };
}
