import { consume } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { audienceContext, rolesContext, viewerContext, type Audience, type Viewer } from '../../adapter/context.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Role } from '../../core/model/person.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import { isFinished, type QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { localize } from '../../core/model/localized-text.js';
import { isInFuture } from '../../core/model/timestamp.js';
import { localizeWording } from '../../core/model/wording.js';
import { isOther } from '../../core/scoring/respondent.js';
import { answersOf, type AnswerSheet } from '../../core/scoring/answer-view.js';
import { instrumentFor } from '../../core/scoring/instrument-for.js';
import { baseStyles } from '../../internal/base/base.styles.js';
import { compareChoice, compareStyles } from '../../internal/ui/compare-choice.js';
import { toError } from '../../internal/base/to-error.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { filterChoice, filters, filterStyles, type Filter } from '../../internal/ui/filter-choice.js';
import { formatDate, statedDate } from '../../internal/format/score-and-date.js';
import { filledInText, noRespondents, respondentNames, respondentRemark } from '../../internal/format/respondent.js';
import { futureDateText } from '../../internal/format/score-text.js';
import { audienceOf, oneOf } from '../../internal/base/attribute-values.js';
import { LoadController } from '../../internal/data/load-controller.js';
import { sharedAnswersTexts, sharedScoreTexts } from '../../internal/format/shared-texts.js';
import { loadStateText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { ViewController } from '../../internal/data/view-controller.js';
import { sharedNote } from '../../internal/ui/shared-note.js';
import { sourceLine } from '../../internal/ui/source-line.js';
import { statusIconStyles } from '../../internal/ui/status-icon.js';
import { answerWords } from '../../locales/nl/answer-words.js';
import { answers } from '../../locales/nl/answers.js';
import { common } from '../../locales/nl/common.js';
import { score } from '../../locales/nl/score.js';
import { shared } from '../../locales/nl/shared.js';
import { trafficLight } from '../../locales/nl/traffic-light.js';
import { answerList } from './answer-list.js';
import { loadAnswers, needsOf, type AnswersData, type ShownResponse } from './answers-data.js';
import { styles } from './answers.styles.js';
import { countAnswers, meaningSources, selectQuestions, type AnswerCounts } from './selection.js';
import type { AnswersTexts } from './texts.js';

/** The content of the card, computed once for each response and comparison. */
interface CardContent {
  readonly shown: ShownResponse;
  readonly earlier: QuestionnaireResponse | undefined;
  readonly audience: Audience;
  /** The instrument as this audience sees it. */
  readonly instrument: Instrument | undefined;
  readonly sheet: AnswerSheet;
}

const dutch = { answers, answerWords, common, score, shared, trafficLight };

/**
 * Shows a whole questionnaire with the literal answers of one response, in the order of the questionnaire. An answer has
 * a color, a shape and a word if the instrument gives it a meaning. The card never shows the points of an answer.
 *
 * @slot help - Immediate help, such as a telephone number. Shown beside an answer that needs attention.
 * @csspart card - The card around everything.
 * @csspart title - The heading.
 * @csspart question - A question with its answer.
 * @fires {ProViewEvent} pro-view - Answers were drawn for a viewer, for an access log.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded or is invalid.
 */
export class ProAnswers extends ProElement {
  static override styles = [baseStyles, statusIconStyles, filterStyles, compareStyles, styles];

  /** The instrument, or its `id`, which the element requests from the adapter. Without it no answer has a color. */
  @property() instrument: string | Instrument | undefined;

  /** The response, or its `id`. By default the newest response that was sent. */
  @property() response: string | QuestionnaireResponse | undefined;

  /** An earlier response to compare with, or its `id`. */
  @property() earlier: string | QuestionnaireResponse | undefined;

  /** The questionnaire of the response. By default the element requests it from the adapter. */
  @property({ attribute: false }) questionnaire: Questionnaire | undefined;

  /** The `id` of a scale, to show only its questions. */
  @property() scale = '';

  /** The answers that are shown: all, those that stand out, or those that changed. */
  @property() filter: Filter = 'all';

  /** The audience, `patient` or `clinician`. By default that of the provider. */
  @property() audience: Audience | undefined;

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
      ).then((loaded) => this.#reportSkipped(loaded, context.signal)),
  });
  readonly #views = new ViewController(this);
  #content: CardContent | undefined;
  #error: Error | undefined;
  #reportedError: Error | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('viewer') && this.#isEarlierChosen) this.#compareWith('', false);
  }

  // Not in `willUpdate`, because the controllers set the language and the data after it.
  protected override update(changed: PropertyValues<this>): void {
    this.#updateContent();
    super.update(changed);
  }

  protected override render() {
    const { answers, audience } = this.#texts;
    const respondent = this.#content?.shown.filledInBy.respondent;
    const title = answers[isOther(respondent) ? 'clinician' : audience].title;
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        <section part="card" aria-labelledby="title">
          <header>
            <h2 id="title" part="title">${title}</h2>
            ${sharedNote(this.#data.isLimited, this.#locale.messages.shared)}
          </header>
          ${this.#renderState()}
        </section>
      </div>
    `;
  }

  protected override updated(): void {
    this.#views.report(this.#content ? ['answers'] : []);
    if (this.#error && this.#error !== this.#reportedError) this.dispatchEvent(new ProErrorEvent(this.#error));
    this.#reportedError = this.#error;
  }

  /** The earlier response, if it is an object. An `id` needs no loading: it is found among the loaded responses. */
  get #givenEarlier(): QuestionnaireResponse | undefined {
    return this.earlier && typeof this.earlier === 'object' ? this.earlier : undefined;
  }

  get #texts(): AnswersTexts {
    const { messages, language } = this.#locale;
    const { isLimited, state } = this.#data;
    const score = isLimited ? sharedScoreTexts(messages) : messages.score;
    const audience = audienceOf(this.audience, this.providedAudience);
    const words = { messages: score, language, audience, roles: this.roles };
    const respondents =
      state.status === 'ready'
        ? respondentNames(state.data.respondents, state.data.context.people ?? [], words)
        : noRespondents;
    const answers = isLimited ? sharedAnswersTexts(messages) : messages.answers;
    return { ...words, answers, answerWords: messages.answerWords, respondents };
  }

  #reportSkipped(loaded: AnswersData | undefined, signal: AbortSignal): AnswersData | undefined {
    const errors = loaded && !signal.aborted ? [...loaded.leftOut, ...loaded.otherErrors] : [];
    for (const error of errors) this.dispatchEvent(new ProErrorEvent(error));
    return loaded;
  }

  #updateContent(): void {
    const loaded = this.#data.state;
    const shown = loaded.status === 'ready' ? loaded.data.shown : undefined;
    if (!shown || loaded.status !== 'ready') {
      this.#content = this.#error = undefined;
      return;
    }
    const id = typeof this.earlier === 'object' ? this.earlier?.id : this.earlier;
    const earlier = id ? shown.earlier.find((response) => response.id === id) : undefined;
    const { instrument: own } = loaded.data;
    const { audience } = this.#texts;
    const content = this.#content;
    if (content?.shown === shown && content.earlier === earlier && content.audience === audience) return;
    try {
      const instrument = own && instrumentFor(own, audience);
      const sheet = answersOf(instrument, shown.questionnaire, shown.response, earlier, loaded.data.context);
      this.#content = { shown, earlier, audience, instrument, sheet };
      this.#error = undefined;
    } catch (error) {
      this.#content = undefined;
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
    const texts = this.#texts;
    if (!this.#content) return html`<p class="state">${texts.answers[texts.audience].none}</p>`;
    if (this.#content.shown.response.status === 'entered-in-error') {
      return html`<p class="state">${texts.answers.status.mistake}</p>`;
    }
    return this.#renderAnswers(this.#content, loaded.data.leftOut, texts);
  }

  #renderAnswers({ shown, earlier, instrument, sheet }: CardContent, leftOut: readonly Error[], texts: AnswersTexts) {
    const { language, answers } = texts;
    const scaleId = this.#shownScale;
    const scale = instrument?.scales.find(({ id }) => id === scaleId);
    const inScale = selectQuestions(sheet.views, { filter: 'all', scale: scaleId });
    const views = selectQuestions(inScale, { filter: oneOf(filters, this.filter), scale: scaleId });
    const totals = (instrument?.scales ?? []).filter(({ items }) => items.length > 1).map(({ id }) => id);
    const counts = countAnswers(inScale, new Set(totals));
    const sources = meaningSources(inScale);
    const allUnverified = sources.length > 0 && sources.every(({ verified }) => !verified);
    const options = {
      textLanguage: shown.questionnaire.language,
      earlierDate: earlier?.authored && formatDate(earlier.authored, language),
      allUnverified,
    };
    return html`
      <div class="introduction">
        ${this.#renderAbout(shown, sheet, instrument, texts)}
        ${leftOut.length > 0 ? html`<p class="remark">${texts.messages.leftOut(leftOut.length)}</p>` : nothing}
        ${this.#renderCounts(counts, earlier !== undefined, texts)}
        ${counts.raised > 0 ? html`<slot name="help"></slot>` : nothing}
        ${allUnverified ? html`<p class="small muted">${this.#locale.messages.trafficLight.allUnverified}</p>` : nothing}
        ${
          scaleId
            ? html`<p>${answers.questionsOf(scale ? localize(scale.name, language) : scaleId)}</p>
                <button class="all-questions" @click=${() => (this.scale = '')}>${answers.allQuestions}</button>`
            : nothing
        }
        ${this.#renderControls(counts, shown, earlier, texts)}
      </div>
      ${
        views.length > 0
          ? answerList(views, options, texts)
          : html`<p class="state muted">${answers.nothingInFilter}</p>`
      }
      ${
        sources.length > 0
          ? html`<footer>
              <details>
                <summary>${answers.about}</summary>
                ${sources.map((source) => html`<p>${sourceLine(source, texts)}.</p>`)}
              </details>
            </footer>`
          : nothing
      }
    `;
  }

  /** The scale whose questions are shown; none if this reader does not see its score. */
  get #shownScale(): string {
    const { state } = this.#data;
    const isInstrument = state.status === 'ready' && state.data.instrument?.scales.some(({ id }) => id === this.scale);
    const isShown = this.#content?.instrument?.scales.some(({ id }) => id === this.scale);
    return isInstrument && !isShown ? '' : this.scale;
  }

  /** Renders the name, the date and the remarks that a reader needs before the answers. */
  #renderAbout(
    { response, filledInBy, questionnaire, isOtherVersion }: ShownResponse,
    { lost }: AnswerSheet,
    instrument: Instrument | undefined,
    texts: AnswersTexts,
  ) {
    const { answers, messages, audience, language } = texts;
    const { authored = '' } = response;
    const hasFutureDate = isInFuture(authored, Date.now());
    const title = localizeWording(questionnaire, 'title', { wanted: language, own: questionnaire.language })?.text;
    const name = instrument ? localize(instrument.name, language) : title;
    const introduction = [
      name && `${name}.`,
      authored
        ? filledInText([filledInBy], statedDate(authored, language), answers[audience].filledIn, texts)
        : respondentRemark(filledInBy, texts),
      futureDateText({ hasFutureDate }, messages),
    ];
    const notice = instrument?.about.notice;
    const remarks = [
      isFinished(response.status) ? '' : answers.status[response.status === 'stopped' ? 'stopped' : 'draft'],
      isOtherVersion ? answers.otherVersion : '',
      lost.length > 0 ? answers.lost(lost.length) : '',
    ].filter(Boolean);
    return html`
      <p class="small muted">${introduction.filter(Boolean).join(' ')}</p>
      ${remarks.map((remark) => html`<p class="remark">${remark}</p>`)}
      ${notice ? html`<p class="small muted">${localize(notice, language)}</p>` : nothing}
    `;
  }

  #renderCounts(counts: AnswerCounts, isCompared: boolean, { answers: { count, ofOneAnswer } }: AnswersTexts) {
    // An unanswered question with a flag rule forbids the sentence that no answer stands out.
    const isKnown = counts.withMeaning > 0 && counts.toTalkAbout === 0;
    const attention = isKnown || counts.attention > 0 ? count.attention(counts.attention) : '';
    const rest = [
      isCompared ? count.changed(counts.changed) : '',
      counts.numberUnknown > 0 ? count.numberUnknown(counts.numberUnknown) : '',
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

  #compareWith(id: string, isChosen = true): void {
    this.earlier = id || undefined;
    this.#isEarlierChosen = isChosen;
    if (!id && this.filter === 'changed') this.filter = 'all';
  }
}
