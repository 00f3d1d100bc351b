import type { RichText } from '../core/model/rich-text.js';
import { markupAt, withoutEntities, type Tag } from './markup.js';
import { TextBuilder, type Mark } from './text-builder.js';

/** A rendering reduced to what our own text model holds. */
export interface Reduced {
  readonly richText: RichText;
  /** The elements in it that are more than words, such as an image: without them it may not say what it should. */
  readonly lost: readonly string[];
}

/** An XHTML fragment, reduced. Whatever it holds, nothing but words, our own marks and safe links comes out. */
export function readXhtml(xhtml: string): Reduced {
  const reader = new MarkupReader();
  let at = 0;
  while (at < xhtml.length) {
    const open = xhtml.indexOf('<', at);
    const markup = open < 0 ? 'unfinished' : markupAt(xhtml, open);
    if (markup === 'unfinished') {
      reader.text(xhtml.slice(at));
      break;
    }
    const end = markup?.end ?? open + 1;
    reader.text(xhtml.slice(at, markup ? open : end));
    if (markup?.text !== undefined) reader.literal(markup.text);
    if (markup?.tag) reader.tag(markup.tag);
    at = markup?.tag && isRaw(markup.tag) ? closingTagAfter(xhtml, markup.tag.name, end) : end;
  }
  return reader.result();
}

/** Elements in which `<` is no markup: nothing in them is read. */
const raw: ReadonlySet<string> = new Set(
  'iframe noembed noframes noscript plaintext script style textarea title xmp'.split(' '),
);

function isRaw({ name, opens, closes }: Tag): boolean {
  return opens && !closes && raw.has(name);
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
/** Words within the line, without a mark of ours. */
const inline = words('abbr acronym bdo big code font kbd samp small span tt');
const blocks = words(
  'address article aside blockquote body caption center dd div dl figcaption figure footer head header hr html main p ' +
    'pre section table tbody td tfoot thead tr',
);
/** Blocks that stand out. */
const headings = words('dt h1 h2 h3 h4 h5 h6 th');
const lists = words('ol ul');
/** Of looks alone: without them the words say the same. */
const looks = words('base col colgroup link meta style title wbr');
/** What is in these is not text of the questionnaire. */
const withContents = words(
  'applet audio button canvas form iframe math noembed noframes noscript object plaintext script select style svg ' +
    'template textarea title video xmp',
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** The model has no deeper list. */
export const deepestLevel = 9;

/** Takes tags and words in the order in which they stand. Each element that is not known is named as lost. */
export class MarkupReader {
  readonly builder = new TextBuilder();
  readonly #lost = new Set<string>();
  /** The lists that are open, with the number of the next item. */
  readonly #lists: { readonly isNumbered: boolean; next: number }[] = [];
  #dropped: { readonly name: string; depth: number } | undefined;

  /** Words in which entities are still to be read. */
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
    else if (withContents.has(name) || looks.has(name)) this.#leaveOut(tag);
    else this.#place(tag);
  }

  lose(name: string): void {
    this.#lost.add(name);
  }

  result(): Reduced {
    return { richText: this.builder.build(), lost: [...this.#lost] };
  }

  #place(tag: Tag): void {
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

  #leaveOut({ name, opens, closes }: Tag): void {
    if (!looks.has(name)) this.lose(name);
    if (opens && !closes && withContents.has(name)) this.#dropped = { name, depth: 1 };
  }

  #drop(dropped: { readonly name: string; depth: number }, { name, opens, closes }: Tag): void {
    if (name !== dropped.name || opens === closes) return;
    dropped.depth += opens ? 1 : -1;
    if (dropped.depth === 0) this.#dropped = undefined;
  }
}
