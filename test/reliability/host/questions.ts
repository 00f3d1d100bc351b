import type { QuestionnaireItem, Questionnaire } from '../../../src/core/model/questionnaire.js';
import type { AnswerValue } from '../../../src/core/model/value.js';

/** The options of a choice question. */
export const choices = ['Niet', 'Een beetje', 'Vrij veel', 'Heel veel'];

/** Returns the kind of a question: every third is a number, every fifth a text, the others are choices. */
export function kindOf(number: number): 'choice' | 'number' | 'text' {
  if (number % 5 === 0) return 'text';
  return number % 3 === 0 ? 'number' : 'choice';
}

/** Returns a questionnaire with questions numbered from 1. */
export function questionsOf(count: number, name: string): Questionnaire {
  return {
    url: `https://pro-widgets.example/Questionnaire/${name}`,
    version: String(count),
    title: `Vragenlijst ${name}`,
    items: Array.from({ length: count }, (_, index) => itemOf(index + 1)),
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
        options: choices.map((display, index) => ({
          value: { type: 'coding', value: { code: `c${index}`, display } },
        })),
      };
    case 'number':
      return { linkId, type: 'integer', text: `${number}. Hoeveel minuten liep u op dag ${number}?` };
    case 'text':
      return { linkId, type: 'string', text: `${number}. Wat wilt u zeggen over dag ${number}?` };
  }
}

/** Returns the text that a user chooses or types for an answer value. */
export function givenOf(value: AnswerValue | undefined): string | undefined {
  if (value?.type === 'coding') return value.value.display;
  return value?.type === 'integer' || value?.type === 'string' ? String(value.value) : undefined;
}
