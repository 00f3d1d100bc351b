import { empty, numberOf, textOf, toValues, type Compiled, type Frame } from './compiled.js';
import type { Call } from './call.js';
import type { Value, Values } from './elements.js';
import { EvaluationError } from './equality.js';
import { isWhole, toNumber } from './numbers.js';
import { has, Kind, type Shape } from './shape.js';
import { NotNativeError } from './syntax.js';

/** A native function with the number of its arguments. */
export interface FunctionEntry {
  readonly least: number;
  readonly most: number;
  compile(call: Call): Compiled;
}

export type FunctionTable = Readonly<Record<string, FunctionEntry>>;

/** Compiles an argument that is evaluated once, for `$this` as it is outside of the function. */
export function argument({ args, scope, compiler }: Call, index: number): Compiled | undefined {
  const syntax = args[index];
  return syntax && compiler.syntax(syntax, scope);
}

/** Compiles an argument that is evaluated for each element, or for the whole input as `$this`. */
export function criterion({ args, scope, compiler }: Call, index: number, self: Shape, total?: Shape): Compiled {
  const syntax = args[index];
  if (!syntax) throw new NotNativeError();
  return compiler.syntax(syntax, { ...scope, self, hasIndex: true, total: total ?? scope.total });
}

/** Evaluates for one element. */
export function evaluateFor({ run }: Compiled, value: Value, index: number, frame: Frame): Values {
  return run({ ...frame, self: [value], index });
}

/** A function of its input and of arguments that are evaluated once. */
export function eager(
  least: number,
  most: number,
  shape: Shape | ((input: Shape, ...args: readonly Shape[]) => Shape),
  run: (input: Values, ...args: readonly Values[]) => Values,
): FunctionEntry {
  return {
    least,
    most,
    compile: (call) => {
      const args = call.args.map((_, index) => argument(call, index) as Compiled);
      const { input } = call;
      const [first, second] = args;
      const result = typeof shape === 'function' ? shape(input.shape, ...args.map((arg) => arg.shape)) : shape;
      // Most functions have at most one argument: no list of arguments is made for them.
      if (!first) return { shape: result, run: (frame) => run(input.run(frame)) };
      if (!second) return { shape: result, run: (frame) => run(input.run(frame), first.run(frame)) };
      return { shape: result, run: (frame) => run(input.run(frame), ...args.map((arg) => arg.run(frame))) };
    },
  };
}

/** Refuses a shape that may be a quantity, whose units are not native. */
function refuseQuantity(shape: Shape): void {
  if (has(shape, Kind.quantity)) throw new NotNativeError();
}

/** A function of one text and of text arguments. It has no result if any of them is absent. */
export function text(
  count: number,
  shape: Shape,
  run: (text: string, ...args: readonly string[]) => Value | undefined,
): FunctionEntry {
  return eager(count, count, shape, (input, ...args) => {
    const values = [...args.map(textOf), textOf(input)];
    if (!values.every((value) => value !== undefined)) return empty;
    return toValues(run(values[count] as string, ...(values as string[])));
  });
}

export function wholeNumberOf(values: Values): number | undefined {
  const value = numberOf(values);
  if (value === undefined) return undefined;
  if (!isWhole(value)) throw new EvaluationError();
  return toNumber(value);
}

/** Refuses quantities in the input. */
export function untyped(shape: Shape) {
  return (input: Shape): Shape => {
    refuseQuantity(input);
    return shape;
  };
}

/** Refuses values that may be no numbers or texts. */
export const numeric = (shape: Shape): Shape => {
  refuseQuantity(shape);
  if (has(shape, Kind.untyped | Kind.momentText) && has(shape, Kind.moment)) throw new NotNativeError();
  return shape;
};
