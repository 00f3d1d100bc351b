import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { audienceContext, type Audience } from '../../adapter/context.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Measurement } from '../../core/model/score.js';
import { textIn } from '../../core/model/text.js';
import { base } from '../../internal/base.styles.js';
import { changeArrowStyles } from '../../internal/change-arrow.js';
import { formatDate } from '../../internal/format.js';
import { LocaleController } from '../../internal/locale-controller.js';
import { OutcomesController, type Outcomes } from '../../internal/outcomes-controller.js';
import { scaleBarStyles } from '../../internal/scale-bar.js';
import { statusIcon, statusIconStyles } from '../../internal/status-icon.js';
import { aboutScores } from './about.js';
import { assignmentLine } from './assignment.js';
import { attentionCountOf, changedOf, overviewOf, type Overview, type RowOrder } from './overview.js';
import { scaleRow } from './row.js';
import { SelectScaleEvent } from './traffic-light.events.js';
import { styles } from './traffic-light.styles.js';
import type { TrafficLightWords } from './words.js';

/**
 * Shows where a patient stands now on every scale of an instrument: sign, number, word, change and place on the scale.
 *
 * @csspart card - The card around everything.
 * @csspart title - The heading.
 * @csspart flags - The box with the answers that ask for attention whatever the totals are.
 * @csspart list - The list of scales.
 * @csspart row - One scale.
 * @fires {SelectScaleEvent} pro-select-scale - A scale was chosen, where the card is `selectable`.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded, or is wrong.
 */
export class ProTrafficLight extends LitElement {
  static override styles = [base, statusIconStyles, scaleBarStyles, changeArrowStyles, styles];

  /** The instrument, or the `id` to ask the adapter for. */
  @property() instrument: string | Instrument | undefined;

  /** Scores that the host has already; left out, the adapter is asked for them. */
  @property({ attribute: false }) measurements: readonly Measurement[] | undefined;

  /** Who looks; left out, the provider says it. */
  @property() audience: Audience | undefined;

  /** The order of the scales: the instrument's, or what asks for attention first. */
  @property() order: RowOrder = 'instrument';

  /** Makes the name of each scale a button that fires `pro-select-scale`. */
  @property({ type: Boolean }) selectable = false;

  @consume({ context: audienceContext, subscribe: true })
  @state()
  private providedAudience: Audience = 'patient';

  readonly #locale = new LocaleController(this);
  readonly #outcomes = new OutcomesController(this);

  protected override render() {
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>${this.#renderState()}</div>
    `;
  }

  get #words(): TrafficLightWords {
    const { score, trafficLight } = this.#locale.messages;
    const { language } = this.#locale;
    return { messages: score, trafficLight, language, audience: this.audience ?? this.providedAudience };
  }

  #renderState() {
    const { common } = this.#locale.messages;
    const loaded = this.#outcomes.state;
    switch (loaded.status) {
      case 'idle':
        return html`<section part="card"><p class="state muted">${common.nothingToShow}</p></section>`;
      case 'pending':
        return html`<section part="card"><p class="state muted" role="status">${common.loading}</p></section>`;
      case 'failed':
        return html`
          <section part="card">
            <div class="state" role="alert">
              <p>${common.failed}</p>
              <button @click=${() => this.#outcomes.reload()}>${common.tryAgain}</button>
            </div>
          </section>
        `;
      case 'ready':
        return this.#renderOverview(loaded.outcomes, overviewOf(loaded.outcomes, this.order), this.#words);
    }
  }

  #renderOverview({ instrument }: Outcomes, overview: Overview, words: TrafficLightWords) {
    const { trafficLight, language } = words;
    const { notice } = instrument.about;
    return html`
      <section part="card" aria-labelledby="title">
        <header>
          <h2 id="title" part="title">${textIn(instrument.name, language)}</h2>
          ${this.#renderDates(overview, words)}
          ${overview.assignments.map((one) => assignmentLine(one, Date.now(), words))}
          ${this.#renderSummary(overview, words)}
        </header>
        ${this.#renderFlags(overview, words)}
        <ul part="list" aria-label=${trafficLight.scores}>
          ${overview.histories.map((history) =>
            scaleRow(
              history,
              {
                date: overview.date,
                allUnverified: overview.allUnverified,
                onSelect: this.selectable ? () => this.#select(history.scale.id) : undefined,
              },
              words,
            ),
          )}
        </ul>
        <footer>
          ${notice ? html`<p class="muted">${textIn(notice, language)}</p>` : nothing}
          ${aboutScores(overview.histories, words)}
        </footer>
      </section>
    `;
  }

  #renderDates({ date, previousDate }: Overview, { trafficLight, language, audience }: TrafficLightWords) {
    const sentences = trafficLight[audience];
    if (!date) return html`<p class="summary"><strong>${sentences.noMeasurement}</strong></p>`;
    const previous = previousDate ? ` ${sentences.previously(formatDate(previousDate, language))}` : '';
    return html`<p class="small muted">${sentences.filledIn(formatDate(date, language))}${previous}</p>`;
  }

  /** What matters, in one look: how many scores ask for attention, and what changed by the change rules. */
  #renderSummary({ histories, date, allUnverified }: Overview, words: TrafficLightWords) {
    if (!date) return nothing;
    const { trafficLight, language, audience } = words;
    const sentences = trafficLight[audience];
    const withLight = histories.filter(({ latest }) => latest?.light);
    const withoutValue = histories.filter(({ latest }) => latest?.value === undefined);
    const names = new Intl.ListFormat(language);
    const texts = [
      withoutValue.length > 0 ? trafficLight.withoutScore(withoutValue.length) : '',
      ...changedOf(histories).map(({ verdict, views }) => {
        const changed = views.map(({ scale }) => textIn(scale.name, language));
        return sentences.changed(verdict, names.format(changed), changed.length);
      }),
    ];
    const attention = withLight.length > 0 ? sentences.attention(attentionCountOf(histories)) : trafficLight.noCutOffs;
    return html`
      <p class="summary"><strong>${attention}</strong> ${texts.filter(Boolean).join(' ')}</p>
      ${allUnverified ? html`<p class="small muted">${trafficLight.allUnverified}</p>` : nothing}
    `;
  }

  /** Apart from the totals, and seen even when every score is good. */
  #renderFlags({ flags }: Overview, { trafficLight, messages, language }: TrafficLightWords) {
    if (flags.length === 0) return nothing;
    return html`
      <div part="flags" role="group" aria-labelledby="flags">
        <h3 id="flags">${trafficLight.flags}</h3>
        <ul>
          ${flags.map(({ rule, status }) => {
            const label = textIn(rule.label, language);
            return status === 'raised'
              ? html`<li>${statusIcon('concern')} <span>${messages.flagRaised(label)}</span></li>`
              : html`<li>${statusIcon('noScore')} <span>${messages.flagNotAnswered(label)}</span></li>`;
          })}
        </ul>
      </div>
    `;
  }

  #select(scale: string): void {
    this.dispatchEvent(new SelectScaleEvent(scale));
  }
}
