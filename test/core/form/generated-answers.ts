import type { QuestionnaireItem, Questionnaire } from '../../../src/core/model/questionnaire.js';
import type { QuestionnaireResponse, ResponseItem } from '../../../src/core/model/questionnaire-response.js';
import type { AnswerValue } from '../../../src/core/model/value.js';
import { form, responseOf } from './samples.js';

/** Random numbers from a seed, the same on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(part: number): boolean {
    return this.next() < part;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  of<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)] as Value;
  }
}

const options = [0, 1, 2, 3].map((weight) => ({
  value: {
    type: 'coding',
    value: { system: 's', code: `c${weight}`, display: `Option ${weight}` },
    weight,
  } as AnswerValue,
}));

/** A questionnaire with every type of question, a repeating group, and a question below a question. */
export const questionnaire: Questionnaire = {
  ...form(
    {
      linkId: 'g',
      type: 'group',
      text: 'Scores',
      items: [
        { linkId: 'g.1', type: 'integer', text: 'One' },
        { linkId: 'g.2', type: 'integer' },
        { linkId: 'g.3', type: 'decimal' },
        { linkId: 'g.4', type: 'choice', options },
        { linkId: 'g.5', type: 'choice', options, repeats: true },
      ],
    },
    {
      linkId: 'r',
      type: 'group',
      repeats: true,
      items: [
        { linkId: 'r.1', type: 'integer' },
        { linkId: 'r.2', type: 'string' },
      ],
    },
    { linkId: 'b', type: 'boolean', items: [{ linkId: 'b.1', type: 'string', text: 'Why?' }] },
    { linkId: 's', type: 'string', repeats: true },
    { linkId: 't', type: 'text' },
    { linkId: 'd', type: 'date' },
    { linkId: 'dt', type: 'dateTime' },
    { linkId: 'ti', type: 'time' },
    { linkId: 'n', type: 'decimal' },
    { linkId: 'u', type: 'url' },
  ),
  original: {
    resourceType: 'Questionnaire',
    item: [
      {
        linkId: 'g',
        type: 'group',
        item: ['g.1', 'g.2', 'g.3', 'g.4', 'g.5'].map((linkId) => ({ linkId, type: 'integer' })),
      },
      { linkId: 'r', type: 'group', item: ['r.1', 'r.2'].map((linkId) => ({ linkId, type: 'string' })) },
      { linkId: 'b', type: 'boolean', item: [{ linkId: 'b.1', type: 'string' }] },
      ...['s', 't', 'd', 'dt', 'ti', 'n', 'u'].map((linkId) => ({ linkId, type: 'string' })),
    ],
  },
};

const values: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  integer: [0, 1, 2, 3, 10, -4],
  decimal: [0.1, 0.2, 0.3, 1, 2.5, 70.25, -1.5, 1e-7],
  boolean: [true, false],
  string: ['a', 'b', 'A b', '12', '3.5', 'true', '2026-03', ''],
  text: ['a', 'long text\nwith lines', '7'],
  date: ['2026', '2026-03', '2026-03-14', '2024-02-29', '1958-05-17'],
  dateTime: ['2026', '2026-03-14', '2026-03-14T10:00:00Z', '2026-03-14T11:00:00+01:00', '2026-03-14T10:00:00.250Z'],
  time: ['10:30:00', '10:30:01', '23:59:59'],
  url: ['http://a', 'http://b'],
};

/** A response with random answers; unanswered questions are left out. */
export function anyResponse(random: Random): QuestionnaireResponse {
  return responseOf(itemsFor(questionnaire.items, random), 'completed');
}

function itemsFor(items: readonly QuestionnaireItem[], random: Random): ResponseItem[] {
  return items.flatMap((item): ResponseItem[] => {
    const head = { linkId: item.linkId, ...(item.text && { text: item.text }) };
    if (item.type === 'group') {
      const count = item.repeats ? random.below(4) : 1;
      return Array.from({ length: count }, () => itemsFor(item.items ?? [], random)).flatMap((below) =>
        below.length > 0 ? [{ ...head, items: below }] : [],
      );
    }
    if (random.chance(0.3)) return [];
    const answers = Array.from({ length: item.repeats ? 1 + random.below(3) : 1 }, () => {
      const below = itemsFor(item.items ?? [], random);
      return { value: valueFor(item, random), ...(below.length > 0 && { items: below }) };
    }).filter(({ value }) => value.type !== 'string' || value.value !== '');
    return answers.length > 0 ? [{ ...head, answers }] : [];
  });
}

function valueFor({ type, options: choices }: QuestionnaireItem, random: Random): AnswerValue {
  if (choices) return random.of(choices).value;
  const value = random.of(values[type] ?? ['a']);
  const name = type === 'text' ? 'string' : type === 'url' ? 'uri' : type;
  return { type: name, value } as AnswerValue;
}
