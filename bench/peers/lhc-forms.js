/** The form in LHC-Forms, whose published files the page loads before this. */
/* global LForms */
import { asFhir, requestedCount } from './form.ts';

LForms.Util.addFormToPage(asFhir(requestedCount()), document.querySelector('#place'), { prepopulate: false });
