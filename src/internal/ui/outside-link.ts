import { css, html, nothing } from 'lit';
import { localize } from '../../core/model/localized-text.js';
import type { DecisionAid } from '../../core/model/tip.js';

/** Renders a link to another site, which gets no information about this page. The caller must have checked the URL. */
export function outsideLink(url: string | undefined, text: string) {
  return html`<a href=${url ?? nothing} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer"
    >${text}</a
  >`;
}

export function aidLinks(aids: readonly DecisionAid[], language: string) {
  return html`
    <ul class="aids">
      ${aids.map(({ title, url }) => html`<li part="aid">${outsideLink(url, localize(title, language))}</li>`)}
    </ul>
  `;
}

export const outsideLinkStyles = css`
  a {
    color: var(--_accent);
  }

  .aids {
    list-style: none;
  }

  .aids a {
    display: inline-block;
    padding-block: 0.625em;
  }

  @media print {
    .aids a::after {
      content: ' (' attr(href) ')';
    }
  }
`;
