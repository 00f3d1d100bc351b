import type { QuestionnaireItem, Questionnaire } from '../../../src/core/model/questionnaire.js';
import type { AnswerValue } from '../../../src/core/model/value.js';

/** The four answers to choose from. */
export const choices = ['Niet', 'Een beetje', 'Vrij veel', 'Heel veel'];

/** Of the thirty questions every third is a number and every fifth a text; the others are choices. */
export function kindOf(number: number): 'choice' | 'number' | 'text' {
  if (number % 5 === 0) return 'text';
  return number % 3 === 0 ? 'number' : 'choice';
}

/** Questions of our own making, numbered from 1. */
export function questionsOf(count: number, name: string): Questionnaire {
  return {
    url: `https://pro-widgets.example/Questionnaire/${name}`,
    version: String(count),
    title: `Vragenlijst ${name}`,
    items: Array.from({ length: count }, (_, place) => itemOf(place + 1)),
  };
}

export function linkIdOf(number: number): string {
  return `vraag-${number}`;
}

function itemOf(number: number): QuestionnaireItem {
  const linkId = linkIdOf(number);
  switch (kindOf(number)) {
    case 'choice':
      return {
        linkId,
        type: 'choice',
        text: `${number}. Hoeveel last had u op dag ${number}?`,
        options: choices.map((display, place) => ({
          value: { type: 'coding', value: { code: `c${place}`, display } },
        })),
      };
    case 'number':
      return { linkId, type: 'integer', text: `${number}. Hoeveel minuten liep u op dag ${number}?` };
    case 'text':
      return { linkId, type: 'string', text: `${number}. Wat wilt u zeggen over dag ${number}?` };
  }
}

/** An answer as a person gives it (the words chosen, or what is typed), from what the form keeps. */
export function givenOf(value: AnswerValue | undefined): string | undefined {
  if (value?.type === 'coding') return value.value.display;
  return value?.type === 'integer' || value?.type === 'string' ? String(value.value) : undefined;
}
