import type { QuestionnaireItem } from '../../../model/questionnaire.js';
import type { ItemNode } from '../../form-item.js';
import { dataOf, plainOf, type JsonElement, type Value, type Values } from './elements.js';
import { EvaluationError, isNumeric } from './equality.js';
import type { Moment, MomentKind } from './moment.js';
import type { Numeric } from './numbers.js';
import type { ResponseView } from './response-view.js';
import type { Shape } from './shape.js';

/** The response, item and variables that an expression can refer to while it runs. */
export interface Surroundings {
  readonly view: ResponseView;
  /** Occurrence of the expression's item; undefined for the whole response. */
  readonly node: ItemNode | undefined;
  /** Value of a variable of the form. */
  variable(owner: QuestionnaireItem | undefined, name: string): Values;
  /** Data that the initial answers of a group come from. */
  prefillResults(group: QuestionnaireItem): Values;
  /** Value that the host page gave under a name. */
  host(name: string): Values;
  original(linkId: string | undefined): JsonElement;
  /** The current date or time, the same during one evaluation. */
  now(kind: MomentKind): Moment;
}

/** A step of an evaluation: `$this`, `$index` and `$total`. */
export interface Frame {
  readonly self: Values;
  readonly index: number;
  readonly total: Values;
  readonly surroundings: Surroundings;
}

/** @throws EvaluationError if the expression fails. */
export type Run = (frame: Frame) => Values;

/** An expression as a function, and what its result may be. */
export interface Compiled {
  readonly run: Run;
  readonly shape: Shape;
  /** The result of an expression that is always the same. */
  readonly constant?: Values;
}

export const empty: Values = [];
const isTrue: Values = [true];
const isFalse: Values = [false];

export function toValues(value: Value | undefined): Values {
  if (value === undefined) return empty;
  return value === true ? isTrue : value === false ? isFalse : [value];
}

/** Returns the only value as text; undefined if there is none. */
export function textOf(values: Values): string | undefined {
  const value = onlyOf(values);
  if (value === undefined) return undefined;
  const data = dataOf(value);
  if (data !== undefined && typeof data !== 'string') throw new EvaluationError();
  return data;
}

export function numberOf(values: Values): Numeric | undefined {
  const value = onlyOf(values);
  const plain = value === undefined ? undefined : plainOf(value);
  if (plain !== undefined && !isNumeric(plain)) throw new EvaluationError();
  return plain;
}

/** Returns the only value as a boolean. Any other single value counts as true (FHIRPath, singleton evaluation). */
export function booleanOf(values: Values): boolean | undefined {
  const value = onlyOf(values);
  const plain = value === undefined ? undefined : plainOf(value);
  return plain === undefined ? undefined : plain !== false;
}

/** Returns whether a collection is exactly `true`. */
export function isExactlyTrue(values: Values): boolean {
  return values.length === 1 && plainOf(values[0] as Value) === true;
}

/** Returns whether a criterion of `where()` includes an element. */
export function isMet([first]: Values): boolean {
  if (first === undefined || first === 0 || first === '') return false;
  return plainOf(first) !== false;
}

function onlyOf(values: Values): Value | undefined {
  if (values.length > 1) throw new EvaluationError();
  return values[0];
}
