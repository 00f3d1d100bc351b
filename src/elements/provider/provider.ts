import { ContextProvider, provide } from '@lit/context';
import { css, html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ProAdapter } from '../../adapter/adapter.js';
import {
  adapterContext,
  audienceContext,
  loadingContext,
  rolesContext,
  subjectContext,
  viewerContext,
  type Audience,
  type Viewer,
} from '../../adapter/context.js';
import type { Role } from '../../core/model/person.js';
import { roleFrom } from '../../core/people/role-from.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { objectAttributeErrorOf } from '../../internal/base/object-attributes.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { toError } from '../../internal/base/to-error.js';
import { validEntries } from '../../internal/data/valid-entries.js';
import { viewerFrom } from '../../internal/data/viewer-from.js';
import { unreadableViewer } from '../../internal/data/viewing.js';
import { localeContext, type Locale } from '../../locales/context.js';
import { logError, loggingAdapter, logProvided } from './debug.js';

/**
 * Provides its adapter, subject, viewer, language and audience to every widget inside it.
 *
 * @slot - The widgets, at any depth.
 * @fires {ProErrorEvent} pro-error - An object was set as an attribute before the element was defined, and was lost; or the
 *   viewer or a role is invalid.
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

  /**
   * The person who looks, and on whose behalf. Without a viewer the audience decides: `patient` is the patient. With an
   * adapter that has `listSharing`, widgets for clinicians show nothing until it is set. An invalid viewer sees nothing.
   *
   * @example provider.viewer = { person: { reference: 'Practitioner/1', kind: 'professional', name: 'J. Jansen' } };
   */
  @property({ attribute: false })
  get viewer(): Viewer | undefined {
    return this.#viewer;
  }

  set viewer(viewer: Viewer | undefined) {
    this.#viewer = viewer;
    this.#provideViewer();
  }

  /** Roles that the host adds to those of the library, or whose texts it replaces. */
  @property({ attribute: false })
  get roles(): readonly Role[] | undefined {
    return this.#roles;
  }

  set roles(roles: readonly Role[] | undefined) {
    this.#roles = roles;
    const { valid, errors } = validEntries('roles', roles, roleFrom);
    if (JSON.stringify(valid) !== JSON.stringify(this.#rolesProvider.value)) this.#rolesProvider.setValue(valid);
    this.#errors = [...this.#errors, ...errors];
  }

  /** The kind of screen: `patient` (plain words, no statistics) or `clinician`. It gives no rights. */
  @provide({ context: audienceContext })
  @property()
  audience: Audience = 'patient';

  /** Set while the adapter, subject or viewer is unknown, such as during a login. The widgets then show that they load. */
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
  readonly #viewerProvider = new ContextProvider(this, { context: viewerContext });
  readonly #rolesProvider = new ContextProvider(this, { context: rolesContext, initialValue: [] });
  #adapter: ProAdapter | undefined;
  #viewer: Viewer | undefined;
  #roles: readonly Role[] | undefined;
  /** Errors that are reported after the update. */
  #errors: readonly Error[] = [];

  override connectedCallback(): void {
    if (!this.#viewer) this.#provideViewer();
    super.connectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('lang') || changed.has('locale')) this.provided = this.locale ?? (this.lang || undefined);
    if (changed.has('debug')) {
      this.#provideAdapter();
      this.#listen();
    }
    const isChanged = (['adapter', 'subject', 'viewer', 'debug'] as const).some((name) => changed.has(name));
    if (this.debug && isChanged) logProvided(this.adapter, this.subject, this.#viewerProvider.value);
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  protected override firstUpdated(): void {
    const lost = objectAttributeErrorOf(this);
    if (lost) this.dispatchEvent(new ProErrorEvent(lost));
  }

  protected override updated(): void {
    const errors = this.#errors;
    this.#errors = [];
    for (const error of errors) this.dispatchEvent(new ProErrorEvent(error));
  }

  /** Provides the checked viewer, immediately as the adapter. An equal viewer is the same one, so that nothing reloads. */
  #provideViewer(): void {
    const viewer = this.#checkedViewer();
    const isEqual = JSON.stringify(viewer) === JSON.stringify(this.#viewerProvider.value);
    if (!isEqual) this.#viewerProvider.setValue(viewer);
  }

  #checkedViewer(): Viewer | undefined {
    // Some frameworks set null for a value that is not there, or write an object as an attribute, where it is lost.
    if ((this.#viewer ?? undefined) === undefined) return this.hasAttribute('viewer') ? unreadableViewer : undefined;
    try {
      return viewerFrom(this.#viewer);
    } catch (reason) {
      this.#errors = [...this.#errors, toError(reason)];
      return unreadableViewer;
    }
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
