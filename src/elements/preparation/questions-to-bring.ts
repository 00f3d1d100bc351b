import { html, nothing } from 'lit';
import { localize } from '../../core/model/localized-text.js';
import type { ChosenTip } from '../../core/tips/tips-for.js';
import { outsideLink } from '../../internal/ui/outside-link.js';

/** Renders the tips for a patient: instructions as paragraphs, and questions to bring as a list. */
export function renderQuestionsToBring(
  tips: readonly ChosenTip[],
  { heading, language }: { heading: string; language: string },
) {
  const questions = tips.filter(({ tip }) => tip.kind === 'question' || tip.kind === 'example');
  const others = tips.filter((tip) => !questions.includes(tip));
  const links = others.filter(({ tip }) => tip.kind === 'link');
  return html`
    ${others.filter((tip) => !links.includes(tip)).map(({ text }) => html`<p>${text}</p>`)}
    ${
      questions.length + links.length === 0
        ? nothing
        : html`
            <h3>${heading}</h3>
            ${links.map(({ text }) => html`<p>${text}</p>`)}
            <ol class="tip-questions">
              ${questions.map(({ text }) => html`<li>${text}</li>`)}
            </ol>
            ${links.map(
              ({ tip: { source } }) => html`<p>${outsideLink(source.url, localize(source.title, language))}</p>`,
            )}
          `
    }
  `;
}
