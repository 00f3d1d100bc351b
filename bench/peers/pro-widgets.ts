/** The form in <pro-questionnaire>, in the format of our own model. */
import '../../src/define/questionnaire.js';
import { asQuestionnaire, requestedCount } from './form.js';

const form = document.createElement('pro-questionnaire');
form.layout = 'list';
form.questionnaire = asQuestionnaire(requestedCount());
document.querySelector('#place')!.append(form);
