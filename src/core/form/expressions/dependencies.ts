import {
  itemsOf,
  type QuestionnaireItem,
  type Questionnaire,
  type ExpressionVariable,
} from '../../model/questionnaire.js';

/**
 * The linkIds whose items an expression may look at, or `all` where that cannot be said. Never too few: what depends on
 * an answer is worked out again.
 */
export type Sources = ReadonlySet<string> | 'all';

const none: Sources = new Set();

/** Steps into the response that stay above what a `where(linkId = …)` then picks. */
const steps = String.raw`(?:\.(?:item|answer|descendants\(\)|children\(\)|repeat\((?:item|answer|item\|answer\.item|item\|answer|answer\|item)\)))*`;
const text = String.raw`'#(?:\d+)'`;
const picks = String.raw`\.where\((?:linkId=(${text})|linkId in\((${text}(?:\|${text})*)\)|linkId in (${text})|linkId\.startsWith\((${text})\))\)`;
/** Of several picks after each other only the last counts: an item is found below another only where it is itself. */
const picked = new RegExp(String.raw`%([A-Za-z_]\w*)(?:${steps}${picks})+`, 'g');
/** What a variable may stand for so that what is picked from it depends on nothing but what is picked. */
const wholes: ReadonlySet<string> = new Set(['%resource', '%context']);

/** Words at the start of a path that are not the name of an element. */
const words = new Set(
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

/** Says what expressions depend on, by their text. */
export class Dependencies {
  readonly #below = new Map<string, readonly string[]>();
  readonly #variables = new Map<QuestionnaireItem | Questionnaire, ReadonlyMap<string, Sources>>();
  readonly #parents = new Map<QuestionnaireItem, QuestionnaireItem | Questionnaire>();
  readonly #items: ReadonlyMap<string, QuestionnaireItem>;

  constructor(readonly questionnaire: Questionnaire) {
    for (const item of itemsOf(questionnaire)) for (const child of item.items ?? []) this.#parents.set(child, item);
    for (const item of questionnaire.items) this.#parents.set(item, questionnaire);
    this.#items = new Map(Array.from(itemsOf(questionnaire), (item) => [item.linkId, item]));
    // Outer names first: inner ones build upon them.
    this.#remember(questionnaire, questionnaire.variables);
    for (const item of itemsOf(questionnaire)) this.#remember(item, item.variables);
  }

  /** @param owner The item that the expression belongs to, or the form. */
  of(expression: string, owner: QuestionnaireItem | Questionnaire): Sources {
    return this.#sourcesOf(expression, owner, (name) => this.#lookUp(name, owner));
  }

  ofVariable(owner: QuestionnaireItem | undefined, name: string): Sources {
    return this.#variables.get(owner ?? this.questionnaire)?.get(name) ?? 'all';
  }

  /** The linkIds that stand as texts in an expression, whatever it does with them. */
  namedIn(expression: string): readonly string[] {
    const texts = Array.from(expression.matchAll(/'((?:[^'\\]|\\.)*)'/gs), ([, text]) => unescaped(text));
    return texts.filter((text) => this.#items.has(text));
  }

  /** An item and all below it. */
  withBelow(linkId: string): readonly string[] {
    const known = this.#below.get(linkId);
    if (known) return known;
    const item = this.#items.get(linkId);
    const below = item ? [linkId, ...[...itemsOf(item)].map((one) => one.linkId)] : [];
    this.#below.set(linkId, below);
    return below;
  }

  #remember(owner: QuestionnaireItem | Questionnaire, variables: readonly ExpressionVariable[] = []): void {
    if (variables.length === 0) return;
    const known = new Map<string, Sources>();
    this.#variables.set(owner, known);
    const byName = new Map(variables.map((variable) => [variable.name, variable]));
    const sourcesOf = (name: string): Sources => {
      const before = known.get(name);
      const variable = byName.get(name);
      if (before || !variable) return before ?? this.#lookUp(name, owner);
      // What depends on itself never gets a value.
      known.set(name, none);
      const sources = this.#sourcesOf(variable.expression, owner, sourcesOf);
      known.set(name, sources);
      return sources;
    };
    for (const { name } of variables) sourcesOf(name);
  }

  #lookUp(name: string, owner: QuestionnaireItem | Questionnaire): Sources {
    let place: QuestionnaireItem | Questionnaire | undefined = owner;
    while (place) {
      const sources = this.#variables.get(place)?.get(name);
      if (sources) return sources;
      place = 'linkId' in place ? this.#parents.get(place) : undefined;
    }
    // What the host gives along does not change.
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
    // Names in other quotes, comments and unfinished texts could hide anything.
    if (/[`"]|\/\/|\/\*|'(?!#\d+')(?<!'#\d+')/.test(rest)) return 'all';
    rest = rest.replace(/\s+/g, ' ').replace(/ ?([.()|=,[\]{}<>!+*/&~-]) ?/g, '$1');
    const isRoot = !('linkId' in owner);
    // About the whole response, a path without a start begins there.
    if (isRoot) rest = rest.replace(/(?<![\w.%@)\]#'$])(item|descendants|children|repeat|answer)\b/g, '%resource.$1');
    if (isRoot) rest = rest.replace(/%context\b/g, '%resource');

    const linkIds = new Set<string>();
    rest = rest.replace(picked, (found, name: string, ...groups: (string | undefined)[]) => {
      if (!wholes.has(`%${name}`) && !wholes.has(this.#expressionOf(name, owner) ?? '')) return found;
      const [one, several, single, start] = groups;
      for (const [, index] of (one ?? several ?? single ?? '').matchAll(/#(\d+)/g)) {
        for (const linkId of this.withBelow(unescaped(texts[Number(index)]))) linkIds.add(linkId);
      }
      const beginning = start && unescaped(texts[Number(start.slice(2, -1))]);
      if (beginning !== undefined && start) {
        const alike = [...this.#items.keys()].filter((linkId) => linkId.startsWith(beginning));
        for (const linkId of alike.flatMap((one) => this.withBelow(one))) linkIds.add(linkId);
      }
      return '@';
    });
    if (/%resource\b|%rootResource\b|%'|\$this\.(item|answer|descendants|children|repeat)/.test(rest)) return 'all';
    if (!isRoot && /%context\b/.test(rest)) for (const linkId of this.withBelow(owner.linkId)) linkIds.add(linkId);
    if (!isRoot && beginsPath(rest)) for (const linkId of this.withBelow(owner.linkId)) linkIds.add(linkId);
    for (const [, name = ''] of rest.matchAll(/%([A-Za-z_]\w*)/g)) {
      const sources = variable(name);
      if (sources === 'all') return 'all';
      for (const linkId of sources) linkIds.add(linkId);
    }
    return linkIds;
  }
}

/** Whether anything is read from where the expression stands. */
function beginsPath(rest: string): boolean {
  for (const [word] of rest.matchAll(/(?<![\w.%@#'])\$?[A-Za-z_]\w*/g)) if (!words.has(word)) return true;
  return false;
}

function unescaped(written = ''): string {
  return written.replace(/\\(.)/g, '$1');
}
