import type { CareEvent } from '../core/model/care.js';
import { isObject, type JsonObject } from './json.js';
import { codingsOf, objectsOf, referredFrom, stringOf, conceptText, type Referred } from './resource.js';

/** FHIR resource types that can be an event on the time axis. */
export type EventType = 'Procedure' | 'MedicationStatement' | 'Encounter';

const occurredStatuses: Readonly<Record<EventType, readonly string[]>> = {
  Procedure: ['in-progress', 'stopped', 'completed'],
  MedicationStatement: ['active', 'completed', 'stopped'],
  Encounter: ['arrived', 'triaged', 'in-progress', 'onleave', 'finished'],
};

/** The event of a Procedure, MedicationStatement (its start) or Encounter; undefined without a date or label. */
export function eventFromFhir(resource: JsonObject, referred: Referred): CareEvent | undefined {
  const type = resource['resourceType'] as EventType;
  if (!occurredStatuses[type]?.includes(stringOf(resource['status']) ?? '')) return undefined;
  const date = eventDate(resource);
  const label = eventLabel(resource, referred);
  return date === undefined || label === undefined ? undefined : { date, label };
}

function eventDate(resource: JsonObject): string | undefined {
  const { performedDateTime, performedPeriod, effectiveDateTime, effectivePeriod, period } = resource;
  const start = [performedPeriod, effectivePeriod, period].find(isObject)?.['start'];
  return stringOf(performedDateTime) ?? stringOf(effectiveDateTime) ?? stringOf(start);
}

function eventLabel(resource: JsonObject, referred: Referred): string | undefined {
  const { code, medicationCodeableConcept, medicationReference, type, serviceType } = resource;
  if (isObject(medicationReference)) {
    const medication = referredFrom(resource, medicationReference, referred);
    return conceptText(medication?.['code']) ?? stringOf(medicationReference['display']);
  }
  const [firstType] = objectsOf(type);
  return (
    conceptText(code) ??
    conceptText(medicationCodeableConcept) ??
    conceptText(firstType) ??
    conceptText(serviceType) ??
    codingsOf({ coding: resource['class'] })[0]?.display
  );
}
