import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import { choices, givenOf, kindOf } from './host/questions.js';
import type { Random } from './random.js';

/** Answers as the user gave them, by question number. */
export type Answers = Record<number, string>;

/** Returns an answer that differs from the previous one, so that versions can be distinguished. */
export function anAnswer(random: Random, number: number, before?: string): string {
  for (;;) {
    const given = {
      choice: () => random.pick(choices),
      number: () => String(random.whole(1000, 9999)),
      text: () => `Dag ${number}: ${random.whole(1e8, 9e8).toString(36)}`,
    }[kindOf(number)]();
    if (given !== before) return given;
  }
}

/** Returns the answers of a sent response. */
export function answersIn({ items }: QuestionnaireResponse): Answers {
  return Object.fromEntries(
    items.flatMap(({ linkId, answers }) => {
      const given = givenOf(answers?.[0]?.value);
      return given === undefined ? [] : [[Number(linkId.split('-')[1]), given]];
    }),
  );
}
