import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import { localeContext, type Locale } from '../../locales/context.js';
import { isLazyLocale, loadedLocale, loadLocale } from '../../locales/load.js';
import type { Messages } from '../../locales/messages.js';
import { ProErrorEvent } from './error.event.js';

/** A language with the texts of one element. */
interface OwnLocale<Part extends keyof Messages> extends Omit<Locale, 'messages'> {
  readonly messages: Pick<Messages, Part>;
}

/**
 * The language of an element: its own `lang`, else the provider's, else the page's, else Dutch; it follows each.
 * The element brings the parts of its texts in Dutch, so that a page loads no others.
 */
export class LocaleController<Part extends keyof Messages> implements ReactiveController {
  readonly #host: LitElement;
  readonly #dutch: OwnLocale<Part>;
  readonly #provided: ContextConsumer<typeof localeContext, LitElement>;
  readonly #langs = new MutationObserver(() => this.#host.requestUpdate());
  #locale: OwnLocale<Part>;
  #loading: string | undefined;
  #wanted = 'nl';

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

  /** A part that the element brings by itself, in Dutch, where it needs it. */
  part<Later extends keyof Messages>(name: Later, dutch: Messages[Later]): Messages[Later] {
    const messages: Partial<Messages> = this.#locale.messages;
    return completed(messages[name], dutch);
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
    const { lang, ownerDocument } = this.#host;
    const asked = lang || (this.#provided.value ?? (ownerDocument.documentElement.lang || 'nl'));
    this.#wanted = typeof asked === 'string' ? asked : asked.language;
    if (typeof asked !== 'string')
      this.#locale = { ...asked, messages: completed(asked.messages, this.#dutch.messages) };
    else if (!isLazyLocale(asked)) this.#locale = this.#dutch;
    else this.#fetch(asked);
  }

  /** Until the texts are here, the element keeps the language that it has. */
  #fetch(language: string): void {
    const present = loadedLocale(language);
    if (present) this.#locale = present;
    if (present || this.#loading === language) return;
    this.#loading = language;
    loadLocale(language).then(
      () => this.#host.requestUpdate(),
      (error: Error) => this.#host.dispatchEvent(new ProErrorEvent(error)),
    );
  }
}

/** The texts with the Dutch one for each that is not there, as in a locale that was made for an earlier version. */
function completed<Texts extends object>(given: Partial<Texts> | undefined, dutch: Texts): Texts {
  const own = Object.entries(dutch).map(([key, text]: [string, unknown]): [string, unknown] => {
    const other: unknown = given?.[key as keyof Texts];
    if (typeof other !== typeof text || other === null) return [key, text];
    return [key, typeof text === 'object' && text !== null ? completed(other as object, text) : other];
  });
  return { ...given, ...Object.fromEntries(own) } as Texts;
}
