import {
  argument,
  criterion,
  eager,
  evaluateFor,
  refuseQuantity,
  type FunctionEntry,
  type FunctionTable,
} from './function-table.js';
import { empty, isExactlyTrue, isMet, toValues, type Compiled } from './compiled.js';
import type { Call } from './compiler.js';
import { Element, isObject, plainOf, type Value, type Values } from './elements.js';
import { areEqual, compareValues, distinct, DistinctValues, EvaluationError, single } from './equality.js';
import { itemSearch } from './item-search.js';
import { divide } from './numbers.js';
import { plus, refuseUntyped } from './operators.js';
import { aBoolean, aNumber, either, has, Kind, nothing, type Shape } from './shape.js';
import { NotNativeError } from './syntax.js';
import { weight } from './weight.js';

const same = (input: Shape): Shape => input;
const both = (input: Shape, other: Shape = nothing): Shape => either(input, other);

/** Refuses values whose equality needs FHIR types or units. */
function comparable(shape: (input: Shape, other?: Shape) => Shape) {
  return (input: Shape, other: Shape = nothing): Shape => {
    const all = either(input, other);
    refuseUntyped(all, all);
    return shape(input, other);
  };
}

/** A function with a criterion for each element. */
function filtered(
  shape: (input: Shape) => Shape,
  run: (call: Compiled, input: Compiled) => Compiled['run'],
): FunctionEntry {
  return {
    least: 1,
    most: 1,
    compile: (call) => {
      const test = criterion(call, 0, call.input.shape);
      return { shape: shape(call.input.shape), run: run(test, call.input) };
    },
  };
}

const where: FunctionEntry = {
  least: 1,
  most: 1,
  compile: (call) => {
    const found = itemSearch(call);
    if (found) return found;
    const { input } = call;
    const test = criterion(call, 0, input.shape);
    return {
      shape: isWeightExtension(call) ? { ...input.shape, name: 'valueQuantity' } : input.shape,
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

const weightUrl = /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/(?:ordinalValue|itemWeight)$/;

const extension: FunctionEntry = {
  least: 1,
  most: 1,
  compile: (call) => {
    const [syntax] = call.args;
    const url = syntax?.is === 'literal' && typeof syntax.value === 'string' ? syntax.value : undefined;
    if (!url) throw new NotNativeError();
    const { run, shape } = call.input;
    const { kinds } = call.compiler.shapes.member(shape, 'extension');
    return {
      shape: { kinds, name: weightUrl.test(url) ? 'valueQuantity' : 'extension' },
      run: (frame) =>
        run(frame).flatMap((value) => {
          const extensions = value instanceof Element ? value.get('extension') : [];
          return extensions.filter(({ json }) => isObject(json) && json['url'] === url);
        }),
    };
  },
};

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
        for (let current = input.run(frame); current.length > 0;) {
          const next = current.flatMap((value) => step.run({ ...frame, self: [value] }));
          current = next.filter((value) => seen.add(value));
          results.push(...current);
        }
        return results;
      },
    };
  },
};

const aggregate: FunctionEntry = {
  least: 1,
  most: 2,
  compile: (call) => {
    const { input } = call;
    const initial = argument(call, 1);
    // The total may become what the step gives.
    const first = criterion(call, 0, input.shape, either(initial?.shape ?? nothing, input.shape));
    const total = either(initial?.shape ?? nothing, first.shape);
    const step = criterion(call, 0, input.shape, total);
    return {
      shape: either(total, step.shape),
      run: (frame) => {
        let result = initial?.run(frame) ?? empty;
        for (const [index, value] of input.run(frame).entries())
          result = step.run({ ...frame, self: [value], index, total: result });
        return result;
      },
    };
  },
};

function sum(input: Values): Values {
  const [first, ...others] = input;
  let total: Value | undefined = first;
  for (const value of others) {
    const [x, y] = [plainOf(value), total === undefined ? undefined : plainOf(total)];
    total = x === undefined || y === undefined ? undefined : plus(x, y);
  }
  return toValues(total);
}

function extreme(isBetter: (order: number) => boolean) {
  return (input: Values): Values => {
    const [first, ...others] = input;
    if (first === undefined) return empty;
    let best = first;
    for (const value of others) {
      const order = compareValues([value], [best]);
      if (order !== undefined && isBetter(order)) best = value;
    }
    return [best];
  };
}

function average(input: Values): Values {
  const [total] = sum(input);
  const value = total === undefined ? undefined : plainOf(total);
  if (value === undefined) return empty;
  return toValues(divide(plus(value, 0) as number, input.length));
}

/** Compares each value with a boolean. */
function every(isWanted: boolean, isAny: boolean): FunctionEntry {
  return eager(0, 0, aBoolean, (input) => {
    for (const value of input) {
      const plain = plainOf(value);
      if (typeof plain !== 'boolean') throw new EvaluationError();
      if ((plain === isWanted) === isAny) return toValues(isAny);
    }
    return toValues(!isAny);
  });
}

const isIn = (values: Values, value: Value) => values.some((other) => areEqual(other, value));

/** A function whose argument is a literal whole number: fhirpath.js counts a negative one from the end. */
function counted(run: (input: Values, count: number) => Values): FunctionEntry {
  return {
    least: 1,
    most: 1,
    compile: ({ input, args: [syntax] }) => {
      const count = syntax?.is === 'literal' ? syntax.value : undefined;
      if (typeof count !== 'number') throw new NotNativeError();
      return { shape: input.shape, run: (frame) => run(input.run(frame), count) };
    },
  };
}

const numeric = (shape: Shape): Shape => {
  refuseQuantity(shape);
  if (has(shape, Kind.untyped) && has(shape, Kind.moment)) throw new NotNativeError();
  return shape;
};

export const collectionFunctions: FunctionTable = {
  where,
  select,
  exists,
  repeat,
  aggregate,
  extension,
  weight,
  ordinal: weight,
  all: filtered(
    () => aBoolean,
    (test, input) => (frame) =>
      toValues(input.run(frame).every((value, index) => isExactlyTrue(evaluateFor(test, value, index, frame)))),
  ),
  empty: eager(0, 0, aBoolean, (input) => toValues(input.length === 0)),
  count: eager(0, 0, aNumber, (input) => [input.length]),
  first: eager(0, 0, same, (input) => input.slice(0, 1)),
  last: eager(0, 0, same, (input) => input.slice(-1)),
  tail: eager(0, 0, same, (input) => input.slice(1)),
  single: eager(0, 0, same, (input) => (input.length === 0 ? empty : [single(input)])),
  take: counted((input, count) => input.slice(0, count)),
  skip: counted((input, count) => input.slice(count)),
  combine: eager(1, 1, both, (input, other = empty) => [...input, ...other]),
  union: eager(1, 1, comparable(both), (input, other = empty) => distinct([...input, ...other])),
  intersect: eager(1, 1, comparable(same), (input, other = empty) =>
    distinct(input).filter((value) => isIn(other, value)),
  ),
  exclude: eager(1, 1, comparable(same), (input, other = empty) => input.filter((value) => !isIn(other, value))),
  distinct: eager(0, 0, comparable(same), distinct),
  isDistinct: eager(
    0,
    0,
    comparable(() => aBoolean),
    (input) => toValues(distinct(input).length === input.length),
  ),
  subsetOf: eager(
    1,
    1,
    comparable(() => aBoolean),
    (input, other = empty) => toValues(input.length <= other.length && input.every((value) => isIn(other, value))),
  ),
  supersetOf: eager(
    1,
    1,
    comparable(() => aBoolean),
    (input, other = empty) => toValues(other.length <= input.length && other.every((value) => isIn(input, value))),
  ),
  allTrue: every(false, false),
  anyTrue: every(true, true),
  allFalse: every(true, false),
  anyFalse: every(false, true),
  sum: eager(0, 0, numeric, sum),
  min: eager(
    0,
    0,
    numeric,
    extreme((order) => order < 0),
  ),
  max: eager(
    0,
    0,
    numeric,
    extreme((order) => order > 0),
  ),
  avg: eager(0, 0, (shape) => (numeric(shape), aNumber), average),
  children: {
    least: 0,
    most: 0,
    compile: ({ input, compiler: { shapes } }) => ({
      shape: shapes.descendants(input.shape),
      run: (frame) => childrenOf(input.run(frame)),
    }),
  },
  descendants: {
    least: 0,
    most: 0,
    compile: ({ input, compiler: { shapes } }) => ({
      shape: shapes.descendants(input.shape),
      run: (frame) => {
        const found: Value[] = [];
        for (let level = childrenOf(input.run(frame)); level.length > 0; level = childrenOf(level))
          found.push(...level);
        return found;
      },
    }),
  },
  // The host page is not told of traces, because they may quote answers.
  trace: eager(1, 1, same, (input) => input),
};

function childrenOf(values: Values): Element[] {
  return values.flatMap((value) => (value instanceof Element ? value.children() : []));
}
