import { localize } from '../model/localized-text.js';
import { TipStep, type Tip, type TipCondition, type TipPack } from '../model/tip.js';
import type { ScoreView } from '../scoring/score-view.js';
import { reasonOf, type TipReason, type TipSituation } from './tip-reason.js';

/** A tip that fits the situation, with its text and the reasons that it is shown. */
export interface ChosenTip {
  readonly tip: Tip;
  /** Text of the tip, with the names of the scales filled in. */
  readonly text: string;
  /** The same text in parts, to emphasize the names. */
  readonly parts: readonly { readonly text: string; readonly isDomains: boolean }[];
  readonly reasons: readonly TipReason[];
}

/** The tips of one step of a conversation; none if nothing fits. */
export interface TipsOfStep {
  readonly step: TipStep;
  readonly tips: readonly ChosenTip[];
}

/** The tips that `tipsFor()` chooses from, and their reader. */
export interface TipsRequest {
  /** Tip packs. A tip replaces the one with the same id in an earlier pack. */
  readonly packs: readonly TipPack[];
  readonly situation: TipSituation;
  readonly audience: Tip['audience'];
  readonly language: string;
  /** Formats the scales that are too many to name: "4 andere". */
  readonly others: (count: number) => string;
  /** Returns the name of a scale in a tip, with remarks that a reader needs; default: only the name. */
  readonly nameOf?: (view: ScoreView, condition: TipCondition) => string;
}

/** Returns the tips that apply, by step and in the order of the packs; a step without tips is empty. */
export function tipsFor(request: TipsRequest): TipsOfStep[] {
  const chosen = mergedTips(request.packs)
    .filter(({ audience }) => audience === request.audience)
    .flatMap((tip) => chosenTip(tip, request) ?? []);
  return TipStep.options.map((step) => ({ step, tips: chosen.filter(({ tip }) => tip.step === step) }));
}

/**
 * Joins unique names for use in a sentence, such as "Pijn, Slaap en Stress"; four, or three and the number of others.
 *
 * @param others Formats the number of names left out.
 */
export function formatList(
  names: readonly string[],
  { language, others }: Pick<TipsRequest, 'language' | 'others'>,
): string {
  const unique = [...new Set(names)];
  // "… and one other" is not shorter than the name itself.
  const named = unique.length <= mostNames ? unique : unique.slice(0, mostNames - 1);
  const rest = unique.length - named.length;
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(rest > 0 ? [...named, others(rest)] : named);
}

const mostNames = 4;

/** Merges packs: the last pack with an id determines the tip, the first one its position. */
function mergedTips(packs: readonly TipPack[]): Tip[] {
  return [...new Map(packs.flatMap(({ tips }) => tips.map((tip) => [tip.id, tip] as const))).values()];
}

function chosenTip(tip: Tip, request: TipsRequest): ChosenTip | undefined {
  const { all = [], any = [] } = tip.when;
  const allReasons = all.map((condition) => reasonOf(condition, request.situation));
  const anyReasons = any.flatMap((condition) => reasonOf(condition, request.situation) ?? []);
  if (!allReasons.every((reason) => reason !== undefined)) return undefined;
  if (any.length > 0 && anyReasons.length === 0) return undefined;

  const reasons = [...allReasons, ...anyReasons];
  const { nameOf = ({ scale }) => localize(scale.name, request.language) } = request;
  const names = formatList(
    reasons.flatMap(({ domains, condition }) => domains.map((view) => nameOf(view, condition))),
    request,
  );
  const parts = partsOf(localize(tip.text, request.language), names);
  return { tip, text: parts.map(({ text }) => text).join(''), parts, reasons };
}

function partsOf(text: string, names: string): ChosenTip['parts'] {
  return text
    .split(/(\{domains\})/)
    .filter((part) => part !== '')
    .map((part) => (part === '{domains}' ? { text: names, isDomains: true } : { text: part, isDomains: false }));
}
