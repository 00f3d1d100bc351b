import { consume } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { audienceContext, type Audience } from '../../adapter/context.js';
import type { Instrument } from '../../core/model/instrument.js';
import { dayOf } from '../../core/model/timestamp.js';
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
import { loadStateText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { OutcomesController, type Outcomes } from '../../internal/data/outcomes-controller.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { scaleBarStyles } from '../../internal/ui/scale-bar.js';
import { statusIcon, statusIconStyles } from '../../internal/ui/status-icon.js';
import { common } from '../../locales/nl/common.js';
import { copy } from '../../locales/nl/copy.js';
import { score } from '../../locales/nl/score.js';
import { trafficLight } from '../../locales/nl/traffic-light.js';
import { aboutScores } from './about.js';
import { assignmentLine } from './assignment.js';
import { isKept, overviewOf, rowOrders, type Overview, type RowOrder } from './overview.js';
import { recordText } from './record-text.js';
import { scaleRow } from './row.js';
import { attentionText, datesText, restText } from './summary.js';
import { ProSelectAnswersEvent, ProSelectScaleEvent } from './traffic-light.events.js';
import { styles } from './traffic-light.styles.js';
import type { TrafficLightTexts } from './words.js';

const dutch = { common, copy, score, trafficLight };

/**
 * Shows where a patient stands now on every scale of an instrument: sign, number, word, change and place on the scale.
 *
 * @slot help - Where to find help at once, such as a telephone number: shown beside an answer that asks for attention.
 * @csspart card - The card around everything.
 * @csspart title - The heading.
 * @csspart flags - The box with the answers that ask for attention whatever the totals are.
 * @csspart list - The list of scales.
 * @csspart row - One scale.
 * @csspart copy - The button that copies what is shown, for who treats.
 * @fires {ProSelectScaleEvent} pro-select-scale - A scale was chosen, where the card is `selectable`.
 * @fires {ProSelectAnswersEvent} pro-select-answers - The answers behind a score were chosen, where the card is `selectable`.
 * @fires {ProCopyEvent} pro-copy - What is shown was copied for the record.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded, or is wrong.
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

  /** The instrument, or the `id` to ask the adapter for. */
  @property() instrument: string | Instrument | undefined;

  /** Scores that the host has already; left out, the adapter is asked for them. */
  @property({ attribute: false }) measurements: readonly Measurement[] | undefined;

  /** Who looks; left out, the provider says it. */
  @property() audience: Audience | undefined;

  /** The order of the scales: the instrument's, what asks for attention first, or what changed first. */
  @property() order: RowOrder = 'instrument';

  /** Which scales are shown: all, those that need attention, or those that changed. */
  @property() filter: Filter = 'all';

  /** Day of an earlier measurement to compare with (ISO date); left out, each score is compared with the one before it. */
  @property() earlier = '';

  /** Makes the name of each scale a button that fires `pro-select-scale`, with another one for its answers. */
  @property({ type: Boolean }) selectable = false;

  @consume({ context: audienceContext, subscribe: true })
  @state()
  private providedAudience: Audience = 'patient';

  readonly #locale = new LocaleController(this, dutch);
  readonly #outcomes = new OutcomesController(this);
  readonly #copy = new CopyControl(this);

  /** What is shown, as plain text for the record: scores, words and dates. Empty while there is nothing to show. */
  getText(): string {
    const loaded = this.#outcomes.state;
    if (loaded.status !== 'ready') return '';
    const overview = this.#overview(loaded.outcomes);
    const isChosen = this.#chosenDay(overview) !== undefined;
    return recordText(
      loaded.outcomes.instrument,
      overview,
      { filter: oneOf(filters, this.filter), isChosen },
      this.#words,
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What was copied is no longer what is shown.
    if (changed.size > 0) this.#copy.forget();
  }

  protected override render() {
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>${this.#renderState()}</div>
    `;
  }

  get #words(): TrafficLightTexts {
    const { score, trafficLight } = this.#locale.messages;
    const { language } = this.#locale;
    return { messages: score, trafficLight, language, audience: audienceOf(this.audience, this.providedAudience) };
  }

  #overview(outcomes: Outcomes): Overview {
    return overviewOf(outcomes, {
      order: oneOf(rowOrders, this.order),
      filter: oneOf(filters, this.filter),
      earlier: this.earlier ?? '',
    });
  }

  /** The day that was chosen to compare with, where there is a measurement of it. */
  #chosenDay({ earlierDays }: Overview): string | undefined {
    return earlierDays.find((day) => day === dayOf(this.earlier ?? ''));
  }

  #renderState() {
    const loaded = this.#outcomes.state;
    if (loaded.status === 'ready') {
      return this.#renderOverview(loaded.outcomes.instrument, this.#overview(loaded.outcomes), this.#words);
    }
    const { common } = this.#locale.messages;
    return html` <section part="card">${loadStateText(loaded, common, () => this.#outcomes.reload())}</section> `;
  }

  #renderOverview({ id, name, about }: Instrument, overview: Overview, words: TrafficLightTexts) {
    const { trafficLight, language, audience } = words;
    const { date, previousDate, all, shown, allUnverified } = overview;
    const options = {
      previousDate,
      allUnverified,
      onSelect: this.selectable ? this.#onSelect : undefined,
      onSelectAnswers: this.#onSelectAnswers,
    };
    return html`
      <section part="card" aria-labelledby="title">
        <header>
          <h2 id="title" part="title">${localize(name, language)}</h2>
          ${this.#renderSummary(overview, words)}
        </header>
        ${this.#renderFlags(overview, words)}
        ${audience === 'clinician' && date ? this.#renderControls(overview, words) : nothing}
        ${shown.length === 0 && all.length > 0 ? html`<p class="state muted">${trafficLight.nothingInFilter}</p>` : nothing}
        <ul part="list" aria-label=${trafficLight.scores}>
          ${shown.map((one) => scaleRow(one, options, words))}
        </ul>
        <footer>
          ${about.notice ? html`<p class="muted">${localize(about.notice, language)}</p>` : nothing}
          ${aboutScores(all, words)}
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

  /** When it was filled in, what became of its questionnaire, and what matters in one look. */
  #renderSummary(overview: Overview, words: TrafficLightTexts) {
    const { date, assignments, allUnverified } = overview;
    const leftOut = leftOutText(overview, words.messages);
    const missing = leftOut ? html`<p class="summary">${leftOut}</p>` : nothing;
    const dates = datesText(overview, this.#chosenDay(overview) !== undefined, words);
    const waiting = assignments.map((one) => assignmentLine(one, Date.now(), words));
    if (!date)
      return html`<p class="summary"><strong>${dates}</strong></p>
        ${waiting} ${missing}`;
    return html`
      <p class="small muted">${dates}</p>
      ${waiting}
      <p class="summary"><strong>${attentionText(overview, words)}</strong> ${restText(overview, words)}</p>
      ${missing} ${allUnverified ? html`<p class="small muted">${words.trafficLight.allUnverified}</p>` : nothing}
    `;
  }

  /** Apart from the totals, and seen even when every score is good. */
  #renderFlags({ flags }: Overview, words: TrafficLightTexts) {
    if (flags.length === 0) return nothing;
    return html`
      <div part="flags" role="group" aria-labelledby="flags">
        <h3 id="flags">${words.trafficLight.flags}</h3>
        <ul>
          ${flags.map(
            (flag) => html`
              <li>
                ${statusIcon(flag.status === 'raised' ? 'concern' : 'noScore')} <span>${flagText(flag, words)}</span>
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
        { filter: 'attention', label: filter.attention, count: all.filter((one) => isKept(one, 'attention')).length },
        { filter: 'changed', label: filter.changed, count: all.filter((one) => isKept(one, 'changed')).length },
      ],
      oneOf(filters, this.filter),
      { label: trafficLight.show, onChoose: (one) => (this.filter = one) },
    );
    if (choice === nothing && earlierDays.length < 2) return nothing;
    return html`
      <div class="controls">
        ${choice}
        ${compareChoice(
          // With one earlier measurement there is nothing to choose.
          earlierDays.length > 1 ? earlierDays.map((day) => ({ value: day, label: formatDate(day, language) })) : [],
          chosen,
          {
            label: trafficLight.compareWith,
            without: trafficLight.lastTime,
            onChoose: (day) => (this.earlier = day),
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
