import type { ExpressionVariable, Questionnaire, QuestionnaireItem } from '../model/questionnaire.js';
import type { FormNeed } from './form-need.js';
import { expressionsOf } from './item-expressions.js';

/** Variables that the engine defines. */
const engineNames: ReadonlySet<string> = new Set([
  'resource',
  'context',
  'questionnaire',
  'qitem',
  'ucum',
  'sct',
  'loinc',
]);

/** The variables in scope of an item, with their expressions; `undefined` for a name that the form fills in itself. */
interface Scope {
  readonly outer: Scope | undefined;
  readonly names: ReadonlyMap<string, string | undefined>;
}

/** Returns what a form needs besides its questionnaire, in the order of its items. */
export function needsOf(questionnaire: Questionnaire): FormNeed[] {
  const needs = new Map<string, { kind: FormNeed['kind']; name: string; linkIds: string[]; isOptional: boolean }>();
  const queries = new Map((questionnaire.queries ?? []).map(({ name, query }) => [name, query]));

  const add = (kind: FormNeed['kind'], name: string, linkId: string, isOptional = false) => {
    const key = `${kind} ${name}`;
    const need = needs.get(key) ?? { kind, name, linkIds: [], isOptional };
    needs.set(key, need);
    if (!need.linkIds.includes(linkId)) need.linkIds.push(linkId);
    need.isOptional &&= isOptional;
  };
  const addNames = (names: Iterable<string>, linkId: string, isOptional: boolean) => {
    for (const name of names) {
      const query = queries.get(name);
      add(query === undefined ? 'launchContext' : 'query', name, linkId, isOptional);
      if (query !== undefined) for (const used of namesInQuery(query)) add('launchContext', used, linkId, isOptional);
    }
  };
  const visit = (items: readonly QuestionnaireItem[], outer: Scope) => {
    for (const item of items) {
      const { linkId, optionsFrom, subQuestionnaire, prefillFrom } = item;
      if (optionsFrom !== undefined) add('valueSet', optionsFrom, linkId);
      if (subQuestionnaire !== undefined) add('questionnaire', subQuestionnaire, linkId);
      const scope = scopeWith(outer, item.variables, prefillFrom?.name);
      if (prefillFrom) addNames(openNames(prefillFrom.expression, scope), linkId, true);
      for (const { name, expression } of expressionsOf(item)) {
        addNames(openNames(expression, scope), linkId, name === 'initialExpression');
      }
      visit(item.items ?? [], scope);
    }
  };
  visit(questionnaire.items, scopeWith(undefined, questionnaire.variables));
  return [...needs.values()];
}

/** Returns the names that the expressions of a FHIR search use. */
export function namesInQuery(query: string): string[] {
  return expressionsInQuery(query).flatMap(namesIn).filter(isOpen);
}

/** Returns the expressions between `{{` and `}}` of a FHIR search. */
export function expressionsInQuery(query: string): string[] {
  return Array.from(query.matchAll(/\{\{(.*?)\}\}/gs), ([, expression = '']) => expression);
}

function scopeWith(outer: Scope | undefined, variables: readonly ExpressionVariable[] = [], filledIn?: string): Scope {
  if (outer && variables.length === 0 && filledIn === undefined) return outer;
  const names = new Map<string, string | undefined>(variables.map(({ name, expression }) => [name, expression]));
  if (filledIn !== undefined) names.set(filledIn, undefined);
  return { outer, names };
}

/** Returns the names that an expression uses, also through variables, and that the form does not define. */
function openNames(expression: string, scope: Scope, seen: Map<Scope, Set<string>> = new Map()): Set<string> {
  const open = new Set<string>();
  const local = new Set(Array.from(expression.matchAll(/defineVariable\(\s*'([^']+)'/g), ([, name]) => name));
  for (const name of namesIn(expression)) {
    if (!isOpen(name) || local.has(name)) continue;
    const definedIn = scopeOf(name, scope);
    if (!definedIn) open.add(name);
    const variable = definedIn?.names.get(name);
    if (!definedIn || variable === undefined) continue;
    const seenNames = seen.get(definedIn) ?? new Set();
    seen.set(definedIn, seenNames);
    if (seenNames.has(name)) continue;
    seenNames.add(name);
    for (const below of openNames(variable, definedIn, seen)) open.add(below);
  }
  return open;
}

function isOpen(name: string): boolean {
  return !engineNames.has(name);
}

function scopeOf(name: string, inner: Scope): Scope | undefined {
  let scope: Scope | undefined = inner;
  while (scope && !scope.names.has(name)) scope = scope.outer;
  return scope;
}

/** Returns the names of the variables in an expression, without `%`. */
export function namesIn(expression: string): string[] {
  const withoutTexts = expression.replace(/(?<!%)'(?:[^'\\]|\\.)*'/gs, "''");
  return [...withoutTexts.matchAll(/%(?:`([^`]+)`|'([^']+)'|([A-Za-z_]\w*))/g)].map(
    ([, quoted, text, plain]) => quoted ?? text ?? plain ?? '',
  );
}
