import type { CareEvent } from '../../core/model/care.js';
import { eventFromFhir, type EventType } from '../../fhir/events-from-fhir.js';
import { objectsOf, referenceOf } from '../../fhir/resource.js';
import type { RequestOptions } from '../adapter.js';
import type { FhirClient } from './client.js';

export async function listEvents(
  client: FhirClient,
  subject: string,
  types: readonly EventType[],
  options: RequestOptions,
): Promise<CareEvent[]> {
  const found = await Promise.all(types.map((type) => listEventsOfType(client, subject, type, options)));
  return found.flat();
}

async function listEventsOfType(
  client: FhirClient,
  subject: string,
  type: EventType,
  options: RequestOptions,
): Promise<CareEvent[]> {
  const include = type === 'MedicationStatement' ? { _include: 'MedicationStatement:medication' } : {};
  const { matches, included } = await client.searchSubject(subject, type, include, options);
  const medications = matches.flatMap(({ medicationReference }) =>
    objectsOf(medicationReference).flatMap((reference) => referenceOf(reference) ?? []),
  );
  const referred = await client.readReferenced('Medication', medications, included, options);
  return matches.flatMap((resource) => eventFromFhir(resource, referred) ?? []);
}
