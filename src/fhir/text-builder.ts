import { isSafeLink, type RichText, type TextBlock, type TextLink, type TextRun } from '../core/model/rich-text.js';

export type Mark = Exclude<keyof TextRun, 'text'>;
type ListItem = NonNullable<TextBlock['listItem']>;

/** Makes a rich text from words, marks and the ends of paragraphs, in the order in which they are read. */
export class TextBuilder {
  readonly #blocks: TextBlock[] = [];
  readonly #marks = new Map<Mark, number>();
  #content: (TextRun | TextLink)[] = [];
  #listItem: ListItem | undefined;
  #link: TextLink | undefined;
  /** The last signs of the block so far. To ask them of a text that grows would make a long one slow. */
  #end = '';

  /** Words in which any white space counts as one space. */
  add(words: string): void {
    const text = words.replace(/[ \t\r\n\f]+/g, ' ').replace(/\p{Cc}/gu, '');
    this.#append(this.#isAtSpace ? text.replace(/^ /, '') : text);
  }

  lineBreak(): void {
    const last = this.#lastRun;
    if (!last || this.#end === '\n\n') return;
    if (this.#end.endsWith(' ')) last.text = last.text.slice(0, -1);
    this.#append('\n');
  }

  /** A mark begins or ends. Marks of one kind may be within each other. */
  mark(mark: Mark, begins: boolean): void {
    this.#marks.set(mark, Math.max(0, (this.#marks.get(mark) ?? 0) + (begins ? 1 : -1)));
  }

  /** The words that follow lead somewhere, as far as the address is a safe one. */
  startLink(address: string): void {
    const link = address.trim();
    this.#link = isSafeLink(link) ? { link, runs: [] } : undefined;
  }

  endLink(): void {
    this.#link = undefined;
  }

  /** The end of a paragraph; within a list item, of a line. */
  boundary(): void {
    if (!this.#listItem) this.#finish();
    else if (!this.#end.endsWith('\n')) this.lineBreak();
  }

  startItem(listItem: ListItem): void {
    this.#finish();
    this.#listItem = listItem;
  }

  endItem(): void {
    this.#finish();
    this.#listItem = undefined;
  }

  build(): RichText {
    this.#finish();
    return this.#blocks;
  }

  get #lastRun(): TextRun | undefined {
    const last = this.#content.at(-1);
    return last && 'runs' in last ? last.runs.at(-1) : last;
  }

  get #isAtSpace(): boolean {
    return this.#end === '' || this.#end.endsWith(' ') || this.#end.endsWith('\n');
  }

  #append(text: string): void {
    if (text === '') return;
    this.#end = (this.#end + text).slice(-2);
    const run: TextRun = { text, ...Object.fromEntries(this.#present.map((mark) => [mark, true])) };
    if (this.#link && this.#content.at(-1) !== this.#link) {
      this.#link = { ...this.#link, runs: [] };
      this.#content.push(this.#link);
    }
    const runs: (TextRun | TextLink)[] = this.#link?.runs ?? this.#content;
    const last = runs.at(-1);
    if (last && !('runs' in last) && hasSameMarks(last, run)) last.text += text;
    else runs.push(run);
  }

  get #present(): Mark[] {
    return [...this.#marks].flatMap(([mark, depth]) => (depth > 0 ? [mark] : []));
  }

  #finish(): void {
    this.#trimEnd();
    const listItem = this.#listItem;
    if (this.#content.length > 0) this.#blocks.push({ content: this.#content, ...(listItem && { listItem }) });
    this.#content = [];
    this.#end = '';
  }

  #trimEnd(): void {
    for (let last = this.#lastRun; last; last = this.#lastRun) {
      last.text = last.text.replace(/[ \n]{1,3}$/, '');
      if (last.text !== '') return;
      const holder = this.#content.at(-1);
      if (holder && 'runs' in holder) holder.runs.pop();
      else this.#content.pop();
      if (holder && 'runs' in holder && holder.runs.length === 0) this.#content.pop();
    }
  }
}

const marks: readonly Mark[] = ['strong', 'emphasis', 'underline', 'superscript', 'subscript'];

function hasSameMarks(one: TextRun, other: TextRun): boolean {
  return marks.every((mark) => one[mark] === other[mark]);
}
