import * as z from 'zod/mini';

// The scheme must be at the very start, without spaces or control characters. Browsers skip those and could read
// another scheme.
const safeLink = /^(?:https:\/\/|mailto:|tel:)[^\s\p{Cc}\p{Cf}]+$/iu;

/** Returns whether an address may become a link: https, mailto or tel. */
export function isSafeLink(address: string): boolean {
  return safeLink.test(address);
}

/** Text with uniform formatting. A line break is `\n`. */
export const TextRun = z.strictObject({
  text: z.string(),
  strong: z.optional(z.literal(true)),
  emphasis: z.optional(z.literal(true)),
  underline: z.optional(z.literal(true)),
  superscript: z.optional(z.literal(true)),
  subscript: z.optional(z.literal(true)),
});
export type TextRun = z.infer<typeof TextRun>;

/** Text that links to an https, mailto or tel address. */
export const TextLink = z.strictObject({
  link: z.string().check(z.refine(isSafeLink, 'is not an https, mailto or tel address')),
  runs: z.array(TextRun),
});
export type TextLink = z.infer<typeof TextLink>;

/** A paragraph or list item. Nested lists are flat blocks with a `level`, so that no input nests too deep. */
export const TextBlock = z.strictObject({
  content: z.array(z.union([TextRun, TextLink])),
  listItem: z.optional(
    z.strictObject({
      /** Nesting level; 1 for an item of an outermost list. */
      level: z.int().check(z.minimum(1), z.maximum(9)),
      /** Number of the item in a numbered list. */
      number: z.optional(z.int()),
    }),
  ),
});
export type TextBlock = z.infer<typeof TextBlock>;

/**
 * A text with its author's formatting, limited to paragraphs and list items. XHTML and markdown are reduced to this
 * form, so that foreign markup never reaches a page.
 */
export const RichText = z.array(TextBlock);
export type RichText = z.infer<typeof RichText>;

/** Returns the plain text, one line for each block. */
export function plainTextOf(richText: RichText): string {
  return richText.map(lineOf).join('\n');
}

function lineOf({ content, listItem }: TextBlock): string {
  const words = content.flatMap((part) => ('runs' in part ? part.runs : [part])).map(({ text }) => text);
  return [listItem?.number === undefined ? '' : `${listItem.number}. `, ...words].join('');
}

/** Joins two texts on the same line: a number or letter, and the text that follows it. */
export function joinedRichText(first: RichText, second: RichText): RichText {
  const [next, ...others] = second;
  const last = first.at(-1);
  if (!last || !next || next.listItem) return [...first, ...second];
  return [...first.slice(0, -1), { ...last, content: [...last.content, { text: ' ' }, ...next.content] }, ...others];
}
