import { html } from 'lit';
import type { Citation } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import type { ScoreTexts } from '../format/score-text.js';

/** Renders the source of a number, with its link, population and a mark if it is unverified. */
export function sourceLine(source: Citation, { messages, language }: ScoreTexts) {
  const title = localize(source.title, language);
  const population = source.population ? localize(source.population, language) : '';
  const remarks = ['', population, source.verified ? '' : messages.unverified].filter((text, index) => !index || text);
  return html`${isLink(source.url) ? html`<a href=${source.url} target="_blank" rel="noopener">${title}</a>` : title}${messages.joined(remarks)}`;
}

/** Tells whether a URL from the data can be a link: only `http:` and `https:` can. */
function isLink(url: string | undefined): url is string {
  return /^https?:\/\//i.test(url ?? '');
}
