import { booleanOf, empty, isExactlyTrue, numberOf, toValues, type Compiled } from './compiled.js';
import { dataOf, Element, JsonElement, plainOf, type Plain, type Value, type Values } from './elements.js';
import type { Call } from './compiler.js';
import { EvaluationError, isNumeric } from './equality.js';
import { eager, refuseQuantity, type FunctionEntry, type FunctionTable } from './function-table.js';
import { wholeNumberOf } from './functions-of-text.js';
import { Moment, type MomentKind } from './moment.js';
import { compareNumbers, isWhole, negate, numberFrom, round, wholeOf, type Numeric } from './numbers.js';
import { exp, log, ln, power, squareRoot } from './powers.js';
import { aBoolean, aMoment, aNumber, aText, either, has, Kind, type Shape } from './shape.js';
import { NotNativeError, type Syntax } from './syntax.js';
import { answerTypes, isOfType, systemTypes } from './types.js';

/** Returns the data of the only value, if any. */
function onlyData(values: Values): Plain | Element | undefined {
  if (values.length > 1) throw new EvaluationError();
  const [value] = values;
  return value === undefined ? undefined : dataOf(value);
}

function toInteger(input: Values): Numeric | undefined {
  const value = onlyData(input);
  if (typeof value === 'boolean') return Number(value);
  if (isNumeric(value)) return isWhole(value) ? value : undefined;
  return typeof value === 'string' && /^[+-]?\d+$/.test(value)
    ? numberFrom(String(BigInt(value.replace('+', ''))))
    : undefined;
}

function toDecimal(input: Values): Numeric | undefined {
  const value = onlyData(input);
  if (typeof value === 'boolean') return Number(value);
  if (isNumeric(value)) return value;
  if (typeof value !== 'string' || !/^[+-]?\d+(?:\.\d+)?$/.test(value)) return undefined;
  // Without the zeros of the text.
  return negate(negate(numberFrom(value)));
}

const truths = /^(?:true|t|yes|y|1|1\.0)$/i;
const untruths = /^(?:false|f|no|n|0|0\.0)$/i;

function toBoolean(input: Values): boolean | undefined {
  const value = onlyData(input);
  if (typeof value === 'boolean') return value;
  if (isNumeric(value))
    return compareNumbers(value, 1) === 0 ? true : compareNumbers(value, 0) === 0 ? false : undefined;
  if (typeof value !== 'string') return undefined;
  return truths.test(value) ? true : untruths.test(value) ? false : undefined;
}

/** Returns text; undefined for an element with parts, which has none. */
function toText(input: Values): string | undefined {
  if (input.length > 1) throw new EvaluationError();
  const value = input[0] === undefined ? undefined : plainOf(input[0]);
  return value === undefined || value instanceof Element ? undefined : String(value);
}

function toMoment(kind: MomentKind) {
  return (input: Values): Moment | undefined => {
    const value = onlyData(input);
    if (typeof value === 'string') return Moment.from(kind, value);
    if (!(value instanceof Moment)) return undefined;
    if (value.kind === kind) return value;
    if (value.kind === 'time' || kind === 'time') return undefined;
    return Moment.from(kind, kind === 'date' ? (value.text.split('T')[0] ?? '') : value.text);
  };
}

function conversion(shape: Shape, run: (input: Values) => Value | undefined): FunctionEntry {
  return eager(0, 0, untyped(shape), (input) => toValues(run(input)));
}

/** A test whether a conversion is possible; without a result unless there is exactly one value. */
function convertible(run: (input: Values) => Value | undefined): FunctionEntry {
  return eager(0, 0, untyped(aBoolean), (input) => (input.length === 1 ? toValues(run(input) !== undefined) : empty));
}

/** Refuses quantities in the input. */
function untyped(shape: Shape) {
  return (input: Shape): Shape => {
    refuseQuantity(input);
    return shape;
  };
}

const conversions = {
  Integer: [aNumber, toInteger],
  Decimal: [aNumber, toDecimal],
  Boolean: [aBoolean, toBoolean],
  String: [aText, toText],
  Date: [aMoment, toMoment('date')],
  DateTime: [aMoment, toMoment('dateTime')],
  Time: [aMoment, toMoment('time')],
} as const;

function mathematical(run: (value: Numeric) => Numeric | undefined): FunctionEntry {
  return eager(0, 0, untyped(aNumber), (input) => {
    const value = numberOf(input);
    return value === undefined ? empty : toValues(run(value));
  });
}

function withNumber(run: (value: Numeric, other: Numeric) => Numeric | undefined): FunctionEntry {
  const shape = (input: Shape, other: Shape = input) => untyped(untyped(aNumber)(other))(input);
  return eager(1, 1, shape, (input, argument = empty) => {
    const other = numberOf(argument);
    const value = other === undefined ? undefined : numberOf(input);
    return value === undefined || other === undefined ? empty : toValues(run(value, other));
  });
}

function now(kind: MomentKind): FunctionEntry {
  return {
    least: 0,
    most: 0,
    compile: () => ({ shape: aMoment, run: ({ surroundings }) => [surroundings.now(kind)] }),
  };
}

/** Compiles `is()`, `as()` and `ofType()`, whose argument is the name of a type. */
function typed(name: 'is' | 'as' | 'ofType'): FunctionEntry {
  return {
    least: 1,
    most: 1,
    compile: ({ input, args: [syntax], compiler }) => {
      const type = typeNameOf(syntax);
      if (name !== 'ofType') return compiler.typeTest(name, input, type);
      if (has(input.shape, Kind.untyped | Kind.root | Kind.item | Kind.answer)) throw new NotNativeError();
      if (!answerTypes.has(type) && !systemTypes.has(type)) throw new NotNativeError();
      // A quantity stays one only if that is what is asked.
      const kinds = type === 'Quantity' ? input.shape.kinds : input.shape.kinds & ~Kind.quantity;
      const shape = { ...input.shape, kinds };
      return { shape, run: (frame) => input.run(frame).filter((value) => isOfType(value, type, true)) };
    },
  };
}

function typeNameOf(syntax: Syntax | undefined): string {
  if (syntax?.is !== 'member') throw new NotNativeError();
  return syntax.of ? `${typeNameOf(syntax.of)}.${syntax.name}` : syntax.name;
}

function roundTo(input: Values, places?: Values): Values {
  const count = places ? (wholeNumberOf(places) ?? 0) : 0;
  const value = numberOf(input);
  if (value === undefined) return empty;
  if (count < 0) throw new EvaluationError();
  return [round(value, count)];
}

export const conversionFunctions: FunctionTable = {
  ...Object.fromEntries(
    Object.entries(conversions).flatMap(([name, [shape, run]]) => [
      [`to${name}`, conversion(shape, run)],
      [`convertsTo${name}`, convertible(run)],
    ]),
  ),
  not: eager(0, 0, aBoolean, (input) => {
    const value = booleanOf(input);
    return value === undefined ? empty : toValues(!value);
  }),
  hasValue: eager(0, 0, aBoolean, ([value, ...others]) =>
    toValues(value !== undefined && others.length === 0 && isPrimitive(value)),
  ),
  round: eager(0, 1, untyped(aNumber), roundTo),
  abs: mathematical((value) => (compareWithZero(value) < 0 ? negate(value) : value)),
  ceiling: mathematical((value) => wholeOf(value, 'ceiling')),
  floor: mathematical((value) => wholeOf(value, 'floor')),
  truncate: mathematical((value) => wholeOf(value, 'truncate')),
  sqrt: mathematical(squareRoot),
  exp: mathematical(exp),
  ln: mathematical(ln),
  log: withNumber(log),
  power: withNumber(power),
  today: now('date'),
  now: now('dateTime'),
  timeOfDay: now('time'),
  is: typed('is'),
  as: typed('as'),
  ofType: typed('ofType'),
  // The condition and results are evaluated for the whole input.
  iif: {
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
  },
};

/** Compiles an argument for the whole input as `$this`; `$index` stays that of outside. */
function whole({ args, scope, input, compiler }: Call, index: number): Compiled {
  return compiler.syntax(args[index] as Syntax, { ...scope, self: input.shape });
}

function compareWithZero(value: Numeric): number {
  return typeof value === 'number' ? value : value.digits < 0n ? -1 : 1;
}

function isPrimitive(value: Value): boolean {
  if (value instanceof Element)
    return value instanceof JsonElement && value.data !== undefined && typeof value.data !== 'object';
  return true;
}
