import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import { localeContext, type Locale } from '../../locales/context.js';
import { isLazyLocale, loadedLocale, loadLocale } from '../../locales/load.js';
import type { Messages } from '../../locales/messages.js';
import { ProErrorEvent } from './error.event.js';

interface ElementLocale<Part extends keyof Messages> extends Omit<Locale, 'messages'> {
  readonly messages: Pick<Messages, Part>;
}

/**
 * Resolves and observes the language of an element: its own `lang`, else that of the provider, else that of the page,
 * else Dutch. The element passes its Dutch texts, so that a page does not load the texts of other elements.
 */
export class LocaleController<Part extends keyof Messages> implements ReactiveController {
  readonly #host: LitElement;
  readonly #dutch: ElementLocale<Part>;
  readonly #provided: ContextConsumer<typeof localeContext, LitElement>;
  readonly #langObserver = new MutationObserver(() => this.#host.requestUpdate());
  #locale: ElementLocale<Part>;
  #loading: string | undefined;
  #requested = 'nl';

  constructor(host: LitElement, dutch: Pick<Messages, Part>) {
    this.#host = host;
    this.#dutch = { language: 'nl', direction: 'ltr', messages: dutch };
    this.#locale = this.#dutch;
    this.#provided = new ContextConsumer(host, { context: localeContext, subscribe: true });
    host.addController(this);
  }

  get messages(): Pick<Messages, Part> {
    return this.#locale.messages;
  }

  /** Returns the texts of a part that the element loads on demand. `dutch` fills in the missing ones. */
  part<Later extends keyof Messages>(name: Later, dutch: Messages[Later]): Messages[Later] {
    const messages: Partial<Messages> = this.#locale.messages;
    return withDefaults(messages[name], dutch);
  }

  get language(): string {
    return this.#locale.language;
  }

  /** The BCP-47 tag of the requested language. Data can have texts in it even if this library has none. */
  get wanted(): string {
    return this.#requested;
  }

  get direction(): 'ltr' | 'rtl' {
    return this.#locale.direction;
  }

  hostConnected(): void {
    for (const element of [this.#host, this.#host.ownerDocument.documentElement]) {
      this.#langObserver.observe(element, { attributeFilter: ['lang'] });
    }
  }

  hostDisconnected(): void {
    this.#langObserver.disconnect();
  }

  hostUpdate(): void {
    const { lang, ownerDocument } = this.#host;
    const requested = lang || (this.#provided.value ?? (ownerDocument.documentElement.lang || 'nl'));
    this.#requested = typeof requested === 'string' ? requested : requested.language;
    if (typeof requested !== 'string')
      this.#locale = { ...requested, messages: withDefaults(requested.messages, this.#dutch.messages) };
    else if (!isLazyLocale(requested)) this.#locale = this.#dutch;
    else this.#load(requested);
  }

  /** Loads a locale. The element keeps its current language until the texts are loaded. */
  #load(language: string): void {
    const loaded = loadedLocale(language);
    if (loaded) this.#locale = loaded;
    if (loaded || this.#loading === language) return;
    this.#loading = language;
    loadLocale(language).then(
      () => this.#host.requestUpdate(),
      (error: Error) => this.#host.dispatchEvent(new ProErrorEvent(error)),
    );
  }
}

/** Fills in the Dutch text for each missing one, such as in a locale for an earlier version of this library. */
function withDefaults<Texts extends object>(messages: Partial<Texts> | undefined, dutch: Texts): Texts {
  const completed = Object.entries(dutch).map(([key, text]: [string, unknown]): [string, unknown] => {
    const translation: unknown = messages?.[key as keyof Texts];
    if (typeof translation !== typeof text || translation === null) return [key, text];
    return [key, typeof text === 'object' && text !== null ? withDefaults(translation as object, text) : translation];
  });
  return { ...messages, ...Object.fromEntries(completed) } as Texts;
}
