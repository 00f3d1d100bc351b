import { provide } from '@lit/context';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ProAdapter } from '../../adapter/adapter.js';
import { adapterContext, audienceContext, subjectContext, type Audience } from '../../adapter/context.js';
import { ProErrorEvent } from '../../internal/error.event.js';
import { localeContext, type Locale } from '../../locales/context.js';
import { loadLocale, localeOf } from '../../locales/load.js';

/**
 * Hands its adapter, subject, language and audience to every widget inside it.
 *
 * @slot - The widgets, at any depth.
 * @fires {ProErrorEvent} pro-error - The texts of `lang` could not be loaded; the widgets go on in the language they have.
 */
export class ProProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Where the widgets get their data. */
  @provide({ context: adapterContext })
  @property({ attribute: false })
  adapter: ProAdapter | undefined;

  /** Whose data is shown, such as `Patient/1`. */
  @provide({ context: subjectContext })
  @property()
  subject: string | undefined;

  /** Who looks: `patient` (plain words, no statistics) or `clinician`. */
  @provide({ context: audienceContext })
  @property()
  audience: Audience = 'patient';

  /** Language of the widgets: Dutch, English or Arabic. Left out, they follow the page's own `lang`. */
  @property({ reflect: true, useDefault: true })
  override lang = '';

  /** Texts of a language that we do not bring; they go before `lang`. */
  @property({ attribute: false })
  locale: Locale | undefined;

  @provide({ context: localeContext })
  @state()
  private provided: Locale | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('lang') || changed.has('locale')) this.#speak();
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  #speak(): void {
    const { lang } = this;
    if (this.locale || !lang || localeOf(lang)) {
      this.provided = this.locale ?? (lang ? localeOf(lang) : undefined);
      return;
    }
    loadLocale(lang).then(
      (locale) => {
        // Another language may have been asked for meanwhile.
        if (this.lang === lang && !this.locale) this.provided = locale;
      },
      (error: Error) => this.dispatchEvent(new ProErrorEvent(error)),
    );
  }
}
