import { provide } from '@lit/context';
import { css, html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ProAdapter } from '../../adapter/adapter.js';
import { adapterContext, audienceContext, subjectContext, type Audience } from '../../adapter/context.js';
import { ProErrorEvent } from '../../internal/error.event.js';
import { lostPropertyOf, type LostPropertyError } from '../../internal/object-attributes.js';
import { ProElement } from '../../internal/pro-element.js';
import { localeContext, type Locale } from '../../locales/context.js';

/**
 * Hands its adapter, subject, language and audience to every widget inside it.
 *
 * @slot - The widgets, at any depth.
 * @fires {ProErrorEvent} pro-error - The adapter was given before the element was defined, and was lost.
 */
export class ProProvider extends ProElement {
  static override styles = css`
    :host {
      display: contents;
    }

    :host([hidden]) {
      display: none;
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
  private provided: Locale | string | undefined;

  #lost: LostPropertyError | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('lang') || changed.has('locale')) this.provided = this.locale ?? (this.lang || undefined);
    this.#lost = lostPropertyOf(this);
  }

  protected override render() {
    return html`${this.#lost ? html`<p role="alert">${this.#lost.message}</p>` : nothing}<slot></slot>`;
  }

  protected override firstUpdated(): void {
    if (this.#lost) this.dispatchEvent(new ProErrorEvent(this.#lost));
  }
}
