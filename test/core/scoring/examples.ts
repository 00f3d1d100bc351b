import type { Instrument, InstrumentItem, Scale } from '../../../src/core/model/instrument.js';
import type { QuestionnaireItem, Questionnaire } from '../../../src/core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../../src/core/model/questionnaire-response.js';
import type { Score } from '../../../src/core/model/score.js';
import type { AnswerValue } from '../../../src/core/model/value.js';

export const source = { title: 'a test', verified: true };

/** An instrument with a scale "total" over `count` items a, b, c …, each from `min` to `max`. */
export function exampleInstrument(scale: Partial<Scale> = {}, { count = 4, min = 0, max = 4 } = {}): Instrument {
  const items: InstrumentItem[] = Array.from({ length: count }, (_, index) => {
    const key = String.fromCodePoint(97 + index);
    return { key, linkIds: [key], min, max };
  });
  return {
    id: 'example',
    version: '1',
    name: 'Example',
    about: { measures: 'm', itemCount: count, scoreMeaning: 's', owner: 'o', licence: 'own' },
    questionnaires: ['https://example.org/q'],
    items,
    scales: [
      {
        id: 'total',
        name: 'Total',
        direction: 'higherIsWorse',
        min: count * min,
        max: count * max,
        items: items.map(({ key }) => ({ item: key })),
        method: { type: 'sum' },
        missing: { type: 'complete' },
        ...scale,
      },
    ],
  };
}

/** A questionnaire with an integer question for every item of an instrument. */
export function questionnaireFor(
  { items }: Instrument,
  change: (item: QuestionnaireItem) => QuestionnaireItem = (item) => item,
): Questionnaire {
  return {
    url: 'https://example.org/q',
    version: '2',
    items: items.map(({ key, min, max }) =>
      change({
        linkId: key,
        type: 'integer',
        minValue: { type: 'integer', value: min },
        maxValue: { type: 'integer', value: max },
      }),
    ),
  };
}

/** A response by linkId; null is an unanswered question. */
export function responseWith(answers: Readonly<Record<string, AnswerValue | number | null>>): QuestionnaireResponse {
  return {
    id: 'response',
    questionnaire: 'https://example.org/q|2',
    status: 'completed',
    authored: '2026-11-22T10:00:00Z',
    items: Object.entries(answers).map(([linkId, value]) => {
      if (value === null) return { linkId };
      return { linkId, answers: [{ value: typeof value === 'number' ? { type: 'integer', value } : value }] };
    }),
  };
}

/** A response from answers in the order of the instrument's items. */
export function responseTo({ items }: Instrument, answers: readonly (number | null)[]): QuestionnaireResponse {
  return responseWith(Object.fromEntries(items.map(({ key }, index) => [key, answers[index] ?? null])));
}

export function scoreWith(value: number, standardError?: number): Score {
  return { scale: 'total', status: 'ok', value, ...(standardError === undefined ? {} : { standardError }) };
}

export function about(actual: number | undefined, expected: number): boolean {
  return actual !== undefined && Math.abs(actual - expected) < 1e-9;
}
