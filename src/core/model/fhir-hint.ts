/** The function of `pro-widgets/fhir` that reads a resource. */
const readers: Readonly<Record<string, string>> = {
  Questionnaire: 'questionnaireFromFhir(json)',
  QuestionnaireResponse: 'responseFromFhir(questionnaire, json)',
};

/** What is wrong with FHIR JSON that is given where our model is asked for; undefined if it is not FHIR. */
export function fhirProblemOf(data: unknown): string | undefined {
  const type: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'resourceType') : undefined;
  if (typeof type !== 'string') return undefined;
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (reader) return `this is a FHIR ${type}; give it to ${reader} of pro-widgets/fhir first`;
  const name = /^[A-Za-z]{1,40}$/.test(type) ? `a FHIR ${type}` : 'FHIR';
  return `this is ${name}, which is not of this model; use the FhirAdapter for a FHIR server`;
}
