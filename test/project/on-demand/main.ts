import '../../../src/define/questionnaire.js';
import type { Questionnaire } from '../../../src/core/model/questionnaire.js';

const errors: string[] = [];

/** Shows a form and records the messages of its errors. */
export function show(items: Questionnaire['items']): void {
  const form = document.createElement('pro-questionnaire');
  form.layout = 'list';
  form.questionnaire = { url: 'https://example.org/Questionnaire/on-demand', language: 'nl', items };
  form.addEventListener('pro-error', ({ error }) => errors.push(error.message));
  document.body.replaceChildren(form);
}

Object.assign(globalThis, { show, errors });
