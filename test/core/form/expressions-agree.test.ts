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
import { anyResponse, ExpressionGenerator, questionnaire, Random } from './expression-generator.js';

const count = Number(process.env['COUNT'] ?? 0) || (process.env['ENDURANCE'] ? 120_000 : 2_000);

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

/** One state of the response, evaluated by both engines. */
class BothEngines {
  readonly #evaluator: NativeEvaluator;
  readonly #tree: ItemTree;
  readonly #json: object;

  constructor(
    readonly compiler: Compiler,
    random: Random,
  ) {
    const response = anyResponse(random);
    this.#tree = new ItemTree(planOf(questionnaire), response, true);
    new Enablement(this.#tree).update([]);
    this.#evaluator = new NativeEvaluator(this.#tree, {}, compiler);
    const { id: _, ...json } = { id: undefined, ...responseToFhir(questionnaire, response, { version: 'R4' }) };
    this.#json = JSON.parse(JSON.stringify({ ...json, status: 'in-progress' })) as object;
  }

  ours(expression: string): unknown {
    this.compiler.compile(expression, undefined);
    try {
      return this.#evaluator.evaluate(expression, undefined).map(({ json }) => json);
    } catch {
      return 'error';
    }
  }

  theirs(expression: string): unknown {
    const environment = { resource: this.#json, questionnaire: questionnaire.original };
    try {
      const results = fhirpath.evaluate(this.#json, expression, environment, r4, options) as unknown[];
      // In UTC fhirpath.js writes -00:00.
      return JSON.parse(JSON.stringify(results).replaceAll('-00:00"', '+00:00"')) as unknown;
    } catch {
      return 'error';
    }
  }
}

describe('our engine and fhirpath.js', () => {
  const compiler = new Compiler(questionnaire, extras);

  it('agree on generated expressions and answers', (test) => {
    const random = new Random(Number(process.env['SEED'] ?? 27));
    const generator = new ExpressionGenerator(random);
    const counts = { compared: 0, withValue: 0, failing: 0, notNative: 0 };
    const differences: string[] = [];
    let engines = new BothEngines(compiler, random);
    while (counts.compared < count) {
      if (counts.compared % 25 === 0) engines = new BothEngines(new Compiler(questionnaire, extras), random);
      const expression = generator.any();
      let ours: unknown;
      try {
        ours = engines.ours(expression);
      } catch (error) {
        if (!(error instanceof NotNativeError)) throw error;
        counts.notNative++;
        continue;
      }
      const theirs = engines.theirs(expression);
      counts.compared++;
      if (theirs === 'error') counts.failing++;
      else if ((theirs as unknown[]).length > 0) counts.withValue++;
      if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
        differences.push(`${expression}\n    ours:   ${JSON.stringify(ours)}\n    theirs: ${JSON.stringify(theirs)}`);
      }
    }
    test.diagnostic(`${JSON.stringify(counts)}, ${differences.length} differences`);
    assert.deepEqual(differences.slice(0, 40), []);
  });
});
