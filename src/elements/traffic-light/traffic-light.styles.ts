import { css } from 'lit';

export const styles = css`
  .state {
    padding: var(--_space);
  }

  .state button {
    margin-block-start: 0.75em;
  }

  header {
    padding: var(--_space) var(--_space) 0.75em;
  }

  .summary {
    margin-block-start: 0.5em;
  }

  .assignment {
    margin-block-start: 0.25em;
    font-size: 0.875em;
  }

  strong {
    font-weight: 650;
  }

  ul {
    list-style: none;
  }

  [part='flags'] {
    margin: 0 var(--_space) 0.75em;
    padding: 0.625em 0.75em;
    border: 2px solid var(--_concern);
    border-radius: 0.5em;
  }

  [part='flags'] li {
    display: grid;
    grid-template-columns: 1.5em minmax(0, 1fr);
    gap: 0.625em;
    align-items: start;
    margin-block-start: 0.375em;
  }

  [part='flags'] .status-icon {
    inline-size: 1.5em;
    block-size: 1.5em;
  }

  [part='row'] {
    position: relative;
    display: grid;
    grid-template-columns: 2em minmax(0, 1fr);
    gap: 0.125em 0.75em;
    align-content: start;
    padding: 0.875em var(--_space);
    border-block-start: 1px solid var(--_line);
  }

  [part='row'] > .status-icon {
    grid-row: 1 / 3;
  }

  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    padding: 0 var(--_space) 0.875em;
  }

  /* Content that does not fit on the line moves below it. */
  .line,
  .earlier,
  .references,
  .answers,
  .others,
  [part='row'] > .scale-bar {
    grid-column: 2;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
    align-items: baseline;
  }

  .name {
    flex: 1 1 9em;
  }

  .value {
    flex: none;
    white-space: nowrap;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .value.none {
    color: var(--_ink-muted);
  }

  .range {
    color: var(--_ink-muted);
    font-size: 0.8125em;
    font-weight: 400;
  }

  .word,
  .change {
    color: var(--_ink-muted);
    font-size: 0.875em;
  }

  /* A clear change looks different from other changes and from the level of the score. */
  .change.news {
    padding-inline: 0.375em;
    border: 1px solid var(--_control-line);
    border-radius: 0.375em;
    color: var(--_ink);
    font-weight: 650;
  }

  .earlier,
  .references {
    color: var(--_ink-muted);
    font-size: 0.875em;
  }

  .earlier {
    display: grid;
    grid-template-columns: 1.25em minmax(0, 1fr);
    gap: 0.5em;
    align-items: center;
    color: var(--_ink);
  }

  .earlier .status-icon {
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  /* The scores of other respondents, apart from the score of the row. */
  .others {
    padding-block-start: 0.375em;
    border-block-start: 1px dashed var(--_line);
    font-size: 0.875em;
  }

  .others li {
    display: grid;
    grid-template-columns: 1.25em minmax(0, 1fr);
    gap: 0.5em;
    padding-block: 0.25em;
  }

  .others .status-icon {
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  .root[dir='ltr'] .others p::first-letter {
    text-transform: uppercase;
  }

  /* Lies above the click target of the row. */
  .answers {
    position: relative;
    z-index: 1;
    justify-self: start;
    margin-block: -0.25em -0.75em;
    font-size: 0.875em;
    min-block-size: 3.15em;
  }

  .word strong {
    color: var(--_ink);
    font-weight: 400;
  }

  [part='row'] > .scale-bar {
    margin-block-start: 0.375em;
  }

  /* The whole row is a click target; screen readers read only the name. */
  .select {
    display: inline;
    min-block-size: 0;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    line-height: inherit;
  }

  .select::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .select:focus-visible {
    outline: none;
  }

  .select:focus-visible::after {
    outline: 3px solid var(--_focus);
    outline-offset: -3px;
  }

  footer p,
  details {
    font-size: 0.875em;
  }

  details p {
    font-size: inherit;
  }

  footer {
    padding: 0.75em var(--_space);
    border-block-start: 1px solid var(--_line);
  }

  summary {
    padding-block: 0.7em;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }

  dt {
    margin-block-start: 0.75em;
    font-weight: 650;
  }

  a {
    color: var(--_accent);
  }

  @container (inline-size >= 720px) {
    [part='list'] {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(20em, 1fr));
    }
  }

  @media print {
    /* The sources are part of the print. */
    details::details-content {
      content-visibility: visible;
    }

    .controls,
    .answers,
    [part='copy'] {
      display: none;
    }

    [part='row'],
    [part='flags'] {
      break-inside: avoid;
    }
  }
`;
