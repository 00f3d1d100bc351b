import type { Questionnaire } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse, ResponseStatus } from '../core/model/questionnaire-response.js';
import type { ProQuestionnaire } from '../elements/questionnaire/questionnaire.js';
import { responseToFhir } from '../fhir/response-to-fhir.js';
import { referenceOf, type FormContext } from './context.js';
import type { Json } from './json.js';

export class ShownForm {
  readonly element: ProQuestionnaire;
  readonly questionnaire: Questionnaire;
  readonly #context: FormContext;
  readonly #version: 'R4' | 'R5';
  /** The response that was sent; undefined while the form is being filled in. */
  sent: QuestionnaireResponse | undefined;

  constructor(element: ProQuestionnaire, questionnaire: Questionnaire, context: FormContext, version: 'R4' | 'R5') {
    this.element = element;
    this.questionnaire = questionnaire;
    this.#context = context;
    this.#version = version;
  }

  /** The answers as a FHIR QuestionnaireResponse; undefined until the form has loaded. */
  response(status: ResponseStatus = 'in-progress'): Json | undefined {
    const response = this.sent ?? this.element.getResponse(status);
    if (!response) return undefined;
    const { subject, author, encounter } = this.#context;
    return {
      ...responseToFhir(this.questionnaire, response, { version: this.#version }),
      // The References of the host unchanged, including display and identifier.
      ...(subject && (!response.subject || referenceOf(subject) === response.subject) && { subject }),
      ...(author && { author }),
      ...(encounter && { encounter }),
    };
  }
}
