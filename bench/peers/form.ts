/** The form of all pages of bench/peers.ts, in the format of each: neutral questions of our own with four radios. */
import type { Questionnaire } from '../../src/core/index.js';

const questions = [
  'Hoe vaak at u vandaag fruit?',
  'Hoe vaak dronk u vandaag thee?',
  'Hoe vaak keek u vandaag naar buiten?',
  'Hoe vaak hoorde u vandaag muziek?',
  'Hoe vaak nam u vandaag de trap?',
  'Hoe vaak las u vandaag een bericht?',
  'Hoe vaak zag u vandaag een vogel?',
  'Hoe vaak zette u vandaag een raam open?',
  'Hoe vaak belde u vandaag met iemand?',
];
export const answers = ['Nooit', 'Een keer', 'Een paar keer', 'Heel vaak'];
const title = 'Uw dag';
const url = 'https://example.org/Questionnaire/uw-dag';

interface Question {
  readonly name: string;
  readonly text: string;
}

/** Repeats the nine questions. From the tenth on they are numbered, so that all texts differ. */
function questionsOf(count: number): Question[] {
  return Array.from({ length: count }, (_, index) => {
    const text = questions[index % questions.length] ?? '';
    return { name: `q${index + 1}`, text: index < questions.length ? text : `${index + 1}. ${text}` };
  });
}

export function requestedCount(): number {
  return Number(new URLSearchParams(location.search).get('count'));
}

export function asQuestionnaire(count: number): Questionnaire {
  const options = answers.map((display, code) => ({
    value: { type: 'coding' as const, value: { code: String(code), display } },
  }));
  const items = questionsOf(count).map(({ name, text }) => ({ linkId: name, type: 'choice' as const, text, options }));
  return { url, title, language: 'nl', items };
}

export function asFhir(count: number): object {
  const answerOption = answers.map((display, code) => ({ valueCoding: { code: String(code), display } }));
  const radios = {
    url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
    valueCodeableConcept: {
      coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'radio-button' }],
    },
  };
  const item = questionsOf(count).map(({ name, text }) => ({
    linkId: name,
    type: 'choice',
    text,
    extension: [radios],
    answerOption,
  }));
  return { resourceType: 'Questionnaire', status: 'active', url, title, language: 'nl', item };
}

export function asSurvey(count: number): object {
  const choices = answers.map((text, value) => ({ value: String(value), text }));
  const elements = questionsOf(count).map(({ name, text }) => ({ type: 'radiogroup', name, title: text, choices }));
  return { title, elements, showQuestionNumbers: false };
}

export function asHtml(count: number): string {
  const fields = questionsOf(count).map(({ name, text }) => {
    const radios = answers.map(
      (answer, code) => `<label><input type="radio" name="${name}" value="${code}"> ${answer}</label>`,
    );
    return `<fieldset><legend>${text}</legend>${radios.join('')}</fieldset>`;
  });
  return `<form class="form"><h2>${title}</h2>${fields.join('\n')}<button type="button">Versturen</button></form>`;
}

export const htmlStyles = `
  .form { border: 1px solid #d5dce1; border-radius: 0.625em; padding: 1em; font: medium/1.5 system-ui, sans-serif; }
  .form fieldset { margin: 0 0 2em; padding: 0; border: 0; }
  .form legend { padding: 0; font-size: 1.375em; font-weight: 650; }
  .form label { display: flex; gap: 0.75em; align-items: center; min-block-size: 44px; margin-block-start: 0.5em;
    padding: 0.5em 0.75em; border: 1px solid #71808c; border-radius: 0.5em; cursor: pointer; }
  .form input { inline-size: 1.25em; block-size: 1.25em; margin: 0; }
  .form label:has(:checked) { border-color: #0b5cad; background: #e7f0fa; }
`;
