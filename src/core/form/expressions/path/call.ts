import type { QuestionnaireItem } from '../../../model/questionnaire.js';
import type { Compiled } from './compiled.js';
import type { ResponseShapes, Shape } from './shape.js';
import type { Syntax } from './syntax.js';

/** The names and positions that an expression can refer to when it is compiled. */
export interface Scope {
  /** Item of the expression; undefined for the whole response. */
  readonly owner: QuestionnaireItem | undefined;
  /** Shape of `$this`. */
  readonly self: Shape;
  readonly hasIndex: boolean;
  readonly total: Shape | undefined;
}

/** A call of a function, to be compiled. */
export interface Call {
  readonly name: string;
  /** Compiled when it is first read. */
  readonly input: Compiled;
  /** The syntax of the input, to recognize paths that have a faster way. */
  readonly of: Syntax | undefined;
  readonly args: readonly Syntax[];
  readonly scope: Scope;
  readonly compiler: ArgumentCompiler;
}

/** The part of the compiler that functions use, to compile their arguments. */
export interface ArgumentCompiler {
  readonly shapes: ResponseShapes;
  syntax(syntax: Syntax, scope: Scope): Compiled;
}
