import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Consultation } from '../../core/model/consultation.js';
import type { Instrument } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import { hasFollowUp, withFollowUp, withDiscussed, type OpenConsultation } from '../../core/tips/consultation.js';
import type { ChosenTip } from '../../core/tips/tips-for.js';
import { outsideLink } from '../../internal/ui/outside-link.js';
import type { TipsTexts } from './tips-panel.js';
import { whyOf } from './why.js';

/** The notes of the conversation, with a callback that changes them. */
export interface EditableNotes extends OpenConsultation {
  /**
   * @param change Receives the current notes, because a second change can come before the next render.
   * @param isTyping The user is still typing, so the save can wait for a pause.
   */
  readonly onChange: (change: (consultation: Consultation) => Consultation, isTyping?: boolean) => void;
}

export interface TipListOptions {
  readonly instrument: Instrument;
  readonly texts: TipsTexts;
  readonly notes: EditableNotes;
}

const visibleCount = 3;

/** Renders the first three entries, and the others in a collapsed list. */
export function renderFirst<Entry>(
  entries: readonly Entry[],
  renderList: (shown: readonly Entry[]) => unknown,
  more: (count: number) => string,
) {
  const others = entries.slice(visibleCount);
  return html`
    ${renderList(entries.slice(0, visibleCount))}
    ${
      others.length === 0
        ? nothing
        : html`
            <details class="more">
              <summary>${more(others.length)}</summary>
              ${renderList(others)}
            </details>
          `
    }
  `;
}

export function renderTips(tips: readonly ChosenTip[], options: TipListOptions) {
  return renderFirst(tips, (shown) => renderList(shown, options), options.texts.messages.more);
}

export function renderTip(chosen: ChosenTip, instrument: Instrument, texts: TipsTexts) {
  return html`<p>${renderText(chosen, texts)}</p>
    ${renderWhy(chosen, instrument, texts)}`;
}

export function renderCheckbox(isChecked: boolean, onToggle: (isChecked: boolean) => void, label: unknown) {
  return html`
    <label>
      <input
        type="checkbox"
        .checked=${isChecked}
        @change=${(event: Event) => onToggle((event.target as HTMLInputElement).checked)}
      />
      <span>${label}</span>
    </label>
  `;
}

function renderList(tips: readonly ChosenTip[], { instrument, texts, notes }: TipListOptions) {
  const { consultation, onChange } = notes;
  const tick = ({ tip }: ChosenTip, isDiscussed: boolean) =>
    onChange((current) => withDiscussed(current, tip.id, isDiscussed));
  const followUpOf = ({ tip, text }: ChosenTip) => ({ step: tip.step, tip: tip.id, text, since: consultation.date });
  return html`
    <ul>
      ${repeat(
        tips,
        ({ tip }) => tip.id,
        (chosen) => html`
          <li part="tip">
            ${renderCheckbox(
              consultation.discussed.includes(chosen.tip.id),
              (isDiscussed) => tick(chosen, isDiscussed),
              renderText(chosen, texts),
            )}
            ${renderWhy(
              chosen,
              instrument,
              texts,
              renderCheckbox(
                hasFollowUp(consultation, followUpOf(chosen)),
                (isChecked) => onChange((current) => withFollowUp(current, followUpOf(chosen), isChecked)),
                texts.messages.followUp,
              ),
            )}
          </li>
        `,
      )}
    </ul>
  `;
}

function renderText({ tip, parts }: ChosenTip, { language }: TipsTexts) {
  const text = parts.map((part) => (part.isDomains ? html`<b>${part.text}</b>` : part.text));
  switch (tip.kind) {
    case 'example':
    case 'question':
      return html`<q part="example">${text}</q>`;
    case 'link':
      return html`${text} ${outsideLink(tip.source.url, localize(tip.source.title, language))}`;
    case 'instruction':
      return text;
  }
}

function renderWhy(chosen: ChosenTip, instrument: Instrument, texts: TipsTexts, more: unknown = nothing) {
  const { messages, language } = texts;
  const { title, section } = chosen.tip.source;
  const why = whyOf(chosen, instrument, texts);
  const source = [title, section].flatMap((text) => (text ? [localize(text, language)] : [])).join('. ');
  return html`
    <details class="why">
      <summary>${[...new Set(why.map(({ reason }) => reason))].join('. ')}</summary>
      ${why.map(({ about }) => (about ? html`<p>${about}.</p>` : nothing))}
      <p>${messages.source(source)}.</p>
      ${more}
    </details>
  `;
}
