import {
  itemsOf,
  type QuestionnaireItem,
  type Questionnaire,
  type ExpressionVariable,
} from '../../model/questionnaire.js';

/**
 * linkIds of the items that an expression may read, or `all` if unknown. Never too few: dependents are re-evaluated.
 */
export type Sources = ReadonlySet<string> | 'all';

const none: Sources = new Set();

/** Path steps into the response that a `where(linkId = …)` then filters. */
const steps = String.raw`(?:\.(?:item|answer|descendants\(\)|children\(\)|repeat\((?:item|answer|item\|answer\.item|item\|answer|answer\|item)\)))*`;
const text = String.raw`'#(?:\d+)'`;
const picks = String.raw`\.where\((?:linkId=(${text})|linkId in\((${text}(?:\|${text})*)\)|linkId in (${text})|linkId\.startsWith\((${text})\))\)`;
/** Paths with filters; only the last of several counts, because an item is found below another only at its position. */
const picked = new RegExp(String.raw`%([A-Za-z_]\w*)(?:${steps}${picks})+`, 'g');
/** Values of a variable for which a path from the variable depends only on the items that the path selects. */
const wholes: ReadonlySet<string> = new Set(['%resource', '%context']);

/** Words at the start of a path that are not element names. */
const keywords = new Set(
  [
    'and',
    'as',
    'contains',
    'div',
    'false',
    'iif',
    'implies',
    'in',
    'is',
    'mod',
    'now',
    'or',
    'timeOfDay',
    'today',
  ].concat(
    ['true', 'xor', 'year', 'years', 'month', 'months', 'week', 'weeks', 'day', 'days', 'hour', 'hours'],
    ['minute', 'minutes', 'second', 'seconds', 'millisecond', 'milliseconds'],
  ),
);

/** Derives the dependencies of expressions from their text. */
export class Dependencies {
  readonly #below = new Map<string, readonly string[]>();
  readonly #variables = new Map<QuestionnaireItem | Questionnaire, ReadonlyMap<string, Sources>>();
  readonly #parents = new Map<QuestionnaireItem, QuestionnaireItem | Questionnaire>();
  readonly #items: ReadonlyMap<string, QuestionnaireItem>;

  constructor(readonly questionnaire: Questionnaire) {
    for (const item of itemsOf(questionnaire)) for (const child of item.items ?? []) this.#parents.set(child, item);
    for (const item of questionnaire.items) this.#parents.set(item, questionnaire);
    this.#items = new Map(Array.from(itemsOf(questionnaire), (item) => [item.linkId, item]));
    // Outer names first, because inner ones build upon them.
    this.#addVariables(questionnaire, questionnaire.variables);
    for (const item of itemsOf(questionnaire)) this.#addVariables(item, item.variables);
  }

  /** @param owner Item of the expression, or the questionnaire. */
  of(expression: string, owner: QuestionnaireItem | Questionnaire): Sources {
    return this.#sourcesOf(expression, owner, (name) => this.#sourcesOfName(name, owner));
  }

  ofVariable(owner: QuestionnaireItem | undefined, name: string): Sources {
    return this.#variables.get(owner ?? this.questionnaire)?.get(name) ?? 'all';
  }

  /** Returns the linkIds that occur as text literals in an expression. */
  namedIn(expression: string): readonly string[] {
    const texts = Array.from(expression.matchAll(/'((?:[^'\\]|\\.)*)'/gs), ([, text]) => unescaped(text));
    return texts.filter((text) => this.#items.has(text));
  }

  /** Returns a linkId and those of all items below it. */
  withBelow(linkId: string): readonly string[] {
    const cached = this.#below.get(linkId);
    if (cached) return cached;
    const item = this.#items.get(linkId);
    const below = item ? [linkId, ...[...itemsOf(item)].map((descendant) => descendant.linkId)] : [];
    this.#below.set(linkId, below);
    return below;
  }

  #addVariables(owner: QuestionnaireItem | Questionnaire, variables: readonly ExpressionVariable[] = []): void {
    if (variables.length === 0) return;
    const sourcesByName = new Map<string, Sources>();
    this.#variables.set(owner, sourcesByName);
    const byName = new Map(variables.map((variable) => [variable.name, variable]));
    const sourcesOf = (name: string): Sources => {
      const existing = sourcesByName.get(name);
      const variable = byName.get(name);
      if (existing || !variable) return existing ?? this.#sourcesOfName(name, owner);
      // A variable that depends on itself never gets a value.
      sourcesByName.set(name, none);
      const sources = this.#sourcesOf(variable.expression, owner, sourcesOf);
      sourcesByName.set(name, sources);
      return sources;
    };
    for (const { name } of variables) sourcesOf(name);
  }

  #sourcesOfName(name: string, owner: QuestionnaireItem | Questionnaire): Sources {
    let scope: QuestionnaireItem | Questionnaire | undefined = owner;
    while (scope) {
      const sources = this.#variables.get(scope)?.get(name);
      if (sources) return sources;
      scope = 'linkId' in scope ? this.#parents.get(scope) : undefined;
    }
    // The host page's context does not change.
    return none;
  }

  /** The expression of the variable that a name stands for, as seen from an item. */
  #expressionOf(name: string, owner: QuestionnaireItem | Questionnaire): string | undefined {
    let place: QuestionnaireItem | Questionnaire | undefined = owner;
    while (place) {
      const variable = place.variables?.find((candidate) => candidate.name === name);
      if (variable) return variable.expression.trim();
      place = 'linkId' in place ? this.#parents.get(place) : undefined;
    }
    return undefined;
  }

  #sourcesOf(
    expression: string,
    owner: QuestionnaireItem | Questionnaire,
    variable: (name: string) => Sources,
  ): Sources {
    const texts: string[] = [];
    let rest = expression.replace(/'((?:[^'\\]|\\.)*)'/gs, (_, inner: string) => `'#${texts.push(inner) - 1}'`);
    // Names in other quotes, comments and unterminated texts could hide any dependency.
    if (/[`"]|\/\/|\/\*|'(?!#\d+')(?<!'#\d+')/.test(rest)) return 'all';
    rest = rest.replace(/\s+/g, ' ').replace(/ ?([.()|=,[\]{}<>!+*/&~-]) ?/g, '$1');
    const isRoot = !('linkId' in owner);
    // For an expression about the whole response, a relative path starts there.
    if (isRoot) rest = rest.replace(/(?<![\w.%@)\]#'$])(item|descendants|children|repeat|answer)\b/g, '%resource.$1');
    if (isRoot) rest = rest.replace(/%context\b/g, '%resource');

    const linkIds = new Set<string>();
    rest = rest.replace(picked, (path, name: string, ...groups: (string | undefined)[]) => {
      if (!wholes.has(`%${name}`) && !wholes.has(this.#expressionOf(name, owner) ?? '')) return path;
      const [equal, several, single, start] = groups;
      for (const [, index] of (equal ?? several ?? single ?? '').matchAll(/#(\d+)/g)) {
        for (const linkId of this.withBelow(unescaped(texts[Number(index)]))) linkIds.add(linkId);
      }
      const beginning = start && unescaped(texts[Number(start.slice(2, -1))]);
      if (beginning !== undefined && start) {
        const found = [...this.#items.keys()].filter((linkId) => linkId.startsWith(beginning));
        for (const linkId of found.flatMap((foundLinkId) => this.withBelow(foundLinkId))) linkIds.add(linkId);
      }
      return '@';
    });
    if (/%resource\b|%rootResource\b|%'|\$this\.(item|answer|descendants|children|repeat)/.test(rest)) return 'all';
    if (!isRoot && /%context\b/.test(rest)) for (const linkId of this.withBelow(owner.linkId)) linkIds.add(linkId);
    if (!isRoot && hasRelativePath(rest)) for (const linkId of this.withBelow(owner.linkId)) linkIds.add(linkId);
    for (const [, name = ''] of rest.matchAll(/%([A-Za-z_]\w*)/g)) {
      const sources = variable(name);
      if (sources === 'all') return 'all';
      for (const linkId of sources) linkIds.add(linkId);
    }
    return linkIds;
  }
}

/** Returns whether the expression has a path relative to its item. */
function hasRelativePath(rest: string): boolean {
  for (const [word] of rest.matchAll(/(?<![\w.%@#'])\$?[A-Za-z_]\w*/g)) if (!keywords.has(word)) return true;
  return false;
}

function unescaped(escaped = ''): string {
  return escaped.replace(/\\(.)/g, '$1');
}
