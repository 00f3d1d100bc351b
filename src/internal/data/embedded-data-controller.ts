import type { LitElement, ReactiveController } from 'lit';
import { objectAttributeErrorOf } from '../base/object-attributes.js';

/** The data that stand in the page are not as they should be. The message never has a part of them. */
export class EmbeddedDataError extends Error {
  override readonly name = 'EmbeddedDataError';

  constructor({ localName }: Element, problem: string) {
    super(`<${localName}>: its <script type="application/json" slot="data"> ${problem}`);
  }
}

/**
 * Takes data that stand in the page, as a server writes them: a child
 * `<script type="application/json" slot="data">{"measurements": […]}</script>` sets the properties that it names. It is
 * read when the element is connected and whenever its text changes.
 */
export class DataController implements ReactiveController {
  readonly #host: LitElement;
  readonly #names: readonly string[];
  readonly #defaults: Readonly<Record<string, unknown>>;
  readonly #children = new MutationObserver(() => this.#read());
  #text: string | undefined;
  #mistake: Error | undefined;

  /** @param names The properties that data may set; they have their defaults already. */
  constructor(host: LitElement, names: readonly string[]) {
    this.#host = host;
    this.#names = names;
    this.#defaults = Object.fromEntries(names.map((name) => [name, Reflect.get(host, name)]));
    host.addController(this);
  }

  /** What is wrong with the data in the page. */
  get mistake(): Error | undefined {
    return this.#mistake;
  }

  /** Throws where what a host gave did not arrive: the data in the page, or an object that became a text. */
  check(): void {
    const mistake = this.#mistake ?? objectAttributeErrorOf(this.#host, this.#defaults);
    if (mistake) throw mistake;
  }

  hostConnected(): void {
    // An element that is defined early is connected before the parser reaches its children.
    this.#children.observe(this.#host, { childList: true, characterData: true, subtree: true });
    this.#host.ownerDocument.addEventListener('DOMContentLoaded', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    this.#children.disconnect();
    this.#host.ownerDocument.removeEventListener('DOMContentLoaded', this.#read);
  }

  readonly #read = (): void => {
    const scripts = this.#host.querySelectorAll(':scope > script[type="application/json"][slot="data"]');
    const text = scripts[0]?.textContent ?? undefined;
    if (text === this.#text || (text === undefined && this.#text === undefined)) return;
    const json = text === undefined ? {} : parsed(text);
    // The rest of the text may be on its way.
    if (json === undefined && this.#host.ownerDocument.readyState === 'loading') return;
    this.#text = text;
    this.#mistake = this.#mistakeIn(json, scripts.length);
    if (!this.#mistake) Object.assign(this.#host, json);
    this.#host.requestUpdate();
  };

  #mistakeIn(json: unknown, count: number): Error | undefined {
    const { localName } = this.#host;
    const say = (problem: string) => new EmbeddedDataError(this.#host, problem);
    if (count > 1) return say('is there more than once. Put all data in one.');
    if (json === undefined) return say('is no JSON. Write it with JSON.stringify(), and every < in it as \\u003c.');
    const names = this.#names.join(', ');
    const shape = `must be an object with properties of <${localName}>: ${names}.`;
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return say(shape);
    const unknown = Object.keys(json).filter((name) => !this.#names.includes(name));
    return unknown.length > 0 ? say(`${shape} It also has: ${unknown.slice(0, 5).join(', ')}.`) : undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
