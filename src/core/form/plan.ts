import { itemsOf, type AnswerOption, type QuestionnaireItem, type Questionnaire } from '../model/questionnaire.js';
import type { AnswerValue } from '../model/value.js';
import { optionOf, optionWithText } from './compare.js';
import { FormError } from './form-error.js';
import { groupsKeptEmpty } from './groups-kept-empty.js';
import { levelsOf } from './levels.js';
import { FormNeedsError, type FormNeed } from './form-need.js';
import type { Pattern, PatternReader } from './pattern.js';
import type { FormReport } from './validation-problem.js';
import { completeFromOption, convertInitial, valuesToKeep, typesOf } from './values.js';

/** The properties shared by all occurrences of an item, computed once when a form opens. */
export interface ItemPlan {
  readonly item: QuestionnaireItem;
  readonly plans: readonly ItemPlan[];
  readonly isRepeatingGroup: boolean;
  /** True for a repeating group in {@link groupsKeptEmpty}. */
  readonly isKeptEmpty: boolean;
  /** Number of repetitions that a group starts with and keeps. */
  readonly minimumRepetitions: number;
  readonly options: readonly AnswerOption[];
  readonly types: ReadonlySet<AnswerValue['type']>;
  readonly initial: readonly AnswerValue[];
  readonly pattern: Pattern | undefined;
  /** Level in {@link levelsOf}. */
  readonly level: number;
  /** True if its conditions depend on each other. All items of the loop share a level that no others have. */
  readonly isInLoop: boolean;
}

export interface FormPlan {
  readonly questionnaire: Questionnaire;
  readonly plans: readonly ItemPlan[];
  readonly byLinkId: ReadonlyMap<string, ItemPlan>;
  readonly reports: FormReport[];
}

const maximumDepth = 100;

/**
 * Prepares a questionnaire to be filled in.
 *
 * @param resolved Options by the canonical of `optionsFrom`.
 * @param readPattern Compiles patterns. Not needed for display, which validates nothing.
 * @throws FormError for a missing or duplicate linkId, and for nesting deeper than 100; FormNeedsError for a part of a
 *   modular form that is not assembled.
 */
export function planOf(
  questionnaire: Questionnaire,
  resolved: ReadonlyMap<string, readonly AnswerOption[]> = new Map(),
  readPattern: PatternReader = () => undefined,
): FormPlan {
  checkLinkIds(questionnaire.items, new Set(), 1);
  refuseParts(questionnaire);
  const { levelOf, loop } = levelsOf(questionnaire);
  const keptGroups = groupsKeptEmpty(questionnaire);
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
      isKeptEmpty: keptGroups.has(item.linkId),
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
    if (!linkId) throw new FormError('', 'an item has no linkId; add one');
    if (seen.has(linkId)) throw new FormError(linkId, 'duplicate linkId; make every linkId unique');
    if (depth > maximumDepth) throw new FormError(linkId, `is nested deeper than ${maximumDepth}`);
    seen.add(linkId);
    checkLinkIds(children ?? [], seen, depth + 1);
  }
}

/** Refuses a modular form whose parts are not in it yet, because their questions would not be asked. */
function refuseParts(questionnaire: Questionnaire): void {
  const parts = [...itemsOf(questionnaire)].flatMap(({ linkId, subQuestionnaire }): FormNeed[] =>
    subQuestionnaire === undefined
      ? []
      : [{ kind: 'questionnaire', name: subQuestionnaire, linkIds: [linkId], isOptional: false }],
  );
  if (parts.length > 0) throw new FormNeedsError(parts);
}

/** Returns the inline and resolved options of a question. */
export function optionsOf(
  item: QuestionnaireItem,
  resolved: ReadonlyMap<string, readonly AnswerOption[]>,
): readonly AnswerOption[] {
  const fromValueSet = item.optionsFrom === undefined ? undefined : resolved.get(item.optionsFrom);
  return [...(item.options ?? []), ...(fromValueSet ?? [])];
}

/** Combines `initial` and selected options: FHIR allows only one of them, but real forms have both. */
function initialOf(
  item: QuestionnaireItem,
  options: readonly AnswerOption[],
  types: ItemPlan['types'],
): readonly AnswerValue[] {
  const selected = options.flatMap(({ value, initialSelected }) => (initialSelected ? [value] : []));
  const fitting = [...(item.initial ?? []), ...selected].flatMap(
    (value) => initialValue(item, options, types, value) ?? [],
  );
  const values = valuesToKeep(fitting).map((value) => completeFromOption(value, options));
  return item.repeats ? values : values.slice(0, 1);
}

/** Converts an initial value; the text of an option of a choice becomes that option. */
function initialValue(
  item: QuestionnaireItem,
  options: readonly AnswerOption[],
  types: ItemPlan['types'],
  value: AnswerValue,
): AnswerValue | undefined {
  if (item.type === 'choice' && value.type === 'string' && !optionOf(options, value)) {
    return optionWithText(options, value.value)?.value;
  }
  return convertInitial(types, value);
}

function patternOf(
  { pattern }: QuestionnaireItem,
  cache: Map<string, Pattern | undefined>,
  readPattern: PatternReader,
): Pattern | undefined {
  if (pattern === undefined) return undefined;
  if (!cache.has(pattern)) cache.set(pattern, readPattern(pattern));
  return cache.get(pattern);
}

function* reportsOf(
  { item, options, types, pattern }: ItemPlan,
  resolved: ReadonlyMap<string, readonly AnswerOption[]>,
  linkIds: ReadonlyMap<string, unknown>,
): Generator<FormReport> {
  const of = (key: FormReport['key']): FormReport => ({ key, linkIds: [item.linkId] });
  if (item.enableWhen?.some(({ question }) => !linkIds.has(question))) yield of('condition');
  if (item.pattern !== undefined && !pattern) yield of('pattern');
  if (item.optionsFrom !== undefined && !resolved.has(item.optionsFrom)) yield of('options');
  if (item.initial?.some((value) => initialValue(item, options, types, value) === undefined)) yield of('initial');
  if (item.notPrefilled !== undefined) yield of('initialExpression');
}
