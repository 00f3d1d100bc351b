import { consume } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { audienceContext, type Audience } from '../../adapter/context.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import { isFinished, type QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { localize } from '../../core/model/localized-text.js';
import { localizeWording } from '../../core/model/wording.js';
import { answersOf, type AnswerSheet } from '../../core/scoring/answer-view.js';
import { baseStyles } from '../../internal/base/base.styles.js';
import { compareChoice, compareStyles } from '../../internal/ui/compare-choice.js';
import { toError } from '../../internal/base/to-error.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { filterChoice, filters, filterStyles, type Filter } from '../../internal/ui/filter-choice.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { audienceOf, oneOf } from '../../internal/base/attribute-values.js';
import { LoadController } from '../../internal/data/load-controller.js';
import { loadStateText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { sourceLine } from '../../internal/ui/source-line.js';
import { statusIconStyles } from '../../internal/ui/status-icon.js';
import { answerWords } from '../../locales/nl/answer-words.js';
import { answers } from '../../locales/nl/answers.js';
import { common } from '../../locales/nl/common.js';
import { score } from '../../locales/nl/score.js';
import { trafficLight } from '../../locales/nl/traffic-light.js';
import { answerList } from './answer-list.js';
import { isByOther, loadAnswers, needsOf, type AnswersData, type ShownResponse } from './answers-data.js';
import { styles } from './answers.styles.js';
import { countsOf, selectedOf, sourcesOf, type AnswerCounts } from './selection.js';
import type { AnswersTexts } from './words.js';

/** What is on the card, worked out once for each response and comparison. */
interface Shown {
  readonly shown: ShownResponse;
  readonly earlier: QuestionnaireResponse | undefined;
  readonly sheet: AnswerSheet;
}

const dutch = { answers, answerWords, common, score, trafficLight };

/**
 * Shows a whole questionnaire with the literal answers of one response, in the order asked: colour, shape and word
 * where the instrument says what an answer means. It never shows what an answer counts for.
 *
 * @slot help - Where to find help at once, such as a telephone number: shown beside an answer that asks for attention.
 * @csspart card - The card around everything.
 * @csspart title - The heading.
 * @csspart question - A question with its answer.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded, or is wrong.
 */
export class ProAnswers extends ProElement {
  static override styles = [baseStyles, statusIconStyles, filterStyles, compareStyles, styles];

  /** The instrument, or the `id` to ask the adapter for. Without it no answer has a colour. */
  @property() instrument: string | Instrument | undefined;

  /** The response, or its `id`; left out, the newest that was sent. */
  @property() response: string | QuestionnaireResponse | undefined;

  /** An earlier response to compare with, or its `id`. */
  @property() earlier: string | QuestionnaireResponse | undefined;

  /** The questionnaire that the response answers; left out, the adapter is asked for it. */
  @property({ attribute: false }) questionnaire: Questionnaire | undefined;

  /** `id` of a scale of the instrument: only its questions are shown. */
  @property() scale = '';

  /** What is shown: all, what stands out, or what is different from the earlier answers. */
  @property() filter: Filter = 'all';

  /** Who looks; left out, the provider says it. */
  @property() audience: Audience | undefined;

  @consume({ context: audienceContext, subscribe: true })
  @state()
  private providedAudience: Audience = 'patient';

  readonly #locale = new LocaleController(this, dutch);
  readonly #data = new LoadController<AnswersData>(this, {
    data: ['instrument', 'response', 'earlier', 'questionnaire'],
    sources: () => [this.instrument, this.response, this.questionnaire, this.#givenEarlier],
    needs: () => needsOf(this),
    load: (context) =>
      loadAnswers(
        {
          instrument: this.instrument,
          response: this.response,
          questionnaire: this.questionnaire,
          earlier: this.#givenEarlier,
        },
        context,
      ).then((loaded) => this.#tellLeftOut(loaded, context.signal)),
  });
  #shown: Shown | undefined;
  #error: Error | undefined;
  #toldError: Error | undefined;

  // Not in willUpdate: the language and the data are looked up only after it.
  protected override update(changed: PropertyValues<this>): void {
    this.#readData();
    super.update(changed);
  }

  protected override render() {
    const { answers, audience } = this.#words;
    const response = this.#shown?.shown.response;
    const title = answers[response && isByOther(response) ? 'clinician' : audience].title;
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        <section part="card" aria-labelledby="title">
          <header>
            <h2 id="title" part="title">${title}</h2>
          </header>
          ${this.#renderState()}
        </section>
      </div>
    `;
  }

  protected override updated(): void {
    if (this.#error && this.#error !== this.#toldError) this.dispatchEvent(new ProErrorEvent(this.#error));
    this.#toldError = this.#error;
  }

  /** An `id` is looked for among what is loaded already; only a whole response is something to load. */
  get #givenEarlier(): QuestionnaireResponse | undefined {
    return this.earlier && typeof this.earlier === 'object' ? this.earlier : undefined;
  }

  get #words(): AnswersTexts {
    const { score, answers, answerWords } = this.#locale.messages;
    return {
      messages: score,
      answers,
      answerWords,
      language: this.#locale.language,
      audience: audienceOf(this.audience, this.providedAudience),
    };
  }

  #tellLeftOut(loaded: AnswersData | undefined, signal: AbortSignal): AnswersData | undefined {
    if (!signal.aborted) for (const error of loaded?.leftOut ?? []) this.dispatchEvent(new ProErrorEvent(error));
    return loaded;
  }

  #readData(): void {
    const loaded = this.#data.state;
    const shown = loaded.status === 'ready' ? loaded.data.shown : undefined;
    if (!shown || loaded.status !== 'ready') {
      this.#shown = this.#error = undefined;
      return;
    }
    const id = typeof this.earlier === 'object' ? this.earlier?.id : this.earlier;
    const earlier = id ? shown.earlier.find((one) => one.id === id) : undefined;
    if (this.#shown?.shown === shown && this.#shown.earlier === earlier) return;
    try {
      const sheet = answersOf(loaded.data.instrument, shown.questionnaire, shown.response, earlier);
      this.#shown = { shown, earlier, sheet };
      this.#error = undefined;
    } catch (error) {
      this.#shown = undefined;
      this.#error = toError(error);
    }
  }

  #renderState() {
    const { common } = this.#locale.messages;
    const loaded = this.#data.state;
    if (loaded.status !== 'ready') return loadStateText(loaded, common, () => this.#data.reload());
    if (this.#error) {
      return loadStateText({ status: 'failed', error: this.#error }, common, () => this.#data.reload());
    }
    const words = this.#words;
    if (!this.#shown) return html`<p class="state">${words.answers[words.audience].none}</p>`;
    if (this.#shown.shown.response.status === 'entered-in-error') {
      return html`<p class="state">${words.answers.status.mistake}</p>`;
    }
    return this.#renderAnswers(this.#shown, loaded.data, words);
  }

  #renderAnswers({ shown, earlier, sheet }: Shown, { instrument, leftOut }: AnswersData, words: AnswersTexts) {
    const { language, answers } = words;
    const scale = instrument?.scales.find(({ id }) => id === this.scale);
    const inScale = selectedOf(sheet.views, { filter: 'all', scale: this.scale });
    const views = selectedOf(inScale, { filter: oneOf(filters, this.filter), scale: this.scale });
    const totals = (instrument?.scales ?? []).filter(({ items }) => items.length > 1).map(({ id }) => id);
    const counts = countsOf(inScale, new Set(totals));
    const sources = sourcesOf(inScale);
    const allUnverified = sources.length > 0 && sources.every(({ verified }) => !verified);
    const options = {
      textLanguage: shown.questionnaire.language,
      earlierDate: earlier?.authored && formatDate(earlier.authored, language),
      allUnverified,
    };
    return html`
      <div class="introduction">
        ${this.#renderAbout(shown, sheet, instrument, words)}
        ${leftOut.length > 0 ? html`<p class="remark">${words.messages.leftOut(leftOut.length)}</p>` : nothing}
        ${this.#renderCounts(counts, earlier !== undefined, words)}
        ${counts.raised > 0 ? html`<slot name="help"></slot>` : nothing}
        ${allUnverified ? html`<p class="small muted">${this.#locale.messages.trafficLight.allUnverified}</p>` : nothing}
        ${
          this.scale
            ? html`<p>${answers.questionsOf(scale ? localize(scale.name, language) : this.scale)}</p>
                <button class="all-questions" @click=${() => (this.scale = '')}>${answers.allQuestions}</button>`
            : nothing
        }
        ${this.#renderControls(counts, shown, earlier, words)}
      </div>
      ${
        views.length > 0
          ? answerList(views, options, words)
          : html`<p class="state muted">${answers.nothingInFilter}</p>`
      }
      ${
        sources.length > 0
          ? html`<footer>
              <details>
                <summary>${answers.about}</summary>
                ${sources.map((source) => html`<p>${sourceLine(source, words)}.</p>`)}
              </details>
            </footer>`
          : nothing
      }
    `;
  }

  /** What these answers are, and what is to be known before they are read. */
  #renderAbout(
    { response, questionnaire, isOtherVersion }: ShownResponse,
    { lost }: AnswerSheet,
    instrument: Instrument | undefined,
    { answers, messages, audience, language }: AnswersTexts,
  ) {
    const filledIn = isByOther(response) ? messages.filledInByOther : answers[audience].filledIn;
    const title = localizeWording(questionnaire, 'title', { wanted: language, own: questionnaire.language })?.text;
    const name = instrument ? localize(instrument.name, language) : title;
    const notice = instrument?.about.notice;
    const remarks = [
      isFinished(response.status) ? '' : answers.status[response.status === 'stopped' ? 'stopped' : 'draft'],
      isOtherVersion ? answers.otherVersion : '',
      lost.length > 0 ? answers.lost(lost.length) : '',
    ].filter(Boolean);
    return html`
      <p class="small muted">
        ${[name && `${name}.`, response.authored && filledIn(formatDate(response.authored, language))].filter(Boolean).join(' ')}
      </p>
      ${remarks.map((remark) => html`<p class="remark">${remark}</p>`)}
      ${notice ? html`<p class="small muted">${localize(notice, language)}</p>` : nothing}
    `;
  }

  #renderCounts(counts: AnswerCounts, isCompared: boolean, { answers: { count, ofOneAnswer } }: AnswersTexts) {
    // "None stands out" is not said beside a question whose flag cannot be judged.
    const isKnown = counts.withMeaning > 0 && counts.toTalkAbout === 0;
    const attention = isKnown || counts.attention > 0 ? count.attention(counts.attention) : '';
    const rest = [
      isCompared ? count.changed(counts.changed) : '',
      counts.notAnswered > 0 ? count.notAnswered(counts.notAnswered) : '',
      counts.notAsked > 0 ? count.notAsked(counts.notAsked) : '',
    ];
    return html`<p class="summary"><strong>${attention}</strong> ${rest.filter(Boolean).join(' ')}</p>
      ${counts.inTotals > 0 ? html`<p class="small muted">${ofOneAnswer}</p>` : nothing}`;
  }

  #renderControls(
    counts: AnswerCounts,
    shown: ShownResponse,
    earlier: QuestionnaireResponse | undefined,
    { answers, language }: AnswersTexts,
  ) {
    const { filter } = answers;
    const choosable = shown.earlier.filter(({ id, authored }) => id && authored);
    return html`
      ${filterChoice(
        [
          { filter: 'all', label: filter.all, count: counts.questions },
          { filter: 'attention', label: filter.attention, count: counts.toTalkAbout },
          { filter: 'changed', label: filter.changed, count: counts.changed },
        ],
        oneOf(filters, this.filter),
        { label: answers.show, onChoose: (chosen) => (this.filter = chosen) },
      )}
      ${this.earlier && !earlier ? html`<p class="remark">${answers.notComparable}</p>` : nothing}
      ${compareChoice(
        choosable.map(({ id = '', authored = '' }) => ({ value: id, label: formatDate(authored, language) })),
        earlier?.id ?? '',
        {
          label: answers.compareWith,
          without: answers.noComparison,
          onChoose: (id) => this.#compareWith(id),
        },
      )}
    `;
  }

  #compareWith(id: string): void {
    this.earlier = id || undefined;
    if (!id && this.filter === 'changed') this.filter = 'all';
  }
}
