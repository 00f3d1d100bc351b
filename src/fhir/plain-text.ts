import { extensionValue } from './extensions.js';
import { isObject, stringAt, type JsonObject, type Refuse } from './json.js';

/** The text of an element: its plain text, or where it has only a rendering, the words of that. */
export function textAt(element: JsonObject, key: string, refuse: Refuse): string | undefined {
  const text = stringAt(element, key, refuse);
  const rendered = element[`_${key}`];
  if (text !== undefined || !isObject(rendered)) return text;
  const xhtml = extensionValue(rendered, 'rendering-xhtml');
  if (typeof xhtml === 'string') return textOfXhtml(xhtml, refuse) || undefined;
  const markdown = extensionValue(rendered, 'rendering-markdown');
  return typeof markdown === 'string' ? markdown || undefined : undefined;
}

const inline = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'q', 'small', 'span', 'strong', 'sub', 'sup', 'u']);
const blocks = new Set(
  [
    'blockquote',
    'br',
    'dd',
    'div',
    'dl',
    'dt',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'li',
    'ol',
    'p',
    'pre',
  ].concat(['table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul']),
);

/** The words of an XHTML fragment, a line a block. An element that holds more than words (an image) is refused. */
export function textOfXhtml(xhtml: string, refuse: Refuse): string {
  let text = '';
  let at = 0;
  while (at < xhtml.length) {
    const open = xhtml.indexOf('<', at);
    const end = open < 0 ? -1 : xhtml.indexOf(xhtml.startsWith('<!--', open) ? '-->' : '>', open);
    if (end < 0) {
      text += xhtml.slice(at);
      break;
    }
    text += xhtml.slice(at, open);
    const tag = /^<\/?([a-zA-Z][\w-]*)/.exec(xhtml.slice(open, open + 20))?.[1]?.toLowerCase();
    if (tag !== undefined && blocks.has(tag)) text += '\n';
    else if (tag !== undefined && !inline.has(tag)) refuse(`rendering-xhtml with <${tag}>`);
    at = xhtml.indexOf('>', end) + 1;
  }
  return text
    .split('\n')
    .map((line) => withoutEntities(line).trim())
    .filter((line) => line !== '')
    .join('\n');
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['nbsp', '\u00a0'],
  ['quot', '"'],
]);

function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, (whole, hex, decimal, name: string) => {
    const number = hex ? Number.parseInt(hex, 16) : Number(decimal);
    if (name) return entities.get(name) ?? whole;
    return number <= 0x10ffff ? String.fromCodePoint(number) : whole;
  });
}
