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
import { groupEqualScales, scaleInfo, sourceParagraph } from './scale-info.js';
import type { InstrumentInfoTexts } from './texts.js';

const dutch = { common, instrumentInfo, score };

/**
 * Describes an instrument: what it measures, its duration, the meaning of its scores with their sources, and its owner.
 *
 * @csspart card - The card around everything.
 * @csspart title - The heading.
 * @csspart scale - The meaning of the scores of one scale, or of several equal scales.
 * @fires {ProErrorEvent} pro-error - The instrument could not be loaded or is invalid.
 */
export class ProInstrumentInfo extends ProElement {
  static override styles = [baseStyles, statusIconStyles, styles];

  /** The instrument, or its `id`, which the element requests from the adapter. */
  @property() instrument: string | Instrument | undefined;

  /** The audience, `patient` or `clinician`. By default that of the provider. */
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
      viewer: false,
    }),
    load: (context) => instrumentOf(this.instrument, context),
  });

  protected override render() {
    const loaded = this.#data.state;
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        ${
          loaded.status === 'ready'
            ? this.#renderInstrument(loaded.data, this.#texts)
            : html`<section part="card">
                ${loadStateText(loaded, this.#locale.messages.common, () => this.#data.reload())}
              </section>`
        }
      </div>
    `;
  }

  get #texts(): InstrumentInfoTexts {
    const { score, instrumentInfo } = this.#locale.messages;
    const { language } = this.#locale;
    return {
      messages: score,
      info: instrumentInfo,
      language,
      audience: audienceOf(this.audience, this.providedAudience),
    };
  }

  #renderInstrument(instrument: Instrument, texts: InstrumentInfoTexts) {
    const { language, info } = texts;
    const { about, name, scales } = instrument;
    return html`
      <section part="card" aria-labelledby="title">
        <header>
          <h2 id="title" part="title">${localize(name, language)}</h2>
          ${about.notice ? html`<p class="small muted">${localize(about.notice, language)}</p>` : nothing}
        </header>
        <dl>
          ${this.#renderFacts(instrument, texts).map(
            ([term, fact]) =>
              html`<div class="fact">
                <dt>${term}</dt>
                <dd>${fact}</dd>
              </div>`,
          )}
        </dl>
        <section class="scales" aria-labelledby="scales">
          <p id="scales" class="heading" role="heading" aria-level="3">${info.scores}</p>
          ${groupEqualScales(scales).map((group) => scaleInfo(group, texts))}
        </section>
        ${texts.audience === 'clinician' ? this.#renderAnswerSources(instrument, texts) : nothing}
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

  /** Renders the flag rules, and the sources of the colors of single answers. */
  #renderAnswerSources({ items, flags = [] }: Instrument, texts: InstrumentInfoTexts) {
    const { info, language } = texts;
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
                ${flags.map(({ label, source }) => html`<li>${localize(label, language)} ${sourceParagraph('', source, texts)}</li>`)}
              </ul>
            </section>`
          : nothing
      }
      ${
        sources.size > 0
          ? html`<section class="scales">
              <h3>${info.answers}</h3>
              <ul>
                ${[...sources.values()].map((source) => html`<li>${sourceParagraph('', source, texts)}</li>`)}
              </ul>
            </section>`
          : nothing
      }
    `;
  }
}
