export interface Tag {
  readonly name: string;
  /** `</p>` closes, `<p>` opens, `<br/>` does both. */
  readonly opens: boolean;
  readonly closes: boolean;
  attribute(name: string): string | undefined;
}

/** The markup at a `<`: a tag, literal text (CDATA), or neither (a comment). `end` is the index after it. */
export interface Markup {
  readonly end: number;
  readonly tag?: Tag;
  readonly text?: string;
}

const skipped = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '>'],
] as const;
const nameOfTag = /<\/?([a-z][^\s/>]*)/iy;

/** The markup at a `<`; undefined if the `<` is plain text, and `unfinished` if the markup has no end. */
export function markupAt(text: string, start: number): Markup | 'unfinished' | undefined {
  const kind = skipped.find(([opening]) => text.startsWith(opening, start));
  if (kind) {
    const [opening, closing] = kind;
    const end = text.indexOf(closing, start + opening.length);
    if (end < 0) return 'unfinished';
    const after = end + closing.length;
    return opening === '<![CDATA[' ? { end: after, text: text.slice(start + opening.length, end) } : { end: after };
  }
  nameOfTag.lastIndex = start;
  const [whole = '', name = ''] = nameOfTag.exec(text) ?? [];
  if (name === '') return undefined;
  const end = endOfTag(text, start + whole.length);
  if (end < 0) return 'unfinished';
  const closes = whole.startsWith('</');
  const rest = text.slice(start + whole.length, end);
  const tag: Tag = {
    name: name.toLowerCase(),
    opens: !closes,
    closes: closes || rest.endsWith('/'),
    attribute: (wanted) => attributeOf(rest, wanted),
  };
  return { end: end + 1, tag };
}

function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let index = from; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '>') return index;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
}

const attributes = /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;

function attributeOf(tag: string, wanted: string): string | undefined {
  for (const [, name = '', double, single, bare] of tag.matchAll(attributes)) {
    if (name.toLowerCase() === wanted) return withoutEntities(double ?? single ?? bare ?? '');
  }
  return undefined;
}

// Names of the HTML entities for the code points 160 to 255, in order.
const latin1Entities =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml';
const otherEntities =
  'amp & apos \' gt > lt < quot " ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ lsaquo ‹ rsaquo › ' +
  'bull • hellip … euro € trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ le ≤ ge ≥ ne ≠ minus − asymp ≈ infin ∞ ' +
  'prime ′ Prime ″ permil ‰ dagger † Dagger ‡ check ✓ oelig œ OElig Œ scaron š Scaron Š';

const pairs = [...otherEntities.matchAll(/(\w+) (\S)/g)].map(
  ([, name = '', character = '']) => [name, character] as const,
);
const entities: ReadonlyMap<string, string> = new Map([
  ...latin1Entities.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)] as const),
  ...pairs,
]);

// Windows-1252 characters for the numeric references 128 to 159 (HTML standard, numeric character references).
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z][a-z0-9]{1,7}));/gi, (whole, hex, decimal, name: string) => {
    if (name) return entities.get(name) ?? whole;
    return characterOf(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

function characterOf(code: number): string {
  if (code >= 128 && code < 160) return windows1252.charAt(code - 128);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}
