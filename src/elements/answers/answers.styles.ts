import { css } from 'lit';

export const styles = css`
  header,
  .introduction,
  footer {
    padding-inline: var(--_space);
  }

  header {
    padding-block-start: var(--_space);
  }

  .introduction {
    display: grid;
    justify-items: start;
    gap: 0.5em;
    padding-block: 0.25em 0.875em;
  }

  .state {
    padding: var(--_space);
  }

  .state button {
    margin-block-start: 0.75em;
  }

  .remark,
  strong {
    font-weight: 650;
  }

  .remark {
    padding-inline-start: 0.625em;
    border-inline-start: 4px solid var(--_attention);
  }

  ul {
    list-style: none;
  }

  li ul {
    border-inline-start: 3px solid var(--_line);
  }

  [part='question'],
  .group,
  .reading {
    padding: 0.75em var(--_space);
    border-block-start: 1px solid var(--_line);
  }

  .group {
    background: var(--_sunken);
    font-weight: 650;
  }

  .reading,
  .without,
  .meaning,
  .ends,
  .date {
    color: var(--_ink-muted);
  }

  .meaning,
  .ends,
  .date,
  .reading,
  .flag {
    font-size: 0.875em;
  }

  .ends,
  .without {
    font-weight: 400;
  }

  [part='question'] {
    display: grid;
    gap: 0.375em 1em;
    align-items: start;
  }

  .answer {
    display: grid;
    grid-template-columns: 1.5em minmax(0, 1fr);
    gap: 0.625em;
    align-items: start;
  }

  /* An answer without an icon stays aligned with answers that have one. */
  .answer > div {
    grid-column: 2;
    grid-row: 1;
  }

  .answer .status-icon {
    inline-size: 1.5em;
    block-size: 1.5em;
  }

  .literal {
    font-weight: 650;
    white-space: pre-line;
  }

  .flag {
    display: inline-block;
    padding-inline: 0.375em;
    border: 2px solid var(--_concern);
    border-radius: 0.25em;
    font-weight: 650;
  }

  .earlier .literal {
    font-weight: 400;
  }

  .earlier .date,
  .earlier > .without {
    padding-inline-start: 2.125em;
  }

  .earlier .date {
    padding-inline-start: 2.429em;
  }

  footer {
    padding-block: 0.75em;
    border-block-start: 1px solid var(--_line);
    font-size: 0.875em;
  }

  summary {
    padding-block: 0.7em;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }

  a {
    color: var(--_accent);
  }

  @container (inline-size >= 480px) {
    [part='question'] {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    .earlier {
      grid-column: 2;
    }
  }

  @container (inline-size >= 720px) {
    [part='question']:has(.earlier) {
      grid-template-columns: minmax(0, 2fr) minmax(0, 1.5fr) minmax(0, 1.5fr);
    }

    .earlier {
      grid-column: 3;
    }
  }

  @media print {
    /* The sources are part of the print. */
    details::details-content {
      content-visibility: visible;
    }

    [part='question'] {
      break-inside: avoid;
    }

    .group {
      break-after: avoid;
    }

    .all-questions {
      display: none;
    }
  }
`;
