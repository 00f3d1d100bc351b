import type { CareEvent } from '../../core/model/care.js';
import { eventFromFhir, type EventType } from '../../fhir/events-from-fhir.js';
import { objectsOf, referenceOf } from '../../fhir/resource.js';
import type { RequestOptions } from '../adapter.js';
import type { FhirClient } from './client.js';

/** What happened to the subject, of the kinds that the host chose. */
export async function listEvents(
  client: FhirClient,
  subject: string,
  types: readonly EventType[],
  options: RequestOptions,
): Promise<CareEvent[]> {
  const found = await Promise.all(types.map((type) => eventsOf(client, subject, type, options)));
  return found.flat();
}

async function eventsOf(
  client: FhirClient,
  subject: string,
  type: EventType,
  options: RequestOptions,
): Promise<CareEvent[]> {
  const include = type === 'MedicationStatement' ? { _include: 'MedicationStatement:medication' } : {};
  const { matches, included } = await client.searchOf(subject, type, include, options);
  const named = matches.flatMap(({ medicationReference }) =>
    objectsOf(medicationReference).flatMap((one) => referenceOf(one) ?? []),
  );
  const referred = await client.byReference('Medication', named, included, options);
  return matches.flatMap((resource) => eventFromFhir(resource, referred) ?? []);
}
