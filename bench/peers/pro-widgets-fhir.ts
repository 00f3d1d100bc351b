/** The form in <pro-questionnaire>, read from FHIR. */
import '../../src/define/questionnaire.js';
import { questionnaireFromFhir } from '../../src/fhir/index.js';
import { asFhir, requestedCount } from './form.js';

const form = document.createElement('pro-questionnaire');
form.layout = 'list';
form.questionnaire = questionnaireFromFhir(asFhir(requestedCount()));
document.querySelector('#place')!.append(form);
