import { isUnfinished } from '../../core/form/unfinished.js';
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
import type { AnswersTexts } from './texts.js';

export interface AnswerListOptions {
  /** Language of the texts of the questionnaire, if known. */
  readonly textLanguage: string | undefined;
  /** Formatted date of the earlier answers. Undefined without a comparison. */
  readonly earlierDate: string | undefined;
  /** True if one remark on the card covers all cut-offs. */
  readonly allUnverified: boolean;
}

export function answerList(
  views: readonly AnswerView[],
  options: AnswerListOptions,
  texts: AnswersTexts,
  headingLevel = 3,
): unknown {
  return html`<ul>
    ${views.map((view) => html`<li>${answerItem(view, options, texts, headingLevel)}</li>`)}
  </ul>`;
}

function answerItem(view: AnswerView, options: AnswerListOptions, texts: AnswersTexts, headingLevel: number) {
  const { item, given, items } = view;
  const childList = items.length > 0 ? answerList(items, options, texts, Math.min(6, headingLevel + 1)) : nothing;
  const text = itemText(item, options, texts);
  if (given) {
    return html`
      <div part="question" data-link-id=${item.linkId}>
        <p class="text">${text}</p>
        ${answerBlock(item, given, options, texts)} ${earlierAnswer(view, options, texts)}
      </div>
      ${childList}
    `;
  }
  if (item.type !== 'group') return html`<p class="reading">${text}</p>`;
  return html`${text ? html`<p class="group" role="heading" aria-level=${headingLevel}>${text}</p>` : nothing}${childList}`;
}

/** The text of an item, never reworded. A question without a text shows its linkId. */
function itemText(item: QuestionnaireItem, { textLanguage }: AnswerListOptions, { language }: AnswersTexts) {
  const languages = { wanted: language, own: textLanguage };
  const prefix = localizeWording(item, 'prefix', languages)?.text;
  const wording = localizeWording(item, 'text', languages) ?? localizeWording(item, 'shortText', languages);
  const text = wording?.text ?? (item.type === 'group' || item.type === 'display' ? '' : item.linkId);
  const shown = [prefix, text].filter(Boolean).join(' ');
  return shown ? spanIn(shown, wording?.language ?? textLanguage) : '';
}

function spanIn(text: string, language: string | undefined) {
  return html`<span lang=${language ?? nothing} dir="auto">${text}</span>`;
}

function answerBlock(item: QuestionnaireItem, given: GivenAnswer, options: AnswerListOptions, texts: AnswersTexts) {
  const status = answerStatus(given);
  return html`
    <div class="answer">
      ${status ? statusIcon(status) : nothing}
      <div>
        ${literalAnswer(item, given, options, texts)}
        ${given.flag ? html`<p class="flag">${texts.answers.flagged}</p>` : nothing}
      </div>
    </div>
  `;
}

/** The status icon of an answer. Undefined without a meaning, and if the question was not asked. */
function answerStatus({ status, meaning, isNumberUnknown, inputs }: GivenAnswer): Status | undefined {
  if (isUnfinished(inputs)) return 'noScore';
  if (status === 'answered') return isNumberUnknown ? 'noScore' : meaning?.light;
  return status === 'notAnswered' ? 'noScore' : undefined;
}

function literalAnswer(
  item: QuestionnaireItem,
  { status, values, meaning, isNumberUnknown, inputs }: GivenAnswer,
  options: AnswerListOptions,
  texts: AnswersTexts,
) {
  if (inputs && isUnfinished(inputs)) {
    return html`<p class="without">${texts.answerWords.unfinished(inputs.given, inputs.needed)}</p>`;
  }
  const literals = values.map((value) => html`<p class="literal">${answerValue(item, value, options, texts)}</p>`);
  if (status !== 'answered')
    return html`<p class="without">${texts.answers[status]}</p>
      ${literals}`;
  const { numberUnknown } = texts.answers;
  const calculated = inputs && inputs.needed > 0 && texts.answerWords.calculatedFrom(inputs.given, inputs.needed);
  return html`${literals} ${calculated ? html`<p class="meaning">${calculated}</p>` : nothing}
  ${isNumberUnknown ? html`<p class="meaning">${numberUnknown}</p>` : nothing}
  ${meaning ? html`<p class="meaning">${answerMeaning(meaning, options, texts)}</p>` : nothing}`;
}

function answerValue(
  item: QuestionnaireItem,
  value: AnswerValue,
  { textLanguage }: AnswerListOptions,
  texts: AnswersTexts,
) {
  const { language, answerWords } = texts;
  const languages = { wanted: language, own: textLanguage };
  const formatted = formatAnswer(value, answerWords, language);
  const option = optionOf(item.options ?? [], value);
  const wording = localizeWording({ text: formatted, translations: option?.translations }, 'text', languages);
  const valueLanguage =
    value.type === 'coding' || value.type === 'string' ? (wording?.language ?? textLanguage) : undefined;
  return html`${spanIn(wording?.text ?? formatted, valueLanguage)} ${scaleEnds(item, value, languages, texts)}`;
}

/** "(0 is helemaal niet, 10 is helemaal)" */
function scaleEnds(
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

function answerMeaning(
  { light, word, source }: AnswerMeaning,
  { allUnverified }: AnswerListOptions,
  texts: AnswersTexts,
) {
  const { messages, language } = texts;
  const text = word ? localize(word, language) : light ? messages.light[light] : messages.noCutOff;
  return source.verified || allUnverified ? text : `${text} (${messages.unverified})`;
}

function earlierAnswer({ item, earlier, isChanged }: AnswerView, options: AnswerListOptions, texts: AnswersTexts) {
  if (options.earlierDate === undefined || !earlier) return nothing;
  return html`
    <div class="earlier">
      <p class="date">${texts.answers.onDate(options.earlierDate)}</p>
      ${isChanged ? answerBlock(item, earlier, options, texts) : html`<p class="without">${texts.answers.unchanged}</p>`}
    </div>
  `;
}
