import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FormItem } from '../../core/form/form-item.js';
import type { Wording } from '../../core/model/wording.js';
import { controlOf, isTyped } from '../../session/control-of.js';
import { renderRadios } from './controls/radios.js';
import { describedBy, idOf, nameOf, pictureOf, said, textOf, type Drawing } from './drawing.js';
import { parts } from './on-demand.js';
import { isAsked, isDrawn, isMatrix } from '../../session/pages.js';
import { renderFault, renderHeading, renderHints, renderRequired } from './parts.js';

/**
 * Items in their order, each known by its path, so that focus and text stay where skip logic adds or takes away others.
 * One that did not change is not drawn again: a key typed in a form of 200 questions then costs as much as in a short one.
 */
export function renderItems(drawing: Drawing, items: readonly FormItem[], level: number): unknown {
  const { basis } = drawing;
  const shown = items.filter(isDrawn);
  return repeat(
    shown,
    ({ path }) => path,
    (one, place) => {
      const repetition = repetitionOf(shown, one);
      const isLast = shown[place + 1]?.item !== one.item;
      return guard(
        [...basis, drawing.revisionOf(one), level, repetition, isLast],
        () => html`
          ${renderItem(drawing, one, level, repetition)} ${isLast ? renderAddRepetition(drawing, one) : nothing}
        `,
      );
    },
  );
}

/** Which repetition of its group this is, from 1; 0 where there is but one. */
export function repetitionOf(siblings: readonly FormItem[], formItem: FormItem): number {
  if (formItem.item.type !== 'group') return 0;
  const repetitions = siblings.filter(({ item }) => item === formItem.item);
  return repetitions.length > 1 ? repetitions.indexOf(formItem) + 1 : 0;
}

/** What a group is called, with its number where it is one of several. */
export function titleOf(drawing: Drawing, group: FormItem, repetition: number): Wording | string | undefined {
  const text = textOf(drawing, group);
  return repetition ? drawing.texts.groupNumber(text?.text ?? '', repetition) : text;
}

function renderItem(drawing: Drawing, formItem: FormItem, level: number, repetition: number): TemplateResult {
  switch (formItem.item.type) {
    case 'display':
      return renderText(drawing, formItem);
    case 'group':
      return renderGroup(drawing, formItem, level, repetition);
    default:
      return isAsked(formItem) ? renderQuestion(drawing, formItem, level) : renderGiven(drawing, formItem);
  }
}

/** A text to read. */
export function renderText(drawing: Drawing, formItem: FormItem): TemplateResult {
  return html`<p class="text" id=${idOf(formItem)}>${said(drawing, textOf(drawing, formItem))}</p>
    ${pictureOf(drawing, formItem.item.picture)}`;
}

function renderGroup(drawing: Drawing, group: FormItem, level: number, repetition: number): TemplateResult {
  const id = idOf(group);
  const { texts } = drawing;
  const title = titleOf(drawing, group, repetition);
  return html`
    <section
      class="group"
      id=${id}
      tabindex=${group.item.repeats ? -1 : nothing}
      aria-labelledby=${title ? `${id}-label` : nothing}
    >
      ${title ? renderHeading(level, html`${said(drawing, title)}${repetition > 1 ? nothing : renderRequired(drawing, group)}`, `${id}-label`, level === 2 ? drawing.contextIds : '') : nothing}
      ${pictureOf(drawing, group.item.picture)} ${renderHints(drawing, group)} ${renderFault(drawing, group)}
      ${
        isMatrix(group, drawing.flow.room)
          ? parts.matrix.loaded.renderMatrix(drawing, group)
          : renderItems(drawing, group.items, title ? level + 1 : level)
      }
      ${
        group.canRemoveRepetition && repetition
          ? html`<button type="button" class="text" @click=${() => drawing.removeRepetition(group)}>
              ${texts.removeGroup(repetition)}${renderWhich(drawing, group)}
            </button>`
          : nothing
      }
    </section>
  `;
}

function renderAddRepetition(drawing: Drawing, formItem: FormItem) {
  if (formItem.item.type !== 'group' || !formItem.canAddRepetition || formItem.readOnly) return nothing;
  return html`<button type="button" class="add" @click=${() => drawing.addRepetition(formItem)}>
    ${drawing.texts.addGroup}${renderWhich(drawing, formItem)}
  </button>`;
}

/** Who does not see where a button stands hears what it is about. */
function renderWhich(drawing: Drawing, formItem: FormItem) {
  const name = textOf(drawing, formItem)?.text;
  return name ? html`<span class="visually-hidden">: ${name}</span>` : nothing;
}

/** A question with more characters than this is a paragraph, and tires in the letters of a heading. */
const longName = 90;

function renderQuestion(drawing: Drawing, formItem: FormItem, level: number): TemplateResult {
  const { item } = formItem;
  const id = idOf(formItem);
  const wording = nameOf(drawing, formItem);
  const name = said(drawing, wording);
  // Without a text of its own it is read by the text above it, which is on the screen already.
  const words = html`${textOf(drawing, formItem) ? name : html`<span class="visually-hidden">${name}</span>`}${renderRequired(drawing, formItem)}`;
  const before = html`${pictureOf(drawing, item.picture)} ${renderHints(drawing, formItem)}
  ${renderFault(drawing, formItem)}`;
  const below = renderItems(drawing, formItem.items, level + 1);
  const headingDescribedBy = level === 2 ? drawing.contextIds : '';
  const isLong = wording.text.length > longName;
  const className = ['question', isLong && 'long', drawing.faultOf(formItem) && 'wrong'].filter(Boolean).join(' ');

  if (drawing.lacksOptions(formItem)) {
    return html`
      <section class=${className} id=${id} tabindex="-1" data-linkid=${item.linkId} aria-labelledby="${id}-label">
        ${renderHeading(level, words, `${id}-label`, headingDescribedBy)} ${before}
        ${renderLackOfOptions(drawing, formItem)} ${below}
      </section>
    `;
  }
  if (hasOneField(formItem)) {
    return html`
      <div class=${className} data-linkid=${item.linkId}>
        ${renderHeading(level, html`<label for=${id}>${words}</label>`, `${id}-label`, headingDescribedBy)} ${before}
        ${renderControl(drawing, formItem)} ${below}
      </div>
    `;
  }
  const hasEnds = controlOf(formItem) === 'rating' && (item.lowerLabel || item.upperLabel);
  return html`
    <fieldset
      class=${className}
      data-linkid=${item.linkId}
      aria-describedby=${describedBy(drawing, formItem, hasEnds && `${id}-ends`)}
    >
      <legend>${renderHeading(level, words, `${id}-label`, headingDescribedBy)}</legend>
      ${before} ${renderControl(drawing, formItem)}
    </fieldset>
    ${formItem.items.length > 0 ? html`<div class="below">${below}</div>` : nothing}
  `;
}

/** Whether the question's words can be the label of its one field. */
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

function renderControl(drawing: Drawing, formItem: FormItem): TemplateResult {
  switch (controlOf(formItem)) {
    case 'radios':
      return renderRadios(drawing, formItem);
    case 'rating':
      return parts.choices.loaded.renderRating(drawing, formItem);
    case 'checkboxes':
      return parts.choices.loaded.renderCheckboxes(drawing, formItem);
    case 'dropDown':
      return parts.choices.loaded.renderDropDown(drawing, formItem);
    case 'file':
      return parts.file.loaded.renderFile(drawing, formItem);
    default:
      return parts.typed.loaded.renderTyped(drawing, formItem);
  }
}

function renderLackOfOptions(drawing: Drawing, { item }: FormItem): TemplateResult {
  const { texts } = drawing;
  return html`
    <p class="notice">
      ${texts.optionsFailed} ${item.required ? texts.optionsFailedRequired : texts.optionsFailedSkip}
    </p>
    <button type="button" @click=${() => drawing.host.retryOptions()}>${drawing.messages.common.tryAgain}</button>
  `;
}

/** A question that is not for this person to answer: given beforehand, or not asked and yet shown. */
function renderGiven(drawing: Drawing, formItem: FormItem): TemplateResult {
  const answers = formItem.answers.flatMap(({ value }) => (value ? drawing.words.answerTo(formItem, value).text : []));
  return html`
    <div class="given" id=${idOf(formItem)}>
      <p>${said(drawing, nameOf(drawing, formItem))}</p>
      <p class="muted">
        ${formItem.enabled ? answers.join(', ') || drawing.texts.notAnswered : drawing.texts.notAsked}
      </p>
      ${renderItems(drawing, formItem.items, 4)}
    </div>
  `;
}
