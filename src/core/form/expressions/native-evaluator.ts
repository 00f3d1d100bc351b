import type { QuestionnaireItem } from '../../model/questionnaire.js';
import type { ItemNode } from '../form-item.js';
import type { ItemTree } from '../tree.js';
import type { FormEvaluator, Result } from './evaluation.js';
import { empty, type Surroundings } from './path/compiled.js';
import type { Compiler } from './path/compiler.js';
import { Element, hostValues, isObject, JsonElement, Quantity, type Value, type Values } from './path/elements.js';
import { EvaluationError, isNumeric } from './path/equality.js';
import { Moment, type MomentKind } from './path/moment.js';
import { toNumber } from './path/numbers.js';
import { ResponseView } from './path/response-view.js';

/** Evaluates compiled expressions over the response tree of a form. */
export class NativeEvaluator implements FormEvaluator {
  readonly #compiler: Compiler;
  readonly #view: ResponseView;
  readonly #context: Readonly<Record<string, unknown>>;
  readonly #host = new Map<string, Values>();
  readonly #variables = new Map<ItemNode | undefined, Map<string, Values>>();
  readonly #running = new Set<string>();
  #originals: ReadonlyMap<string | undefined, JsonElement> | undefined;
  #now = new Map<MomentKind, Moment>();

  constructor(tree: ItemTree, context: Readonly<Record<string, unknown>>, compiler: Compiler) {
    this.#compiler = compiler;
    this.#view = new ResponseView(tree, compiler.extras?.readMoment);
    this.#context = context;
  }

  evaluate(expression: string, node: ItemNode | undefined): readonly Result[] {
    this.#now.clear();
    return this.valuesOf(expression, node).map(toResult);
  }

  invalidate(node: ItemNode): void {
    this.#view.invalidate(node);
  }

  forgetVariables(isStale: (owner: ItemNode | undefined, name: string) => boolean): void {
    for (const [owner, values] of this.#variables) {
      for (const name of values.keys()) if (isStale(owner, name)) values.delete(name);
    }
  }

  forgetOccurrence(node: ItemNode): void {
    this.#variables.delete(node);
    this.#view.forget(node);
  }

  valuesOf(expression: string, node: ItemNode | undefined): Values {
    const { run } = this.#compiler.compile(expression, node?.item);
    const self = [node ? this.#view.element(node) : this.#view.root];
    return run({ self, index: 0, total: empty, surroundings: this.#surroundingsOf(node) });
  }

  #surroundingsOf(node: ItemNode | undefined): Surroundings {
    return {
      view: this.#view,
      node,
      variable: (owner, name) => this.#variable(ancestorOf(node, owner), owner, name),
      // The results of this evaluator.
      prefillResults: (owner) => (ancestorOf(node, owner)?.prefillResults ?? empty) as Values,
      host: (name) => this.#hostValue(name),
      original: (linkId) => this.#original(linkId),
      now: (kind) => {
        const now = this.#now.get(kind) ?? this.#compiler.extras?.now(kind);
        if (!now) throw new EvaluationError();
        this.#now.set(kind, now);
        return now;
      },
    };
  }

  #variable(node: ItemNode | undefined, owner: QuestionnaireItem | undefined, name: string): Values {
    const values = this.#variables.get(node) ?? new Map<string, Values>();
    this.#variables.set(node, values);
    const cached = values.get(name);
    if (cached) return cached;
    const declared = (owner ?? this.#compiler.questionnaire).variables?.findLast((variable) => variable.name === name);
    const key = `${node?.path ?? ''} ${name}`;
    if (!declared || this.#running.has(key)) throw new EvaluationError();
    this.#running.add(key);
    try {
      const value = this.valuesOf(declared.expression, node);
      values.set(name, value);
      return value;
    } finally {
      this.#running.delete(key);
    }
  }

  #hostValue(name: string): Values {
    let values = this.#host.get(name);
    if (!values) {
      if (!Object.hasOwn(this.#context, name)) throw new EvaluationError();
      this.#host.set(name, (values = hostValues(this.#context[name])));
    }
    return values;
  }

  #original(linkId: string | undefined): JsonElement {
    this.#originals ??= originalItems(this.#compiler.questionnaire.original);
    const found = this.#originals.get(linkId);
    if (!found) throw new EvaluationError();
    return found;
  }
}

/** Returns the occurrence of an item that contains a node, or the node itself. */
function ancestorOf(node: ItemNode | undefined, item: QuestionnaireItem | undefined): ItemNode | undefined {
  let ancestor = item && node;
  while (ancestor && ancestor.item !== item) ancestor = ancestor.parent;
  return ancestor;
}

/** Returns the items of the author's questionnaire by linkId, and the questionnaire itself. */
function originalItems(original: unknown): ReadonlyMap<string | undefined, JsonElement> {
  const items = new Map<string | undefined, JsonElement>();
  if (isObject(original)) items.set(undefined, new JsonElement(original, undefined, true));
  const queue: unknown[] = [original];
  while (queue.length > 0) {
    const next = queue.pop();
    if (!isObject(next)) continue;
    const { linkId, item } = next;
    if (typeof linkId === 'string') items.set(linkId, new JsonElement(next, undefined, true));
    if (Array.isArray(item)) for (const below of item) queue.push(below);
  }
  return items;
}

const ucum = 'http://unitsofmeasure.org';

function toResult(value: Value): Result {
  if (value instanceof Element) return { json: value.json, isMoment: value.type === 'date' || value.type === 'time' };
  if (value instanceof Moment) return { json: value.text, isMoment: true };
  if (isNumeric(value)) return { json: toNumber(value), isMoment: false };
  if (value instanceof Quantity) return { json: quantityToJson(value), isMoment: false };
  return { json: value, isMoment: false };
}

/** Converts a quantity; its unit is UCUM in quotes, or a word of time. */
function quantityToJson({ value, unit }: Quantity): object {
  const code = unit.replace(/^'(.*)'$/, '$1');
  return { value: toNumber(value), unit: code, ...(code !== unit && { system: ucum, code }) };
}
