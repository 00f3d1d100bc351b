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

/** The notes of the conversation, with how to change them. */
export interface Notes extends OpenConsultation {
  /**
   * @param change Made to the notes as they are by then: two changes may come before the next drawing.
   * @param isWriting In the middle of a line, so that more is to come.
   */
  readonly onChange: (change: (consultation: Consultation) => Consultation, isWriting?: boolean) => void;
}

export interface TipListOptions {
  readonly instrument: Instrument;
  readonly words: TipsTexts;
  readonly notes: Notes;
}

const inView = 3;

/** Three in view, the others one step away. */
export function renderFew<Thing>(
  things: readonly Thing[],
  renderList: (some: readonly Thing[]) => unknown,
  more: (count: number) => string,
) {
  const others = things.slice(inView);
  return html`
    ${renderList(things.slice(0, inView))}
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

/** Tips to tick off. */
export function renderTips(tips: readonly ChosenTip[], options: TipListOptions) {
  return renderFew(tips, (some) => renderList(some, options), options.words.messages.more);
}

/** A tip with why it is there and where it comes from. */
export function renderTip(chosen: ChosenTip, instrument: Instrument, words: TipsTexts) {
  return html`<p>${renderText(chosen, words)}</p>
    ${renderWhy(chosen, instrument, words)}`;
}

/** Something to tick. */
export function renderTick(isTicked: boolean, onTick: (isTicked: boolean) => void, label: unknown) {
  return html`
    <label>
      <input
        type="checkbox"
        .checked=${isTicked}
        @change=${(event: Event) => onTick((event.target as HTMLInputElement).checked)}
      />
      <span>${label}</span>
    </label>
  `;
}

function renderList(tips: readonly ChosenTip[], { instrument, words, notes }: TipListOptions) {
  const { consultation, onChange } = notes;
  const tick = ({ tip }: ChosenTip, isDiscussed: boolean) =>
    onChange((before) => withDiscussed(before, tip.id, isDiscussed));
  const again = ({ tip, text }: ChosenTip) => ({ step: tip.step, tip: tip.id, text, since: consultation.date });
  return html`
    <ul>
      ${repeat(
        tips,
        ({ tip }) => tip.id,
        (chosen) => html`
          <li part="tip">
            ${renderTick(
              consultation.discussed.includes(chosen.tip.id),
              (isDiscussed) => tick(chosen, isDiscussed),
              renderText(chosen, words),
            )}
            ${renderWhy(
              chosen,
              instrument,
              words,
              renderTick(
                hasFollowUp(consultation, again(chosen)),
                (isAgain) => onChange((before) => withFollowUp(before, again(chosen), isAgain)),
                words.messages.again,
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

function renderWhy(chosen: ChosenTip, instrument: Instrument, words: TipsTexts, more: unknown = nothing) {
  const { messages, language } = words;
  const { title, section } = chosen.tip.source;
  const why = whyOf(chosen, instrument, words);
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
