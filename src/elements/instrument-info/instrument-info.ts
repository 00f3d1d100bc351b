import { consume } from '@lit/context';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { audienceContext, type Audience } from '../../adapter/context.js';
import type { Instrument, Citation } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import { baseStyles } from '../../internal/base/base.styles.js';
import { instrumentOf } from '../../internal/data/instrument-of.js';
import { audienceOf } from '../../internal/base/attribute-values.js';
import { LoadController } from '../../internal/data/load-controller.js';
import { loadStateText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { statusIconStyles } from '../../internal/ui/status-icon.js';
import { common } from '../../locales/nl/common.js';
import { instrumentInfo } from '../../locales/nl/instrument-info.js';
import { score } from '../../locales/nl/score.js';
import { styles } from './instrument-info.styles.js';
import { alikeScales, checkedSource, scaleInfo } from './scale-info.js';
import type { InstrumentInfoTexts } from './words.js';

const dutch = { common, instrumentInfo, score };

/**
 * Tells of an instrument: what it measures, how long it takes, what its scores mean by which source, and whose it is.
 *
 * @csspart card - The card around everything.
 * @csspart title - The heading.
 * @csspart scale - What the scores of a scale mean, or of scales that are alike.
 * @fires {ProErrorEvent} pro-error - The instrument could not be loaded, or is wrong.
 */
export class ProInstrumentInfo extends ProElement {
  static override styles = [baseStyles, statusIconStyles, styles];

  /** The instrument, or the `id` to ask the adapter for. */
  @property() instrument: string | Instrument | undefined;

  /** Who looks; left out, the provider says it. */
  @property() audience: Audience | undefined;

  @consume({ context: audienceContext, subscribe: true })
  @state()
  private providedAudience: Audience = 'patient';

  readonly #locale = new LocaleController(this, dutch);
  readonly #data = new LoadController<Instrument>(this, {
    data: ['instrument'],
    sources: () => [this.instrument],
    needs: () => ({
      own: this.instrument ? undefined : 'instrument',
      adapter: typeof this.instrument === 'string',
      subject: false,
    }),
    load: (context) => instrumentOf(this.instrument, context),
  });

  protected override render() {
    const loaded = this.#data.state;
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        ${
          loaded.status === 'ready'
            ? this.#renderInstrument(loaded.data, this.#words)
            : html`<section part="card">
                ${loadStateText(loaded, this.#locale.messages.common, () => this.#data.reload())}
              </section>`
        }
      </div>
    `;
  }

  get #words(): InstrumentInfoTexts {
    const { score, instrumentInfo } = this.#locale.messages;
    const { language } = this.#locale;
    return {
      messages: score,
      info: instrumentInfo,
      language,
      audience: audienceOf(this.audience, this.providedAudience),
    };
  }

  #renderInstrument(instrument: Instrument, words: InstrumentInfoTexts) {
    const { language, info } = words;
    const { about, name, scales } = instrument;
    return html`
      <section part="card" aria-labelledby="title">
        <header>
          <h2 id="title" part="title">${localize(name, language)}</h2>
          ${about.notice ? html`<p class="small muted">${localize(about.notice, language)}</p>` : nothing}
        </header>
        <dl>
          ${this.#renderFacts(instrument, words).map(
            ([term, fact]) =>
              html`<div class="fact">
                <dt>${term}</dt>
                <dd>${fact}</dd>
              </div>`,
          )}
        </dl>
        <section class="scales" aria-labelledby="scales">
          <p id="scales" class="heading" role="heading" aria-level="3">${info.scores}</p>
          ${alikeScales(scales).map((alike) => scaleInfo(alike, words))}
        </section>
        ${words.audience === 'clinician' ? this.#renderAnswerSources(instrument, words) : nothing}
      </section>
    `;
  }

  #renderFacts({ about, version }: Instrument, { info, language, audience }: InstrumentInfoTexts): [string, string][] {
    const { measures, itemCount, minutes, scoreMeaning, owner, licence } = about;
    return [
      [info.measures, localize(measures, language)],
      [info.questions, itemCount === undefined ? info.questionsVary : info.questionCount(itemCount)],
      [info.time, minutes === undefined ? info.unknown : info.minutes(minutes)],
      [info.scoreMeaning, localize(scoreMeaning, language)],
      [info.owner, localize(owner, language)],
      [info.licence, info.licences[licence]],
      ...(audience === 'clinician' ? ([[info.version, version]] as [string, string][]) : []),
    ];
  }

  /** Where the colours of single answers come from, and which answers always ask for attention. */
  #renderAnswerSources({ items, flags = [] }: Instrument, words: InstrumentInfoTexts) {
    const { info, language } = words;
    const sources = new Map<string, Citation>(
      items
        .flatMap(({ levelSet }) => [levelSet?.source, ...(levelSet?.levels ?? []).map(({ source }) => source)])
        .flatMap((source) => (source ? [[JSON.stringify(source), source] as const] : [])),
    );
    return html`
      ${
        flags.length > 0
          ? html`<section class="scales">
              <h3>${info.flags}</h3>
              <ul>
                ${flags.map(({ label, source }) => html`<li>${localize(label, language)} ${checkedSource('', source, words)}</li>`)}
              </ul>
            </section>`
          : nothing
      }
      ${
        sources.size > 0
          ? html`<section class="scales">
              <h3>${info.answers}</h3>
              <ul>
                ${[...sources.values()].map((source) => html`<li>${checkedSource('', source, words)}</li>`)}
              </ul>
            </section>`
          : nothing
      }
    `;
  }
}
