import { css, html, nothing } from 'lit';
import type { RichText, TextBlock, TextLink, TextRun } from '../../core/model/rich-text.js';

/**
 * Renders a text with its markup. It uses spans with roles, so that it can be inside a heading, label, paragraph or
 * table cell. A link passes no referrer and no opener to the linked page.
 */
export function renderRichText(richText: RichText) {
  return html`<span class="rich">${groupsOf(richText).map(renderGroup)}</span>`;
}

/** Groups the blocks: adjacent list items form one group. */
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
  const marker = number === undefined ? '•' : `${number}.`;
  return html`<span class="rich-item level-${level}" role="listitem" aria-level=${level > 1 ? level : nothing}
    ><span class="rich-sign" aria-hidden=${number === undefined ? 'true' : nothing}>${marker}</span>
    <span>${content.map(renderInline)}</span></span
  >`;
}

function renderInline(inline: TextRun | TextLink) {
  if (!('runs' in inline)) return renderRun(inline);
  // A web page opens in a new tab, because the form would lose its answers. Mail and telephone links open another app.
  const target = /^https:/i.test(inline.link) ? '_blank' : nothing;
  return html`<a href=${inline.link} target=${target} rel="noopener noreferrer" referrerpolicy="no-referrer"
    >${inline.runs.map(renderRun)}</a
  >`;
}

function renderRun({ text, strong, emphasis, underline, superscript, subscript }: TextRun) {
  let content: unknown = text.split('\n').map((line, index) => (index === 0 ? line : html`<br />${line}`));
  if (superscript) content = html`<sup>${content}</sup>`;
  if (subscript) content = html`<sub>${content}</sub>`;
  if (underline) content = html`<u>${content}</u>`;
  if (emphasis) content = html`<em>${content}</em>`;
  if (strong) content = html`<strong>${content}</strong>`;
  return content;
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

  /* A heading is bold as a whole, so strong text in it must be bolder. */
  :is(h2, h3, h4) .rich strong {
    font-weight: 850;
  }

  .rich :is(sup, sub) {
    line-height: 1;
  }
`;
