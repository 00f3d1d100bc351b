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
import { logError, loggingAdapter, logProvided } from './debug.js';

/**
 * Provides its adapter, subject, language and audience to every widget inside it.
 *
 * @slot - The widgets, at any depth.
 * @fires {ProErrorEvent} pro-error - The adapter was set as an attribute before the element was defined, and was lost.
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

  /** The source of the widgets' data. */
  @property({ attribute: false })
  get adapter(): ProAdapter | undefined {
    return this.#adapter;
  }

  set adapter(adapter: ProAdapter | undefined) {
    this.#adapter = adapter;
    this.#provideAdapter();
  }

  /**
   * The patient whose data is shown, in the notation of the adapter: for FHIR a reference, such as `Patient/1`. Without
   * a subject no widget requests data, and a form that could not be sent is not shown.
   */
  @provide({ context: subjectContext })
  @property()
  subject: string | undefined;

  /** The viewer: `patient` (plain words, no statistics) or `clinician`. */
  @provide({ context: audienceContext })
  @property()
  audience: Audience = 'patient';

  /** Set while the adapter or subject is unknown, such as during a login. The widgets then show that they load. */
  @provide({ context: loadingContext })
  @property({ type: Boolean })
  loading = false;

  /**
   * Logs to the console, for developers: each `pro-error`, and each request to the adapter with the number of results.
   * It never logs an answer or a score. Do not set it on a page for patients.
   */
  @property({ type: Boolean }) debug = false;

  /** The language of the widgets: `nl`, `en` or `ar`. Default: the `lang` of the page. */
  @property({ reflect: true, useDefault: true })
  override lang = '';

  /** The texts of a language that this library does not include. They take precedence over `lang`. */
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
    const isChanged = changed.has('adapter') || changed.has('subject') || changed.has('debug');
    if (this.debug && isChanged) logProvided(this.adapter, this.subject);
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
    // Immediately, not with the next update, so that an adapter and a subject that are set together arrive together.
    this.#adapterProvider.setValue(adapter && debug ? loggingAdapter(adapter) : adapter);
  }

  #listen(): void {
    if (this.debug) this.addEventListener(ProErrorEvent.type, logError);
    else this.removeEventListener(ProErrorEvent.type, logError);
  }
}
