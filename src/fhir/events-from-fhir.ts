import type { CareEvent } from '../core/model/care.js';
import { isObject, type JsonObject } from './json.js';
import { codingsOf, objectsOf, referredFrom, stringOf, wordsOf, type Referred } from './resource.js';

/** What may be an event on the time axis. */
export type EventType = 'Procedure' | 'MedicationStatement' | 'Encounter';

/** A status with which something happened, or began. */
const happened: Readonly<Record<EventType, readonly string[]>> = {
  Procedure: ['in-progress', 'stopped', 'completed'],
  MedicationStatement: ['active', 'completed', 'stopped'],
  Encounter: ['arrived', 'triaged', 'in-progress', 'onleave', 'finished'],
};

/** The event that a Procedure, MedicationStatement (its start) or Encounter is; undefined without a date or words. */
export function eventFromFhir(resource: JsonObject, referred: Referred): CareEvent | undefined {
  const type = resource['resourceType'] as EventType;
  if (!happened[type]?.includes(stringOf(resource['status']) ?? '')) return undefined;
  const date = dateOf(resource);
  const label = labelOf(resource, referred);
  return date === undefined || label === undefined ? undefined : { date, label };
}

function dateOf(resource: JsonObject): string | undefined {
  const { performedDateTime, performedPeriod, effectiveDateTime, effectivePeriod, period } = resource;
  const start = [performedPeriod, effectivePeriod, period].find(isObject)?.['start'];
  return stringOf(performedDateTime) ?? stringOf(effectiveDateTime) ?? stringOf(start);
}

function labelOf(resource: JsonObject, referred: Referred): string | undefined {
  const { code, medicationCodeableConcept, medicationReference, type, serviceType } = resource;
  if (isObject(medicationReference)) {
    const medication = referredFrom(resource, medicationReference, referred);
    return wordsOf(medication?.['code']) ?? stringOf(medicationReference['display']);
  }
  const [firstType] = objectsOf(type);
  return (
    wordsOf(code) ??
    wordsOf(medicationCodeableConcept) ??
    wordsOf(firstType) ??
    wordsOf(serviceType) ??
    codingsOf({ coding: resource['class'] })[0]?.display
  );
}
