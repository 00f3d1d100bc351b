import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { NativeEvaluator } from '../../../src/core/form/expressions/native-evaluator.js';
import { Compiler } from '../../../src/core/form/expressions/path/compiler.js';
import { extras } from '../../../src/core/form/expressions/path/extras.js';
import { NotNativeError } from '../../../src/core/form/expressions/path/syntax.js';
import { Enablement } from '../../../src/core/form/enablement.js';
import { planOf } from '../../../src/core/form/plan.js';
import { ItemTree } from '../../../src/core/form/tree.js';
import { responseToFhir } from '../../../src/fhir/index.js';
import { ExpressionGenerator } from './expression-generator.js';
import { anyResponse, questionnaire, Random } from './generated-answers.js';

const expressionCount = process.env['ENDURANCE'] ? 100_000 : 1_000;

interface EngineElement {
  convertData?(): unknown;
  toJSON?(): unknown;
}

/** Returns whether a value has parts. FHIRPath gives no text for it; fhirpath.js gives "[object Object]". */
function hasParts(value: unknown): boolean {
  const element = value as EngineElement;
  const data = typeof element?.convertData === 'function' ? element.convertData() : value;
  return typeof data === 'object' && data !== null && typeof (data as EngineElement).toJSON !== 'function';
}

const options = {
  preciseMath: true,
  userInvocationTable: {
    toString: { fn: (values: readonly unknown[]) => textOf(values) ?? [], internalStructures: true },
    convertsToString: {
      fn: (values: readonly unknown[]) => (values.length === 1 ? textOf(values) !== undefined : []),
      internalStructures: true,
    },
  },
} as never;

function textOf(values: readonly unknown[]): string | undefined {
  if (values.length > 1) throw new Error('Expected one value.');
  const [value] = values;
  if (value === undefined || value === null || hasParts(value)) return undefined;
  const element = value as EngineElement;
  return String(typeof element.convertData === 'function' ? element.convertData() : value);
}

type Compiled = (data: object, environment: object) => unknown[];

/** Compiles for fhirpath.js an expression that is native. */
function compiledBy(compiler: Compiler, expression: string): { compiled: Compiled | undefined; isRefused: boolean } {
  try {
    compiler.compile(expression, undefined);
  } catch (error) {
    if (!(error instanceof NotNativeError)) throw error;
    return { compiled: undefined, isRefused: true };
  }
  try {
    return { compiled: fhirpath.compile(expression, r4, options) as Compiled, isRefused: false };
  } catch {
    return { compiled: undefined, isRefused: false };
  }
}

/** A response, for both engines. */
class State {
  readonly #tree: ItemTree;
  readonly #json: object;

  constructor(random: Random) {
    const response = anyResponse(random);
    this.#tree = new ItemTree(planOf(questionnaire), response, true);
    new Enablement(this.#tree).update([]);
    const json = { ...responseToFhir(questionnaire, response, { version: 'R4' }), status: 'in-progress' };
    this.#json = JSON.parse(JSON.stringify(json)) as object;
  }

  ours(compiler: Compiler, expression: string): unknown {
    try {
      return new NativeEvaluator(this.#tree, {}, compiler).evaluate(expression, undefined).map(({ json }) => json);
    } catch {
      return 'error';
    }
  }

  theirs(compiled: Compiled | undefined): unknown {
    try {
      if (!compiled) return 'error';
      const results = compiled(this.#json, { resource: this.#json, questionnaire: questionnaire.original });
      // In UTC fhirpath.js writes -00:00.
      return JSON.parse(JSON.stringify(results).replaceAll('-00:00"', '+00:00"')) as unknown;
    } catch {
      return 'error';
    }
  }
}

describe('our engine and fhirpath.js', () => {
  it('agree on generated expressions and answers', (test) => {
    const random = new Random(27);
    const generator = new ExpressionGenerator(random);
    const compiler = new Compiler(questionnaire, extras);
    const counts = { expressions: 0, results: 0, withValue: 0, failing: 0, notNative: 0 };
    const differences: string[] = [];
    let states: readonly State[] = [];
    while (counts.expressions < expressionCount) {
      if (counts.expressions % 20 === 0) states = Array.from({ length: 3 }, () => new State(random));
      const expression = generator.any();
      const { compiled, isRefused } = compiledBy(compiler, expression);
      if (isRefused) {
        counts.notNative++;
        continue;
      }
      counts.expressions++;
      for (const state of states) {
        const theirs = state.theirs(compiled);
        const ours = state.ours(compiler, expression);
        counts.results++;
        if (theirs === 'error') counts.failing++;
        else if ((theirs as unknown[]).length > 0) counts.withValue++;
        if (JSON.stringify(ours) === JSON.stringify(theirs)) continue;
        differences.push(`${expression}\n    ours:   ${JSON.stringify(ours)}\n    theirs: ${JSON.stringify(theirs)}`);
      }
    }
    test.diagnostic(`${JSON.stringify(counts)}, ${differences.length} differences`);
    assert.deepEqual(differences.slice(0, 40), []);
    assert.ok(counts.withValue > counts.results / 3, 'too few results say anything');
  });
});
