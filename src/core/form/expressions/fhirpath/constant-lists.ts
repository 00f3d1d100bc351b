/** An expression whose constant lists are replaced by variable names, and the lists by name. */
export interface WithoutLists {
  readonly expression: string;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

const quoted = String.raw`'(?:[^'\\]|\\.)*'`;
// Other quotes and comments are skipped, so that their content is not read as a list.
const token = new RegExp(
  String.raw`(?<kept>\x60(?:[^\x60\\]|\\.)*\x60|//[^\n]*|/\*[\s\S]*?\*/)|(?<=\s)in\s*\((?<list>\s*${quoted}(?:\s*\|\s*${quoted})+\s*)\)|${quoted}`,
  'g',
);

/**
 * Extracts lists of texts, as in `linkId in ('a' | 'b')`, from an expression. The engine would rebuild such a list for
 * every element and compare all texts with each other: most of the time that a score takes.
 */
export function withoutConstantLists(expression: string): WithoutLists {
  const lists: Record<string, readonly string[]> = {};
  const shortened = expression.replace(token, (whole: string, ...found: unknown[]) => {
    const { list } = found.at(-1) as { readonly list?: string };
    // Escapes are left to the engine.
    if (list === undefined || list.includes('\\')) return whole;
    const name = `constantList${Object.keys(lists).length}`;
    lists[name] = [...new Set(Array.from(list.matchAll(/'([^']*)'/g), ([, text = '']) => text))];
    return `in %${name}`;
  });
  return { expression: shortened, lists };
}
