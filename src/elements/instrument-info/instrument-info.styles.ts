import { css } from 'lit';

export const styles = css`
  header,
  .fact,
  .scales {
    padding: 0.75em var(--_space);
  }

  header {
    padding-block-start: var(--_space);
  }

  .state {
    padding: var(--_space);
  }

  .state button {
    margin-block-start: 0.75em;
  }

  .fact,
  .scales {
    border-block-start: 1px solid var(--_line);
  }

  dt,
  .heading {
    font-weight: 650;
  }

  .scales,
  [part='scale'] {
    display: grid;
    gap: 0.375em;
    align-content: start;
  }

  .heading {
    grid-column: 1 / -1;
  }

  [part='scale'] {
    padding-block: 0.5em 0.75em;
  }

  h4 {
    margin: 0.5em 0 0;
    font-size: 0.875em;
    font-weight: 650;
  }

  ul {
    padding-inline-start: 1.25em;
    font-size: 0.875em;
  }

  .source {
    color: var(--_ink-muted);
    font-size: 0.875em;
  }

  li .source {
    font-size: inherit;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: inherit;
    line-height: inherit;
    color: inherit;
  }

  th,
  td {
    padding: 0.25em 0.5em 0.25em 0;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
  }

  [dir='rtl'] :is(th, td) {
    padding: 0.25em 0 0.25em 0.5em;
  }

  th {
    color: var(--_ink-muted);
    font-size: 0.875em;
    font-weight: 400;
  }

  .range {
    inline-size: 6em;
    font-variant-numeric: tabular-nums;
  }

  .word {
    display: grid;
    grid-template-columns: 1.25em minmax(0, 1fr);
    gap: 0.5em;
    align-items: center;
  }

  .word .status-icon {
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  a {
    color: var(--_accent);
  }

  @container (inline-size >= 480px) {
    .fact {
      display: grid;
      grid-template-columns: 12em minmax(0, 1fr);
      gap: 1em;
    }
  }

  @container (inline-size >= 720px) {
    .scales {
      grid-template-columns: repeat(auto-fill, minmax(20em, 1fr));
      column-gap: 2em;
    }
  }

  @media print {
    [part='scale'],
    .fact {
      break-inside: avoid;
    }
  }
`;
