import { html, nothing, type TemplateResult } from 'lit';
import type { FormItem } from '../../core/form/form-item.js';
import { isUnfinished } from '../../core/form/unfinished.js';
import type { AnswerOption, ItemPicture } from '../../core/model/questionnaire.js';
import { joinedRichText } from '../../core/model/rich-text.js';
import { richTextOf, type LocalizedWording } from '../../core/model/wording.js';
import { formatFileSize } from '../../internal/format/file.js';
import { controlOf } from '../../session/control-of.js';
import { possibleQuestionsOf } from '../../session/pages.js';
import { idOf, type RenderContext } from './context.js';
import { prefixOf } from './formatter.js';
import { largestSizeOf } from './largest-size.js';

/** Renders a text of the questionnaire in its own language and direction, which may differ from the interface's. */
export function localized(
  context: RenderContext,
  wording: LocalizedWording | string | undefined,
): TemplateResult | typeof nothing {
  const { language, content } = localizedContent(context, wording);
  return content ? html`<span class="said" lang=${language ?? nothing} dir="auto">${content}</span>` : nothing;
}

/** Returns a text of the questionnaire with its language, for an element that {@link localized} does not make. */
export function localizedContent(
  { textLanguage, modules }: RenderContext,
  wording: LocalizedWording | string | undefined,
): { readonly language: string | undefined; readonly content: TemplateResult | string | undefined } {
  const { text, richText, language = textLanguage } = typeof wording === 'object' ? wording : { text: wording };
  return { language, content: text && richText ? modules.richText.loaded.renderRichText(richText) : text };
}

/** Returns the questionnaire's text of an item, with its number or letter. */
export function textOf({ formatter }: RenderContext, formItem: FormItem): LocalizedWording | undefined {
  const { item } = formItem;
  const prefix = formatter.text(item, 'prefix');
  // The result of an expression has neither marks nor translations.
  const text = formItem.text === item.text ? formatter.text(item, 'text') : { text: formItem.text ?? '' };
  if (!prefix || !text) return text ?? prefix;
  const isRich = prefix.richText ?? text.richText;
  return {
    text: `${prefix.text} ${text.text}`,
    richText: isRich && joinedRichText(richTextOf(prefix), richTextOf(text)),
    language: text.language,
  };
}

/** Returns the name of a question: its text, or else the text of the group that it is in. */
export function nameOf(context: RenderContext, formItem: FormItem): LocalizedWording {
  const { item, parent } = formItem;
  const own = textOf(context, formItem) ?? context.formatter.text(item, 'shortText');
  if (own) return own;
  return parent ? nameOf(context, parent) : { text: context.formatter.messages.unnamed };
}

/** Renders the text of an option, with its number or letter. */
export function localizedOption(
  context: RenderContext,
  option: AnswerOption,
  { options }: FormItem,
): TemplateResult | typeof nothing {
  const prefix = prefixOf(option);
  const words = localized(context, context.formatter.optionText(option));
  const distinction = context.formatter.distinction(option, options);
  if (!prefix && !option.picture && !distinction) return words;
  return html`${pictureOf(context, option.picture)}${prefix ? html`${prefix} ` : nothing}${words}${distinction ? html` ${distinction}` : nothing}`;
}

/** Renders a picture of the questionnaire, if there is one. */
export function pictureOf(context: RenderContext, picture: ItemPicture | undefined): TemplateResult | typeof nothing {
  return picture ? context.modules.picture.loaded.renderPicture(context, picture) : nothing;
}

/** Returns the labels at the ends of a rating or slider. */
export function endLabelsOf(
  { formatter }: RenderContext,
  { item }: FormItem,
): readonly [LocalizedWording | undefined, LocalizedWording | undefined] {
  return [formatter.text(item, 'lowerLabel'), formatter.text(item, 'upperLabel')];
}

/** Returns the name of a question as plain text. */
export function plainNameOf(context: RenderContext, formItem: FormItem): string {
  return nameOf(context, formItem).text;
}

/**
 * Returns ids for aria-describedby: those of the help and the error that are rendered. The texts above a question describe
 * its heading, which gets the focus when the page turns; they are not repeated for each field.
 */
export function describedBy(context: RenderContext, formItem: FormItem, ...others: (string | false | undefined)[]) {
  const id = idOf(formItem);
  const ids = [hasHints(context, formItem) && `${id}-hint`, context.errorOf(formItem) && `${id}-error`, ...others];
  return ids.filter(Boolean).join(' ') || nothing;
}

function hasHints(context: RenderContext, formItem: FormItem): boolean {
  return hintsOf(context, formItem).length > 0 || Boolean(safeLinkOf(formItem));
}

/** Returns the help with a question: the author's as wordings, then ours as text. */
function hintsOf(context: RenderContext, formItem: FormItem): (LocalizedWording | string)[] {
  const { formatter } = context;
  const hints = [formatter.text(formItem.item, 'help'), formatter.text(formItem.item, 'entryFormat')];
  const prefilled = formItem.isPrefilled ? context.texts.prefilled : undefined;
  return [...hints, ownHintOf(context, formItem), prefilled, calculationHintOf(context, formItem)].filter(
    (hint) => hint !== undefined,
  );
}

/** Says how many answers a calculated answer comes from, as long as some are missing. */
function calculationHintOf(context: RenderContext, formItem: FormItem): string | undefined {
  const inputs = context.inputsOf(formItem);
  if (!inputs || !isUnfinished(inputs) || !formItem.answers.some(({ value }) => value)) return undefined;
  return context.formatter.answerWords.calculatedFrom(inputs.given, inputs.needed);
}

function ownHintOf({ texts, formatter }: RenderContext, formItem: FormItem): string | undefined {
  switch (controlOf(formItem)) {
    case 'date':
      return formItem.item.datePrecision ? undefined : texts.partialDate;
    case 'checkboxes':
      return texts.chooseSeveral;
    case 'autocomplete':
      return texts.typeToSearch;
    case 'slider':
      return texts.howToSlide;
    case 'file':
      return texts.whichFile(
        formatter.mimeTypes(formItem.item),
        formatFileSize(largestSizeOf(formItem.item), formatter.language),
      );
    default:
      return undefined;
  }
}

/** Returns the author's link if its scheme is safe to follow. */
function safeLinkOf({ item: { supportLink } }: FormItem): string | undefined {
  if (!supportLink || !URL.canParse(supportLink)) return undefined;
  return ['https:', 'http:'].includes(new URL(supportLink).protocol) ? supportLink : undefined;
}

/** Renders a heading. The heading of the page, level 2, gets the focus when the page turns. */
export function renderHeading(
  level: number,
  content: unknown,
  id: string | typeof nothing = nothing,
  describedBy = '',
): TemplateResult {
  switch (level) {
    case 2:
      return html`<h2 class="heading" tabindex="-1" id=${id} aria-describedby=${describedBy || nothing}>
        ${content}
      </h2>`;
    case 3:
      return html`<h3 id=${id}>${content}</h3>`;
    default:
      return html`<h4 id=${id}>${content}</h4>`;
  }
}

/** Renders that a question must be answered; for a group, unless one of its questions says so. */
export function renderRequired({ texts }: RenderContext, { item, items }: FormItem) {
  const isSaidBelow = item.type === 'group' && possibleQuestionsOf(items).some((one) => one.item.required);
  return item.required && !isSaidBelow ? html` <span class="required">${`(${texts.required})`}</span>` : nothing;
}

/** Renders the help with a question. */
export function renderHints(context: RenderContext, formItem: FormItem) {
  if (!hasHints(context, formItem)) return nothing;
  const link = safeLinkOf(formItem);
  return html`
    <div class="hint" id="${idOf(formItem)}-hint">
      ${hintsOf(context, formItem).map((hint) => html`<p>${typeof hint === 'string' ? hint : localized(context, hint)}</p>`)}
      ${
        link
          ? html`<p><a href=${link} target="_blank" rel="noopener noreferrer">${context.texts.moreInformation}</a></p>`
          : nothing
      }
    </div>
  `;
}

/** Renders what is wrong, in the same words as in the summary at the top. */
export function renderError(context: RenderContext, formItem: FormItem) {
  const error = context.errorOf(formItem);
  return error ? html`<p class="fault" id="${idOf(formItem)}-error">${errorSign}<span>${error}</span></p>` : nothing;
}

export const errorSign = html`<svg class="fault-sign" viewBox="0 0 20 20" aria-hidden="true">
  <circle cx="10" cy="10" r="9" fill="none" stroke="currentColor" stroke-width="2"></circle>
  <path d="M10 5v6M10 13.5v1.5" stroke="currentColor" stroke-width="2"></path>
</svg>`;
