/** The actions of a test in a tab, equal for every engine. */

import { limits } from '../../scripts/limits.js';

/** A function that runs in the page. It has access to its arguments (as JSON) and the page, but not to its module. */
export type InPage<Arguments extends readonly unknown[], Result> = (...given: Arguments) => Result | Promise<Result>;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The actions that differ per engine. */
export interface Driver {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs the body of an async function and returns its string. */
  run(body: string): Promise<string | undefined>;
  clickAt(point: Point): Promise<void>;
  /** Presses a key with the modifiers before it: `['Shift', 'Tab']`. Names are those of `KeyboardEvent.key`. */
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

  /** Opens a URL and waits for its load event. */
  async goto(url: string): Promise<void> {
    await this.#driver.goto(url);
  }

  async reload(): Promise<void> {
    await this.#driver.reload();
  }

  /** Runs a function in the page. Arguments and result are transferred as JSON. */
  async evaluate<Arguments extends readonly unknown[], Result>(
    run: InPage<Arguments, Result>,
    ...given: Arguments
  ): Promise<Result> {
    // The compiler of the tests wraps functions in __name, which a page does not have.
    const body = `const __name = (target) => target;
      const result = await (${run.toString()})(...${JSON.stringify(given)});
      return JSON.stringify(result);`;
    const json = await this.#driver.run(body);
    return (json === undefined ? undefined : JSON.parse(json)) as Result;
  }

  /** Repeats a function in the page until its result is neither false, null nor undefined, and returns that result. */
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
        throw new Error(`Timed out after ${limits.wait} ms: ${ask.toString()} (${JSON.stringify(given)})`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /**
   * Waits for the first visible element that matches and clicks it with the mouse.
   *
   * @param selector CSS; ` >>> ` enters a shadow root: `pro-questionnaire >>> button`.
   * @param text The start of the element's text.
   */
  async click(selector: string, text = ''): Promise<void> {
    const point = await this.waitFor(clickPointOf, selector, text);
    await this.#driver.clickAt(point);
  }

  /** Presses a key: `Tab`, `Shift+Tab`, `Enter`, `ArrowDown`, `a`. */
  async press(keys: string): Promise<void> {
    await this.#driver.pressKeys(keys.split('+'));
  }

  /** Types into the focused element. */
  async type(text: string): Promise<void> {
    await this.#driver.type(text);
  }

  /** Sets the size of the viewport in CSS pixels. */
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

/** Runs in the page. Scrolls an element into view and returns its center. */
function clickPointOf(selector: string, text: string): Point | undefined {
  const find = (root: ParentNode, [first = '*', ...inner]: string[]): Element[] =>
    [...root.querySelectorAll(first)].flatMap((element) =>
      inner.length === 0 ? [element] : element.shadowRoot ? find(element.shadowRoot, inner) : [],
    );
  for (const element of find(document, selector.split(' >>> '))) {
    if (!element.textContent.replace(/\s+/g, ' ').trim().startsWith(text)) continue;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y, width, height } = element.getBoundingClientRect();
    if (width > 0 && height > 0) return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  }
  return undefined;
}
