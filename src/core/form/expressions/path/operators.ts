import { booleanOf, empty, numberOf, textOf, toValues, type Compiled } from './compiled.js';
import { plainOf, Quantity, type Value, type Values } from './elements.js';
import { areEqual, compareValues, distinct, EvaluationError, isNumeric, single } from './equality.js';
import { Moment } from './moment.js';
import {
  add,
  divide,
  divideWhole,
  multiply,
  negate,
  numberFrom,
  remainder,
  subtract,
  type Numeric,
} from './numbers.js';
import { aBoolean, aMoment, aNumber, aText, either, has, Kind, type Shape } from './shape.js';
import { NotNativeError } from './syntax.js';

type OperatorCompiler = (left: Compiled, right: Compiled) => Compiled;

const { moment, number, quantity, text, untyped, momentText } = Kind;

/**
 * Refuses operands whose comparison needs FHIR types or units that are not native: a possible quantity with a number or
 * quantity, and an element that may be a date with a date or text.
 */
export function refuseUntyped(left: Shape, right: Shape): void {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (has(one, quantity) && has(other, quantity | number)) throw new NotNativeError();
    if (has(one, untyped | momentText) && has(one, moment) && has(other, moment | text)) throw new NotNativeError();
  }
}

function binary(shape: Shape, run: (left: Values, right: Values) => Values, isTyped = false): OperatorCompiler {
  return (left, right) => {
    if (isTyped) refuseUntyped(left.shape, right.shape);
    return { shape, run: (frame) => run(left.run(frame), right.run(frame)) };
  };
}

/** An operator without a result if an operand is empty. */
function strict(shape: Shape, run: (left: Values, right: Values) => Values): OperatorCompiler {
  return binary(shape, (left, right) => (left.length === 0 || right.length === 0 ? empty : run(left, right)), true);
}

const compared = (test: (order: number) => boolean) =>
  strict(aBoolean, (left, right) => {
    const order = compareValues(left, right);
    return order === undefined ? empty : toValues(test(order));
  });

const whole = (run: (a: Numeric, b: Numeric) => Numeric | undefined) =>
  binary(
    aNumber,
    (left, right) => {
      const [a, b] = [numberOf(left), numberOf(right)];
      return a === undefined || b === undefined ? empty : toValues(run(a, b));
    },
    true,
  );

/** Returns whether collections are equal; undefined if that is unknown because of the precision of a date. */
function areAllEqual(left: Values, right: Values, isLoose: boolean): boolean | undefined {
  if (left.length !== right.length) return false;
  if (left.length === 1) return areEqual(left[0] as Value, right[0] as Value, isLoose);
  return left.every((value, index) => areEqual(value, right[index] as Value, isLoose));
}

function contains(all: Values, one: Values): Values {
  if (one.length === 0) return empty;
  if (all.length === 0) return toValues(false);
  const value = single(one);
  return toValues(all.some((other) => areEqual(other, value)));
}

export const operators: Readonly<Record<string, OperatorCompiler>> = {
  '=': strict(aBoolean, (left, right) => toValues(areAllEqual(left, right, false))),
  '!=': strict(aBoolean, (left, right) => {
    const isEqual = areAllEqual(left, right, false);
    return isEqual === undefined ? empty : toValues(!isEqual);
  }),
  '~': binary(aBoolean, (left, right) => toValues(areAllEqual(left, right, true)), true),
  '!~': binary(aBoolean, (left, right) => toValues(!areAllEqual(left, right, true)), true),
  '<': compared((order) => order < 0),
  '>': compared((order) => order > 0),
  '<=': compared((order) => order <= 0),
  '>=': compared((order) => order >= 0),
  in: binary(aBoolean, (left, right) => contains(right, left), true),
  contains: binary(aBoolean, contains, true),
  '|': (left, right) => {
    const shape = either(left.shape, right.shape);
    refuseUntyped(shape, shape);
    if (left.constant && right.constant) {
      const constant = distinct([...left.constant, ...right.constant]);
      return { shape, constant, run: () => constant };
    }
    return { shape, run: (frame) => distinct([...left.run(frame), ...right.run(frame)]) };
  },
  and: binary(aBoolean, (left, right) => {
    const [a, b] = [booleanOf(left), booleanOf(right)];
    return a === false || b === false ? toValues(false) : a && b ? toValues(true) : empty;
  }),
  or: binary(aBoolean, (left, right) => {
    const [a, b] = [booleanOf(left), booleanOf(right)];
    return a || b ? toValues(true) : a === false && b === false ? toValues(false) : empty;
  }),
  xor: binary(aBoolean, (left, right) => {
    const [a, b] = [booleanOf(left), booleanOf(right)];
    return a === undefined || b === undefined ? empty : toValues(a !== b);
  }),
  implies: binary(aBoolean, (left, right) => {
    const [a, b] = [booleanOf(left), booleanOf(right)];
    if (a === false || b === true) return toValues(true);
    return a && b === false ? toValues(false) : empty;
  }),
  '&': binary(aText, (left, right) => [(textOf(left) ?? '') + (textOf(right) ?? '')]),
  '+': (left, right) => withTime(plus, left, right) ?? arithmetic(plus)(left, right),
  '-': (left, right) => withTime(minus, left, right) ?? arithmetic(minus)(left, right),
  '*': arithmetic((a, b) => multiply(toNumeric(a), toNumeric(b))),
  '/': arithmetic((a, b) => divide(toNumeric(a), toNumeric(b))),
  div: whole(divideWhole),
  mod: whole(remainder),
};

type PlainOperator = (a: unknown, b: unknown) => Value | undefined;

function arithmetic(run: PlainOperator): OperatorCompiler {
  return (left, right) => {
    // Amounts need units, which are not native.
    if (has(left.shape, quantity) || has(right.shape, quantity)) throw new NotNativeError();
    const isText = run === plus && has(left.shape, text) && has(right.shape, text);
    const shape = isText ? { kinds: text | number } : aNumber;
    return strict(shape, (a, b) => calculated(run, a, b))(left, right);
  };
}

function calculated(run: PlainOperator, left: Values, right: Values): Values {
  if (left.length === 0 || right.length === 0) return empty;
  const [a, b] = [plainOf(single(left)), plainOf(single(right))];
  return a === undefined || b === undefined ? empty : toValues(run(a, b));
}

/** Adds an amount of time to a date or time, if that is what the operands are. */
function withTime(run: PlainOperator, left: Compiled, right: Compiled): Compiled | undefined {
  const isTime = ({ kinds }: Shape) =>
    (kinds & (Kind.number | Kind.boolean | quantity | untyped)) === 0 && (kinds & moment) !== 0;
  if (!isTime(left.shape) || right.shape.kinds !== quantity) return undefined;
  return { shape: aMoment, run: (frame) => calculated(run, left.run(frame), right.run(frame)) };
}

/** Adds numbers, joins texts, and moves dates. */
export function plus(a: unknown, b: unknown): Value | undefined {
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (a instanceof Moment && b instanceof Quantity) return a.plus(b.value, b.unit) ?? fail();
  return add(toNumeric(a), toNumeric(b));
}

function minus(a: unknown, b: unknown): Value | undefined {
  if (a instanceof Moment && b instanceof Quantity) return a.plus(negate(b.value), b.unit) ?? fail();
  return subtract(toNumeric(a), toNumeric(b));
}

/** Returns a number. fhirpath.js also accepts the text of one, so that the two agree. */
function toNumeric(value: unknown): Numeric {
  if (isNumeric(value)) return value;
  return typeof value === 'string' && /^[+-]?\d+(?:\.\d+)?$/.test(value) ? numberFrom(value) : fail();
}

function fail(): never {
  throw new EvaluationError();
}
