import { Element, isObject, Quantity, type Value } from './elements.js';
import { isNumeric } from './equality.js';
import { Moment } from './moment.js';
import { isWhole } from './numbers.js';

/** FHIR types that an answer may have, with the System type that `ofType()` accepts instead. */
const systemTypeOf: Readonly<Record<string, string>> = {
  boolean: 'Boolean',
  string: 'String',
  uri: 'String',
  integer: 'Integer',
  decimal: 'Decimal',
  date: 'DateTime',
  dateTime: 'DateTime',
  time: 'Time',
  Quantity: 'Quantity',
  Coding: '',
  Attachment: '',
};

export const answerTypes: ReadonlySet<string> = new Set(Object.keys(systemTypeOf));
/** Resources that host pages give to forms. */
export const resourceTypes: ReadonlySet<string> = new Set(
  (
    'AllergyIntolerance Bundle Condition DiagnosticReport Encounter FamilyMemberHistory Immunization Medication ' +
    'MedicationRequest MedicationStatement Observation Organization Patient Practitioner PractitionerRole Procedure ' +
    'Questionnaire RelatedPerson ServiceRequest'
  ).split(' '),
);

export const systemTypes: ReadonlySet<string> = new Set([
  'Boolean',
  'String',
  'Integer',
  'Decimal',
  'Date',
  'DateTime',
  'Time',
]);

/** @param converts Accepts the System type that a FHIR type converts to, as `ofType()` does. */
export function isOfType(value: Value, type: string, converts = false): boolean {
  const [name = '', namespace] = type.split('.').toReversed();
  if (value instanceof Element) {
    const { json } = value;
    const own = value.type ?? (isObject(json) ? json['resourceType'] : '');
    if (converts && namespace !== 'FHIR' && systemTypeOf[String(own)] === name) return true;
    return namespace !== 'System' && own === name;
  }
  return namespace !== 'FHIR' && systemTypeName(value) === name;
}

function systemTypeName(value: Value): string {
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'string') return 'String';
  if (isNumeric(value)) return isWhole(value) ? 'Integer' : 'Decimal';
  if (value instanceof Moment) return value.kind.charAt(0).toUpperCase() + value.kind.slice(1);
  return value instanceof Quantity ? 'Quantity' : '';
}
