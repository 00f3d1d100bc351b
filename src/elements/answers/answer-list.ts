import { html, nothing } from 'lit';
import { optionOf } from '../../core/form/compare.js';
import type { Item } from '../../core/model/questionnaire.js';
import { textIn } from '../../core/model/text.js';
import type { AnswerValue } from '../../core/model/value.js';
import { wordingOf } from '../../core/model/wording.js';
import type { AnswerMeaning, AnswerView, GivenAnswer } from '../../core/scoring/answer-view.js';
import { answerText } from '../../internal/answer-text.js';
import { statusIcon } from '../../internal/status-icon.js';
import type { Status } from '../../internal/status.js';
import type { AnswersWords } from './words.js';

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
  words: AnswersWords,
  headingLevel = 3,
): unknown {
  return html`<ul>
    ${views.map((view) => html`<li>${itemOf(view, options, words, headingLevel)}</li>`)}
  </ul>`;
}

function itemOf(view: AnswerView, options: ListOptions, words: AnswersWords, headingLevel: number) {
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
function itemText(item: Item, { textLanguage }: ListOptions, { language }: AnswersWords) {
  const languages = { wanted: language, own: textLanguage };
  const prefix = wordingOf(item, 'prefix', languages)?.text;
  const wording = wordingOf(item, 'text', languages) ?? wordingOf(item, 'shortText', languages);
  const text = wording?.text ?? (item.type === 'group' || item.type === 'display' ? '' : item.linkId);
  const shown = [prefix, text].filter(Boolean).join(' ');
  return shown ? said(shown, wording?.language ?? textLanguage) : '';
}

function said(text: string, language: string | undefined) {
  return html`<span lang=${language ?? nothing} dir="auto">${text}</span>`;
}

function answerOf(item: Item, given: GivenAnswer, options: ListOptions, words: AnswersWords) {
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

function literally(item: Item, { status, values, meaning }: GivenAnswer, options: ListOptions, words: AnswersWords) {
  const texts = values.map((value) => html`<p class="literal">${valueText(item, value, options, words)}</p>`);
  if (status !== 'answered')
    return html`<p class="without">${words.answers[status]}</p>
      ${texts}`;
  return html`${texts} ${meaning ? html`<p class="meaning">${meaningText(meaning, options, words)}</p>` : nothing}`;
}

/** The answer's own words, with what the ends of its scale stand for. */
function valueText(item: Item, value: AnswerValue, { textLanguage }: ListOptions, words: AnswersWords) {
  const { language, answerWords } = words;
  const languages = { wanted: language, own: textLanguage };
  const written = answerText(value, answerWords, language);
  const option = optionOf(item.options ?? [], value);
  const wording = wordingOf({ text: written, translations: option?.translations }, 'text', languages);
  const ownWords = value.type === 'coding' || value.type === 'string' ? (wording?.language ?? textLanguage) : undefined;
  return html`${said(wording?.text ?? written, ownWords)} ${endsText(item, value, languages, words)}`;
}

/** "(0 is helemaal niet, 10 is helemaal)" */
function endsText(
  item: Item,
  { type }: AnswerValue,
  languages: { readonly wanted: string; readonly own: string | undefined },
  { messages, answerWords, language }: AnswersWords,
) {
  if (type !== 'integer' && type !== 'decimal') return nothing;
  const ends = [
    { at: item.minValue, label: wordingOf(item, 'lowerLabel', languages) },
    { at: item.maxValue, label: wordingOf(item, 'upperLabel', languages) },
  ].flatMap(({ at, label }) => (at && label ? messages.end(answerText(at, answerWords, language), label.text) : []));
  return ends.length === 0 ? nothing : html`<span class="ends">(${messages.joined(ends)})</span>`;
}

function meaningText({ light, word, source }: AnswerMeaning, { allUnverified }: ListOptions, words: AnswersWords) {
  const { messages, language } = words;
  const text = word ? textIn(word, language) : light ? messages.light[light] : messages.noCutOff;
  return source.verified || allUnverified ? text : `${text} (${messages.unverified})`;
}

function earlierOf({ item, earlier, isChanged }: AnswerView, options: ListOptions, words: AnswersWords) {
  if (options.earlierDate === undefined || !earlier) return nothing;
  return html`
    <div class="earlier">
      <p class="date">${words.answers.onDate(options.earlierDate)}</p>
      ${isChanged ? answerOf(item, earlier, options, words) : html`<p class="without">${words.answers.unchanged}</p>`}
    </div>
  `;
}
