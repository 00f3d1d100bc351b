import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Instrument } from '../../core/model/instrument.js';
import { textIn } from '../../core/model/text.js';
import type { Tip } from '../../core/model/tip.js';
import type { ChosenTip } from '../../core/tips/tips-for.js';
import { whyOf, type TipsWords } from './tips-panel.js';

export interface TipListOptions {
  readonly instrument: Instrument;
  readonly words: TipsWords;
  /** `id`s of the tips that are ticked. */
  readonly discussed: ReadonlySet<string>;
  readonly onTick: (id: string, isDiscussed: boolean) => void;
}

const inView = 3;

/** Tips to tick off: three in view, the others one step away. */
export function renderTips(tips: readonly ChosenTip[], options: TipListOptions) {
  const others = tips.slice(inView);
  return html`
    ${renderList(tips.slice(0, inView), options)}
    ${
      others.length === 0
        ? nothing
        : html`
            <details class="more">
              <summary>${options.words.messages.more(others.length)}</summary>
              ${renderList(others, options)}
            </details>
          `
    }
  `;
}

/** A tip with why it is there and where it comes from. */
export function renderTip(chosen: ChosenTip, instrument: Instrument, words: TipsWords) {
  return html`<p>${renderText(chosen, words)}</p>
    ${renderWhy(chosen, instrument, words)}`;
}

function renderList(tips: readonly ChosenTip[], { instrument, words, discussed, onTick }: TipListOptions) {
  return html`
    <ul>
      ${repeat(
        tips,
        ({ tip }) => tip.id,
        (chosen) => html`
          <li part="tip">
            <label>
              <input
                type="checkbox"
                .checked=${discussed.has(chosen.tip.id)}
                @change=${(event: Event) => onTick(chosen.tip.id, (event.target as HTMLInputElement).checked)}
              />
              <span>${renderText(chosen, words)}</span>
            </label>
            ${renderWhy(chosen, instrument, words)}
          </li>
        `,
      )}
    </ul>
  `;
}

function renderText({ tip, parts }: ChosenTip, words: TipsWords) {
  const text = parts.map((part) => (part.isDomains ? html`<b>${part.text}</b>` : part.text));
  switch (tip.kind) {
    case 'example':
    case 'question':
      return html`<q part="example">${text}</q>`;
    case 'link':
      return html`${text} ${renderLink(tip, words)}`;
    case 'instruction':
      return text;
  }
}

function renderLink({ source }: Tip, { language }: TipsWords) {
  // A pack is checked when it comes in, so that this is an address of the web and nothing else.
  return html`<a href=${source.url ?? nothing} target="_blank" rel="noopener noreferrer"
    >${textIn(source.title, language)}</a
  >`;
}

function renderWhy(chosen: ChosenTip, instrument: Instrument, words: TipsWords) {
  const { messages, language } = words;
  const { title, section } = chosen.tip.source;
  const why = whyOf(chosen, instrument, words);
  const source = [title, section].flatMap((text) => (text ? [textIn(text, language)] : [])).join('. ');
  return html`
    <details class="why">
      <summary>${[...new Set(why.map(({ reason }) => reason))].join('. ')}</summary>
      ${why.map(({ about }) => (about ? html`<p>${about}.</p>` : nothing))}
      <p>${messages.source(source)}.</p>
    </details>
  `;
}
