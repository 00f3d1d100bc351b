import { html, nothing } from 'lit';
import type { CdsCard } from '../../core/model/tip.js';
import { outsideLink } from '../../internal/ui/outside-link.js';
import { renderFirst } from './tip-list.js';
import type { TipsTexts } from './tips-panel.js';

/** Renders cards of CDS Hooks as plain text. Only the source is a link; markup and suggestions are ignored. */
export function renderCards(cards: readonly CdsCard[], { messages }: TipsTexts) {
  if (cards.length === 0) return nothing;
  return html`
    <section part="cards" aria-labelledby="cards">
      <h3 id="cards">${messages.cards}</h3>
      ${renderFirst(
        cards,
        (shown) =>
          html`<ul>
            ${shown.map((card) => html`<li>${renderCard(card, messages)}</li>`)}
          </ul>`,
        messages.moreCards,
      )}
    </section>
  `;
}

function renderCard({ summary, detail, source }: CdsCard, messages: TipsTexts['messages']) {
  return html`
    <p dir="auto">${summary}</p>
    ${
      detail
        ? html`<details class="detail">
            <summary>${messages.cardDetail}</summary>
            <p class="own-words" dir="auto">${detail}</p>
          </details>`
        : nothing
    }
    <p class="small muted">
      ${source.url ? outsideLink(source.url, messages.source(source.label)) : messages.source(source.label)}
    </p>
  `;
}
