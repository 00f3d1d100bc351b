import { CalendarMoment } from './calendar.js';
import { empty, numberOf, toValues } from './compiled.js';
import { dataOf, Element, JsonElement, plainOf, type Plain, type Value, type Values } from './elements.js';
import { EvaluationError, isNumeric, single } from './equality.js';
import { eager, untyped, type FunctionEntry, type FunctionTable } from './function-table.js';
import { Moment, type MomentKind } from './moment.js';
import { compareNumbers, Decimal, isWhole, negate, numberFrom, wholeOf, type Numeric } from './numbers.js';
import { exp, ln, log, power, squareRoot } from './powers.js';
import { aBoolean, aMoment, aNumber, aText, Kind, type Shape } from './shape.js';
import { NotNativeError, type Syntax } from './syntax.js';
import { answerTypes, isOfType, resourceTypes, systemTypes } from './types.js';

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
  if (value === undefined || value instanceof Element) return undefined;
  return value instanceof Decimal && value.literal === undefined ? withExponent(value) : String(value);
}

/** Writes very small and very large numbers with an exponent, as JavaScript and fhirpath.js do. */
function withExponent(value: Decimal): string {
  const plain = String(value);
  const [, sign = '', whole = '', zeros = ''] = /^(-?)(\d+)(?:\.(0*))?/.exec(plain) ?? [];
  const exponent = whole === '0' ? -1 - zeros.length : whole.length - 1;
  if (exponent > -7 && exponent < 21) return plain;
  const [first = '', rest = ''] = plain
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '')
    .split(/(?<=^.)/);
  return `${sign}${first}${rest && '.'}${rest}e${exponent < 0 ? '' : '+'}${exponent}`;
}

function toMoment(kind: MomentKind) {
  return (input: Values): Moment | undefined => {
    const value = onlyData(input);
    if (typeof value === 'string') return CalendarMoment.from(kind, value);
    if (!(value instanceof Moment)) return undefined;
    if (value.kind === kind) return value;
    if (value.kind === 'time' || kind === 'time') return undefined;
    return CalendarMoment.from(kind, kind === 'date' ? (value.text.split('T')[0] ?? '') : value.text);
  };
}

function conversion(shape: Shape, run: (input: Values) => Value | undefined): FunctionEntry {
  return eager(0, 0, untyped(shape), (input) => toValues(run(input)));
}

/** A test whether a conversion is possible; without a result unless there is exactly one value. */
function convertible(run: (input: Values) => Value | undefined): FunctionEntry {
  return eager(0, 0, untyped(aBoolean), (input) => (input.length === 1 ? toValues(run(input) !== undefined) : empty));
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
    compile: ({ input: { run, shape }, args: [syntax] }) => {
      const type = typeNameOf(syntax);
      refuseUnknown(type, shape);
      // A quantity stays one only if that is what is asked.
      const kinds = type === 'Quantity' ? shape.kinds : shape.kinds & ~Kind.quantity;
      return {
        shape: name === 'is' ? aBoolean : { ...shape, kinds },
        run: (frame) => {
          const values = run(frame);
          if (name === 'ofType') return values.filter((value) => isOfType(value, type, true));
          const [value] = values;
          if (value === undefined) return empty;
          const isOf = isOfType(single(values), type);
          return name === 'is' ? toValues(isOf) : isOf ? values : empty;
        },
      };
    },
  };
}

/** Refuses a test that needs FHIR types which are not known: only answers have a type, and resources name theirs. */
function refuseUnknown(type: string, { kinds }: Shape): void {
  if ((kinds & (Kind.root | Kind.item | Kind.answer)) !== 0) throw new NotNativeError();
  const isKnown = (kinds & Kind.untyped) === 0 && (answerTypes.has(type) || systemTypes.has(type));
  if (!isKnown && !resourceTypes.has(type)) throw new NotNativeError();
}

function typeNameOf(syntax: Syntax | undefined): string {
  if (syntax?.is !== 'member') throw new NotNativeError();
  return syntax.of ? `${typeNameOf(syntax.of)}.${syntax.name}` : syntax.name;
}

export const conversionFunctions: FunctionTable = {
  ...Object.fromEntries(
    Object.entries(conversions).flatMap(([name, [shape, run]]) => [
      [`to${name}`, conversion(shape, run)],
      [`convertsTo${name}`, convertible(run)],
    ]),
  ),
  hasValue: eager(0, 0, aBoolean, ([value, ...others]) =>
    toValues(value !== undefined && others.length === 0 && isPrimitive(value)),
  ),
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
};

function compareWithZero(value: Numeric): number {
  return typeof value === 'number' ? value : value.digits < 0n ? -1 : 1;
}

function isPrimitive(value: Value): boolean {
  if (value instanceof Element)
    return value instanceof JsonElement && value.data !== undefined && typeof value.data !== 'object';
  return true;
}
