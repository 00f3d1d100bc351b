import type { LitElement, ReactiveController } from 'lit';
import { objectAttributeErrorOf } from '../base/object-attributes.js';

/** Error for invalid embedded data. The message never quotes the data. */
export class EmbeddedDataError extends Error {
  override readonly name = 'EmbeddedDataError';

  constructor({ localName }: Element, problem: string) {
    super(`<${localName}>: its <script type="application/json" slot="data"> ${problem}`);
  }
}

/**
 * Reads data that a server has embedded in the page: a child
 * `<script type="application/json" slot="data">{"measurements": […]}</script>` sets the properties that it names. It is
 * read when the element is connected and each time its text changes.
 */
export class DataController implements ReactiveController {
  readonly #host: LitElement;
  readonly #names: readonly string[];
  readonly #defaults: Readonly<Record<string, unknown>>;
  readonly #observer = new MutationObserver(() => this.#read());
  #text: string | undefined;
  #error: Error | undefined;

  /** @param names The properties that the data can set. The host must have initialized them. */
  constructor(host: LitElement, names: readonly string[]) {
    this.#host = host;
    this.#names = names;
    this.#defaults = Object.fromEntries(names.map((name) => [name, Reflect.get(host, name)]));
    host.addController(this);
  }

  get mistake(): Error | undefined {
    return this.#error;
  }

  /** @throws {@link EmbeddedDataError} for invalid data, `ObjectAttributeError` for an object that became a text. */
  check(): void {
    const error = this.#error ?? objectAttributeErrorOf(this.#host, this.#defaults);
    if (error) throw error;
  }

  hostConnected(): void {
    // An element that is defined early is connected before the parser reaches its children.
    this.#observer.observe(this.#host, { childList: true, characterData: true, subtree: true });
    this.#host.ownerDocument.addEventListener('DOMContentLoaded', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#host.ownerDocument.removeEventListener('DOMContentLoaded', this.#read);
  }

  readonly #read = (): void => {
    const scripts = this.#host.querySelectorAll(':scope > script[type="application/json"][slot="data"]');
    const text = scripts[0]?.textContent ?? undefined;
    if (text === this.#text || (text === undefined && this.#text === undefined)) return;
    const json = text === undefined ? {} : tryParseJson(text);
    // The parser may not have read the whole text yet.
    if (json === undefined && this.#host.ownerDocument.readyState === 'loading') return;
    this.#text = text;
    this.#error = this.#errorIn(json, scripts.length);
    if (!this.#error) Object.assign(this.#host, json);
    this.#host.requestUpdate();
  };

  #errorIn(json: unknown, count: number): Error | undefined {
    const { localName } = this.#host;
    const errorFor = (problem: string) => new EmbeddedDataError(this.#host, problem);
    if (count > 1) return errorFor('occurs more than once. Put all data in one.');
    if (json === undefined)
      return errorFor('is not valid JSON. Write it with JSON.stringify(), and every < in it as \\u003c.');
    const names = this.#names.join(', ');
    const shape = `must be an object with properties of <${localName}>: ${names}.`;
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return errorFor(shape);
    const unknown = Object.keys(json).filter((name) => !this.#names.includes(name));
    return unknown.length > 0 ? errorFor(`${shape} Remove: ${unknown.slice(0, 5).join(', ')}.`) : undefined;
  }
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
