import { consume } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ProAdapter } from '../../adapter/adapter.js';
import {
  adapterContext,
  audienceContext,
  rolesContext,
  subjectContext,
  viewerContext,
  type Audience,
  type Viewer,
} from '../../adapter/context.js';
import type { Role, RoleGroup } from '../../core/model/person.js';
import { allowsAnything } from '../../core/sharing/choice.js';
import { isPossibleEnd } from '../../core/sharing/default-end.js';
import { recipientsOf } from '../../core/sharing/recipients.js';
import { secondaryPurposes } from '../../core/sharing/secondary-use.js';
import { tokensOf } from '../../internal/base/attribute-values.js';
import { baseStyles } from '../../internal/base/base.styles.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { prefixOf } from '../../internal/base/register.js';
import { toError } from '../../internal/base/to-error.js';
import { LoadController } from '../../internal/data/load-controller.js';
import { loadStateText } from '../../internal/data/load-state.js';
import type { SharingMessages } from '../../locales/messages/sharing.js';
import { common } from '../../locales/nl/common.js';
import { sharing } from '../../locales/nl/sharing.js';
import { personChange, secondaryChange, type Decider, type PersonChoice } from './changes.js';
import { DecisionsController } from './decisions-controller.js';
import { startEdit, withdrawal, type Edit } from './edit.js';
import { renderEditor } from './editor.js';
import { decides, loadSharing, patientOf, type InstrumentSource, type SharingData } from './load-sharing.js';
import { renderPeople, rowsOf, type PersonRow } from './people-list.js';
import { renderSharedWithNobody, renderTeamState } from './team-notes.js';
import { previewBox, previewWidgets, renderPreview } from './preview.js';
import { renderSecondaryUse } from './secondary-use.js';
import { renderActions } from './person-actions.js';
import { styles } from './sharing.styles.js';
import type { SharingContext } from './texts.js';

const dutch = { common, sharing };

/**
 * Lets the patient decide who sees what: per person, with the questionnaires behind each person. The patient can look at
 * the view of each person. Only the patient, or a person who acts on behalf of the patient, sees this element's content.
 *
 * @csspart card - The card around everything.
 * @csspart title - The heading.
 * @csspart group - A group of people.
 * @csspart person - One person.
 * @csspart choice - The choice between answers and scores, only the scores, and nothing.
 * @csspart secondary - The questions about quality and research.
 * @csspart preview - The view of another person.
 * @fires {ProShareEvent} pro-share - A decision was stored.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded or stored.
 */
export class ProSharing extends ProElement {
  static override styles = [baseStyles, styles];

  /** Loads the widgets of the preview, if they are not registered yet. Set by `pro-widgets/define/sharing`. */
  static loadPreview: (() => Promise<unknown>) | undefined;

  /**
   * The instruments by which questionnaires are named and grouped: `id`s separated by spaces, or as a property a list of
   * `id`s and instruments. Questionnaires of no instrument are listed by their own title.
   */
  @property() instruments: string | readonly InstrumentSource[] = '';

  /** The secondary uses that the patient is asked about: `quality` and `research`, separated by a space. Empty for none. */
  @property({ attribute: 'secondary-use' }) secondaryUse = 'quality research';

  @consume({ context: adapterContext, subscribe: true })
  @state()
  private adapter: ProAdapter | undefined;

  @consume({ context: subjectContext, subscribe: true })
  @state()
  private subject: string | undefined;

  @consume({ context: viewerContext, subscribe: true })
  @state()
  private viewer: Viewer | undefined;

  @consume({ context: audienceContext, subscribe: true })
  @state()
  private audience: Audience | undefined;

  @consume({ context: rolesContext, subscribe: true })
  @state()
  private roles: readonly Role[] | undefined;

  @state() private edit: Edit | undefined;
  /** Reference of the person from whom everything was withdrawn last. */
  @state() private stopped: string | undefined;
  @state() private search = '';
  @state() private openGroups: ReadonlySet<RoleGroup> = new Set();
  @state() private preview: { readonly person: string; readonly box: HTMLElement } | undefined;

  readonly #locale = new LocaleController(this, dutch);
  readonly #data = new LoadController<SharingData>(this, {
    data: ['instruments'],
    sources: () => [this.#instruments, this.#decides],
    needs: () => ({ adapter: true, subject: true }),
    load: async (context) =>
      this.#decides
        ? loadSharing(this.#instruments, context, (error) => {
            if (!context.signal.aborted) this.dispatchEvent(new ProErrorEvent(error));
          })
        : undefined,
  });
  #sources: { readonly given: unknown; readonly list: readonly InstrumentSource[] } = { given: undefined, list: [] };
  readonly #decisions = new DecisionsController(this, () => this.#data.reload());
  #focusNext: string | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (['subject', 'adapter', 'viewer', 'audience'].some((name) => changed.has(name))) this.#reset();
  }

  protected override render() {
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        <section part="card" aria-labelledby="title">
          <header>
            <h2 id="title" part="title">${this.#messages.title}</h2>
            ${this.#decides && !this.preview ? html`<p>${this.#messages.introduction}</p>` : nothing}
            ${this.#decides && this.#decidedBy ? html`<p><strong>${this.#messages.forSomeoneElse}</strong></p>` : nothing}
          </header>
          ${this.#decides ? this.#renderState() : html`<p class="block">${this.#messages.onlyForPatient}</p>`}
        </section>
      </div>
    `;
  }

  protected override updated(): void {
    for (const widget of this.preview?.box.children ?? []) (widget as HTMLElement).lang = this.lang;
    const id = this.#focusNext;
    this.#focusNext = undefined;
    if (id !== undefined) this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }

  get #messages(): SharingMessages {
    return this.#locale.messages.sharing;
  }

  /** The same list until the property changes, because the load compares it by identity. */
  get #instruments(): readonly InstrumentSource[] {
    const { instruments } = this;
    if (this.#sources.given !== instruments) {
      this.#sources = {
        given: instruments,
        list: typeof instruments === 'string' ? tokensOf(instruments) : (instruments ?? []),
      };
    }
    return this.#sources.list;
  }

  get #decides(): boolean {
    return this.viewer ? decides(this.viewer, this.subject) : this.audience !== 'clinician';
  }

  /** Reference of the person who decides for the patient. */
  get #decidedBy(): string | undefined {
    return this.viewer && this.viewer.person.kind !== 'patient' ? this.viewer.person.reference : undefined;
  }

  get #loaded(): SharingData | undefined {
    const { state: loaded } = this.#data;
    return loaded.status === 'ready' ? loaded.data : undefined;
  }

  #reset(): void {
    this.#decisions.reset();
    this.edit = this.stopped = this.preview = undefined;
    this.search = '';
    this.openGroups = new Set();
  }

  #contextOf(data: SharingData): SharingContext {
    const { people = [], groups } = data;
    return {
      messages: this.#messages,
      language: this.#locale.language,
      roles: this.roles ?? [],
      people,
      patient: patientOf(people, this.subject),
      groups,
      sharing: this.#decisions.sharingOf(data),
      now: Date.now(),
    };
  }

  #renderState() {
    const data = this.#loaded;
    if (data) return this.#renderLoaded(data, this.#contextOf(data));
    const { state: loaded } = this.#data;
    return loadStateText(loaded.status === 'ready' ? { status: 'pending' } : loaded, this.#locale.messages.common, () =>
      this.#data.reload(),
    );
  }

  #renderLoaded(data: SharingData, context: SharingContext) {
    const rows = rowsOf(recipientsOf(data.people ?? [], context.sharing ?? [], context.roles), context);
    const looked = this.preview && rows.find(({ person }) => person.reference === this.preview?.person);
    if (this.preview && looked) {
      const { person, name, id } = looked;
      return renderPreview(context, { person, name, box: this.preview.box, onStop: () => this.#stopPreview(id) });
    }
    const { messages } = context;
    const canSave = data.storage.keepsSharing;
    return html`
      ${canSave ? nothing : html`<p class="block">${messages.readOnly}</p>`} ${renderTeamState(data, rows, messages)}
      ${renderPeople(rows, context, {
        search: this.search,
        openGroups: this.openGroups,
        onSearch: (search) => (this.search = search),
        onToggle: (group) => this.#toggle(group),
        actions: (row) => this.#renderActions(row, data, context),
        editor: (row) => this.#renderEditor(row, data, context),
      })}
      ${renderSharedWithNobody(rows, context)}
      ${renderSecondaryUse(context, {
        purposes: secondaryPurposes.filter((purpose) =>
          tokensOf(this.secondaryUse ?? secondaryPurposes.join(' ')).includes(purpose),
        ),
        canSave,
        busy: this.#decisions.busy,
        noticeOf: (purpose) => this.#decisions.noticeOf(purpose),
        onChoose: (purpose, isAllowed) =>
          void this.#decisions.store(secondaryChange(purpose, isAllowed, context, this.#decider), data),
      })}
    `;
  }

  #renderActions(row: PersonRow, data: SharingData, context: SharingContext) {
    const { reference } = row.person;
    return renderActions(row, context, {
      canSave: data.storage.keepsSharing,
      hasPreview: this.#hasPreview,
      isEditing: this.edit?.person === reference,
      isBusy: this.#decisions.busy === reference,
      isStopped: this.stopped === reference,
      notice: this.#decisions.noticeOf(reference),
      onEdit: () => this.#toggleEdit(row, context),
      onStop: () => void this.#stop(row, data, context),
      onPreview: () => void this.#startPreview(row, data),
    });
  }

  #renderEditor(row: PersonRow, data: SharingData, context: SharingContext): TemplateResult | undefined {
    const { edit } = this;
    if (edit?.person !== row.person.reference || !data.storage.keepsSharing) return undefined;
    return renderEditor(row.person, edit, context, {
      id: `${row.id}-edit`,
      name: row.name,
      isBusy: this.#decisions.busy === row.person.reference,
      onEdit: (changed) => {
        this.edit = changed;
        this.#decisions.setNotice(undefined);
      },
      onSave: () => void (this.edit && this.#save(row, this.edit, data, context)),
    });
  }

  #toggle(group: RoleGroup): void {
    const open = new Set(this.openGroups);
    if (!open.delete(group)) open.add(group);
    this.openGroups = open;
  }

  #toggleEdit({ person }: PersonRow, context: SharingContext): void {
    this.#decisions.setNotice(undefined);
    this.edit = this.edit?.person === person.reference ? undefined : startEdit(person, context);
  }

  async #save(row: PersonRow, edit: Edit, data: SharingData, context: SharingContext): Promise<void> {
    const { choice } = edit;
    if (!allowsAnything(choice)) return this.#stop(row, data, context, edit.base);
    if (
      (edit.isOtherDate || choice.until !== undefined) &&
      !isPossibleEnd(choice.until?.slice(0, 10) ?? '', context.now)
    ) {
      this.edit = { ...edit, isOtherDate: true, isDateWrong: true };
      this.#focusNext = `${row.id}-edit-date`;
      return undefined;
    }
    return this.#decide({ ...row, choice, base: edit.base }, data, context);
  }

  /** Withdraws everything at once. */
  async #stop(
    row: PersonRow,
    data: SharingData,
    context: SharingContext,
    base = startEdit(row.person, context).base,
  ): Promise<void> {
    this.stopped = row.person.reference;
    await this.#decide({ ...row, choice: withdrawal(context), base }, data, context);
  }

  async #decide(choice: PersonChoice, data: SharingData, context: SharingContext): Promise<void> {
    const { person } = choice;
    const stored = await this.#decisions.store(personChange(choice, context, this.#decider), data);
    // The edit begins anew with what is stored now.
    if (!stored || this.edit?.person !== person.reference) return;
    this.edit = { ...startEdit(person, { ...context, sharing: stored }), isDetailed: this.edit.isDetailed };
  }

  get #decider(): Decider {
    return { subject: this.subject ?? '', decidedBy: this.#decidedBy };
  }

  get #hasPreview(): boolean {
    return ProSharing.loadPreview !== undefined || customElements.get(this.#tagOf('traffic-light')) !== undefined;
  }

  #tagOf(name: string): string {
    return `${prefixOf(this)}-${name}`;
  }

  async #startPreview({ person }: PersonRow, data: SharingData): Promise<void> {
    const { adapter, subject } = this;
    if (!customElements.get(this.#tagOf('traffic-light')) || !customElements.get(this.#tagOf('answers'))) {
      try {
        await ProSharing.loadPreview?.();
      } catch (reason) {
        this.dispatchEvent(new ProErrorEvent(toError(reason)));
        this.#decisions.setNotice({ about: person.reference, text: this.#locale.messages.common.failed });
        return;
      }
    }
    if (adapter !== this.adapter || subject !== this.subject || !this.#decides) return;
    const widgets = previewWidgets(this.#instruments, [...data.newest.values()], (name) => this.#tagOf(name));
    this.preview = { person: person.reference, box: previewBox(this.ownerDocument, person, widgets) };
    this.#focusNext = 'preview-start';
  }

  #stopPreview(id: string): void {
    this.preview = undefined;
    this.#focusNext = `${id}-look`;
  }
}
