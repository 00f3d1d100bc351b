import { css, html, nothing } from 'lit';
import type { RichText, TextBlock, TextLink, TextRun } from '../../core/model/rich-text.js';

/**
 * A text with its author's marks. Drawn with spans that have roles, so that it may stand in a heading, a label, a
 * paragraph and a cell alike. A link tells the page that it leads to nothing of ours, and gives it no hold of it.
 */
export function renderRichText(richText: RichText) {
  return html`<span class="rich">${groupsOf(richText).map(renderGroup)}</span>`;
}

/** The blocks, list items that follow each other together. */
function groupsOf(richText: RichText): TextBlock[][] {
  const groups: TextBlock[][] = [];
  for (const block of richText) {
    const last = groups.at(-1);
    if (block.listItem && last?.at(-1)?.listItem) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function renderGroup(blocks: readonly TextBlock[]) {
  const [first] = blocks;
  if (!first?.listItem) return html`<span class="rich-block">${first?.content.map(renderInline)}</span>`;
  return html`<span class="rich-block" role="list">${blocks.map(renderItem)}</span>`;
}

function renderItem({ content, listItem }: TextBlock) {
  const { level = 1, number } = listItem ?? {};
  const sign = number === undefined ? '•' : `${number}.`;
  return html`<span class="rich-item level-${level}" role="listitem" aria-level=${level > 1 ? level : nothing}
    ><span class="rich-sign" aria-hidden=${number === undefined ? 'true' : nothing}>${sign}</span>
    <span>${content.map(renderInline)}</span></span
  >`;
}

function renderInline(inline: TextRun | TextLink) {
  if (!('runs' in inline)) return renderRun(inline);
  // A web page opens beside the form, which would lose what is filled in; mail and telephone open their own program.
  const target = /^https:/i.test(inline.link) ? '_blank' : nothing;
  return html`<a href=${inline.link} target=${target} rel="noopener noreferrer" referrerpolicy="no-referrer"
    >${inline.runs.map(renderRun)}</a
  >`;
}

function renderRun({ text, strong, emphasis, underline, superscript, subscript }: TextRun) {
  let drawn: unknown = text.split('\n').map((line, place) => (place === 0 ? line : html`<br />${line}`));
  if (superscript) drawn = html`<sup>${drawn}</sup>`;
  if (subscript) drawn = html`<sub>${drawn}</sub>`;
  if (underline) drawn = html`<u>${drawn}</u>`;
  if (emphasis) drawn = html`<em>${drawn}</em>`;
  if (strong) drawn = html`<strong>${drawn}</strong>`;
  return drawn;
}

export const styles = css`
  .rich {
    white-space: normal;
  }

  .rich-block {
    display: block;
  }

  .rich-block + .rich-block {
    margin-block-start: 0.5em;
  }

  .rich-item {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 0.5em;
  }

  .rich-sign {
    min-inline-size: 1em;
  }

  .level-2 {
    margin-inline-start: 1.5em;
  }

  .rich-item:is(.level-3, .level-4, .level-5, .level-6, .level-7, .level-8, .level-9) {
    margin-inline-start: 3em;
  }

  .rich a {
    color: var(--_accent);
  }

  /* A heading is strong as a whole; what its author marks in it must still stand out. */
  :is(h2, h3, h4) .rich strong {
    font-weight: 850;
  }

  .rich :is(sup, sub) {
    line-height: 1;
  }
`;
