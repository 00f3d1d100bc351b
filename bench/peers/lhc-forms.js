/** The form in LHC-Forms, whose published files the page loads before this. */
/* global LForms */
import { asFhir, wantedCount } from './form.ts';

LForms.Util.addFormToPage(asFhir(wantedCount()), document.querySelector('#place'), { prepopulate: false });
