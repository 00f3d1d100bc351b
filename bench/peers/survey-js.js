/** The form in SurveyJS, as its own documentation says for a page without a framework. */
import { Model } from 'survey-core';
import 'survey-core/survey-core.min.css';
import 'survey-js-ui';
import { asSurvey, requestedCount } from './form.ts';

new Model(asSurvey(requestedCount())).render(document.querySelector('#place'));
