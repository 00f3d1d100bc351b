import { isSafeLink, type RichText, type TextBlock, type TextLink, type TextRun } from '../core/model/rich-text.js';

export type Mark = Exclude<keyof TextRun, 'text'>;
type ListItem = NonNullable<TextBlock['listItem']>;

export class TextBuilder {
  readonly #blocks: TextBlock[] = [];
  readonly #marks = new Map<Mark, number>();
  #content: (TextRun | TextLink)[] = [];
  #listItem: ListItem | undefined;
  #link: TextLink | undefined;
  /** The last two characters of the block so far, kept apart because reading them from a long text is slow. */
  #end = '';

  add(text: string): void {
    const normalized = text.replace(/[ \t\r\n\f]+/g, ' ').replace(/\p{Cc}/gu, '');
    this.#append(this.#isAtSpace ? normalized.replace(/^ /, '') : normalized);
  }

  lineBreak(): void {
    const last = this.#lastRun;
    if (!last || this.#end === '\n\n') return;
    if (this.#end.endsWith(' ')) last.text = last.text.slice(0, -1);
    this.#append('\n');
  }

  /** Begins or ends a mark. Marks of one kind may be nested. */
  mark(mark: Mark, begins: boolean): void {
    this.#marks.set(mark, Math.max(0, (this.#marks.get(mark) ?? 0) + (begins ? 1 : -1)));
  }

  startLink(address: string): void {
    const link = address.trim();
    this.#link = isSafeLink(link) ? { link, runs: [] } : undefined;
  }

  endLink(): void {
    this.#link = undefined;
  }

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
    const run: TextRun = { text, ...Object.fromEntries(this.#activeMarks.map((mark) => [mark, true])) };
    if (this.#link && this.#content.at(-1) !== this.#link) {
      this.#link = { ...this.#link, runs: [] };
      this.#content.push(this.#link);
    }
    const runs: (TextRun | TextLink)[] = this.#link?.runs ?? this.#content;
    const last = runs.at(-1);
    if (last && !('runs' in last) && hasSameMarks(last, run)) last.text += text;
    else runs.push(run);
  }

  get #activeMarks(): Mark[] {
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
      const parent = this.#content.at(-1);
      if (parent && 'runs' in parent) parent.runs.pop();
      else this.#content.pop();
      if (parent && 'runs' in parent && parent.runs.length === 0) this.#content.pop();
    }
  }
}

const marks: readonly Mark[] = ['strong', 'emphasis', 'underline', 'superscript', 'subscript'];

function hasSameMarks(a: TextRun, b: TextRun): boolean {
  return marks.every((mark) => a[mark] === b[mark]);
}
