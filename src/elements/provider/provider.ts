import { ContextProvider, provide } from '@lit/context';
import { css, html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ProAdapter } from '../../adapter/adapter.js';
import {
  adapterContext,
  audienceContext,
  loadingContext,
  subjectContext,
  type Audience,
} from '../../adapter/context.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { objectAttributeErrorOf } from '../../internal/base/object-attributes.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { localeContext, type Locale } from '../../locales/context.js';
import { spokenAdapter, writeError, writeProvided } from './debug.js';

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
  @property({ attribute: false })
  get adapter(): ProAdapter | undefined {
    return this.#adapter;
  }

  set adapter(adapter: ProAdapter | undefined) {
    this.#adapter = adapter;
    this.#provideAdapter();
  }

  /**
   * Whose data is shown, as the adapter knows the patient: for FHIR a reference, such as `Patient/1`. Without it no widget
   * asks for data, and no form is shown that could not be sent.
   */
  @provide({ context: subjectContext })
  @property()
  subject: string | undefined;

  /** Who looks: `patient` (plain words, no statistics) or `clinician`. */
  @provide({ context: audienceContext })
  @property()
  audience: Audience = 'patient';

  /** Set while the adapter or subject is still to come, such as during a login: the widgets then say that they load. */
  @provide({ context: loadingContext })
  @property({ type: Boolean })
  loading = false;

  /**
   * Writes to the console, for a developer: every `pro-error`, and what was asked of the adapter with how much came back.
   * Never an answer or a score. Not for a page that patients use.
   */
  @property({ type: Boolean }) debug = false;

  /** Language of the widgets: Dutch, English or Arabic. Left out, they follow the page's own `lang`. */
  @property({ reflect: true, useDefault: true })
  override lang = '';

  /** Texts of a language that we do not bring; they go before `lang`. */
  @property({ attribute: false })
  locale: Locale | undefined;

  @provide({ context: localeContext })
  @state()
  private provided: Locale | string | undefined;

  readonly #adapterProvider = new ContextProvider(this, { context: adapterContext });
  #adapter: ProAdapter | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('lang') || changed.has('locale')) this.provided = this.locale ?? (this.lang || undefined);
    if (changed.has('debug')) {
      this.#provideAdapter();
      this.#listen();
    }
    const isOther = changed.has('adapter') || changed.has('subject') || changed.has('debug');
    if (this.debug && isOther) writeProvided(this.adapter, this.subject);
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  protected override firstUpdated(): void {
    const lost = objectAttributeErrorOf(this);
    if (lost) this.dispatchEvent(new ProErrorEvent(lost));
  }

  #provideAdapter(): void {
    const { adapter, debug } = this;
    // At once, and not with the next update: an adapter and a subject that are set together arrive together.
    this.#adapterProvider.setValue(adapter && debug ? spokenAdapter(adapter) : adapter);
  }

  #listen(): void {
    if (this.debug) this.addEventListener(ProErrorEvent.type, writeError);
    else this.removeEventListener(ProErrorEvent.type, writeError);
  }
}
