/** An expression with names in place of its constant lists, and what the names stand for. */
export interface WithoutLists {
  readonly expression: string;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

const quoted = String.raw`'(?:[^'\\]|\\.)*'`;
// Other quotes and comments are left as they are, so that nothing in them is taken for a list.
const token = new RegExp(
  String.raw`(?<kept>\x60(?:[^\x60\\]|\\.)*\x60|//[^\n]*|/\*[\s\S]*?\*/)|(?<=\s)in\s*\((?<list>\s*${quoted}(?:\s*\|\s*${quoted})+\s*)\)|${quoted}`,
  'g',
);

/**
 * Takes lists of texts, as in `linkId in ('a' | 'b')`, out of an expression. The engine would make such a list anew for
 * every element that it looks at, and compare each text with all others: most of the time that a score takes.
 */
export function withoutConstantLists(expression: string): WithoutLists {
  const lists: Record<string, readonly string[]> = {};
  const short = expression.replace(token, (whole: string, ...found: unknown[]) => {
    const { list } = found.at(-1) as { readonly list?: string };
    // What is escaped is left to the engine.
    if (list === undefined || list.includes('\\')) return whole;
    const name = `constantList${Object.keys(lists).length}`;
    lists[name] = [...new Set(Array.from(list.matchAll(/'([^']*)'/g), ([, text = '']) => text))];
    return `in %${name}`;
  });
  return { expression: short, lists };
}
