import type { ExpressionVariable, Questionnaire, QuestionnaireItem } from '../../../model/questionnaire.js';
import type { Scope } from './call.js';
import { empty, toValues, type Compiled, type Run } from './compiled.js';
import { Element, Quantity, type Values } from './elements.js';
import { EvaluationError, isNumeric } from './equality.js';
import type { FunctionTable } from './function-table.js';
import { commonFunctions } from './functions.js';
import type { Moment, MomentKind } from './moment.js';
import { negate, toNumber } from './numbers.js';
import { operators } from './operators.js';
import {
  aBoolean,
  aMoment,
  aNumber,
  aText,
  has,
  hostShape,
  Kind,
  nothing,
  questionnaireShape,
  ResponseShapes,
  theResponse,
  type Shape,
} from './shape.js';
import { NotNativeError, parse, type Syntax } from './syntax.js';

/** Functions and dates, which not every form needs; a separate module. */
export interface Extras {
  readonly functions: FunctionTable;
  /** Reads a date or time; undefined if the text has another format. */
  readMoment(type: string, text: string): Moment | undefined;
  now(kind: MomentKind): Moment;
}

/** Compiles the expressions of a questionnaire to functions. An expression is compiled once for each item. */
export class Compiler {
  readonly shapes: ResponseShapes;
  readonly #parents = new Map<QuestionnaireItem, QuestionnaireItem | undefined>();
  readonly #compiled = new Map<QuestionnaireItem | undefined, Map<string, Compiled>>();

  readonly #functions: FunctionTable;

  constructor(
    readonly questionnaire: Questionnaire,
    readonly extras?: Extras,
  ) {
    this.shapes = new ResponseShapes(questionnaire, extras !== undefined);
    this.#functions = { ...commonFunctions, ...extras?.functions };
    for (const item of this.shapes.byLinkId.values())
      for (const child of item.items ?? []) this.#parents.set(child, item);
  }

  /**
   * @param owner Item of the expression; undefined for the whole response.
   * @throws NotNativeError if it needs fhirpath.js.
   */
  compile(expression: string, owner: QuestionnaireItem | undefined): Compiled {
    const own = this.#compiled.get(owner) ?? new Map<string, Compiled>();
    this.#compiled.set(owner, own);
    const existing = own.get(expression);
    if (existing) return existing;
    const self = owner ? this.shapes.itemShape(new Set([owner.linkId])) : theResponse;
    // A variable that depends on itself has no value.
    own.set(expression, { run: fail, shape: nothing });
    try {
      const compiled = this.syntax(parse(expression), { owner, self, hasIndex: false, total: undefined });
      own.set(expression, compiled);
      return compiled;
    } catch (error) {
      own.delete(expression);
      throw error;
    }
  }

  syntax(syntax: Syntax, scope: Scope): Compiled {
    switch (syntax.is) {
      case 'literal': {
        const values = toValues(syntax.value);
        return { run: () => values, shape: literalShape(syntax.value), constant: values };
      }
      case 'moment': {
        const { text } = syntax;
        const type = text.startsWith('T') ? 'time' : text.includes('T') ? 'dateTime' : 'date';
        const moment = this.extras?.readMoment(type, text);
        if (!moment) throw new NotNativeError();
        return { run: () => [moment], shape: aMoment };
      }
      case 'quantity': {
        const values = [new Quantity(syntax.value, syntax.unit)];
        return { run: () => values, shape: { kinds: Kind.quantity } };
      }
      case 'variable':
        return this.#variable(syntax.name, scope);
      case '$this':
        return { run: (frame) => frame.self, shape: scope.self };
      case '$index':
        if (!scope.hasIndex) throw new NotNativeError();
        return { run: (frame) => [frame.index], shape: aNumber };
      case '$total':
        if (!scope.total) throw new NotNativeError();
        return { run: (frame) => frame.total, shape: scope.total };
      case 'member':
        return this.#member(syntax.name, syntax.of, scope);
      case 'call':
        return this.#call(syntax, scope);
      case 'indexer':
        return this.#indexer(syntax, scope);
      case 'sign':
        return this.#sign(syntax.operator, this.syntax(syntax.of, scope));
      case 'binary': {
        const compile = operators[syntax.operator];
        if (!compile) throw new NotNativeError();
        return compile(this.syntax(syntax.left, scope), this.syntax(syntax.right, scope));
      }
      case 'type': {
        // The same as `is()` and `as()`.
        const type: Syntax = { is: 'member', of: undefined, name: syntax.type };
        return this.syntax({ is: 'call', of: syntax.of, name: syntax.operator, args: [type] }, scope);
      }
    }
  }

  #member(name: string, of: Syntax | undefined, scope: Scope): Compiled {
    const { run, shape }: Compiled = of ? this.syntax(of, scope) : { run: (frame) => frame.self, shape: scope.self };
    // A type name at the start of a path filters by type.
    if (!of && /^[A-Z]/.test(name) && !(has(shape, Kind.root) && name === 'QuestionnaireResponse'))
      throw new NotNativeError();
    return { run: (frame) => membersOf(run(frame), name), shape: this.shapes.member(shape, name) };
  }

  #call({ of, name, args }: Extract<Syntax, { is: 'call' }>, scope: Scope): Compiled {
    const entry = Object.hasOwn(this.#functions, name) ? this.#functions[name] : undefined;
    if (!entry || args.length < entry.least || args.length > entry.most) throw new NotNativeError();
    const compileInput = (): Compiled =>
      of ? this.syntax(of, scope) : { run: (frame) => frame.self, shape: scope.self };
    let input: Compiled | undefined;
    return entry.compile({
      name,
      of,
      args,
      scope,
      compiler: this,
      get input() {
        return (input ??= compileInput());
      },
    });
  }

  #indexer({ of, index }: Extract<Syntax, { is: 'indexer' }>, scope: Scope): Compiled {
    const [values, position] = [this.syntax(of, scope), this.syntax(index, scope)];
    // fhirpath.js ignores an index that is an element.
    if (position.shape.kinds !== Kind.number) throw new NotNativeError();
    const run: Run = (frame) => {
      const [all, [at]] = [values.run(frame), position.run(frame)];
      return isNumeric(at) ? toValues(all[Math.trunc(toNumber(at))]) : empty;
    };
    return { run, shape: values.shape };
  }

  #sign(operator: string, { run, shape }: Compiled): Compiled {
    // fhirpath.js changes the value of a variable, and refuses elements.
    if (shape.kinds !== Kind.number) throw new NotNativeError();
    return {
      shape,
      run: (frame) => {
        const [value, ...others] = run(frame);
        if (!isNumeric(value) || others.length > 0) throw new EvaluationError();
        return [operator === '-' ? negate(value) : value];
      },
    };
  }

  #variable(name: string, { owner }: Scope): Compiled {
    const declared = this.#declarationOf(name, owner);
    if (declared) {
      const { variable, at } = declared;
      const { shape } = this.compile(variable.expression, at);
      if (at && variable === at.prefillFrom)
        return { run: ({ surroundings }) => surroundings.prefillResults(at), shape };
      return { run: ({ surroundings }) => surroundings.variable(at, name), shape };
    }
    switch (name) {
      case 'resource':
        return { run: ({ surroundings: { view } }) => [view.root], shape: theResponse };
      case 'context': {
        const shape = owner ? this.shapes.itemShape(new Set([owner.linkId])) : theResponse;
        return { run: ({ surroundings: { view, node } }) => [node ? view.element(node) : view.root], shape };
      }
      case 'questionnaire':
        return { run: ({ surroundings }) => [surroundings.original(undefined)], shape: questionnaireShape };
      case 'qitem':
        return { run: ({ surroundings }) => [surroundings.original(owner?.linkId)], shape: questionnaireShape };
      case 'ucum':
        return { run: () => ['http://unitsofmeasure.org'], shape: aText };
      case 'factory':
      case 'terminologies':
      case 'fhirServerUrl':
        throw new NotNativeError();
      default:
        return { run: ({ surroundings }) => surroundings.host(name), shape: hostShape };
    }
  }

  #declarationOf(
    name: string,
    owner: QuestionnaireItem | undefined,
  ): { readonly variable: ExpressionVariable; readonly at: QuestionnaireItem | undefined } | undefined {
    for (let at = owner; ; at = at && this.#parents.get(at)) {
      const variable =
        at?.prefillFrom?.name === name
          ? at.prefillFrom
          : (at ?? this.questionnaire).variables?.findLast((candidate) => candidate.name === name);
      if (variable) return { variable, at };
      if (!at) return undefined;
    }
  }
}

function fail(): never {
  throw new EvaluationError();
}

function membersOf(values: Values, name: string): Values {
  const [only] = values;
  if (values.length === 1) return only instanceof Element ? only.get(name) : empty;
  return values.flatMap((value) => (value instanceof Element ? value.get(name) : empty));
}

function literalShape(value: unknown): Shape {
  if (value === undefined) return nothing;
  if (typeof value === 'string') return aText;
  if (typeof value === 'boolean') return aBoolean;
  return aNumber;
}
