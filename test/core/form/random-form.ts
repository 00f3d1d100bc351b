import fc from 'fast-check';
import type {
  AnswerOption,
  EnableWhen,
  QuestionnaireItem,
  Questionnaire,
} from '../../../src/core/model/questionnaire.js';
import type { AnswerValue } from '../../../src/core/model/value.js';
import type { QuestionnaireForm } from '../../../src/core/form/form.js';
import type { FormItem } from '../../../src/core/form/form-item.js';
import { coding, date, dateTime, decimal, file, form, integer, no, quantity, text, time, yes } from './samples.js';

/** Few values of each type, so that conditions often match answers. */
const valuesOf = {
  boolean: [yes, no],
  integer: [0, 1, 2].map(integer),
  decimal: [0.5, 1, 2.25].map(decimal),
  date: ['2026', '2026-03', '2026-03-14'].map(date),
  dateTime: ['2026', '2026-03-14T12:00:00Z', '2026-03-14T13:00:00+01:00'].map(dateTime),
  time: ['08:00:00', '12:30:00'].map(time),
  string: ['a', 'b', ' ', 'aaaa'].map(text),
  text: ['a', 'two\nlines'].map(text),
  url: ['http://a', 'http://b'].map((value): AnswerValue => ({ type: 'uri', value })),
  choice: ['1', '2', '3'].map((code) => coding(code, 'http://x')),
  'open-choice': [coding('1', 'http://x'), text('else')],
  attachment: [file('image/png', 1), file('image/png', 2), { type: 'attachment', value: { title: 'no file' } }],
  quantity: [quantity(1, 'kg'), quantity(2, 'kg', 'kg'), quantity(1, 'g'), quantity(undefined, 'kg')],
} satisfies Record<Exclude<QuestionnaireItem['type'], 'group' | 'display'>, AnswerValue[]>;

type QuestionType = keyof typeof valuesOf;
const questionTypes = Object.keys(valuesOf) as QuestionType[];
const anyValue = fc.constantFrom(...Object.values(valuesOf).flat());
const strange = ['__proto__', 'constructor', 'a/b', 'a[0]', 'a%2Fb'];
const often = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 1 });
const seldom = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 6 });

interface Seed {
  readonly item: Partial<QuestionnaireItem>;
  readonly type: QuestionType | 'group' | 'display';
  readonly conditions: readonly {
    at: number;
    operator: EnableWhen['operator'];
    answer: AnswerValue;
    exists: boolean;
    fits: number;
  }[];
  readonly initial: readonly number[];
  readonly below: readonly Seed[];
}

const condition = fc.record({
  at: fc.nat(),
  operator: fc.constantFrom(
    'exists' as const,
    '=' as const,
    '!=' as const,
    '>' as const,
    '<' as const,
    '>=' as const,
    '<=' as const,
  ),
  answer: anyValue,
  exists: fc.boolean(),
  fits: fc.nat(),
});

const details = fc.record({
  required: seldom(fc.constant(true)),
  repeats: seldom(fc.constant(true)),
  readOnly: seldom(fc.constant(true)),
  hidden: seldom(fc.constant(true)),
  disabledDisplay: seldom(fc.constantFrom('hidden' as const, 'protected' as const)),
  enableBehavior: often(fc.constantFrom('any' as const, 'all' as const)),
  minOccurs: seldom(fc.integer({ min: 0, max: 2 })),
  maxOccurs: seldom(fc.integer({ min: 1, max: 3 })),
  maxLength: seldom(fc.integer({ min: 1, max: 3 })),
  maxDecimalPlaces: seldom(fc.integer({ min: 0, max: 1 })),
  pattern: seldom(fc.constantFrom('a+', '(a|aa)+', '[^b]*', '(')),
});

const { seeds } = fc.letrec<{ seeds: Seed[] }>((tie) => ({
  seeds: fc.array(
    fc.record({
      item: details,
      type: fc.oneof(
        { weight: 3, arbitrary: fc.constant('group' as const) },
        { weight: 8, arbitrary: fc.constantFrom('display' as const, ...questionTypes) },
      ),
      conditions: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 2, arbitrary: fc.array(condition, { minLength: 1, maxLength: 3 }) },
      ),
      initial: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(fc.nat(), { maxLength: 2 }) },
      ),
      below: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constant([]), tie('seeds')),
    }),
    { minLength: 1, maxLength: 5, depthIdentifier: 'items' },
  ) as fc.Arbitrary<Seed[]>,
}));

/** @param order `before`: conditions refer to earlier items only, so that there are no loops. */
function questionnaireFrom(roots: readonly Seed[], order: 'any' | 'before'): Questionnaire {
  const linkIds: { linkId: string; type: Seed['type'] }[] = [];
  const name = (seed: Seed): QuestionnaireItem => {
    const index = linkIds.length;
    const linkId = strange[index - 3] ?? `q${index}`;
    linkIds.push({ linkId, type: seed.type });
    const items = seed.type === 'display' ? [] : seed.below.map(name);
    return {
      ...itemFrom(seed),
      linkId,
      ...(seed.type === 'group' || items.length > 0 ? { items } : {}),
      seed,
      index,
    } as QuestionnaireItem;
  };
  const named = roots.map(name);
  const tie = ({ seed, index, ...item }: QuestionnaireItem & { seed?: Seed; index?: number }): QuestionnaireItem => {
    const targets =
      order === 'before' ? linkIds.slice(0, index) : [...linkIds, { linkId: 'missing', type: 'boolean' as const }];
    const conditions = targets.length === 0 ? [] : (seed?.conditions ?? []);
    const enableWhen = conditions.map(({ at, operator, answer, exists, fits }): EnableWhen => {
      const { linkId: question, type } = targets[at % targets.length] ?? { linkId: '', type: 'display' };
      if (operator === 'exists') return { question, operator, answer: exists };
      // Usually of the right type.
      const values: readonly AnswerValue[] = type === 'group' || type === 'display' ? [] : valuesOf[type];
      return { question, operator, answer: (fits % 8 && values[fits % values.length]) || answer };
    });
    return { ...item, ...(enableWhen.length > 0 && { enableWhen }), ...(item.items && { items: item.items.map(tie) }) };
  };
  return form(...named.map(tie));
}

function itemFrom({ item, type, initial }: Seed): Omit<QuestionnaireItem, 'linkId'> {
  const given = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
  if (type === 'group' || type === 'display') return { ...given, type };
  const values: readonly AnswerValue[] = valuesOf[type];
  const options: AnswerOption[] = values.map((value, index) => ({ value, ...(index === 2 && { exclusive: true }) }));
  return {
    ...given,
    type,
    ...(type.includes('choice') && { options: options.filter(({ value }) => value.type === 'coding') }),
    ...(initial.length > 0 && { initial: initial.map((index) => values[index % values.length] as AnswerValue) }),
  };
}

export const anyQuestionnaire = seeds.map((roots) => questionnaireFrom(roots, 'any'));
export const questionnaireWithoutLoops = seeds.map((roots) => questionnaireFrom(roots, 'before'));

/** Random user actions: the kind of action, the item and the values. */
export const actions = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'answer' as const,
      'answer' as const,
      'answer' as const,
      'clear' as const,
      'add' as const,
      'remove' as const,
    ),
    at: fc.nat(),
    values: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 25 },
);
export type Action = (typeof actions extends fc.Arbitrary<infer List> ? List : never) extends (infer One)[]
  ? One
  : never;

export function* everyItem(items: readonly FormItem[]): Generator<FormItem> {
  for (const item of items) {
    yield item;
    yield* everyItem(item.items);
  }
}

export function act(opened: QuestionnaireForm, { kind, at, values }: Action): void {
  const all = [...everyItem(opened.items)];
  const pick = (fits: (item: FormItem) => boolean) => {
    const fitting = all.filter(fits);
    return fitting[at % fitting.length];
  };
  if (kind === 'add') {
    const group = pick(({ canAddRepetition }) => canAddRepetition);
    if (group && all.length < 300) opened.addRepetition(group.path);
  } else if (kind === 'remove') {
    const group = pick(({ canRemoveRepetition }) => canRemoveRepetition);
    if (group) opened.removeRepetition(group.path);
  } else {
    const question = pick(({ item }) => item.type !== 'group' && item.type !== 'display');
    if (!question) return;
    const { type, repeats } = question.item;
    const typeValues: readonly AnswerValue[] = valuesOf[type as QuestionType];
    const chosen = values.map((index) => typeValues[index % typeValues.length] as AnswerValue);
    const few = all.length < 300 ? chosen : chosen.slice(0, 1);
    opened.answer(question.path, kind === 'clear' ? undefined : repeats ? few : chosen[0]);
  }
}
