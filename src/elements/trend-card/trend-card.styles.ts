import { css } from 'lit';

export const styles = css`
  .state {
    padding: var(--_space);
  }

  .state button {
    margin-block-start: 0.75em;
  }

  /* The change stands beside the name if both fit on one line, otherwise below it: no word is broken. */
  header {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.125em 1em;
    align-items: start;
    padding: var(--_space) var(--_space) 0.75em;
    border-block-end: 1px solid var(--_line);
  }

  .summary {
    flex: 1 0 100%;
    color: var(--_ink-muted);
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    padding: 0.0625em 0.625em;
    border: 1px solid var(--_control-line);
    border-radius: 99em;
    font-size: 0.875em;
    font-weight: 600;
  }

  [part='chart'] {
    position: relative;
    block-size: var(--pro-trend-card-chart-height, 15em);
    margin: 0.75em 0.75em 0;
    border-radius: 0.25em;
  }

  /* A canvas is 300 px wide until it is drawn, which is wider than some cards. */
  [part='chart'] canvas {
    display: block;
    max-inline-size: 100%;
  }

  [part='panel'] + [part='panel'] header {
    margin-block-start: var(--_space);
    border-block-start: 1px solid var(--_line);
  }

  .reading {
    padding-inline: var(--_space);
    font-weight: 600;
  }

  .reading:not(:empty) {
    margin-block-start: 0.5em;
  }

  .name {
    padding: var(--_space) var(--_space) 0;
  }

  .flag {
    flex: 1 0 100%;
    display: flex;
    gap: 0.5em;
    align-items: center;
    margin-block-start: 0.25em;
    font-weight: 600;
  }

  .flag .status-icon {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
  }

  .events {
    margin: 0.5em 0 0;
    padding-inline: 2.75em var(--_space);
    font-size: 0.875em;
  }

  .lines {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    align-items: center;
    padding: 0.5em var(--_space) 0;
    font-size: 0.875em;
  }

  .notes {
    padding-inline: var(--_space);
  }

  .notes p {
    font-size: 0.875em;
  }

  /* Arabic has no capitals, and Firefox breaks lines too late after a styled first letter. */
  .root[dir='ltr'] :is(.notes, .sources) p::first-letter {
    text-transform: uppercase;
  }

  a {
    color: var(--_accent);
  }

  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 0 1em;
    padding: 0.25em 0.5em 0.5em;
  }

  .more button,
  summary {
    padding: 0.5em;
    font-size: 0.875em;
    min-block-size: 3.143em;
    line-height: 1.5;
  }

  summary {
    padding-block: 0.8em;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }

  .content {
    order: 1;
    flex: 1 0 100%;
    padding: 0 0.5em 0.5em;
    font-size: 0.875em;
  }

  .content.closed,
  .about:not([open]) + .content {
    display: none;
  }

  .sources > * + h3 {
    margin-block-start: 0.75em;
  }

  .save[open] {
    order: 2;
    flex: 1 0 100%;
  }

  .save button {
    display: block;
  }

  .save p {
    padding-inline: 0.5em;
    font-size: 0.875em;
  }

  .ranges {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: auto;
  }

  /* Its transition reports color changes of the page to the charts. */
  .look {
    position: absolute;
    color: var(--_ink);
    background-color: var(--_surface);
    transition:
      color 1ms,
      background-color 1ms;
  }

  [aria-pressed='true'] {
    color: var(--_ink);
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.35em;
  }

  @container (inline-size < 420px) {
    .ranges {
      margin-inline-start: 0;
    }

    /* Each content stands below the control that opens it. */
    .content,
    .save[open] {
      order: 0;
    }
  }

  /* Plots that stand side by side start at the same height. */
  @container (inline-size >= 720px) {
    .panels {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(20em, 1fr));
    }

    [part='panel'] {
      display: grid;
      grid-row: span 3;
      grid-template-rows: subgrid;
      row-gap: 0;
    }

    [part='panel'] header {
      align-content: start;
    }

    [part='panel'] + [part='panel'] header {
      margin-block-start: 0;
      border-block-start: 0;
    }
  }

  @media print {
    [part='panel'] {
      break-inside: avoid;
    }

    .more > button,
    .lines,
    .ranges,
    .about,
    .save,
    .reading {
      display: none;
    }

    .content.closed,
    .about:not([open]) + .content {
      display: block;
    }
  }
`;
