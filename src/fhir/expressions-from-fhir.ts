import type { ItemConstraint, QuestionnaireItem, ItemType, ExpressionVariable } from '../core/model/questionnaire.js';
import { extensionName, valueOf } from './extensions.js';
import { isObject, describeValue, type JsonObject, type Refuse } from './json.js';

export interface ReadExpressions {
  readonly fields: Partial<QuestionnaireItem>;
  readonly read: ReadonlySet<JsonObject>;
  readonly scope: Scope;
}

/**
 * The names that expressions of one element can use. A variable has an expression; another name (launch context, query)
 * has none, and a host may give it a value when it opens the form.
 */
export class Scope {
  constructor(
    readonly outer: Scope | undefined,
    readonly names: ReadonlyMap<string, string | undefined>,
  ) {}

  openNameIn(expression: string, seen: Map<Scope, Set<string>> = new Map()): string | undefined {
    for (const name of namesIn(expression)) {
      if (engineNames.has(name)) continue;
      const scope = scopeDefining(name, this);
      const variable = scope?.names.get(name);
      if (scope === undefined || variable === undefined) {
        if (!expression.includes('defineVariable')) return name;
      } else {
        const seenNames = seen.get(scope) ?? new Set();
        seen.set(scope, seenNames);
        if (seenNames.has(name)) continue;
        seenNames.add(name);
        const open = scope.openNameIn(variable, seen);
        if (open !== undefined) return open;
      }
    }
    return undefined;
  }
}

function scopeDefining(name: string, inner: Scope): Scope | undefined {
  let scope: Scope | undefined = inner;
  while (scope && !scope.names.has(name)) scope = scope.outer;
  return scope;
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
const constraintNames: ReadonlySet<string> = new Set(['targetConstraint', 'constraint']);

/** The expressions of an item. They must be in FHIRPath and fit the type of the item. */
export function expressionsFrom(json: JsonObject, type: ItemType, outer: Scope, refuse: Refuse): ReadExpressions {
  const extensions = extensionsOf(json);
  const { variables, scope } = variablesFrom(extensions, outer);
  const fields: Partial<QuestionnaireItem> = variables.length > 0 ? { variables } : {};
  const read = new Set<JsonObject>();

  for (const name of itemExpressions) {
    const expression = readExpression(name, extensions, type);
    if (expression !== undefined) fields[name] = expression;
  }
  const text = json['_text'];
  const textExpression = isObject(text) ? readExpression('cqf-expression', extensionsOf(text)) : undefined;
  if (textExpression !== undefined) fields.textExpression = textExpression;
  const constraints = extensions.flatMap((extension): ItemConstraint[] => {
    if (!constraintNames.has(extensionName(extension['url']) ?? '')) return [];
    read.add(extension);
    return constraintFrom(extension, scope, refuse);
  });
  if (constraints.length > 0) fields.constraints = constraints;
  if (fields.enableWhenExpression !== undefined && 'enableWhen' in json) {
    refuse('both enableWhen and enableWhenExpression');
  }
  return { fields, read, scope };

  function readExpression(name: string, from: readonly JsonObject[], onType?: ItemType): string | undefined {
    const [extension, ...others] = from.filter(({ url }) => extensionName(url) === name);
    if (!extension) return undefined;
    for (const duplicate of [extension, ...others]) read.add(duplicate);
    const expression = expressionOf(name, valueOf(extension), refuse);
    // An example of HL7 repeats an expression unchanged.
    if (others.some((other) => expressionOf(name, valueOf(other), refuse) !== expression)) {
      refuse(`more than one ${name}`);
    }
    if (expression === undefined) return undefined;
    const open = name === 'initialExpression' ? undefined : scope.openNameIn(expression);
    if (open !== undefined) refuse(`${name} with %${open}`);
    if (onType && !fitsType(name, onType)) refuse(`${name} on type ${onType}`);
    return expression;
  }
}

export function formScope(
  json: JsonObject,
): Pick<ReadExpressions, 'read' | 'scope'> & { variables: ExpressionVariable[] } {
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

/** The variables of an element. An expression for another purpose that has a name is a variable too. */
function variablesFrom(
  extensions: readonly JsonObject[],
  outer: Scope,
): { variables: ExpressionVariable[]; scope: Scope } {
  const variables: ExpressionVariable[] = [];
  const names = new Map<string, string | undefined>();
  for (const extension of extensions) {
    if (!isVariable(extension) && !isNamed(extension)) continue;
    const value = valueOf(extension);
    const { name, language, expression } = isObject(value) ? value : {};
    if (typeof name !== 'string' || names.has(name)) continue;
    const isFhirPath = language === fhirPath && typeof expression === 'string';
    names.set(name, isFhirPath ? expression : undefined);
    if (isFhirPath) variables.push({ name, expression });
  }
  return { variables, scope: names.size > 0 ? new Scope(outer, names) : outer };
}

function isVariable(extension: JsonObject): boolean {
  return extensionName(extension['url']) === 'variable';
}

function isNamed(extension: JsonObject): boolean {
  const name = extensionName(extension['url']);
  const value = valueOf(extension);
  return (
    itemExpressions.some((expressionName) => expressionName === name) &&
    isObject(value) &&
    typeof value['name'] === 'string'
  );
}

function expressionOf(name: string, value: unknown, refuse: Refuse): string | undefined {
  const { language, expression } = isObject(value) ? value : {};
  if (typeof expression !== 'string' || expression.trim() === '') refuse(`${name} without an expression`);
  else if (language !== fhirPath) refuse(`${name} in ${describeValue(language)}`);
  else return expression;
  return undefined;
}

function fitsType(name: string, type: ItemType): boolean {
  if (name === 'answerExpression') return type === 'choice' || type === 'open-choice';
  if (name === 'enableWhenExpression') return true;
  return type !== 'group' && type !== 'display';
}

/** A constraint that blocks sending. A constraint of severity warning is refused, because nothing shows warnings. */
function constraintFrom(extension: JsonObject, scope: Scope, refuse: Refuse): ItemConstraint[] {
  const name = extensionName(extension['url']) ?? '';
  const part = (url: string) => valueOf(extensionsOf(extension).find((nested) => nested['url'] === url));
  const value = part('expression');
  const expression = typeof value === 'string' ? value : expressionOf(name, value, refuse);
  const [severity, human] = [part('severity'), part('human')];
  if (severity !== 'error') refuse(`${name} of severity ${describeValue(severity)}`);
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
