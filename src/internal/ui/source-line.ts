import { html } from 'lit';
import type { Citation } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import type { ScoreTexts } from '../format/score-text.js';

/** Where a number comes from, for whom it holds and whether that was checked; with a link where there is one. */
export function sourceLine(source: Citation, { messages, language }: ScoreTexts) {
  const title = localize(source.title, language);
  const population = source.population ? localize(source.population, language) : '';
  const remarks = ['', population, source.verified ? '' : messages.unverified].filter((text, index) => !index || text);
  return html`${isLink(source.url) ? html`<a href=${source.url} target="_blank" rel="noopener">${title}</a>` : title}${messages.joined(remarks)}`;
}

/** Data may hold any text: only an address of the web is made a link. */
function isLink(url: string | undefined): url is string {
  return /^https?:\/\//i.test(url ?? '');
}
