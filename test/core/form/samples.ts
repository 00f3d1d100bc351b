import type { QuestionnaireItem, Questionnaire } from '../../../src/core/model/questionnaire.js';
import type { QuestionnaireResponse, ResponseItem } from '../../../src/core/model/questionnaire-response.js';
import type { AnswerValue } from '../../../src/core/model/value.js';
import type { FormItem } from '../../../src/core/form/form-item.js';
import type { ValidationProblem } from '../../../src/core/form/validation-problem.js';

export const yes: AnswerValue = { type: 'boolean', value: true };
export const no: AnswerValue = { type: 'boolean', value: false };
export const integer = (value: number): AnswerValue => ({ type: 'integer', value });
export const decimal = (value: number): AnswerValue => ({ type: 'decimal', value });
export const text = (value: string): AnswerValue => ({ type: 'string', value });
export const date = (value: string): AnswerValue => ({ type: 'date', value });
export const dateTime = (value: string): AnswerValue => ({ type: 'dateTime', value });
export const time = (value: string): AnswerValue => ({ type: 'time', value });
export const coding = (code: string, system?: string, display?: string): AnswerValue => ({
  type: 'coding',
  value: { code, ...(system && { system }), ...(display && { display }) },
});
export const quantity = (value: number | undefined, unit?: string, code?: string): AnswerValue => ({
  type: 'quantity',
  value: {
    ...(value !== undefined && { value }),
    ...(unit && { unit }),
    ...(code && { code, system: 'http://unitsofmeasure.org' }),
  },
});
/** A file of the given size. */
export const file = (contentType: string, bytes: number, title = 'a'): AnswerValue => ({
  type: 'attachment',
  value: { contentType, data: btoa('\0'.repeat(bytes)), title },
});

export const form = (...items: QuestionnaireItem[]): Questionnaire => ({
  url: 'http://example.org/form',
  version: '1',
  items,
});

export const responseOf = (
  items: ResponseItem[],
  status: QuestionnaireResponse['status'] = 'in-progress',
): QuestionnaireResponse => ({ questionnaire: 'http://example.org/form|1', status, items });

/** Captures the state of a form without paths, which differ between two openings. */
export function snapshotOf(items: readonly FormItem[]): unknown {
  return items.map(
    ({ item, enabled, shown, readOnly, answers, items: below, canAddRepetition, canRemoveRepetition }) => ({
      linkId: item.linkId,
      state: [enabled, shown, readOnly, canAddRepetition, canRemoveRepetition].join(),
      answers: answers.map((answer) => ({ value: answer.value, items: snapshotOf(answer.items) })),
      items: item.type === 'group' ? snapshotOf(below) : [],
    }),
  );
}

/** Formats problems as `linkId key`. */
export const problemKeys = (problems: readonly ValidationProblem[]): string[] =>
  problems.map(({ linkId, key }) => `${linkId} ${key}`);
