/** The form in <pro-questionnaire>, as a host sets it in our own shape. */
import '../../src/define/questionnaire.js';
import { asQuestionnaire, wantedCount } from './form.js';

const form = document.createElement('pro-questionnaire');
form.layout = 'list';
form.questionnaire = asQuestionnaire(wantedCount());
document.querySelector('#place')!.append(form);
