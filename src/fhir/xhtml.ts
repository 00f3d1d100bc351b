import type { RichText } from '../core/model/rich-text.js';
import { markupAt, withoutEntities, type Tag } from './markup.js';
import { TextBuilder, type Mark } from './text-builder.js';

export interface ReducedMarkup {
  readonly richText: RichText;
  /** Names of elements that were dropped although they carry meaning, such as an image. */
  readonly lost: readonly string[];
}

/** Reduces an XHTML fragment to text, the marks of {@link Mark} and safe links. */
export function readXhtml(xhtml: string): ReducedMarkup {
  const reader = new MarkupReader();
  let index = 0;
  while (index < xhtml.length) {
    const open = xhtml.indexOf('<', index);
    const markup = open < 0 ? 'unfinished' : markupAt(xhtml, open);
    if (markup === 'unfinished') {
      reader.text(xhtml.slice(index));
      break;
    }
    const end = markup?.end ?? open + 1;
    reader.text(xhtml.slice(index, markup ? open : end));
    if (markup?.text !== undefined) reader.literal(markup.text);
    if (markup?.tag) reader.tag(markup.tag);
    index = markup?.tag && isRawTextStart(markup.tag) ? closingTagAfter(xhtml, markup.tag.name, end) : end;
  }
  return reader.result();
}

/** Elements whose content is raw text: a `<` in them is not markup. */
const rawTextElements: ReadonlySet<string> = new Set(
  'iframe noembed noframes noscript plaintext script style textarea title xmp'.split(' '),
);

function isRawTextStart({ name, opens, closes }: Tag): boolean {
  return opens && !closes && rawTextElements.has(name);
}

function closingTagAfter(xhtml: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(xhtml)?.index ?? xhtml.length;
}

const marks: ReadonlyMap<string, Mark> = new Map([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['cite', 'emphasis'],
  ['dfn', 'emphasis'],
  ['em', 'emphasis'],
  ['i', 'emphasis'],
  ['var', 'emphasis'],
  ['ins', 'underline'],
  ['u', 'underline'],
  ['sup', 'superscript'],
  ['sub', 'subscript'],
]);
const inline = wordSet('abbr acronym bdo big code font kbd samp small span tt');
const blocks = wordSet(
  'address article aside blockquote body caption center dd div dl figcaption figure footer head header hr html main p ' +
    'pre section table tbody td tfoot thead tr',
);
const headings = wordSet('dt h1 h2 h3 h4 h5 h6 th');
const lists = wordSet('ol ul');
/** Presentational elements: dropping them does not change the meaning of the text. */
const presentational = wordSet('base col colgroup link meta style title wbr');
/** Elements that are dropped with their content, because it is not text of the questionnaire. */
const droppedWithContent = wordSet(
  'applet audio button canvas form iframe math noembed noframes noscript object plaintext script select style svg ' +
    'template textarea title video xmp',
);

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

export const deepestLevel = 9;

/** Builds a rich text from tags and text in document order. Records the name of each unknown element as lost. */
export class MarkupReader {
  readonly builder = new TextBuilder();
  readonly #lost = new Set<string>();
  readonly #lists: { readonly isNumbered: boolean; next: number }[] = [];
  #dropped: { readonly name: string; depth: number } | undefined;

  text(text: string): void {
    this.literal(withoutEntities(text));
  }

  literal(text: string): void {
    if (!this.#dropped) this.builder.add(text);
  }

  tag(tag: Tag): void {
    const { name } = tag;
    const mark = marks.get(name);
    if (this.#dropped) this.#drop(this.#dropped, tag);
    else if (mark) this.#mark(mark, tag);
    else if (inline.has(name)) return;
    else if (blocks.has(name)) this.builder.boundary();
    else if (headings.has(name)) this.#heading(tag);
    else if (lists.has(name)) this.#list(tag);
    else if (droppedWithContent.has(name) || presentational.has(name)) this.#skip(tag);
    else this.#other(tag);
  }

  lose(name: string): void {
    this.#lost.add(name);
  }

  result(): ReducedMarkup {
    return { richText: this.builder.build(), lost: [...this.#lost] };
  }

  #other(tag: Tag): void {
    const { name, opens, closes } = tag;
    switch (name) {
      case 'br':
        this.builder.lineBreak();
        break;
      case 'a':
        if (opens && !closes) this.builder.startLink(tag.attribute('href') ?? '');
        else this.builder.endLink();
        break;
      case 'li':
        if (opens) this.#item();
        if (closes) this.builder.endItem();
        break;
      case 'q':
        if (opens !== closes) this.builder.add(opens ? '“' : '”');
        break;
      default:
        this.lose(name);
    }
  }

  #mark(mark: Mark, { opens, closes }: Tag): void {
    if (opens !== closes) this.builder.mark(mark, opens);
  }

  #heading(tag: Tag): void {
    if (tag.closes) this.#mark('strong', tag);
    this.builder.boundary();
    if (!tag.closes) this.#mark('strong', tag);
  }

  #list(tag: Tag): void {
    if (tag.opens && !tag.closes) {
      const [start = '1'] = /^\d{1,6}$/.exec(tag.attribute('start') ?? '') ?? [];
      this.builder.boundary();
      this.#lists.push({ isNumbered: tag.name === 'ol', next: Number(start) });
    } else if (tag.closes && !tag.opens) {
      this.builder.endItem();
      this.#lists.pop();
    }
  }

  #item(): void {
    const list = this.#lists.at(-1);
    const level = Math.min(Math.max(1, this.#lists.length), deepestLevel);
    this.builder.startItem(list?.isNumbered ? { level, number: list.next++ } : { level });
  }

  #skip({ name, opens, closes }: Tag): void {
    if (!presentational.has(name)) this.lose(name);
    if (opens && !closes && droppedWithContent.has(name)) this.#dropped = { name, depth: 1 };
  }

  #drop(dropped: { readonly name: string; depth: number }, { name, opens, closes }: Tag): void {
    if (name !== dropped.name || opens === closes) return;
    dropped.depth += opens ? 1 : -1;
    if (dropped.depth === 0) this.#dropped = undefined;
  }
}
