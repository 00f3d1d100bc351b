import { markupAt, withoutEntities, type Tag } from './markup.js';
import { deepestLevel, MarkupReader, type ReducedMarkup } from './xhtml.js';

/**
 * Reduces markdown: paragraphs, headings, lists, emphasis, code and links of CommonMark. HTML tags are read as XHTML.
 * Unknown markup stays literal text, but an image or table is reported as lost.
 */
export function readMarkdown(markdown: string): ReducedMarkup {
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

function blockOf(line: string): Block {
  const text = line.replace(/^[ \t]*(?:>[ \t]?)+/, '');
  if (text.trim() === '' || /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(text)) return { kind: 'end' };
  if (/^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$/.test(text)) return { kind: 'table' };
  const [, heading] = /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(text) ?? [];
  if (heading !== undefined) return { kind: 'heading', text: heading.replace(/[ \t]#+[ \t]*$/, '') };
  const [, indent = '', marker = '', item = ''] = /^([ \t]*)([-*+]|\d{1,6}[.)])[ \t]+(.*)$/.exec(text) ?? [];
  if (marker === '') return { kind: 'words', text };
  const level = Math.min(deepestLevel, 1 + Math.floor(indent.replaceAll('\t', '    ').length / 2));
  const number = Number.parseInt(marker, 10);
  return { kind: 'item', text: item, listItem: Number.isNaN(number) ? { level } : { level, number } };
}

type Token =
  | { readonly kind: 'words' | 'literal'; readonly text: string }
  | { readonly kind: 'break' | 'endLink' }
  | { readonly kind: 'tag'; readonly tag: Tag }
  | Bracket
  | Delimiter;

/** An opening bracket. It begins a link if it has an address, else it is literal text. */
interface Bracket {
  readonly kind: 'bracket';
  readonly text: '[' | '![';
  address?: string;
}

/** A run of one or two `*` or `_`. It begins or ends emphasis, or is literal text if it has no counterpart. */
interface Delimiter {
  readonly kind: 'delimiter';
  readonly text: string;
  role: 'literal' | 'begin' | 'end';
}

function readLine(line: string, reader: MarkupReader): void {
  const { builder } = reader;
  for (const token of new LineTokens(line)) {
    switch (token.kind) {
      case 'words':
        reader.text(token.text);
        break;
      case 'literal':
        reader.literal(token.text);
        break;
      case 'break':
        builder.lineBreak();
        break;
      case 'tag':
        reader.tag(token.tag);
        break;
      case 'bracket':
        if (token.address === undefined) reader.literal(token.text);
        else if (token.text === '![') reader.lose('img');
        else builder.startLink(token.address);
        break;
      case 'endLink':
        builder.endLink();
        break;
      case 'delimiter':
        if (token.role === 'literal') reader.literal(token.text);
        else builder.mark(token.text.length === 2 ? 'strong' : 'emphasis', token.role === 'begin');
    }
  }
}

// Sticky patterns, matched at the current index. Repeated white space is bounded, so that no input can cause slow
// backtracking.
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

class LineTokens {
  readonly #tokens: Token[] = [];
  /** Delimiters without a counterpart yet, by their text. Two kinds of emphasis may overlap: marks need no nesting. */
  readonly #open = new Map<string, Delimiter[]>();
  readonly #brackets: Bracket[] = [];
  readonly #line: string;
  #index = 0;
  #hasMarkup = true;

  constructor(line: string) {
    this.#line = line;
    while (this.#index < line.length) this.#readToken();
  }

  [Symbol.iterator](): Iterator<Token> {
    return this.#tokens[Symbol.iterator]();
  }

  #readToken(): void {
    if (this.#take(patterns.hardBreak)) {
      this.#tokens.push({ kind: 'break' });
      return;
    }
    const words = this.#take(patterns.words)?.[0];
    if (words !== undefined) {
      this.#tokens.push({ kind: 'words', text: words });
      return;
    }
    const literal =
      this.#take(patterns.escape)?.[1] ?? this.#take(patterns.code)?.[2] ?? this.#take(patterns.backticks)?.[0];
    if (literal !== undefined) this.#literal(literal);
    else if (!this.#emphasis() && !this.#link() && !this.#markup()) this.#literal(this.#line.charAt(this.#index++));
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#index;
    const found = pattern.exec(this.#line) ?? undefined;
    if (found) this.#index += found[0].length;
    return found;
  }

  #literal(text: string): void {
    this.#tokens.push({ kind: 'literal', text });
  }

  #emphasis(): boolean {
    const before = this.#line.charAt(this.#index - 1);
    const run = this.#take(patterns.run)?.[0];
    if (run === undefined) return false;
    const after = this.#line.charAt(this.#index);
    // CommonMark: an underscore within a word is no emphasis.
    const isWithinWord = run.startsWith('_') && isWordCharacter(before) && isWordCharacter(after);
    if (run.length > 3 || isWithinWord) {
      this.#literal(run);
      return true;
    }
    for (const text of run.length === 3 ? [run.slice(0, 2), run.slice(2)] : [run]) {
      this.#tokens.push(this.#delimiter(text, isSpace(before), isSpace(after)));
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
    const delimiter: Delimiter = { kind: 'delimiter', text, role: 'literal' };
    if (!isBeforeSpace) open.push(delimiter);
    return delimiter;
  }

  #link(): boolean {
    const [marker] = this.#take(patterns.bracket) ?? [];
    if (marker !== undefined) {
      const bracket: Bracket = { kind: 'bracket', text: marker === '[' ? '[' : '![' };
      this.#brackets.push(bracket);
      this.#tokens.push(bracket);
      return true;
    }
    const bracket = this.#line.charAt(this.#index) === ']' ? this.#brackets.pop() : undefined;
    const [, address] = (bracket && this.#take(patterns.destination)) ?? [];
    if (!bracket || address === undefined) return false;
    bracket.address = withoutEntities(address);
    this.#tokens.push({ kind: 'endLink' });
    return true;
  }

  #markup(): boolean {
    const [, address] = this.#take(patterns.autolink) ?? [];
    if (address !== undefined) {
      const begin: Bracket = { kind: 'bracket', text: '[', address };
      this.#tokens.push(begin, { kind: 'literal', text: address }, { kind: 'endLink' });
      return true;
    }
    if (!this.#hasMarkup || this.#line.charAt(this.#index) !== '<') return false;
    const markup = markupAt(this.#line, this.#index);
    // Searched once only, because each search for a missing end scans the whole rest of the line.
    if (markup === 'unfinished') this.#hasMarkup = false;
    if (!markup || markup === 'unfinished') return false;
    this.#index = markup.end;
    if (markup.tag) this.#tokens.push({ kind: 'tag', tag: markup.tag });
    if (markup.text !== undefined) this.#literal(markup.text);
    return true;
  }
}

function isSpace(character: string): boolean {
  return character.trim() === '';
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
