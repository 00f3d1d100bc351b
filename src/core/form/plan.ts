import type { AnswerOption, QuestionnaireItem, Questionnaire } from '../model/questionnaire.js';
import type { AnswerValue } from '../model/value.js';
import { FormError } from './form-error.js';
import { placesThatCount } from './kept-places.js';
import { levelsOf } from './levels.js';
import type { Pattern, PatternReader } from './pattern.js';
import type { FormReport } from './validation-problem.js';
import { completedByOption, fittingInitial, keptValues, typesOf } from './values.js';

/** What all occurrences of an item share, worked out once when a form opens. */
export interface ItemPlan {
  readonly item: QuestionnaireItem;
  readonly plans: readonly ItemPlan[];
  readonly isRepeatingGroup: boolean;
  /** Of a repeating group; see {@link placesThatCount}. */
  readonly isPlaceKept: boolean;
  /** Repetitions of a group that are there from the start and stay. */
  readonly minimumRepetitions: number;
  readonly options: readonly AnswerOption[];
  readonly types: ReadonlySet<AnswerValue['type']>;
  readonly initial: readonly AnswerValue[];
  readonly pattern: Pattern | undefined;
  /** See {@link levelsOf}. */
  readonly level: number;
  /** Its conditions depend on each other's: all of a loop share the level, and no others are on it. */
  readonly isInLoop: boolean;
}

/** A questionnaire made ready to fill in. */
export interface FormPlan {
  readonly questionnaire: Questionnaire;
  readonly plans: readonly ItemPlan[];
  readonly byLinkId: ReadonlyMap<string, ItemPlan>;
  readonly reports: FormReport[];
}

const maximumDepth = 100;

/**
 * @param resolved Options by the canonical of `optionsFrom`.
 * @param readPattern Without it patterns are not looked at: to look at answers, and where there are none to look at.
 * @throws FormError for a missing or double linkId, and for items nested deeper than 100.
 */
export function planOf(
  questionnaire: Questionnaire,
  resolved: ReadonlyMap<string, readonly AnswerOption[]> = new Map(),
  readPattern: PatternReader = () => undefined,
): FormPlan {
  checkLinkIds(questionnaire.items, new Set(), 1);
  const { levelOf, loop } = levelsOf(questionnaire);
  const places = placesThatCount(questionnaire);
  const byLinkId = new Map<string, ItemPlan>();
  const patterns = new Map<string, Pattern | undefined>();
  const reports: FormReport[] = [];

  const planItem = (item: QuestionnaireItem): ItemPlan => {
    const options = optionsOf(item, resolved);
    const types = typesOf(item, options);
    const plan: ItemPlan = {
      item,
      plans: (item.items ?? []).map(planItem),
      isRepeatingGroup: item.type === 'group' && item.repeats === true,
      isPlaceKept: places.has(item.linkId),
      minimumRepetitions: Math.max(1, Math.min(item.minOccurs ?? 1, item.maxOccurs ?? Infinity)),
      options,
      types,
      initial: initialOf(item, options, types),
      pattern: patternOf(item, patterns, readPattern),
      level: levelOf.get(item.linkId) ?? 0,
      isInLoop: loop.has(item.linkId),
    };
    byLinkId.set(item.linkId, plan);
    reports.push(...reportsOf(plan, resolved, levelOf));
    return plan;
  };
  return { questionnaire, plans: questionnaire.items.map(planItem), byLinkId, reports };
}

function checkLinkIds(items: readonly QuestionnaireItem[], seen: Set<string>, depth: number): void {
  for (const { linkId, items: children } of items) {
    if (!linkId) throw new FormError('', 'has no linkId');
    if (seen.has(linkId)) throw new FormError(linkId, 'has the same linkId as another item');
    if (depth > maximumDepth) throw new FormError(linkId, `is nested deeper than ${maximumDepth}`);
    seen.add(linkId);
    checkLinkIds(children ?? [], seen, depth + 1);
  }
}

/** The options that a question has from the start. */
export function optionsOf(
  item: QuestionnaireItem,
  resolved: ReadonlyMap<string, readonly AnswerOption[]>,
): readonly AnswerOption[] {
  const fromValueSet = item.optionsFrom === undefined ? undefined : resolved.get(item.optionsFrom);
  return [...(item.options ?? []), ...(fromValueSet ?? [])];
}

/** FHIR allows `initial` or selected options, real forms have both. A question without `repeats` takes the first. */
function initialOf(
  item: QuestionnaireItem,
  options: readonly AnswerOption[],
  types: ItemPlan['types'],
): readonly AnswerValue[] {
  const selected = options.flatMap(({ value, initialSelected }) => (initialSelected ? [value] : []));
  const fitting = [...(item.initial ?? []), ...selected].flatMap((value) => fittingInitial(types, value) ?? []);
  const values = keptValues(fitting).map((value) => completedByOption(value, options));
  return item.repeats ? values : values.slice(0, 1);
}

function patternOf(
  { pattern }: QuestionnaireItem,
  known: Map<string, Pattern | undefined>,
  readPattern: PatternReader,
): Pattern | undefined {
  if (pattern === undefined) return undefined;
  if (!known.has(pattern)) known.set(pattern, readPattern(pattern));
  return known.get(pattern);
}

function* reportsOf(
  { item, types, pattern }: ItemPlan,
  resolved: ReadonlyMap<string, readonly AnswerOption[]>,
  linkIds: ReadonlyMap<string, unknown>,
): Generator<FormReport> {
  const of = (key: FormReport['key']): FormReport => ({ key, linkIds: [item.linkId] });
  if (item.enableWhen?.some(({ question }) => !linkIds.has(question))) yield of('condition');
  if (item.pattern !== undefined && !pattern) yield of('pattern');
  if (item.optionsFrom !== undefined && !resolved.has(item.optionsFrom)) yield of('options');
  if (item.initial?.some((value) => fittingInitial(types, value) === undefined)) yield of('initial');
}
