import { html, nothing } from 'lit';
import { optionOf } from '../../core/form/compare.js';
import type { QuestionnaireItem } from '../../core/model/questionnaire.js';
import { localize } from '../../core/model/localized-text.js';
import type { AnswerValue } from '../../core/model/value.js';
import { localizeWording } from '../../core/model/wording.js';
import type { AnswerMeaning, AnswerView, GivenAnswer } from '../../core/scoring/answer-view.js';
import { formatAnswer } from '../../internal/format/answer.js';
import { statusIcon } from '../../internal/ui/status-icon.js';
import type { Status } from '../../internal/ui/status.js';
import type { AnswersTexts } from './words.js';

export interface ListOptions {
  /** Language of the questionnaire's own texts, where it is known. */
  readonly textLanguage: string | undefined;
  /** Date of the earlier answers, written out; undefined where nothing is compared. */
  readonly earlierDate: string | undefined;
  /** One remark on the card says it for all. */
  readonly allUnverified: boolean;
}

/** Everything that was asked, in the order asked. */
export function answerList(
  views: readonly AnswerView[],
  options: ListOptions,
  words: AnswersTexts,
  headingLevel = 3,
): unknown {
  return html`<ul>
    ${views.map((view) => html`<li>${itemOf(view, options, words, headingLevel)}</li>`)}
  </ul>`;
}

function itemOf(view: AnswerView, options: ListOptions, words: AnswersTexts, headingLevel: number) {
  const { item, given, items } = view;
  const below = items.length > 0 ? answerList(items, options, words, Math.min(6, headingLevel + 1)) : nothing;
  const text = itemText(item, options, words);
  if (given) {
    return html`
      <div part="question" data-link-id=${item.linkId}>
        <p class="text">${text}</p>
        ${answerOf(item, given, options, words)} ${earlierOf(view, options, words)}
      </div>
      ${below}
    `;
  }
  if (item.type !== 'group') return html`<p class="reading">${text}</p>`;
  return html`${text ? html`<p class="group" role="heading" aria-level=${headingLevel}>${text}</p>` : nothing}${below}`;
}

/** As it was asked: never reworded. A question without a text is called by its linkId. */
function itemText(item: QuestionnaireItem, { textLanguage }: ListOptions, { language }: AnswersTexts) {
  const languages = { wanted: language, own: textLanguage };
  const prefix = localizeWording(item, 'prefix', languages)?.text;
  const wording = localizeWording(item, 'text', languages) ?? localizeWording(item, 'shortText', languages);
  const text = wording?.text ?? (item.type === 'group' || item.type === 'display' ? '' : item.linkId);
  const shown = [prefix, text].filter(Boolean).join(' ');
  return shown ? said(shown, wording?.language ?? textLanguage) : '';
}

function said(text: string, language: string | undefined) {
  return html`<span lang=${language ?? nothing} dir="auto">${text}</span>`;
}

function answerOf(item: QuestionnaireItem, given: GivenAnswer, options: ListOptions, words: AnswersTexts) {
  const status = statusOf(given);
  return html`
    <div class="answer">
      ${status ? statusIcon(status) : nothing}
      <div>
        ${literally(item, given, options, words)}
        ${given.flag ? html`<p class="flag">${words.answers.flagged}</p>` : nothing}
      </div>
    </div>
  `;
}

/** Shape and colour of an answer. One whose meaning nobody knows has neither. */
function statusOf({ status, meaning }: GivenAnswer): Status | undefined {
  if (status === 'answered') return meaning?.light;
  return status === 'notAnswered' ? 'noScore' : undefined;
}

function literally(
  item: QuestionnaireItem,
  { status, values, meaning }: GivenAnswer,
  options: ListOptions,
  words: AnswersTexts,
) {
  const texts = values.map((value) => html`<p class="literal">${valueText(item, value, options, words)}</p>`);
  if (status !== 'answered')
    return html`<p class="without">${words.answers[status]}</p>
      ${texts}`;
  return html`${texts} ${meaning ? html`<p class="meaning">${meaningText(meaning, options, words)}</p>` : nothing}`;
}

/** The answer's own words, with what the ends of its scale stand for. */
function valueText(item: QuestionnaireItem, value: AnswerValue, { textLanguage }: ListOptions, words: AnswersTexts) {
  const { language, answerWords } = words;
  const languages = { wanted: language, own: textLanguage };
  const written = formatAnswer(value, answerWords, language);
  const option = optionOf(item.options ?? [], value);
  const wording = localizeWording({ text: written, translations: option?.translations }, 'text', languages);
  const ownWords = value.type === 'coding' || value.type === 'string' ? (wording?.language ?? textLanguage) : undefined;
  return html`${said(wording?.text ?? written, ownWords)} ${endsText(item, value, languages, words)}`;
}

/** "(0 is helemaal niet, 10 is helemaal)" */
function endsText(
  item: QuestionnaireItem,
  { type }: AnswerValue,
  languages: { readonly wanted: string; readonly own: string | undefined },
  { messages, answerWords, language }: AnswersTexts,
) {
  if (type !== 'integer' && type !== 'decimal') return nothing;
  const ends = [
    { at: item.minValue, label: localizeWording(item, 'lowerLabel', languages) },
    { at: item.maxValue, label: localizeWording(item, 'upperLabel', languages) },
  ].flatMap(({ at, label }) => (at && label ? messages.end(formatAnswer(at, answerWords, language), label.text) : []));
  return ends.length === 0 ? nothing : html`<span class="ends">(${messages.joined(ends)})</span>`;
}

function meaningText({ light, word, source }: AnswerMeaning, { allUnverified }: ListOptions, words: AnswersTexts) {
  const { messages, language } = words;
  const text = word ? localize(word, language) : light ? messages.light[light] : messages.noCutOff;
  return source.verified || allUnverified ? text : `${text} (${messages.unverified})`;
}

function earlierOf({ item, earlier, isChanged }: AnswerView, options: ListOptions, words: AnswersTexts) {
  if (options.earlierDate === undefined || !earlier) return nothing;
  return html`
    <div class="earlier">
      <p class="date">${words.answers.onDate(options.earlierDate)}</p>
      ${isChanged ? answerOf(item, earlier, options, words) : html`<p class="without">${words.answers.unchanged}</p>`}
    </div>
  `;
}
