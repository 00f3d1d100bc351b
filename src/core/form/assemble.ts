import {
  itemsOf,
  type EnableWhen,
  type ExpressionQuery,
  type ExpressionVariable,
  type Questionnaire,
  type QuestionnaireItem,
} from '../model/questionnaire.js';
import { FormError } from './form-error.js';

/** Loads a part of a modular form by its canonical. */
export type LoadPart = (canonical: string) => Promise<Questionnaire>;

/** Returns whether a questionnaire has parts that are in other questionnaires. */
export function hasParts(questionnaire: Questionnaire): boolean {
  for (const { subQuestionnaire } of itemsOf(questionnaire)) if (subQuestionnaire !== undefined) return true;
  return false;
}

/**
 * Returns a modular form with its parts in it (SDC `$assemble`): the items of a part take the place of the display that
 * refers to it, or are put in the group that does. Translations, conditions and expressions are kept; the variables of
 * a part stay visible to its own items only. A variable `linkIdPrefix` of the display makes the linkIds unique.
 *
 * @throws FormError for a form that contains itself, and for a part that cannot be put there.
 */
export async function assembleQuestionnaire(
  questionnaire: Questionnaire,
  load: LoadPart,
  outer: readonly string[] = [],
): Promise<Questionnaire> {
  if (!hasParts(questionnaire)) return questionnaire;
  const queries = new Map((questionnaire.queries ?? []).map((query) => [query.name, query]));
  let { original } = questionnaire;

  const assemble = async (items: readonly QuestionnaireItem[]): Promise<QuestionnaireItem[]> => {
    const assembled = await Promise.all(
      items.map(async (item): Promise<QuestionnaireItem[]> => {
        const { subQuestionnaire: canonical } = item;
        if (canonical === undefined) return [item.items ? { ...item, items: await assemble(item.items) } : item];
        if (outer.includes(canonical)) throw new FormError(item.linkId, `is part of itself: ${canonical}; remove it`);
        const part = await assembleQuestionnaire(await load(canonical), load, [...outer, canonical]);
        for (const query of part.queries ?? []) addQuery(queries, query, item);
        const partItems = itemsInPlace(item, part);
        original &&= withOriginals(original, item, partItems, part);
        return partItems;
      }),
    );
    return assembled.flat();
  };
  const items = await assemble(questionnaire.items);
  return {
    ...questionnaire,
    ...(queries.size > 0 && { queries: [...queries.values()] }),
    ...(original && { original }),
    items,
  };
}

function addQuery(queries: Map<string, ExpressionQuery>, query: ExpressionQuery, { linkId }: QuestionnaireItem): void {
  const existing = queries.get(query.name);
  if (existing && existing.query !== query.query) {
    throw new FormError(linkId, `has a part with another search for %${query.name} than the form; rename one of them`);
  }
  queries.set(query.name, query);
}

/** Returns the items of a part as they stand in the form. */
function itemsInPlace(placeholder: QuestionnaireItem, part: Questionnaire): QuestionnaireItem[] {
  const prefix = linkIdPrefixOf(placeholder);
  const linkIds = new Set([...itemsOf(part)].map(({ linkId }) => linkId));
  const own = (part.variables ?? []).map((variable) => ({
    ...variable,
    expression: fromResponse(variable.expression),
  }));
  const variables = [...(placeholder.variables ?? []), ...own];
  const items = part.items
    .map((item) => withVariables(item, variables))
    .map((item) => (prefix === '' ? item : renamed(item, prefix, linkIds)));
  const { subQuestionnaire: _, ...group } = placeholder;
  if (placeholder.type === 'group') return [{ ...group, items }];
  return items.map((item) => withConditions(item, placeholder));
}

const prefixName = 'linkIdPrefix';

/** The prefix for the linkIds of a part, which its author gives as a text in FHIRPath. */
function linkIdPrefixOf({ variables = [] }: QuestionnaireItem): string {
  const expression = variables.find(({ name }) => name === prefixName)?.expression.trim() ?? '';
  return /^'([^'\\]*)'$/.exec(expression)?.[1] ?? '';
}

/** The variables of a part are evaluated at an item, so a path that begins in the response says so. */
function fromResponse(expression: string): string {
  return expression.replace(/^\s*(?=(?:item|descendants\(\)|repeat\()\b)/, '%resource.');
}

function withVariables(item: QuestionnaireItem, outer: readonly ExpressionVariable[]): QuestionnaireItem {
  if (outer.length === 0) return item;
  const own = item.variables ?? [];
  const hidden = new Set(own.map(({ name }) => name));
  return { ...item, variables: [...outer.filter(({ name }) => !hidden.has(name)), ...own] };
}

/** Gives an item the conditions of the display that it replaces. */
function withConditions(item: QuestionnaireItem, placeholder: QuestionnaireItem): QuestionnaireItem {
  const { enableWhen, enableBehavior, enableWhenExpression, disabledDisplay, hidden } = placeholder;
  const isConditional = enableWhen !== undefined || enableWhenExpression !== undefined;
  if (isConditional && (item.enableWhen ?? item.enableWhenExpression) !== undefined) {
    throw new FormError(placeholder.linkId, 'has conditions and a part with conditions; put the part in a group');
  }
  return {
    ...item,
    ...(enableWhen && { enableWhen }),
    ...(enableBehavior && enableWhen && { enableBehavior }),
    ...(enableWhenExpression !== undefined && { enableWhenExpression }),
    ...(disabledDisplay && { disabledDisplay }),
    ...(hidden && { hidden }),
  };
}

/** Puts a prefix before the linkIds of a part, also in its conditions and in the texts of its expressions. */
function renamed(item: QuestionnaireItem, prefix: string, linkIds: ReadonlySet<string>): QuestionnaireItem {
  const linkIdOf = (linkId: string) => (linkIds.has(linkId) ? `${prefix}${linkId}` : linkId);
  const inExpression = (expression: string) =>
    expression.replace(/'([^'\\]*)'/g, (text, inner: string) => (linkIds.has(inner) ? `'${prefix}${inner}'` : text));
  const inVariable = (variable: ExpressionVariable) =>
    variable.name === prefixName ? variable : { ...variable, expression: inExpression(variable.expression) };
  const copy: QuestionnaireItem = { ...item, linkId: linkIdOf(item.linkId) };
  for (const name of expressionNames) {
    const expression = item[name];
    if (expression !== undefined) copy[name] = inExpression(expression);
  }
  if (item.enableWhen) {
    copy.enableWhen = item.enableWhen.map((condition): EnableWhen => ({
      ...condition,
      question: linkIdOf(condition.question),
    }));
  }
  if (item.variables) copy.variables = item.variables.map(inVariable);
  if (item.prefillFrom) copy.prefillFrom = inVariable(item.prefillFrom);
  if (item.constraints) {
    copy.constraints = item.constraints.map(({ expression, human }) => ({
      expression: inExpression(expression),
      human,
    }));
  }
  if (item.items) copy.items = item.items.map((child) => renamed(child, prefix, linkIds));
  return copy;
}

const expressionNames = [
  'calculatedExpression',
  'initialExpression',
  'enableWhenExpression',
  'answerExpression',
  'textExpression',
] as const;

type Json = Record<string, unknown>;

/** Replaces the item of a part in the FHIR Questionnaire, which expressions may read. */
function withOriginals(
  original: Json,
  placeholder: QuestionnaireItem,
  items: readonly QuestionnaireItem[],
  part: Questionnaire,
): Json {
  const prefix = linkIdPrefixOf(placeholder);
  const withPrefix = (json: unknown): unknown => {
    if (!isJson(json)) return json;
    const below = json['item'];
    return {
      ...json,
      linkId: `${prefix}${String(json['linkId'])}`,
      ...(Array.isArray(below) && { item: below.map(withPrefix) }),
    };
  };
  const ownItems: unknown = part.original?.['item'];
  const originals: unknown[] = Array.isArray(ownItems)
    ? ownItems.map(withPrefix)
    : items.map(({ linkId, type, text }) => ({ linkId, type, ...(text !== undefined && { text }) }));
  const replaceIn = (json: Json): Json => {
    const below: unknown = json['item'];
    if (!Array.isArray(below)) return json;
    const item = below.flatMap((child: unknown) => {
      if (!isJson(child)) return [child];
      if (child['linkId'] !== placeholder.linkId) return [replaceIn(child)];
      return placeholder.type === 'group' ? [{ ...child, item: originals }] : originals;
    });
    return { ...json, item };
  };
  return replaceIn(original);
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
