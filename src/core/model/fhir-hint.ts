/** Functions of `pro-widgets/fhir` that read a resource, by resource type. */
const readers: Readonly<Record<string, string>> = {
  Questionnaire: 'questionnaireFromFhir(json)',
  QuestionnaireResponse: 'responseFromFhir(questionnaire, json)',
};

/** Returns a developer message if the data is FHIR JSON instead of this model, else undefined. */
export function fhirProblemOf(data: unknown): string | undefined {
  const type: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'resourceType') : undefined;
  if (typeof type !== 'string') return undefined;
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (reader) return `this is a FHIR ${type}; give it to ${reader} of pro-widgets/fhir first`;
  const name = /^[A-Za-z]{1,40}$/.test(type) ? `a FHIR ${type}` : 'FHIR';
  return `this is ${name}, which this model does not contain; use the FhirAdapter for a FHIR server`;
}
