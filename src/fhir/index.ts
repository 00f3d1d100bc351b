export { canRender, questionnaireFromFhir, type RenderSupport } from './questionnaire-from-fhir.js';
export { QuestionnaireResponseError, type ResponseProblem } from './response-error.js';
export { responseFromFhir } from './response-from-fhir.js';
export {
  responseToFhir,
  type FhirAnswer,
  type FhirQuestionnaireResponse,
  type FhirResponseItem,
  type ResponseToFhirOptions,
} from './response-to-fhir.js';
export { QuestionnaireError, type RenderNotice, type UnsupportedFeature } from './unsupported.js';
