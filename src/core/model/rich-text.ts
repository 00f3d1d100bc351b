import * as z from 'zod/mini';

// The scheme stands at the very start and nothing in it is a space or control character, so that a browser, which
// skips those, cannot read another scheme.
const safeLink = /^(?:https:\/\/|mailto:|tel:)[^\s\p{Cc}\p{Cf}]+$/iu;

/** Whether an address may become a link: a web page over https, a mail address or a telephone number. */
export function isSafeLink(address: string): boolean {
  return safeLink.test(address);
}

/** Words with the same marks. A line break is `\n`. */
export const TextRun = z.strictObject({
  text: z.string(),
  strong: z.optional(z.literal(true)),
  emphasis: z.optional(z.literal(true)),
  underline: z.optional(z.literal(true)),
  superscript: z.optional(z.literal(true)),
  subscript: z.optional(z.literal(true)),
});
export type TextRun = z.infer<typeof TextRun>;

/** Words that lead to a web page (https), a mail address or a telephone number, and to nothing else. */
export const TextLink = z.strictObject({
  link: z.string().check(z.refine(isSafeLink, 'is not an https, mailto or tel address')),
  runs: z.array(TextRun),
});
export type TextLink = z.infer<typeof TextLink>;

/** A paragraph, or an item of a list. A list within a list has a deeper level; nothing is nested, so nothing is too deep. */
export const TextBlock = z.strictObject({
  content: z.array(z.union([TextRun, TextLink])),
  listItem: z.optional(
    z.strictObject({
      /** 1 for an item of a list that is in no other. */
      level: z.int().check(z.minimum(1), z.maximum(9)),
      /** Its number, in a list that is numbered. */
      number: z.optional(z.int()),
    }),
  ),
});
export type TextBlock = z.infer<typeof TextBlock>;

/**
 * A text with the marks that its author gave it: paragraphs and list items of marked words. This is all there is: a
 * rendering in XHTML or markdown is reduced to it, and no markup of others ever reaches a page.
 */
export const RichText = z.array(TextBlock);
export type RichText = z.infer<typeof RichText>;

/** The words alone, a line a block. */
export function plainTextOf(richText: RichText): string {
  return richText.map(lineOf).join('\n');
}

function lineOf({ content, listItem }: TextBlock): string {
  const words = content.flatMap((one) => ('runs' in one ? one.runs : [one])).map(({ text }) => text);
  return [listItem?.number === undefined ? '' : `${listItem.number}. `, ...words].join('');
}

/** One text after another on the same line: a number or letter and what it belongs to. */
export function joinedRichText(first: RichText, second: RichText): RichText {
  const [next, ...others] = second;
  const last = first.at(-1);
  if (!last || !next || next.listItem) return [...first, ...second];
  return [...first.slice(0, -1), { ...last, content: [...last.content, { text: ' ' }, ...next.content] }, ...others];
}
