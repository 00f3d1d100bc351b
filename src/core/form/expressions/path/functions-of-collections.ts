import { empty, isExactlyTrue, toValues, type Compiled } from './compiled.js';
import { Element, isObject, plainOf, type Value, type Values } from './elements.js';
import { areEqual, compareValues, distinct, EvaluationError, single } from './equality.js';
import {
  argument,
  criterion,
  eager,
  evaluateFor,
  numeric,
  type FunctionEntry,
  type FunctionTable,
} from './function-table.js';
import { sum } from './functions.js';
import { divide } from './numbers.js';
import { plus, refuseUntyped } from './operators.js';
import { aBoolean, aNumber, either, nothing, weightName, type Shape } from './shape.js';
import { NotNativeError } from './syntax.js';
import { weightUrl } from './weight.js';

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
      shape: { kinds, name: weightUrl.test(url) ? weightName : 'extension' },
      run: (frame) =>
        run(frame).flatMap((value) => {
          const extensions = value instanceof Element ? value.get('extension') : [];
          return extensions.filter(({ json }) => isObject(json) && json['url'] === url);
        }),
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

/** A test of booleans, of which one decides the result. */
function decidedBy(decisive: boolean, result: boolean): FunctionEntry {
  return eager(0, 0, aBoolean, (input) => {
    for (const value of input) {
      const plain = plainOf(value);
      if (typeof plain !== 'boolean') throw new EvaluationError();
      if (plain === decisive) return toValues(result);
    }
    return toValues(!result);
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

export const collectionFunctions: FunctionTable = {
  last: eager(0, 0, same, (input) => input.slice(-1)),
  aggregate,
  extension,
  all: filtered(
    () => aBoolean,
    (test, input) => (frame) =>
      toValues(input.run(frame).every((value, index) => isExactlyTrue(evaluateFor(test, value, index, frame)))),
  ),
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
  allTrue: decidedBy(false, false),
  anyTrue: decidedBy(true, true),
  allFalse: decidedBy(true, false),
  anyFalse: decidedBy(false, true),
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
