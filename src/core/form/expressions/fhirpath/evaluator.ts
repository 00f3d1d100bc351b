import fhirpath from 'fhirpath';
import type { ExpressionVariable } from '../../../model/questionnaire.js';
import type { ItemNode } from '../../form-item.js';
import type { ItemTree } from '../../tree.js';
import { withoutConstantLists } from './constant-lists.js';
import type { FormEvaluator, Result } from '../evaluation.js';
import { LiveResponse } from './live-response.js';
import { toResult } from './engine-values.js';
import { r4Model } from './r4-model.js';
import { parentsIn, withoutPaths, type Parents, type SingleItem } from './single-items.js';
import { ownFunctions } from './own-functions.js';

type Run = (focus: unknown, environment: Environment) => unknown[];

/** Variables by name, without `%`. */
type Environment = Readonly<Record<string, unknown>>;

const options = {
  // Values keep their type (date, coding), also as a variable in another expression.
  resolveInternalTypes: false,
  // FHIRPath Decimals are exact: 0.1 + 0.2 is 0.3.
  preciseMath: true,
  userInvocationTable: ownFunctions,
  // The engine's own function would write answers to the console.
  traceFn: () => undefined,
} as const;

const itemPath = 'QuestionnaireResponse.item';

/** Wraps an item of the response as the engine does, with the types of its elements. */
const itemAsNode = fhirpath.compile({ base: itemPath, expression: '$this' }, r4Model, options);

/** Evaluates the expressions of a form in their context, with the variables in scope. */
export class FhirPathEvaluator implements FormEvaluator {
  readonly #tree: ItemTree;
  readonly #live: LiveResponse;
  readonly #base: Environment;
  readonly #compiled = new Map<string, Run>();
  /** Environments by the item that declares variables; `undefined` for the questionnaire. */
  readonly #environments = new Map<ItemNode | undefined, Environment>();
  readonly #values = new Map<ItemNode | undefined, Map<string, unknown[]>>();
  readonly #running = new Set<string>();
  readonly #parents: Parents;
  #originals: ReadonlyMap<string, unknown> | undefined;

  constructor(tree: ItemTree, context: Readonly<Record<string, unknown>>) {
    this.#tree = tree;
    const live = new LiveResponse(tree);
    this.#live = live;
    this.#parents = parentsIn(tree.plan.questionnaire);
    const { original } = tree.plan.questionnaire;
    const base: Environment = Object.assign(Object.create(null), context, original && { questionnaire: original });
    this.#base = Object.defineProperty(base, 'resource', { get: () => live.resource });
  }

  evaluate(expression: string, node: ItemNode | undefined): readonly Result[] {
    return this.valuesOf(expression, node).map(toResult);
  }

  invalidate(node: ItemNode): void {
    this.#live.invalidate(node);
  }

  forgetVariables(isStale: (owner: ItemNode | undefined, name: string) => boolean): void {
    for (const [owner, values] of this.#values) {
      for (const name of values.keys()) if (isStale(owner, name)) values.delete(name);
    }
  }

  forgetOccurrence(node: ItemNode): void {
    this.#environments.delete(node);
    this.#values.delete(node);
  }

  valuesOf(expression: string, node: ItemNode | undefined): unknown[] {
    const run = this.#compile(expression, node !== undefined);
    const environment = this.#environmentOf(node);
    const named = node && expression.includes('%qitem') ? this.#withItem(environment, node) : environment;
    return run(node ? this.#live.itemOf(node) : this.#live.resource, named);
  }

  #compile(expression: string, isOfItem: boolean): Run {
    const key = `${isOfItem ? 'item' : 'root'} ${expression}`;
    let run = this.#compiled.get(key);
    if (!run) {
      const { expression: short, items } = withoutPaths(expression, this.#parents);
      const { expression: text, lists } = withoutConstantLists(short);
      const path = isOfItem ? { base: itemPath, expression: text } : text;
      const compiled = fhirpath.compile(path, r4Model, options);
      const hasNames = items.length > 0 || Object.keys(lists).length > 0;
      run = hasNames
        ? (focus, environment) =>
            compiled(focus, this.#withItems(Object.assign(Object.create(environment), lists), items))
        : compiled;
      this.#compiled.set(key, run);
    }
    return run;
  }

  /** Adds the items that replaced paths; for several occurrences the path itself decides which ones and their order. */
  #withItems(environment: Environment, items: readonly SingleItem[]): Environment {
    for (const { name, linkId, path } of items) {
      const get = () => {
        const [node, ...others] = this.#tree.occurrencesOf(linkId);
        if (others.length > 0) return fhirpath.evaluate({}, path, environment, r4Model, options);
        const item = node && this.#live.presentItemOf(node);
        return item ? itemAsNode(item, {}) : [];
      };
      Object.defineProperty(environment, name, { get, enumerable: true });
    }
    return environment;
  }

  #environmentOf(node: ItemNode | undefined): Environment {
    let owner = node;
    while (owner && !owner.item.variables?.length && !owner.item.prefillFrom) owner = owner.parent;
    let environment = this.#environments.get(owner);
    if (!environment) {
      const outer = owner ? this.#environmentOf(owner.parent) : this.#base;
      const { variables = [] } = owner?.item ?? this.#tree.plan.questionnaire;
      environment = this.#withVariables(outer, owner, variables);
      const { prefillFrom } = owner?.item ?? {};
      if (owner && prefillFrom) {
        const group = owner;
        Object.defineProperty(environment, prefillFrom.name, { get: () => group.prefillResults, enumerable: true });
      }
      this.#environments.set(owner, environment);
    }
    return environment;
  }

  /** Adds lazy variables. Those of outer scopes are inherited through the prototype. */
  #withVariables(
    outer: Environment,
    owner: ItemNode | undefined,
    variables: readonly ExpressionVariable[],
  ): Environment {
    const inner = Object.create(outer) as Environment;
    for (const { name, expression } of variables) {
      Object.defineProperty(inner, name, {
        get: () => this.#valueOf(owner, name, expression),
        enumerable: true,
        configurable: true,
      });
    }
    return inner;
  }

  #valueOf(owner: ItemNode | undefined, name: string, expression: string): unknown[] {
    const values = this.#values.get(owner) ?? new Map<string, unknown[]>();
    this.#values.set(owner, values);
    const cached = values.get(name);
    if (cached) return cached;
    const key = `${owner?.path ?? ''} ${name}`;
    if (this.#running.has(key)) throw new Error('The variable depends on itself.');
    this.#running.add(key);
    try {
      const value = this.valuesOf(expression, owner);
      values.set(name, value);
      return value;
    } finally {
      this.#running.delete(key);
    }
  }

  /** Adds `%qitem`, the item in the original questionnaire. */
  #withItem(environment: Environment, { item: { linkId } }: ItemNode): Environment {
    this.#originals ??= originalItems(this.#tree.plan.questionnaire.original);
    const original = this.#originals.get(linkId);
    if (original === undefined) return environment;
    const [qitem] = fhirpath.evaluate(
      original,
      { base: 'Questionnaire.item', expression: '$this' },
      {},
      r4Model,
      options,
    );
    return Object.assign(Object.create(environment), { qitem });
  }
}

function originalItems(original: unknown): ReadonlyMap<string, unknown> {
  const items = new Map<string, unknown>();
  const queue: unknown[] = [original];
  while (queue.length > 0) {
    const next = queue.pop() as { readonly linkId?: unknown; readonly item?: unknown } | undefined;
    if (typeof next?.linkId === 'string') items.set(next.linkId, next);
    if (Array.isArray(next?.item)) for (const below of next.item) queue.push(below);
  }
  return items;
}
