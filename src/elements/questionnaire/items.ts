import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FormItem } from '../../core/form/form-item.js';
import type { LocalizedWording } from '../../core/model/wording.js';
import { controlOf, isTyped } from '../../session/control-of.js';
import { renderRadios } from './controls/radios.js';
import { idOf, type RenderContext } from './context.js';
import {
  describedBy,
  localized,
  nameOf,
  pictureOf,
  renderError,
  renderHeading,
  renderHints,
  renderRequired,
  textOf,
} from './fragments.js';
import { isAsked, isDrawn, isMatrix } from '../../session/pages.js';

/**
 * Items in their order, each known by its path, so that focus and text stay where skip logic adds or takes away others.
 * One that did not change is not drawn again: a key typed in a form of 200 questions then costs as much as in a short one.
 */
export function renderItems(context: RenderContext, items: readonly FormItem[], level: number): unknown {
  const { basis } = context;
  const shown = items.filter(isDrawn);
  return repeat(
    shown,
    ({ path }) => path,
    (one, place) => {
      const repetition = repetitionOf(shown, one);
      const isLast = shown[place + 1]?.item !== one.item;
      return guard([...basis, context.session.revisionOf(one), level, repetition, isLast], () => {
        const rendered = renderItem(context, one, level, repetition);
        if (one.item.type !== 'group') return rendered;
        return html`${rendered} ${isLast ? renderAddRepetition(context, one) : nothing}`;
      });
    },
  );
}

/** Returns the number of a repetition of a group, from 1; 0 if it is the only one. */
export function repetitionOf(siblings: readonly FormItem[], formItem: FormItem): number {
  if (formItem.item.type !== 'group') return 0;
  const repetitions = siblings.filter(({ item }) => item === formItem.item);
  return repetitions.length > 1 ? repetitions.indexOf(formItem) + 1 : 0;
}

/** Returns the title of a group, with its number if it is one of several. */
export function titleOf(
  context: RenderContext,
  group: FormItem,
  repetition: number,
): LocalizedWording | string | undefined {
  const text = textOf(context, group);
  return repetition ? context.texts.groupNumber(text?.text ?? '', repetition) : text;
}

function renderItem(context: RenderContext, formItem: FormItem, level: number, repetition: number): TemplateResult {
  switch (formItem.item.type) {
    case 'display':
      return renderText(context, formItem);
    case 'group':
      return renderGroup(context, formItem, level, repetition);
    default:
      return isAsked(formItem) ? renderQuestion(context, formItem, level) : renderGiven(context, formItem);
  }
}

/** A text to read. */
export function renderText(context: RenderContext, formItem: FormItem): TemplateResult {
  return html`<p class="text" id=${idOf(formItem)}>${localized(context, textOf(context, formItem))}</p>
    ${pictureOf(context, formItem.item.picture)}`;
}

function renderGroup(context: RenderContext, group: FormItem, level: number, repetition: number): TemplateResult {
  const id = idOf(group);
  const title = titleOf(context, group, repetition);
  return html`
    <section
      class="group"
      id=${id}
      tabindex=${group.item.repeats ? -1 : nothing}
      aria-labelledby=${title ? `${id}-label` : nothing}
    >
      ${title ? renderHeading(level, html`${localized(context, title)}${repetition > 1 ? nothing : renderRequired(context, group)}`, `${id}-label`, level === 2 ? context.contextIds : '') : nothing}
      ${pictureOf(context, group.item.picture)} ${renderHints(context, group)} ${renderError(context, group)}
      ${
        isMatrix(group, context.widthEm)
          ? context.modules.matrix.loaded.renderMatrix(context, group)
          : renderItems(context, group.items, title ? level + 1 : level)
      }
      ${
        group.canRemoveRepetition && repetition
          ? html`<button type="button" class="text" @click=${() => context.session.removeRepetition(group)}>
              ${context.texts.removeGroup(repetition)}${renderWhich(context, group)}
            </button>`
          : nothing
      }
    </section>
  `;
}

/** Renders the way back for a repetition that was removed with its answers. */
function renderPutBack(context: RenderContext, formItem: FormItem) {
  const { texts, session } = context;
  const removed = session.removedBeside(formItem);
  if (!removed) return nothing;
  return html`<p>${texts.groupRemoved(removed.number)}</p>
    <button type="button" class="text" @click=${() => session.putBack(removed)}>
      ${texts.putGroupBack(removed.number)}${renderWhich(context, formItem)}
    </button>`;
}

function renderAddRepetition(context: RenderContext, formItem: FormItem) {
  if (formItem.item.type !== 'group' || !formItem.canAddRepetition || formItem.readOnly) return nothing;
  return html`${renderPutBack(context, formItem)}
    <button type="button" class="add" @click=${() => context.session.addRepetition(formItem)}>
      ${context.texts.addGroup}${renderWhich(context, formItem)}
    </button>`;
}

/** Adds the group name to the button for screen readers. */
function renderWhich(context: RenderContext, formItem: FormItem) {
  const name = textOf(context, formItem)?.text;
  return name ? html`<span class="visually-hidden">: ${name}</span>` : nothing;
}

/** A question with more characters than this is a paragraph, and tires in the letters of a heading. */
const longName = 90;

function renderQuestion(context: RenderContext, formItem: FormItem, level: number): TemplateResult {
  const { item } = formItem;
  const id = idOf(formItem);
  const wording = nameOf(context, formItem);
  const name = localized(context, wording);
  // Without a text of its own it is read by the text above it, which is on the screen already.
  const shownName = textOf(context, formItem) ? name : html`<span class="visually-hidden">${name}</span>`;
  const words = item.required ? html`${shownName}${renderRequired(context, formItem)}` : shownName;
  const before = renderBefore(context, formItem);
  const below = formItem.items.length > 0 ? renderItems(context, formItem.items, level + 1) : nothing;
  const headingDescribedBy = level === 2 ? context.contextIds : '';
  const isLong = wording.text.length > longName;
  const className = ['question', isLong && 'long', context.errorOf(formItem) && 'wrong'].filter(Boolean).join(' ');

  if (context.lacksOptions(formItem)) {
    return html`
      <section class=${className} id=${id} tabindex="-1" data-linkid=${item.linkId} aria-labelledby="${id}-label">
        ${renderHeading(level, words, `${id}-label`, headingDescribedBy)} ${before}
        ${renderLackOfOptions(context, formItem)} ${below}
      </section>
    `;
  }
  if (hasOneField(formItem)) {
    return html`
      <div class=${className} data-linkid=${item.linkId}>
        ${renderHeading(level, html`<label for=${id}>${words}</label>`, `${id}-label`, headingDescribedBy)} ${before}
        ${renderControl(context, formItem)} ${below}
      </div>
    `;
  }
  const hasEnds = controlOf(formItem) === 'rating' && (item.lowerLabel || item.upperLabel);
  return html`
    <fieldset
      class=${className}
      data-linkid=${item.linkId}
      aria-describedby=${describedBy(context, formItem, hasEnds && `${id}-ends`)}
    >
      <legend>${renderHeading(level, words, `${id}-label`, headingDescribedBy)}</legend>
      ${before} ${renderControl(context, formItem)}
    </fieldset>
    ${formItem.items.length > 0 ? html`<div class="below">${below}</div>` : nothing}
  `;
}

/** Renders what is between a question and its fields; nothing, not an empty template, for most questions. */
function renderBefore(context: RenderContext, formItem: FormItem): TemplateResult | typeof nothing {
  const parts = [
    pictureOf(context, formItem.item.picture),
    renderHints(context, formItem),
    renderError(context, formItem),
  ];
  return parts.some((part) => part !== nothing) ? html`${parts[0]} ${parts[1]} ${parts[2]}` : nothing;
}

/** Returns whether a question has one field, which its text can label. */
function hasOneField(formItem: FormItem): boolean {
  const { item } = formItem;
  switch (controlOf(formItem)) {
    case 'dropDown':
    case 'file':
      return true;
    case 'quantity':
      return !item.repeats && (item.units?.length ?? 0) < 2;
    case 'slider':
    case 'date':
    case 'time':
    case 'dateTime':
      return false;
    default:
      return isTyped(formItem) && !item.repeats;
  }
}

function renderControl(context: RenderContext, formItem: FormItem): TemplateResult {
  switch (controlOf(formItem)) {
    case 'radios':
      return renderRadios(context, formItem);
    case 'rating':
      return context.modules.choices.loaded.renderRating(context, formItem);
    case 'checkboxes':
      return context.modules.choices.loaded.renderCheckboxes(context, formItem);
    case 'dropDown':
      return context.modules.choices.loaded.renderDropDown(context, formItem);
    case 'file':
      return context.modules.file.loaded.renderFile(context, formItem);
    default:
      return context.modules.typed.loaded.renderTyped(context, formItem);
  }
}

function renderLackOfOptions(context: RenderContext, { item }: FormItem): TemplateResult {
  const { texts } = context;
  return html`
    <p class="notice">
      ${texts.optionsFailed} ${item.required ? texts.optionsFailedRequired : texts.optionsFailedSkip}
    </p>
    <button type="button" @click=${() => context.reload()}>${context.messages.common.tryAgain}</button>
  `;
}

/** A question that is not for this person to answer: given beforehand, or not asked and yet shown. */
function renderGiven(context: RenderContext, formItem: FormItem): TemplateResult {
  const answers = formItem.answers.flatMap(({ value }) =>
    value ? context.formatter.answerTo(formItem, value).text : [],
  );
  const given = context.unfinishedText(formItem) ?? (answers.join(', ') || context.texts.notAnswered);
  return html`
    <div class="given" id=${idOf(formItem)}>
      <p>${localized(context, nameOf(context, formItem))}</p>
      <p class="muted">${formItem.enabled ? given : context.texts.notAsked}</p>
      ${renderItems(context, formItem.items, 4)}
    </div>
  `;
}
