import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import { choices, givenOf, kindOf } from './host/questions.js';
import type { Random } from './random.js';

/** Answers by the number of their question, as somebody gave them. */
export type Answers = Record<number, string>;

/** Something to answer that is not there before, so that each version of an answer can be told apart. */
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

/** The answers of a response that was sent. */
export function answersIn({ items }: QuestionnaireResponse): Answers {
  return Object.fromEntries(
    items.flatMap(({ linkId, answers }) => {
      const given = givenOf(answers?.[0]?.value);
      return given === undefined ? [] : [[Number(linkId.split('-')[1]), given]];
    }),
  );
}
