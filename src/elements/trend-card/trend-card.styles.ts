import { css } from 'lit';

export const styles = css`
  .state {
    padding: var(--_space);
  }

  .state button {
    margin-block-start: 0.75em;
  }

  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.125em 1em;
    align-items: start;
    padding: var(--_space) var(--_space) 0.75em;
    border-block-end: 1px solid var(--_line);
  }

  .summary {
    grid-column: 1 / -1;
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

  [part='chart'] canvas {
    display: block;
  }

  .reading {
    padding-inline: var(--_space);
    font-weight: 600;
  }

  .reading:not(:empty) {
    margin-block-start: 0.5em;
  }

  .notes {
    padding: 0.5em var(--_space);
  }

  .notes p {
    font-size: 0.875em;
  }

  .notes p::first-letter {
    text-transform: uppercase;
  }

  a {
    color: var(--_accent);
  }

  .controls {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
    padding: 0 0.75em 0.5em;
  }

  .controls button {
    padding-inline: 0.5em;
    font-size: 0.875em;
    min-block-size: 3.143em;
  }

  .ranges {
    display: flex;
    flex-wrap: wrap;
  }

  [aria-pressed='true'] {
    color: var(--_ink);
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.35em;
  }

  .facts {
    padding: 0 var(--_space) var(--_space);
  }

  .facts.closed {
    display: none;
  }

  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 0.875em;
  }

  caption {
    padding-block-end: 0.5em;
    color: var(--_ink-muted);
    text-align: start;
  }

  th,
  td {
    padding: 0.4em 0.5em 0.4em 0;
    border-block-start: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }

  thead th {
    color: var(--_ink-muted);
  }

  .number {
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .event td {
    font-style: italic;
  }

  /* A row too wide for the card is put below each other, so that nothing has to be scrolled sideways. */
  @container (inline-size < 420px) {
    header {
      grid-template-columns: minmax(0, 1fr);
    }

    .chip {
      justify-self: start;
      grid-row: 3;
      margin-block-start: 0.25em;
    }
  }

  @media print {
    [part='card'] {
      break-inside: avoid;
    }

    .controls,
    .reading {
      display: none;
    }

    .facts.closed {
      display: block;
    }
  }
`;
