import type { Constraint, Item, ItemType, Variable } from '../core/model/questionnaire.js';
import { extensionName, valueOf } from './extensions.js';
import { isObject, written, type JsonObject, type Refuse } from './json.js';

/** What the expressions of an element are, and the extensions that they were read from. */
export interface ReadExpressions {
  readonly fields: Partial<Item>;
  readonly read: ReadonlySet<JsonObject>;
  readonly scope: Scope;
}

/**
 * The names that expressions know at one place: variables with their expressions, and names without one, which a host
 * may give a value when the form is opened (launch context, queries to a server).
 */
export class Scope {
  constructor(
    readonly outer: Scope | undefined,
    readonly names: ReadonlyMap<string, string | undefined>,
  ) {}

  /** The first name in an expression, or in the variables that it uses, that has no expression. */
  openNameIn(expression: string, seen: Map<Scope, Set<string>> = new Map()): string | undefined {
    for (const name of namesIn(expression)) {
      if (engineNames.has(name)) continue;
      const place = placeOf(name, this);
      const variable = place?.names.get(name);
      if (place === undefined || variable === undefined) {
        if (!expression.includes('defineVariable')) return name;
      } else {
        const known = seen.get(place) ?? new Set();
        seen.set(place, known);
        if (known.has(name)) continue;
        known.add(name);
        const open = place.openNameIn(variable, seen);
        if (open !== undefined) return open;
      }
    }
    return undefined;
  }
}

function placeOf(name: string, from: Scope): Scope | undefined {
  let place: Scope | undefined = from;
  while (place && !place.names.has(name)) place = place.outer;
  return place;
}

const engineNames = new Set(['resource', 'context', 'questionnaire', 'qitem', 'ucum', 'sct', 'loinc']);

function namesIn(expression: string): string[] {
  const withoutTexts = expression.replace(/(?<!%)'(?:[^'\\]|\\.)*'/gs, "''");
  return [...withoutTexts.matchAll(/%(?:`([^`]+)`|'([^']+)'|([A-Za-z_]\w*))/g)].map(
    ([, quoted, text, plain]) => quoted ?? text ?? plain ?? '',
  );
}

const fhirPath = 'text/fhirpath';

const itemExpressions = [
  'calculatedExpression',
  'initialExpression',
  'enableWhenExpression',
  'answerExpression',
] as const;
const constraints: ReadonlySet<string> = new Set(['targetConstraint', 'constraint']);

/** The expressions of an item, which must be in FHIRPath and of something that its type has. */
export function expressionsFrom(json: JsonObject, type: ItemType, outer: Scope, refuse: Refuse): ReadExpressions {
  const extensions = extensionsOf(json);
  const { variables, scope } = variablesFrom(extensions, outer);
  const fields: Partial<Item> = variables.length > 0 ? { variables } : {};
  const read = new Set<JsonObject>();

  for (const name of itemExpressions) {
    const expression = take(name, extensions, type);
    if (expression !== undefined) fields[name] = expression;
  }
  const text = json['_text'];
  const textExpression = isObject(text) ? take('cqf-expression', extensionsOf(text)) : undefined;
  if (textExpression !== undefined) fields.textExpression = textExpression;
  const kept = extensions.flatMap((extension): Constraint[] => {
    if (!constraints.has(extensionName(extension['url']) ?? '')) return [];
    read.add(extension);
    return constraintFrom(extension, scope, refuse);
  });
  if (kept.length > 0) fields.constraints = kept;
  if (fields.enableWhenExpression !== undefined && 'enableWhen' in json) {
    refuse('both enableWhen and enableWhenExpression');
  }
  return { fields, read, scope };

  function take(name: string, from: readonly JsonObject[], onType?: ItemType): string | undefined {
    const [extension, ...others] = from.filter(({ url }) => extensionName(url) === name);
    if (!extension) return undefined;
    for (const one of [extension, ...others]) read.add(one);
    const expression = expressionOf(name, valueOf(extension), refuse);
    // HL7's own example says the same twice.
    if (others.some((other) => expressionOf(name, valueOf(other), refuse) !== expression)) {
      refuse(`more than one ${name}`);
    }
    if (expression === undefined) return undefined;
    const open = name === 'initialExpression' ? undefined : scope.openNameIn(expression);
    if (open !== undefined) refuse(`${name} with %${open}`);
    if (onType && !fits(name, onType)) refuse(`${name} on type ${onType}`);
    return expression;
  }
}

/** The names that the expressions of the whole form know. */
export function formScope(json: JsonObject): Pick<ReadExpressions, 'read' | 'scope'> & { variables: Variable[] } {
  const extensions = extensionsOf(json);
  const launchContext = extensions.filter(({ url }) => extensionName(url) === 'launchContext');
  const names = launchContext.flatMap((extension): [string, undefined][] => {
    const value = extensionsOf(extension).find(({ url }) => url === 'name');
    const name = isObject(valueOf(value)) ? (valueOf(value) as JsonObject)['code'] : valueOf(value);
    return typeof name === 'string' ? [[name, undefined]] : [];
  });
  const read = new Set(extensions.filter((extension) => isNamed(extension) && !isVariable(extension)));
  return { ...variablesFrom(extensions, new Scope(undefined, new Map(names))), read };
}

/** An expression with a name is a variable too, whatever else it is for. */
function variablesFrom(extensions: readonly JsonObject[], outer: Scope): { variables: Variable[]; scope: Scope } {
  const variables: Variable[] = [];
  const names = new Map<string, string | undefined>();
  for (const extension of extensions) {
    if (!isVariable(extension) && !isNamed(extension)) continue;
    const value = valueOf(extension);
    const { name, language, expression } = isObject(value) ? value : {};
    if (typeof name !== 'string' || names.has(name)) continue;
    const isOurs = language === fhirPath && typeof expression === 'string';
    names.set(name, isOurs ? expression : undefined);
    if (isOurs) variables.push({ name, expression });
  }
  return { variables, scope: names.size > 0 ? new Scope(outer, names) : outer };
}

function isVariable(extension: JsonObject): boolean {
  return extensionName(extension['url']) === 'variable';
}

function isNamed(extension: JsonObject): boolean {
  const name = extensionName(extension['url']);
  const value = valueOf(extension);
  return itemExpressions.some((one) => one === name) && isObject(value) && typeof value['name'] === 'string';
}

function expressionOf(name: string, value: unknown, refuse: Refuse): string | undefined {
  const { language, expression } = isObject(value) ? value : {};
  if (typeof expression !== 'string' || expression.trim() === '') refuse(`${name} without an expression`);
  else if (language !== fhirPath) refuse(`${name} in ${written(language)}`);
  else return expression;
  return undefined;
}

function fits(name: string, type: ItemType): boolean {
  if (name === 'answerExpression') return type === 'choice' || type === 'open-choice';
  if (name === 'enableWhenExpression') return true;
  return type !== 'group' && type !== 'display';
}

/** A rule that keeps a form from being sent. A mere warning is not one, and is refused: we have no place for it. */
function constraintFrom(extension: JsonObject, scope: Scope, refuse: Refuse): Constraint[] {
  const name = extensionName(extension['url']) ?? '';
  const part = (url: string) => valueOf(extensionsOf(extension).find((one) => one['url'] === url));
  const value = part('expression');
  const expression = typeof value === 'string' ? value : expressionOf(name, value, refuse);
  const [severity, human] = [part('severity'), part('human')];
  if (severity !== 'error') refuse(`${name} of severity ${written(severity)}`);
  if (typeof human !== 'string') refuse(`${name} without a text`);
  if (expression === undefined || typeof human !== 'string') return [];
  const open = scope.openNameIn(expression);
  if (open !== undefined) refuse(`${name} with %${open}`);
  return [{ expression, human }];
}

function extensionsOf(element: JsonObject): JsonObject[] {
  const { extension } = element;
  return Array.isArray(extension) ? extension.filter(isObject) : [];
}
