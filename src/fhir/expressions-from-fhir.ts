import type {
  ExpressionQuery,
  ExpressionVariable,
  ItemConstraint,
  ItemType,
  QuestionnaireItem,
} from '../core/model/questionnaire.js';
import { namesInQuery } from '../core/form/needs.js';
import { extensionName, valueOf } from './extensions.js';
import { isObject, describeValue, type JsonObject, type Refuse } from './json.js';

export interface ReadExpressions {
  readonly fields: Partial<QuestionnaireItem>;
  readonly read: ReadonlySet<JsonObject>;
}

/** The searches of a form by the names of their variables; those of its items are added. */
export type Queries = Map<string, string>;

const fhirPath = 'text/fhirpath';
const fhirQuery = 'application/x-fhir-query';

const itemExpressions = [
  'calculatedExpression',
  'initialExpression',
  'enableWhenExpression',
  'answerExpression',
] as const;
const constraintNames: ReadonlySet<string> = new Set(['targetConstraint', 'constraint']);
const prefillNames: ReadonlySet<string> = new Set(['itemPopulationContext', 'initialExpression']);

/**
 * The expressions of an item. They must be in FHIRPath and fit the type of the item, except those that only fill in an
 * initial answer: without them the form asks the same questions, so they are noted.
 *
 * @param linkIds All linkIds of the form, for an item that copies the answer of another.
 */
export function expressionsFrom(
  json: JsonObject,
  type: ItemType,
  { queries, linkIds }: { readonly queries: Queries; readonly linkIds: ReadonlySet<string> },
  refuse: Refuse,
): ReadExpressions {
  const extensions = extensionsOf(json);
  const variables = variablesFrom(extensions, queries, refuse);
  const fields: Partial<QuestionnaireItem> = variables.length > 0 ? { variables } : {};
  const read = new Set<JsonObject>();

  for (const name of itemExpressions) {
    if (name === 'initialExpression') continue;
    const expression = readExpression(name, extensions, type);
    if (expression !== undefined) fields[name] = expression;
  }
  Object.assign(fields, prefillFrom(extensions, type, queries, read, refuse));
  const copied = copyFrom(extensions, type, linkIds, read, refuse);
  if (copied !== undefined) fields.calculatedExpression ??= copied;
  const text = json['_text'];
  const textExpression = isObject(text) ? readExpression('cqf-expression', extensionsOf(text)) : undefined;
  if (textExpression !== undefined) fields.textExpression = textExpression;
  const constraints = extensions.flatMap((extension): ItemConstraint[] => {
    if (!constraintNames.has(extensionName(extension['url']) ?? '')) return [];
    read.add(extension);
    return constraintFrom(extension, refuse);
  });
  if (constraints.length > 0) fields.constraints = constraints;
  if (fields.enableWhenExpression !== undefined && 'enableWhen' in json) {
    refuse('both enableWhen and enableWhenExpression');
  }
  return { fields, read };

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
    if (onType && !fitsType(name, onType)) refuse(`${name} on type ${onType}`);
    return expression;
  }
}

/**
 * Reads where the initial answers of an item come from. On a group, an `initialExpression` is read as
 * `itemPopulationContext`, which later replaced it.
 */
function prefillFrom(
  extensions: readonly JsonObject[],
  type: ItemType,
  queries: Queries,
  read: Set<JsonObject>,
  refuse: Refuse,
): Pick<QuestionnaireItem, 'initialExpression' | 'notPrefilled' | 'prefillFrom'> {
  const found = extensions.filter(({ url }) => prefillNames.has(extensionName(url) ?? ''));
  for (const extension of found) read.add(extension);
  const expressions = new Map(found.map((extension) => [JSON.stringify(valueOf(extension)), extension]));
  const [extension, ...others] = expressions.values();
  if (!extension) return {};
  const name = extensionName(extension['url']) ?? '';
  const value = valueOf(extension);
  const { language, expression, name: variable } = isObject(value) ? value : {};
  const isInGroup = type === 'group' || name === 'itemPopulationContext';

  if (others.length > 0) return notUsed(`more than one ${name}`);
  if (typeof expression !== 'string' || expression.trim() === '') return notUsed(`${name} without an expression`);
  if (type === 'display') return notUsed(`${name} on type display`);
  if (language === fhirPath) {
    if (!isInGroup) return { initialExpression: expression };
    if (typeof variable !== 'string') return notUsed(`${name} without a name`);
    return { prefillFrom: { name: variable, expression } };
  }
  if (language === fhirQuery && isInGroup && typeof variable === 'string') {
    const problem = addQuery({ name: `${variable}Query`, query: expression }, queries);
    if (problem !== undefined) return notUsed(`${name}: ${problem}`);
    const path = `%${variable}Query.where(resourceType = 'Bundle').entry.resource`;
    return { prefillFrom: { name: variable, expression: path } };
  }
  return notUsed(`${name} in ${describeValue(language)}`);

  function notUsed(notPrefilled: string): { notPrefilled: string } {
    refuse.note?.(`${notPrefilled}; nothing is filled in beforehand`);
    return { notPrefilled };
  }
}

const responseAtStart = /^QuestionnaireResponse(?=\.)/;

/**
 * The expression of an item that copies the answer of another: FHIRPath from the response (Helsenorge writes it as a
 * text), or the linkId of the other item.
 */
function copyFrom(
  extensions: readonly JsonObject[],
  type: ItemType,
  linkIds: ReadonlySet<string>,
  read: Set<JsonObject>,
  refuse: Refuse,
): string | undefined {
  const name = 'cqf-expression';
  const [extension, ...others] = extensions.filter(({ url }) => extensionName(url) === name);
  if (!extension || type === 'group' || type === 'display') return undefined;
  for (const copy of [extension, ...others]) read.add(copy);
  if (others.length > 0) refuse(`more than one ${name}`);
  const value = valueOf(extension);
  const text = typeof value === 'string' ? value.trim() : isObject(value) ? value['expression'] : undefined;
  if (typeof text === 'string' && linkIds.has(text.replace(/^#/, ''))) {
    const linkId = text.replace(/^#/, '').replace(/[\\']/g, '\\$&');
    return `%resource.descendants().where(linkId = '${linkId}').answer.value`;
  }
  const expression = typeof value === 'string' ? text : expressionOf(name, value, refuse);
  if (typeof expression !== 'string' || expression === '') return undefined;
  return expression.replace(responseAtStart, '%resource');
}

export function formExpressions(
  json: JsonObject,
  queries: Queries,
  refuse: Refuse,
): Pick<ReadExpressions, 'read'> & { readonly variables: ExpressionVariable[] } {
  const extensions = extensionsOf(json);
  const read = new Set(extensions.filter((extension) => isNamed(extension) && !isVariable(extension)));
  return { variables: variablesFrom(extensions, queries, refuse), read };
}

/**
 * The variables of an element in FHIRPath; searches are added to the queries of the form. An expression for another
 * purpose that has a name is a variable too. Any other variable has no value here, so the host must give one if an
 * expression uses it.
 */
function variablesFrom(extensions: readonly JsonObject[], queries: Queries, refuse: Refuse): ExpressionVariable[] {
  const variables: ExpressionVariable[] = [];
  const names = new Set<string>();
  for (const extension of extensions) {
    if (!isVariable(extension) && !isNamed(extension)) continue;
    const value = valueOf(extension);
    const { name, language, expression } = isObject(value) ? value : {};
    if (typeof name !== 'string' || names.has(name) || typeof expression !== 'string') continue;
    names.add(name);
    if (language === fhirPath) variables.push({ name, expression });
    else if (isVariable(extension)) {
      const problem =
        language === fhirQuery ? addQuery({ name, query: expression }, queries) : `in ${describeValue(language)}`;
      if (problem !== undefined) refuse.note?.(`variable ${name} ${problem}; only the host can give its value`);
    }
  }
  return variables;
}

/** Adds a search that can run before the form opens; else returns the reason why it cannot. */
function addQuery({ name, query }: ExpressionQuery, queries: Queries): string | undefined {
  if (!/^[A-Z][A-Za-z]*(?:[?/]|$)/.test(query)) return 'is not a search on the own server';
  const expressions = Array.from(query.matchAll(/\{\{(.*?)\}\}/gs), ([, expression = '']) => expression.trim());
  const isReady = expressions.every(
    (expression) => expression.startsWith('%') && namesInQuery(`{{${expression}}}`).length > 0,
  );
  if (!isReady) return 'is a search that depends on answers';
  if ((queries.get(name) ?? query) !== query) return 'is the name of two searches';
  queries.set(name, query);
  return undefined;
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
function constraintFrom(extension: JsonObject, refuse: Refuse): ItemConstraint[] {
  const name = extensionName(extension['url']) ?? '';
  const part = (url: string) => valueOf(extensionsOf(extension).find((nested) => nested['url'] === url));
  const value = part('expression');
  const expression = typeof value === 'string' ? value : expressionOf(name, value, refuse);
  const [severity, human] = [part('severity'), part('human')];
  if (severity !== 'error') refuse(`${name} of severity ${describeValue(severity)}`);
  if (typeof human !== 'string') refuse(`${name} without a text`);
  if (expression === undefined || typeof human !== 'string') return [];
  return [{ expression, human }];
}

function extensionsOf(element: JsonObject): JsonObject[] {
  const { extension } = element;
  return Array.isArray(extension) ? extension.filter(isObject) : [];
}
