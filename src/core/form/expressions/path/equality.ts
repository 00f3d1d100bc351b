import {
  AnswerElement,
  Element,
  isObject,
  ItemElement,
  plainOf,
  Quantity,
  type Plain,
  type Value,
  type Values,
} from './elements.js';
import { Moment } from './moment.js';
import { areEquivalent, compareNumbers, Decimal, type Numeric } from './numbers.js';

/** Thrown if an expression fails. Contains nothing of a value. */
export class EvaluationError extends Error {}

/**
 * Compares two values for equality (`=`), or equivalence (`~`).
 *
 * @returns Undefined if dates differ in precision only.
 */
export function areEqual(a: Value, b: Value, isLoose = false): boolean | undefined {
  const [x, y] = [plainOf(a), plainOf(b)];
  const isSame = arePlainEqual(x, y, isLoose);
  if (!isSame || isLoose || !(a instanceof Element) || !(b instanceof Element)) return isSame;
  return isSameJson(a.extra, b.extra, false);
}

function arePlainEqual(
  x: Plain | Element | undefined,
  y: Plain | Element | undefined,
  isLoose: boolean,
): boolean | undefined {
  if (isNumeric(x) && isNumeric(y)) return isLoose ? areEquivalent(x, y) : compareNumbers(x, y) === 0;
  // Not comparable, as in fhirpath.js: the result is empty.
  if (isNumeric(x) && y instanceof Moment) return isLoose ? false : undefined;
  if (x instanceof Moment && y instanceof Moment) return isLoose ? x.isEquivalent(y) : x.equals(y);
  if (typeof x === 'string' && typeof y === 'string') return isLoose ? loose(x) === loose(y) : x === y;
  if (x instanceof Element && y instanceof Element) return areElementsEqual(x, y, isLoose);
  if (x instanceof Quantity && y instanceof Quantity) {
    // The compiler admits no comparison of units.
    return x.unit === y.unit && compareNumbers(x.value, y.value) === 0;
  }
  return x === y;
}

function areElementsEqual(x: Element, y: Element, isLoose: boolean): boolean {
  if (x === y) return true;
  if (x instanceof ItemElement && y instanceof ItemElement && x.node.item.linkId !== y.node.item.linkId) return false;
  return isSameJson(x.json, y.json, isLoose);
}

/** Compares JSON by content; the order of fields does not matter. */
function isSameJson(x: unknown, y: unknown, isLoose: boolean): boolean {
  if (typeof x === 'string' && typeof y === 'string') return isLoose ? loose(x) === loose(y) : x === y;
  if (!isObject(x) || !isObject(y)) return (x ?? null) === (y ?? null);
  const names = Object.keys(x);
  return (
    names.length === Object.keys(y).length &&
    names.every((name) => Object.hasOwn(y, name) && isSameJson(x[name], y[name], isLoose))
  );
}

function loose(text: string): string {
  return text.toUpperCase().replace(/\p{White_Space}/gu, ' ');
}

/** Returns the order of two values, as a number like that of a sort function; undefined if it is unknown. */
export function compareValues(a: Values, b: Values): number | undefined {
  const [x, y] = [plainOf(single(a)), plainOf(single(b))];
  if (x === undefined || y === undefined) return undefined;
  if (isNumeric(x) && isNumeric(y)) return compareNumbers(x, y);
  if (typeof x === 'string' && typeof y === 'string') return x < y ? -1 : x > y ? 1 : 0;
  if (typeof x === 'boolean' && typeof y === 'boolean') return Number(x) - Number(y);
  if (x instanceof Moment && y instanceof Moment && (x.kind === 'time') === (y.kind === 'time')) return x.compare(y);
  throw new EvaluationError();
}

/** Returns the only value. */
export function single(values: Values): Value {
  const [value] = values;
  if (value === undefined || values.length > 1) throw new EvaluationError();
  return value;
}

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === 'number' || value instanceof Decimal;
}

/** Returns the different values, in the order of their first occurrence. */
export function distinct(values: Values): Values {
  if (values.length < 2) return values;
  const found = new DistinctValues();
  return values.filter((value) => found.add(value));
}

/** More values without a key than these would take seconds. */
const maximumOthers = 5_000;

/** Values without duplicates. Most are told apart by a key, because comparing each with each is quadratic. */
export class DistinctValues {
  readonly #keys = new Set<unknown>();
  readonly #others: Value[] = [];

  /** Adds a value; returns false if there is an equal one. */
  add(value: Value): boolean {
    const key = keyOf(value);
    if (key !== undefined) {
      if (this.#keys.has(key)) return false;
      this.#keys.add(key);
      return true;
    }
    if (this.#others.length >= maximumOthers) throw new EvaluationError();
    if (this.#others.some((other) => areEqual(other, value))) return false;
    this.#others.push(value);
    return true;
  }
}

/** Returns a key that is the same exactly for equal values of all kinds with a key; undefined for other values. */
function keyOf(value: Value): unknown {
  if (value instanceof ItemElement) {
    const { linkId } = value.node.item;
    const isOnly = value.view.tree.occurrencesOf(linkId).size === 1;
    return isOnly ? value : `${linkId} ${JSON.stringify(value.json)}`;
  }
  return value instanceof AnswerElement ? `answer ${JSON.stringify(value.json)}` : undefined;
}
