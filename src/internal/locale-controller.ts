import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import { localeContext, type Locale } from '../locales/context.js';
import { loadLocale, localeOf } from '../locales/load.js';
import type { Messages } from '../locales/messages.js';
import { nl } from '../locales/nl.js';
import { ProErrorEvent } from './error.event.js';

/** The language of an element: its own `lang`, else the provider's, else the page's, else Dutch; it follows each. */
export class LocaleController implements ReactiveController {
  readonly #host: LitElement;
  readonly #provided: ContextConsumer<typeof localeContext, LitElement>;
  readonly #langs = new MutationObserver(() => this.#host.requestUpdate());
  #locale: Locale = nl;
  #loading: string | undefined;
  #wanted: string = nl.language;

  constructor(host: LitElement) {
    this.#host = host;
    this.#provided = new ContextConsumer(host, { context: localeContext, subscribe: true });
    host.addController(this);
  }

  get messages(): Messages {
    return this.#locale.messages;
  }

  get language(): string {
    return this.#locale.language;
  }

  /** BCP-47 tag of the language that was asked for, which the data may be in where our own words are not. */
  get wanted(): string {
    return this.#wanted;
  }

  get direction(): 'ltr' | 'rtl' {
    return this.#locale.direction;
  }

  hostConnected(): void {
    for (const element of [this.#host, this.#host.ownerDocument.documentElement]) {
      this.#langs.observe(element, { attributeFilter: ['lang'] });
    }
  }

  hostDisconnected(): void {
    this.#langs.disconnect();
  }

  hostUpdate(): void {
    const provided = this.#provided.value;
    const language = this.#host.lang || (provided ? '' : this.#host.ownerDocument.documentElement.lang || 'nl');
    this.#wanted = language || (provided?.language ?? nl.language);
    const present = language ? localeOf(language) : provided;
    if (present) this.#locale = present;
    else this.#load(language);
  }

  /** Until the texts are here, the element keeps the language that it has. */
  #load(language: string): void {
    if (this.#loading === language) return;
    this.#loading = language;
    loadLocale(language).then(
      () => this.#host.requestUpdate(),
      (error: Error) => this.#host.dispatchEvent(new ProErrorEvent(error)),
    );
  }
}
