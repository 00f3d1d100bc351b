/** What a test does in a tab, the same in every engine. */

import { limits } from '../../scripts/limits.js';

/** A function that runs in the page: it sees what it is given (as JSON) and the page, nothing of its file. */
export type InPage<Arguments extends readonly unknown[], Result> = (...given: Arguments) => Result | Promise<Result>;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What differs from engine to engine. */
export interface Driver {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs the body of an async function, and gives the string that it returns. */
  run(body: string): Promise<string | undefined>;
  clickAt(point: Point): Promise<void>;
  /** One key, with those that are held down before it: `['Shift', 'Tab']`. Names as in `KeyboardEvent.key`. */
  pressKeys(keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  setSize(width: number, height: number): Promise<void>;
  /** Brings the tab to the front. */
  show(): Promise<void>;
  close(): Promise<void>;
}

export class TestPage {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  /** Goes to a page, until its load event. */
  async goto(url: string): Promise<void> {
    await this.#driver.goto(url);
  }

  async reload(): Promise<void> {
    await this.#driver.reload();
  }

  /** Runs a function in the page. Arguments and result travel as JSON. */
  async evaluate<Arguments extends readonly unknown[], Result>(
    run: InPage<Arguments, Result>,
    ...given: Arguments
  ): Promise<Result> {
    // The compiler of the tests marks functions with __name, which a page does not have.
    const body = `const __name = (one) => one;
      const result = await (${run.toString()})(...${JSON.stringify(given)});
      return JSON.stringify(result);`;
    const json = await this.#driver.run(body);
    return (json === undefined ? undefined : JSON.parse(json)) as Result;
  }

  /** Asks until the answer is neither false, null nor undefined, and gives it. */
  async waitFor<Arguments extends readonly unknown[], Result>(
    ask: InPage<Arguments, Result>,
    ...given: Arguments
  ): Promise<NonNullable<Exclude<Result, false>>> {
    const end = Date.now() + limits.wait;
    for (;;) {
      const answer = await this.evaluate(ask, ...given);
      if (answer !== undefined && answer !== null && answer !== false)
        return answer as NonNullable<Exclude<Result, false>>;
      if (Date.now() > end)
        throw new Error(`Waited ${limits.wait} ms in vain: ${ask.toString()} (${JSON.stringify(given)})`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /**
   * Clicks with the mouse on the first element that fits and is in view, once it is there.
   *
   * @param selector CSS; ` >>> ` goes into a shadow root: `pro-questionnaire >>> button`.
   * @param text What the element's text begins with.
   */
  async click(selector: string, text = ''): Promise<void> {
    const point = await this.waitFor(placeOf, selector, text);
    await this.#driver.clickAt(point);
  }

  /** Presses a key: `Tab`, `Shift+Tab`, `Enter`, `ArrowDown`, `a`. */
  async press(keys: string): Promise<void> {
    await this.#driver.pressKeys(keys.split('+'));
  }

  /** Types into what has the focus. */
  async type(text: string): Promise<void> {
    await this.#driver.type(text);
  }

  /** What the page sees of the window, in CSS pixels. */
  async setSize(width: number, height: number): Promise<void> {
    await this.#driver.setSize(width, height);
  }

  async show(): Promise<void> {
    await this.#driver.show();
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }
}

/** Where to click on an element, after it was brought into view. Runs in the page. */
function placeOf(selector: string, text: string): Point | undefined {
  const find = (root: ParentNode, [first = '*', ...inner]: string[]): Element[] =>
    [...root.querySelectorAll(first)].flatMap((one) =>
      inner.length === 0 ? [one] : one.shadowRoot ? find(one.shadowRoot, inner) : [],
    );
  for (const one of find(document, selector.split(' >>> '))) {
    if (!one.textContent.replace(/\s+/g, ' ').trim().startsWith(text)) continue;
    one.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y, width, height } = one.getBoundingClientRect();
    if (width > 0 && height > 0) return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  }
  return undefined;
}
