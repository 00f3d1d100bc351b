import { empty, isExactlyTrue, isMet, booleanOf, numberOf, toValues, type Compiled } from './compiled.js';
import type { Call } from './call.js';
import { plainOf, type Value, type Values } from './elements.js';
import { DistinctValues, EvaluationError } from './equality.js';
import {
  criterion,
  eager,
  evaluateFor,
  numeric,
  text,
  untyped,
  wholeNumberOf,
  type FunctionEntry,
  type FunctionTable,
} from './function-table.js';
import { itemSearch } from './item-search.js';
import { round } from './numbers.js';
import { plus, refuseUntyped } from './operators.js';
import { aBoolean, aNumber, either, weightName, type Shape } from './shape.js';
import type { Syntax } from './syntax.js';
import { weight, weightUrl } from './weight.js';

const same = (input: Shape): Shape => input;

const where: FunctionEntry = {
  least: 1,
  most: 1,
  compile: (call) => {
    const found = itemSearch(call);
    if (found) return found;
    const { input } = call;
    const test = criterion(call, 0, input.shape);
    return {
      shape: isWeightExtension(call) ? { ...input.shape, name: weightName } : input.shape,
      run: (frame) => {
        const inner = { ...frame, index: 0 };
        return input.run(frame).filter((value, index) => {
          inner.self = [value];
          inner.index = index;
          return isMet(test.run(inner));
        });
      },
    };
  },
};

/** Returns whether a criterion picks the weight of an option, whose value is a number. */
function isWeightExtension({ args: [test] }: Call): boolean {
  if (test?.is !== 'binary' || test.operator !== '=') return false;
  const { left, right } = test;
  return left.is === 'member' && left.name === 'url' && right.is === 'literal' && weightUrl.test(String(right.value));
}

const select: FunctionEntry = {
  least: 1,
  most: 1,
  compile: (call) => {
    const { input } = call;
    const selected = criterion(call, 0, input.shape);
    return {
      shape: selected.shape,
      run: (frame) => input.run(frame).flatMap((value, index) => evaluateFor(selected, value, index, frame)),
    };
  },
};

const exists: FunctionEntry = {
  least: 0,
  most: 1,
  compile: (call) => {
    const { run } = call.args.length > 0 ? where.compile(call) : call.input;
    return { shape: aBoolean, run: (frame) => toValues(run(frame).length > 0) };
  },
};

/** Deeper than any response. */
const maximumPasses = 1_000;

const repeat: FunctionEntry = {
  least: 1,
  most: 1,
  compile: (call) => {
    const found = itemSearch(call);
    if (found) return found;
    // What is found is searched again, until the shape includes what that finds.
    const { input } = call;
    let shape = input.shape;
    let step = criterion(call, 0, shape);
    for (let pass = 0; pass < 4 && (step.shape.kinds & ~shape.kinds) !== 0; pass++) {
      shape = { kinds: shape.kinds | step.shape.kinds };
      step = criterion(call, 0, shape);
    }
    step = criterion(call, 0, { kinds: shape.kinds | step.shape.kinds });
    refuseUntyped(step.shape, step.shape);
    return {
      shape: step.shape,
      run: (frame) => {
        const results: Value[] = [];
        const seen = new DistinctValues();
        for (let current = input.run(frame), pass = 0; current.length > 0; pass++) {
          // Numbers could grow without end.
          if (pass > maximumPasses) throw new EvaluationError();
          const next = current.flatMap((value) => step.run({ ...frame, self: [value] }));
          current = next.filter((value) => seen.add(value));
          results.push(...current);
        }
        return results;
      },
    };
  },
};

/** Compiles an argument for the whole input as `$this`; `$index` stays that of outside. */
function whole({ args, scope, input, compiler }: Call, index: number): Compiled {
  return compiler.syntax(args[index] as Syntax, { ...scope, self: input.shape });
}

/** The condition and the results are evaluated for the whole input. */
const iif: FunctionEntry = {
  least: 2,
  most: 3,
  compile: (call) => {
    const { input } = call;
    const [condition, then] = [whole(call, 0), whole(call, 1)];
    const otherwise = call.args.length > 2 ? whole(call, 2) : undefined;
    const shape = otherwise ? either(then.shape, otherwise.shape) : then.shape;
    return {
      shape,
      run: (frame) => {
        const inner = { ...frame, self: input.run(frame) };
        if (isExactlyTrue(condition.run(inner))) return then.run(inner);
        return otherwise ? otherwise.run(inner) : empty;
      },
    };
  },
};

export function sum(input: Values): Values {
  const [first, ...others] = input;
  let total: Value | undefined = first;
  for (const value of others) {
    const [x, y] = [plainOf(value), total === undefined ? undefined : plainOf(total)];
    total = x === undefined || y === undefined ? undefined : plus(x, y);
  }
  return toValues(total);
}

function roundTo(input: Values, places?: Values): Values {
  const count = places ? (wholeNumberOf(places) ?? 0) : 0;
  const value = numberOf(input);
  if (value === undefined) return empty;
  if (count < 0) throw new EvaluationError();
  return [round(value, count)];
}

/** The functions that most forms use. */
export const commonFunctions: FunctionTable = {
  where,
  select,
  exists,
  repeat,
  iif,
  weight,
  ordinal: weight,
  not: eager(0, 0, aBoolean, (input) => {
    const value = booleanOf(input);
    return value === undefined ? empty : toValues(!value);
  }),
  empty: eager(0, 0, aBoolean, (input) => toValues(input.length === 0)),
  count: eager(0, 0, aNumber, (input) => [input.length]),
  first: eager(0, 0, same, (input) => input.slice(0, 1)),
  sum: eager(0, 0, numeric, sum),
  round: eager(0, 1, untyped(aNumber), roundTo),
  startsWith: text(1, aBoolean, (whole, part = '') => whole.startsWith(part)),
};
