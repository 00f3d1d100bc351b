import { consume } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { audienceContext, rolesContext, viewerContext, type Audience, type Viewer } from '../../adapter/context.js';
import type { Instrument } from '../../core/model/instrument.js';
import { dayOf } from '../../core/model/timestamp.js';
import type { Role } from '../../core/model/person.js';
import type { Measurement } from '../../core/model/score.js';
import { localize } from '../../core/model/localized-text.js';
import { baseStyles } from '../../internal/base/base.styles.js';
import { changeArrowStyles } from '../../internal/ui/change-arrow.js';
import { compareChoice, compareStyles } from '../../internal/ui/compare-choice.js';
import { CopyControl, copyStyles } from '../../internal/ui/copy-control.js';
import { filterChoice, filters, filterStyles, type Filter } from '../../internal/ui/filter-choice.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { flagText } from '../../internal/format/score-text.js';
import { audienceOf, oneOf } from '../../internal/base/attribute-values.js';
import { leftOutText } from '../../internal/format/left-out-text.js';
import { sharedScoreTexts, sharedTrafficLightTexts } from '../../internal/format/shared-texts.js';
import { loadStateText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { OutcomesController, type Outcomes } from '../../internal/data/outcomes-controller.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { ViewController } from '../../internal/data/view-controller.js';
import { scaleBarStyles } from '../../internal/ui/scale-bar.js';
import { sharedNote } from '../../internal/ui/shared-note.js';
import { statusIcon, statusIconStyles } from '../../internal/ui/status-icon.js';
import { common } from '../../locales/nl/common.js';
import { copy } from '../../locales/nl/copy.js';
import { score } from '../../locales/nl/score.js';
import { shared } from '../../locales/nl/shared.js';
import { trafficLight } from '../../locales/nl/traffic-light.js';
import { aboutScores } from './about.js';
import { assignmentLine } from './assignment.js';
import { isInFilter, overviewOf, rowOrders, type Overview, type RowOrder } from './overview.js';
import { recordText } from './record-text.js';
import { scaleRow } from './row.js';
import { attentionText, datesText, restText } from './summary.js';
import type { ViewKind } from '../../internal/base/view.event.js';
import { ProSelectAnswersEvent, ProSelectScaleEvent } from './traffic-light.events.js';
import { styles } from './traffic-light.styles.js';
import type { TrafficLightTexts } from './texts.js';

const dutch = { common, copy, score, shared, trafficLight };

/**
 * Shows the current scores on every scale of an instrument: icon, number, meaning, change and position on the scale.
 *
 * @slot help - Immediate help, such as a telephone number. Shown beside an answer that needs attention.
 * @csspart card - The card around everything.
 * @csspart title - The heading.
 * @csspart flags - The box with the answers that need attention, whatever the scores are.
 * @csspart list - The list of scales.
 * @csspart row - One scale.
 * @csspart copy - The button that copies the content, for clinicians.
 * @fires {ProSelectScaleEvent} pro-select-scale - The user chose a scale. Only if the card is `selectable`.
 * @fires {ProSelectAnswersEvent} pro-select-answers - The user asked for the answers behind a score. Only if `selectable`.
 * @fires {ProCopyEvent} pro-copy - The user copied the content for the record.
 * @fires {ProViewEvent} pro-view - Data was drawn for a viewer, for an access log.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded or is invalid.
 */
export class ProTrafficLight extends ProElement {
  static override styles = [
    baseStyles,
    statusIconStyles,
    scaleBarStyles,
    changeArrowStyles,
    filterStyles,
    compareStyles,
    copyStyles,
    styles,
  ];

  /** The instrument, or its `id`, which the element requests from the adapter. */
  @property() instrument: string | Instrument | undefined;

  /** Scores that the host page already has. By default the element requests them from the adapter. */
  @property({ attribute: false }) measurements: readonly Measurement[] | undefined;

  /** The audience, `patient` or `clinician`. By default that of the provider. */
  @property() audience: Audience | undefined;

  /** The order of the scales: that of the instrument, most severe first, or changes first. */
  @property() order: RowOrder = 'instrument';

  /** The scales that are shown: all, those that need attention, or those that changed. */
  @property() filter: Filter = 'all';

  /** ISO date of an earlier measurement to compare with. By default each score is compared with its previous one. */
  @property() earlier = '';

  /** Adds buttons to each scale that fire `pro-select-scale` and `pro-select-answers`. */
  @property({ type: Boolean }) selectable = false;

  @consume({ context: audienceContext, subscribe: true })
  @state()
  private providedAudience: Audience | undefined;

  @consume({ context: viewerContext, subscribe: true })
  @state()
  private viewer: Viewer | undefined;

  /** True if the user chose `earlier` on the card. */
  #isEarlierChosen = false;

  @consume({ context: rolesContext, subscribe: true })
  @state()
  private roles: readonly Role[] | undefined;

  readonly #locale = new LocaleController(this, dutch);
  readonly #outcomes = new OutcomesController(this, () => audienceOf(this.audience, this.providedAudience));
  readonly #copy = new CopyControl(this);
  readonly #views = new ViewController(this);

  /** Returns the content as plain text for the record. Empty until the data are loaded. */
  getText(): string {
    const loaded = this.#outcomes.state;
    if (loaded.status !== 'ready') return '';
    const overview = this.#overview(loaded.outcomes);
    const isChosen = this.#chosenDay(overview) !== undefined;
    return recordText(
      loaded.outcomes.instrument,
      overview,
      { filter: oneOf(filters, this.filter), isChosen },
      this.#texts,
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    // The "copied" message would be wrong, because the content may have changed.
    if (changed.size > 0) this.#copy.forget();
    if (changed.has('viewer') && this.#isEarlierChosen) this.#chooseEarlier('', false);
  }

  protected override render() {
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>${this.#renderState()}</div>
    `;
  }

  protected override updated(): void {
    this.#views.report(this.#shownKinds);
  }

  get #texts(): TrafficLightTexts {
    const { messages, language } = this.#locale;
    const isLimited = this.#outcomes.isLimited;
    const score = isLimited ? sharedScoreTexts(messages) : messages.score;
    const audience = audienceOf(this.audience, this.providedAudience);
    const words = { messages: score, language, audience, roles: this.roles };
    const trafficLight = isLimited ? sharedTrafficLightTexts(messages) : messages.trafficLight;
    return { ...words, trafficLight, respondents: this.#outcomes.respondentNames(words) };
  }

  get #shownKinds(): ViewKind[] {
    const loaded = this.#outcomes.state;
    if (loaded.status !== 'ready') return [];
    const { date, flags, assignments } = this.#overview(loaded.outcomes);
    return [
      ...(date === undefined ? [] : (['scores'] as const)),
      ...(flags.some(({ status }) => status !== 'unknown') ? (['answers'] as const) : []),
      ...(assignments.length > 0 ? (['assignments'] as const) : []),
    ];
  }

  get #sharedNote() {
    return sharedNote(this.#outcomes.isLimited, this.#locale.messages.shared);
  }

  #chooseEarlier(day: string, isChosen: boolean): void {
    this.earlier = day;
    this.#isEarlierChosen = isChosen;
  }

  #overview(outcomes: Outcomes): Overview {
    return overviewOf(outcomes, {
      order: oneOf(rowOrders, this.order),
      filter: oneOf(filters, this.filter),
      earlier: this.earlier ?? '',
    });
  }

  /** The chosen day to compare with, if there is a measurement of that day. */
  #chosenDay({ earlierDays }: Overview): string | undefined {
    return earlierDays.find((day) => day === dayOf(this.earlier ?? ''));
  }

  #renderState() {
    const loaded = this.#outcomes.state;
    if (loaded.status === 'ready') {
      return this.#renderOverview(loaded.outcomes, this.#overview(loaded.outcomes), this.#texts);
    }
    const { common } = this.#locale.messages;
    return html`
      <section part="card">
        ${this.#outcomes.isLimited ? html`<header>${this.#sharedNote}</header>` : nothing}
        ${loadStateText(loaded, common, () => this.#outcomes.reload())}
      </section>
    `;
  }

  #renderOverview({ instrument, withoutAnswers }: Outcomes, overview: Overview, texts: TrafficLightTexts) {
    const { id, name, about } = instrument;
    const { trafficLight, language, audience } = texts;
    const { date, previousDate, all, shown, allUnverified } = overview;
    const options = {
      previousDate,
      allUnverified,
      withoutAnswers,
      onSelect: this.selectable ? this.#onSelect : undefined,
      onSelectAnswers: this.#onSelectAnswers,
    };
    return html`
      <section part="card" aria-labelledby="title">
        <header>
          <h2 id="title" part="title">${localize(name, language)}</h2>
          ${this.#renderSummary(overview, texts)} ${this.#sharedNote}
        </header>
        ${this.#renderFlags(overview, texts)}
        ${audience === 'clinician' && date ? this.#renderControls(overview, texts) : nothing}
        ${shown.length === 0 && all.length > 0 ? html`<p class="state muted">${trafficLight.nothingInFilter}</p>` : nothing}
        <ul part="list" aria-label=${trafficLight.scores}>
          ${shown.map((scale) => scaleRow(scale, options, texts))}
        </ul>
        <footer>
          ${about.notice ? html`<p class="muted">${localize(about.notice, language)}</p>` : nothing}
          ${aboutScores(all, texts)}
          ${
            audience === 'clinician' && date
              ? this.#copy.render(this.#locale.messages.copy, {
                  text: () => this.getText(),
                  onCopy: () => void this.#copy.copy(this.getText(), id),
                })
              : nothing
          }
        </footer>
      </section>
    `;
  }

  #renderSummary(overview: Overview, texts: TrafficLightTexts) {
    const { date, assignments, allUnverified } = overview;
    const leftOut = leftOutText(overview, texts.messages);
    const missing = leftOut ? html`<p class="summary">${leftOut}</p>` : nothing;
    const dates = datesText(overview, this.#chosenDay(overview) !== undefined, texts);
    const assignmentLines = assignments.map((assignment) => assignmentLine(assignment, Date.now(), texts));
    if (!date)
      return html`<p class="summary"><strong>${dates}</strong></p>
        ${assignmentLines} ${missing}`;
    return html`
      <p class="small muted">${dates}</p>
      ${assignmentLines}
      <p class="summary"><strong>${attentionText(overview, texts)}</strong> ${restText(overview, texts)}</p>
      ${missing} ${allUnverified ? html`<p class="small muted">${texts.trafficLight.allUnverified}</p>` : nothing}
    `;
  }

  /** Renders the flags apart from the scores, so that they stand out even if every score is good. */
  #renderFlags({ flags }: Overview, texts: TrafficLightTexts) {
    if (flags.length === 0) return nothing;
    return html`
      <div part="flags" role="group" aria-labelledby="flags">
        <h3 id="flags">${texts.trafficLight.flags}</h3>
        <ul>
          ${flags.map(
            (flag) => html`
              <li>
                ${statusIcon(flag.status === 'raised' ? 'concern' : 'noScore')} <span>${flagText(flag, texts)}</span>
              </li>
            `,
          )}
        </ul>
        ${flags.some(({ status }) => status === 'raised') ? html`<slot name="help"></slot>` : nothing}
      </div>
    `;
  }

  #renderControls(overview: Overview, { trafficLight, language }: TrafficLightTexts) {
    const { all, earlierDays } = overview;
    const { filter } = trafficLight;
    const chosen = this.#chosenDay(overview) ?? '';
    const choice = filterChoice(
      [
        { filter: 'all', label: filter.all, count: all.length },
        {
          filter: 'attention',
          label: filter.attention,
          count: all.filter((scale) => isInFilter(scale, 'attention')).length,
        },
        { filter: 'changed', label: filter.changed, count: all.filter((scale) => isInFilter(scale, 'changed')).length },
      ],
      oneOf(filters, this.filter),
      { label: trafficLight.show, onChoose: (chosenFilter) => (this.filter = chosenFilter) },
    );
    if (choice === nothing && earlierDays.length < 2) return nothing;
    return html`
      <div class="controls">
        ${choice}
        ${compareChoice(
          // A single earlier measurement leaves nothing to choose.
          earlierDays.length > 1 ? earlierDays.map((day) => ({ value: day, label: formatDate(day, language) })) : [],
          chosen,
          {
            label: trafficLight.compareWith,
            without: trafficLight.lastTime,
            onChoose: (day) => this.#chooseEarlier(day, true),
          },
        )}
      </div>
    `;
  }

  readonly #onSelect = (scale: string): void => {
    this.dispatchEvent(new ProSelectScaleEvent(scale));
  };

  readonly #onSelectAnswers = (scale: string, response: string): void => {
    this.dispatchEvent(new ProSelectAnswersEvent(scale, response));
  };
}
