import { ModelError, parseModel } from '../model/parse.js';
import { isEmptyText, allTranslationsOf } from '../model/localized-text.js';
import { TipPack, type Tip } from '../model/tip.js';
import { isWebAddress } from './links.js';
import { givesDomains } from './tip-reason.js';

/**
 * Parses a tip pack.
 *
 * @throws ModelError that names each field: an unknown step or condition, a tip without text, condition or source, a
 *   duplicate id, a link that is not http(s), an unknown `{placeholder}`.
 */
export function tipPackFrom(json: unknown): TipPack {
  const name = packName(json);
  const pack = parseModel(TipPack, json, name);
  const problems = pack.tips.flatMap((tip, index) =>
    problemsOf(tip, pack.tips.slice(0, index)).map(([field, problem]) => ({
      field: `tips.${index}.${field}`,
      problem: `${problem} (tip "${tip.id}")`,
    })),
  );
  if (problems.length > 0) throw new ModelError(name, problems);
  return pack;
}

function packName(json: unknown): string {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : undefined;
  return typeof id === 'string' ? `TipPack "${id}"` : 'TipPack';
}

type TipProblem = readonly [field: string, problem: string];

function problemsOf(tip: Tip, earlier: readonly Tip[]): TipProblem[] {
  const { id, text, when, source } = tip;
  const problems: TipProblem[] = [];
  if (id.trim() === '') problems.push(['id', 'must not be empty']);
  if (earlier.some((earlierTip) => earlierTip.id === id)) problems.push(['id', 'is a duplicate']);
  if (isEmptyText(text)) problems.push(['text', 'must not be empty']);
  if (isEmptyText(source.title)) problems.push(['source.title', 'must not be empty']);
  if (source.url !== undefined && !isWebAddress(source.url)) {
    problems.push(['source.url', 'must be an address that starts with http:// or https://']);
  }
  if (tip.kind === 'link' && source.url === undefined) problems.push(['source.url', 'is required for a link']);
  if (!when.all?.length && !when.any?.length) problems.push(['when', 'has no condition; use { always: true }']);
  const placeholders = new Set(allTranslationsOf(text).flatMap((translation) => translation.match(/\{[^}]*\}/g) ?? []));
  for (const placeholder of placeholders) {
    if (placeholder !== '{domains}')
      problems.push(['text', `has the unknown placeholder ${placeholder}; only {domains} is replaced`]);
    else if (!alwaysHasDomains(when)) problems.push(['text', 'has {domains}, but not every condition names scales']);
  }
  return problems;
}

function alwaysHasDomains({ all = [], any = [] }: Tip['when']): boolean {
  return all.some(givesDomains) || (any.length > 0 && any.every(givesDomains));
}
