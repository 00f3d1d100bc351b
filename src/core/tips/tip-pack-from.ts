import { ModelError, parseModel } from '../model/parse.js';
import { isEmptyText, allTranslationsOf } from '../model/localized-text.js';
import { TipPack, type Tip } from '../model/tip.js';
import { isWebAddress } from './links.js';
import { givesDomains } from './tip-reason.js';

/**
 * A pack of tips from JSON.
 *
 * @throws ModelError that names each field: an unknown step or condition, a tip without a text, a condition or a source,
 *   an id that is there twice, a link that is not http(s), a `{placeholder}` that nothing fills.
 */
export function tipPackFrom(json: unknown): TipPack {
  const what = nameOf(json);
  const pack = parseModel(TipPack, json, what);
  const mistakes = pack.tips.flatMap((tip, index) =>
    mistakesOf(tip, pack.tips.slice(0, index)).map(([field, problem]) => ({
      field: `tips.${index}.${field}`,
      problem: `${problem} (tip "${tip.id}")`,
    })),
  );
  if (mistakes.length > 0) throw new ModelError(what, mistakes);
  return pack;
}

/** The pack with its `id`, for who has several. */
function nameOf(json: unknown): string {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : undefined;
  return typeof id === 'string' ? `TipPack "${id}"` : 'TipPack';
}

type Mistake = readonly [field: string, problem: string];

function mistakesOf(tip: Tip, earlier: readonly Tip[]): Mistake[] {
  const { id, text, when, source } = tip;
  const mistakes: Mistake[] = [];
  if (id.trim() === '') mistakes.push(['id', 'must not be empty']);
  if (earlier.some((one) => one.id === id)) mistakes.push(['id', 'is there twice']);
  if (isEmptyText(text)) mistakes.push(['text', 'must not be empty']);
  if (isEmptyText(source.title)) mistakes.push(['source.title', 'must not be empty']);
  if (source.url !== undefined && !isWebAddress(source.url)) {
    mistakes.push(['source.url', 'must be an address that starts with http:// or https://']);
  }
  if (tip.kind === 'link' && source.url === undefined) mistakes.push(['source.url', 'must be there for a link']);
  if (!when.all?.length && !when.any?.length) mistakes.push(['when', 'has no condition; use { always: true }']);
  const placeholders = new Set(allTranslationsOf(text).flatMap((one) => one.match(/\{[^}]*\}/g) ?? []));
  for (const placeholder of placeholders) {
    if (placeholder !== '{domains}') mistakes.push(['text', `knows {domains} and not ${placeholder}`]);
    else if (!alwaysHasDomains(when)) mistakes.push(['text', 'has {domains}, and not every condition names scales']);
  }
  return mistakes;
}

function alwaysHasDomains({ all = [], any = [] }: Tip['when']): boolean {
  return all.some(givesDomains) || (any.length > 0 && any.every(givesDomains));
}
