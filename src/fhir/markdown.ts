import { markupAt, withoutEntities, type Tag } from './markup.js';
import { deepestLevel, MarkupReader, type Reduced } from './xhtml.js';

/**
 * A text in markdown, reduced: paragraphs, headings, lists, emphasis, code and links of CommonMark. Tags in it are read
 * as in XHTML. What is not known stays as it is written, except an image or a table: those are named as lost.
 */
export function readMarkdown(markdown: string): Reduced {
  const reader = new MarkupReader();
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) readLine(paragraph.join('\n'), reader);
    paragraph = [];
  };
  for (const line of markdown.split(/\r\n?|\n/)) {
    const block = blockOf(line);
    if (block.kind !== 'words') flush();
    switch (block.kind) {
      case 'words':
        paragraph.push(block.text);
        break;
      case 'end':
        reader.builder.endItem();
        break;
      case 'heading':
        reader.builder.endItem();
        reader.builder.mark('strong', true);
        readLine(block.text, reader);
        reader.builder.mark('strong', false);
        reader.builder.endItem();
        break;
      case 'item':
        reader.builder.startItem(block.listItem);
        paragraph.push(block.text);
        break;
      case 'table':
        reader.lose('table');
        break;
    }
  }
  flush();
  return reader.result();
}

type Block =
  | { readonly kind: 'words' | 'heading'; readonly text: string }
  | { readonly kind: 'item'; readonly text: string; readonly listItem: { level: number; number?: number } }
  | { readonly kind: 'end' | 'table' };

/** What a line is. One that goes on with a paragraph or a list item is `words`. */
function blockOf(line: string): Block {
  const text = line.replace(/^[ \t]*(?:>[ \t]?)+/, '');
  if (text.trim() === '' || /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(text)) return { kind: 'end' };
  if (/^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$/.test(text)) return { kind: 'table' };
  const [, heading] = /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(text) ?? [];
  if (heading !== undefined) return { kind: 'heading', text: heading.replace(/[ \t]#+[ \t]*$/, '') };
  const [, indent = '', sign = '', item = ''] = /^([ \t]*)([-*+]|\d{1,6}[.)])[ \t]+(.*)$/.exec(text) ?? [];
  if (sign === '') return { kind: 'words', text };
  const level = Math.min(deepestLevel, 1 + Math.floor(indent.replaceAll('\t', '    ').length / 2));
  const number = Number.parseInt(sign, 10);
  return { kind: 'item', text: item, listItem: Number.isNaN(number) ? { level } : { level, number } };
}

/** A part of a line: words, a sign of markdown, or a tag. */
type Part =
  | { readonly kind: 'words' | 'literal'; readonly text: string }
  | { readonly kind: 'break' | 'endLink' }
  | { readonly kind: 'tag'; readonly tag: Tag }
  | Bracket
  | Delimiter;

/** A bracket that begins a link where it gets an address; without one it is just a sign. */
interface Bracket {
  readonly kind: 'bracket';
  readonly text: '[' | '![';
  address?: string;
}

/** One or two `*` or `_` that begin or end emphasis; without a counterpart they are just signs. */
interface Delimiter {
  readonly kind: 'delimiter';
  readonly text: string;
  role: 'sign' | 'begin' | 'end';
}

function readLine(line: string, reader: MarkupReader): void {
  const { builder } = reader;
  for (const part of new LineParts(line)) {
    switch (part.kind) {
      case 'words':
        reader.text(part.text);
        break;
      case 'literal':
        reader.literal(part.text);
        break;
      case 'break':
        builder.lineBreak();
        break;
      case 'tag':
        reader.tag(part.tag);
        break;
      case 'bracket':
        if (part.address === undefined) reader.literal(part.text);
        else if (part.text === '![') reader.lose('img');
        else builder.startLink(part.address);
        break;
      case 'endLink':
        builder.endLink();
        break;
      case 'delimiter':
        if (part.role === 'sign') reader.literal(part.text);
        else builder.mark(part.text.length === 2 ? 'strong' : 'emphasis', part.role === 'begin');
    }
  }
}

// Each looks at the place where the reading is. White space is bounded where a pattern has it twice: no text can make
// them slow.
const patterns = {
  words: /[^\\`*_[\]!<\n ]+| +/y,
  hardBreak: /(?: {2,}|\\)\n/y,
  escape: /\\([!-/:-@[-`{-~])/y,
  code: /(`+)([^`]+)\1(?!`)/y,
  backticks: /`+/y,
  run: /\*+|_+/y,
  bracket: /!?\[/y,
  autolink: /<((?:https?:|mailto:|tel:)[^\s<>]*)>/iy,
  destination: /\]\([ \n]{0,3}<?([^\s()<>]*)>?(?:[ \n]{1,3}(?:"[^"\n]*"|'[^'\n]*'))?[ \n]{0,3}\)/y,
};

/** The parts of a line in their order, read in one pass. */
class LineParts {
  readonly #parts: Part[] = [];
  /** What may still find its counterpart, by its signs. Emphasis of two kinds may overlap: marks need no nesting. */
  readonly #open = new Map<string, Delimiter[]>();
  readonly #brackets: Bracket[] = [];
  readonly #line: string;
  #at = 0;
  #hasMarkup = true;

  constructor(line: string) {
    this.#line = line;
    while (this.#at < line.length) this.#readOne();
  }

  [Symbol.iterator](): Iterator<Part> {
    return this.#parts[Symbol.iterator]();
  }

  #readOne(): void {
    if (this.#take(patterns.hardBreak)) {
      this.#parts.push({ kind: 'break' });
      return;
    }
    const words = this.#take(patterns.words)?.[0];
    if (words !== undefined) {
      this.#parts.push({ kind: 'words', text: words });
      return;
    }
    const literal =
      this.#take(patterns.escape)?.[1] ?? this.#take(patterns.code)?.[2] ?? this.#take(patterns.backticks)?.[0];
    if (literal !== undefined) this.#literal(literal);
    else if (!this.#emphasis() && !this.#link() && !this.#markup()) this.#literal(this.#line.charAt(this.#at++));
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#line) ?? undefined;
    if (found) this.#at += found[0].length;
    return found;
  }

  #literal(text: string): void {
    this.#parts.push({ kind: 'literal', text });
  }

  #emphasis(): boolean {
    const before = this.#line.charAt(this.#at - 1);
    const run = this.#take(patterns.run)?.[0];
    if (run === undefined) return false;
    const after = this.#line.charAt(this.#at);
    // An underscore within a word is part of it.
    const isWithinWord = run.startsWith('_') && isOfWord(before) && isOfWord(after);
    if (run.length > 3 || isWithinWord) {
      this.#literal(run);
      return true;
    }
    for (const text of run.length === 3 ? [run.slice(0, 2), run.slice(2)] : [run]) {
      this.#parts.push(this.#delimiter(text, isSpace(before), isSpace(after)));
    }
    return true;
  }

  #delimiter(text: string, isAfterSpace: boolean, isBeforeSpace: boolean): Delimiter {
    const open = this.#open.get(text) ?? [];
    this.#open.set(text, open);
    const begin = isAfterSpace ? undefined : open.pop();
    if (begin) {
      begin.role = 'begin';
      return { kind: 'delimiter', text, role: 'end' };
    }
    const delimiter: Delimiter = { kind: 'delimiter', text, role: 'sign' };
    if (!isBeforeSpace) open.push(delimiter);
    return delimiter;
  }

  #link(): boolean {
    const [sign] = this.#take(patterns.bracket) ?? [];
    if (sign !== undefined) {
      const bracket: Bracket = { kind: 'bracket', text: sign === '[' ? '[' : '![' };
      this.#brackets.push(bracket);
      this.#parts.push(bracket);
      return true;
    }
    const bracket = this.#line.charAt(this.#at) === ']' ? this.#brackets.pop() : undefined;
    const [, address] = (bracket && this.#take(patterns.destination)) ?? [];
    if (!bracket || address === undefined) return false;
    bracket.address = withoutEntities(address);
    this.#parts.push({ kind: 'endLink' });
    return true;
  }

  #markup(): boolean {
    const [, address] = this.#take(patterns.autolink) ?? [];
    if (address !== undefined) {
      const begin: Bracket = { kind: 'bracket', text: '[', address };
      this.#parts.push(begin, { kind: 'literal', text: address }, { kind: 'endLink' });
      return true;
    }
    if (!this.#hasMarkup || this.#line.charAt(this.#at) !== '<') return false;
    const markup = markupAt(this.#line, this.#at);
    // What never ends is looked for once: each search would go through all that is left.
    if (markup === 'unfinished') this.#hasMarkup = false;
    if (!markup || markup === 'unfinished') return false;
    this.#at = markup.end;
    if (markup.tag) this.#parts.push({ kind: 'tag', tag: markup.tag });
    if (markup.text !== undefined) this.#literal(markup.text);
    return true;
  }
}

function isSpace(sign: string): boolean {
  return sign.trim() === '';
}

function isOfWord(sign: string): boolean {
  return /[\p{L}\p{N}]/u.test(sign);
}
