/** A tag of a text in XHTML, with what we may want to know of it. */
export interface Tag {
  readonly name: string;
  /** `</p>` closes, `<p>` opens, `<br/>` does both. */
  readonly opens: boolean;
  readonly closes: boolean;
  attribute(name: string): string | undefined;
}

/** What stands at a `<`: a tag, literal text (CDATA), or nothing to show (a comment). `end` is the place after it. */
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

/** The markup at a `<`; undefined where that is just a sign, and `unfinished` where what begins there never ends. */
export function markupAt(text: string, at: number): Markup | 'unfinished' | undefined {
  const kind = skipped.find(([start]) => text.startsWith(start, at));
  if (kind) {
    const [start, stop] = kind;
    const end = text.indexOf(stop, at + start.length);
    if (end < 0) return 'unfinished';
    const after = end + stop.length;
    return start === '<![CDATA[' ? { end: after, text: text.slice(at + start.length, end) } : { end: after };
  }
  nameOfTag.lastIndex = at;
  const [whole = '', name = ''] = nameOfTag.exec(text) ?? [];
  if (name === '') return undefined;
  const end = endOfTag(text, at + whole.length);
  if (end < 0) return 'unfinished';
  const closes = whole.startsWith('</');
  const rest = text.slice(at + whole.length, end);
  const tag: Tag = {
    name: name.toLowerCase(),
    opens: !closes,
    closes: closes || rest.endsWith('/'),
    attribute: (wanted) => attributeOf(rest, wanted),
  };
  return { end: end + 1, tag };
}

/** The `>` that ends a tag: not one in a quoted value. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quote) {
      if (sign === quote) quote = '';
    } else if (sign === '>') return at;
    else if (sign === '"' || sign === "'") quote = sign;
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

// The names of HTML's entities for the characters 160 to 255, in their order.
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml';
const others =
  'amp & apos \' gt > lt < quot " ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ lsaquo ‹ rsaquo › ' +
  'bull • hellip … euro € trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ le ≤ ge ≥ ne ≠ minus − asymp ≈ infin ∞ ' +
  'prime ′ Prime ″ permil ‰ dagger † Dagger ‡ check ✓ oelig œ OElig Œ scaron š Scaron Š';

const pairs = [...others.matchAll(/(\w+) (\S)/g)].map(([, name = '', sign = '']) => [name, sign] as const);
const entities: ReadonlyMap<string, string> = new Map([
  ...latin.split(' ').map((name, place) => [name, String.fromCharCode(160 + place)] as const),
  ...pairs,
]);

// What HTML reads for the numbers 128 to 159, which older programs write for these signs.
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text with its entities read. One that is not known stays as it is written. */
export function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z][a-z0-9]{1,7}));/gi, (whole, hex, decimal, name: string) => {
    if (name) return entities.get(name) ?? whole;
    return characterOf(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

function characterOf(code: number): string {
  if (code >= 128 && code < 160) return windows.charAt(code - 128);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}
