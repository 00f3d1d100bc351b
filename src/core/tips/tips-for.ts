import { localize } from '../model/localized-text.js';
import { TipStep, type Tip, type TipCondition, type TipPack } from '../model/tip.js';
import type { ScoreView } from '../scoring/score-view.js';
import { reasonOf, type TipReason, type TipSituation } from './tip-reason.js';

/** A tip that fits, with the reason why. */
export interface ChosenTip {
  readonly tip: Tip;
  /** What the tip says, with the names of the scales filled in. */
  readonly text: string;
  /** The same in parts, to make the names stand out. */
  readonly parts: readonly { readonly text: string; readonly isDomains: boolean }[];
  /** Every condition that held. */
  readonly reasons: readonly TipReason[];
}

/** The tips of one step of a conversation; none if nothing fits. */
export interface TipsOfStep {
  readonly step: TipStep;
  readonly tips: readonly ChosenTip[];
}

/** What `tipsFor()` chooses from, and for whom. */
export interface TipsRequest {
  /** A tip takes the place of the one with its id in an earlier pack. */
  readonly packs: readonly TipPack[];
  readonly situation: TipSituation;
  readonly audience: Tip['audience'];
  readonly language: string;
  /** "4 andere": where there are more scales than can be named in a sentence. */
  readonly others: (count: number) => string;
  /** The name of a scale in a tip, with what a reader must know of it; left out, the name alone. */
  readonly nameOf?: (view: ScoreView, condition: TipCondition) => string;
}

/** The tips that fit the situation, by step, each step in the order of the packs; a step without tips is empty. */
export function tipsFor(request: TipsRequest): TipsOfStep[] {
  const chosen = mergedTips(request.packs)
    .filter(({ audience }) => audience === request.audience)
    .flatMap((tip) => chosenTip(tip, request) ?? []);
  return TipStep.options.map((step) => ({ step, tips: chosen.filter(({ tip }) => tip.step === step) }));
}

/**
 * Names as part of a sentence, such as "Pijn, Slaap en Stress"; each once, and four, or three and how many others.
 *
 * @param others Words for those that are too many to name.
 */
export function formatList(
  names: readonly string[],
  { language, others }: Pick<TipsRequest, 'language' | 'others'>,
): string {
  const unique = [...new Set(names)];
  // "… and one other" is no shorter than the name of that other.
  const named = unique.length <= mostNames ? unique : unique.slice(0, mostNames - 1);
  const rest = unique.length - named.length;
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(rest > 0 ? [...named, others(rest)] : named);
}

const mostNames = 4;

/** Every tip once: the last pack that has its id says what it is, the first one where it stands. */
function mergedTips(packs: readonly TipPack[]): Tip[] {
  return [...new Map(packs.flatMap(({ tips }) => tips.map((tip) => [tip.id, tip] as const))).values()];
}

function chosenTip(tip: Tip, request: TipsRequest): ChosenTip | undefined {
  const { all = [], any = [] } = tip.when;
  const needed = all.map((condition) => reasonOf(condition, request.situation));
  const enough = any.flatMap((condition) => reasonOf(condition, request.situation) ?? []);
  if (!needed.every((reason) => reason !== undefined)) return undefined;
  if (any.length > 0 && enough.length === 0) return undefined;

  const reasons = [...needed, ...enough];
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
