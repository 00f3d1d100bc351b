import type { ItemNode } from '../../form-item.js';
import { isMet, type Compiled } from './compiled.js';
import type { Call } from './call.js';
import { AnswerElement, ItemElement, JsonElement, ResponseElement, type Value, type Values } from './elements.js';
import { DistinctValues } from './equality.js';
import type { ResponseView } from './response-view.js';
import { has, Kind, type Position } from './shape.js';
import type { Syntax } from './syntax.js';

type Step = 'item' | 'descendants' | 'repeat';

/**
 * Compiles a search for items by linkId, such as `%resource.descendants().where(linkId in ('a' | 'b'))`: the items are
 * looked up instead of testing every element. Undefined if a call of `where()` or `repeat()` is no such search.
 */
export function itemSearch(call: Call): Compiled | undefined {
  const { compiler, scope, args, of } = call;
  const { shapes } = compiler;
  const path = call.name === 'repeat' ? ({ is: 'call', of, name: call.name, args } as const) : of;
  const step = path && stepOf(path);
  if (!step || !path || !('of' in path)) return undefined;
  const criterion = call.name === 'repeat' ? undefined : args[0];
  const named = criterion && namedBy(criterion);
  if (criterion && !named && !isOfLinkId(criterion)) return undefined;
  const base: Compiled = path.of ? compiler.syntax(path.of, scope) : { run: (frame) => frame.self, shape: scope.self };
  const isPartOfResponse = has(base.shape, Kind.root | Kind.item | Kind.answer);
  if (!isPartOfResponse || has(base.shape, Kind.untyped | Kind.answerValue)) return undefined;
  const accepted = named?.filter((linkId) => shapes.byLinkId.has(linkId)) ?? acceptedBy(criterion, call);
  if (!accepted) return undefined;
  const below = step === 'item' ? shapes.member(base.shape, 'item').items : shapes.below(base.shape);
  const isBelow = (linkId: string) =>
    below?.has(linkId) ?? (has(base.shape, Kind.root) || (shapes.positions.get(linkId)?.level ?? 0) > 0);
  const items = new Set(accepted.filter(isBelow));
  const search = new Search(step, items, shapes.positions);
  const isOfAll = step !== 'item' && isOfResponse(path.of, call);
  return {
    shape: shapes.itemShape(items),
    run: (frame) => {
      const { view } = frame.surroundings;
      return (isOfAll ? search.lookUp(view) : undefined) ?? search.in(base.run(frame), view);
    },
  };
}

/** Returns whether a path is the whole response, or all its items at the top. */
function isOfResponse(path: Syntax | undefined, { compiler, scope }: Call): boolean {
  const isOfTop = path?.is === 'member' && path.name === 'item';
  const whole = isOfTop ? path.of : path;
  const { kinds } = whole ? compiler.syntax(whole, scope).shape : scope.self;
  return has({ kinds }, Kind.root) && !has({ kinds }, Kind.item);
}

function stepOf(path: Syntax): Step | undefined {
  if (path.is === 'member') return path.name === 'item' ? 'item' : undefined;
  if (path.is !== 'call') return undefined;
  if (path.name === 'descendants' && path.args.length === 0) return 'descendants';
  const [arg] = path.args;
  const isItem = path.name === 'repeat' && arg?.is === 'member' && arg.name === 'item' && !arg.of;
  return isItem ? 'repeat' : undefined;
}

/** Returns the linkIds in `linkId = 'a'` or `linkId in ('a' | 'b')`; undefined for another criterion. */
function namedBy(criterion: Syntax): readonly string[] | undefined {
  if (criterion.is !== 'binary' || (criterion.operator !== '=' && criterion.operator !== 'in')) return undefined;
  const { left, right } = criterion;
  return left.is === 'member' && left.name === 'linkId' && !left.of ? textsOf(right) : undefined;
}

function textsOf(syntax: Syntax): readonly string[] | undefined {
  if (syntax.is === 'literal') return typeof syntax.value === 'string' ? [syntax.value] : undefined;
  if (syntax.is !== 'binary' || syntax.operator !== '|') return undefined;
  const [left, right] = [textsOf(syntax.left), textsOf(syntax.right)];
  return left && right && [...left, ...right];
}

/** Returns the linkIds that a criterion about `linkId` accepts; undefined if it accepts elements without one. */
function acceptedBy(criterion: Syntax | undefined, { scope, compiler }: Call): readonly string[] | undefined {
  const linkIds = [...compiler.shapes.byLinkId.keys()];
  if (!criterion) return linkIds;
  const test = compiler.syntax(criterion, { ...scope, self: compiler.shapes.itemShape(undefined) });
  const accepts = (data: object) => {
    const self = [new JsonElement(data, undefined, false)];
    // The criterion refers to nothing else.
    return isMet(test.run({ self, index: 0, total: [], surroundings: undefined as never }));
  };
  try {
    return accepts({}) ? undefined : linkIds.filter((linkId) => accepts({ linkId }));
  } catch {
    return undefined;
  }
}

const functionsOfText =
  /^(?:startsWith|endsWith|contains|matches|matchesFull|substring|lower|upper|length|indexOf|not|exists|empty|combine|toString|toInteger)$/;

/** Returns whether an expression depends on `linkId` only. */
function isOfLinkId(syntax: Syntax): boolean {
  switch (syntax.is) {
    case 'literal':
      return true;
    case 'member':
      return syntax.name === 'linkId' && syntax.of === undefined;
    case 'binary':
      return isOfLinkId(syntax.left) && isOfLinkId(syntax.right);
    case 'call': {
      const isOfInput = syntax.of !== undefined && isOfLinkId(syntax.of);
      return isOfInput && functionsOfText.test(syntax.name) && syntax.args.every(isOfLinkId);
    }
    default:
      return false;
  }
}

class Search {
  /** The items in the order in which a search of the whole response finds them. */
  readonly #ordered: readonly string[];

  constructor(
    readonly step: Step,
    readonly linkIds: ReadonlySet<string>,
    positions: ReadonlyMap<string, Position>,
  ) {
    const found = [...linkIds].flatMap((linkId) => {
      const position = positions.get(linkId);
      return position && (step !== 'repeat' || position.isInGroups) ? { linkId, ...position } : [];
    });
    const ordered = found.toSorted((a, b) => (step === 'item' ? 0 : a.level - b.level) || a.order - b.order);
    this.#ordered = ordered.map(({ linkId }) => linkId);
  }

  in(values: Values, view: ResponseView): Values {
    if (this.step !== 'item') return this.#below(values, view);
    const lists = values.map(childListOf);
    const [list] = lists;
    const isLong = lists.length === 1 && list !== undefined && this.linkIds.size * 4 < list.length;
    return (isLong ? this.lookUp(view, list) : undefined) ?? lists.flatMap((nodes) => this.#among(nodes, view));
  }

  /** Looks up items that occur once; undefined if one occurs several times. */
  lookUp(view: ResponseView, list?: readonly ItemNode[]): Values | undefined {
    const found: Value[] = [];
    for (const linkId of this.#ordered) {
      const occurrences = view.tree.occurrencesOf(linkId);
      if (occurrences.size > 1) return undefined;
      for (const node of occurrences) {
        if ((list === undefined || node.siblings === list) && view.isPresent(node)) found.push(view.element(node));
      }
    }
    return found;
  }

  #among(nodes: readonly ItemNode[], view: ResponseView): Values {
    const found: Value[] = [];
    for (const node of nodes) {
      if (this.linkIds.has(node.item.linkId) && view.isPresent(node)) found.push(view.element(node));
    }
    return found;
  }

  /** Searches level by level, as `descendants()` and `repeat(item)` do. */
  #below(values: Values, view: ResponseView): Values {
    const found: Value[] = [];
    const seen = new DistinctValues();
    let level = values;
    while (level.length > 0) {
      const next: Value[] = [];
      for (const element of level) {
        for (const item of view.present(childListOf(element))) {
          if (this.step === 'repeat' && !seen.add(item)) continue;
          next.push(item);
          if (this.linkIds.has(item.node.item.linkId)) found.push(item);
        }
        if (this.step === 'descendants' && element instanceof ItemElement) next.push(...element.get('answer'));
      }
      level = next;
    }
    return found;
  }
}

const none: readonly ItemNode[] = [];

/** Returns the form items that are directly in an element. */
function childListOf(value: Value): readonly ItemNode[] {
  if (value instanceof ResponseElement) return value.view.roots;
  if (value instanceof AnswerElement) return value.answer.items;
  if (!(value instanceof ItemElement) || value.node.item.type !== 'group' || !value.view.isPresent(value.node))
    return none;
  return value.node.children;
}
