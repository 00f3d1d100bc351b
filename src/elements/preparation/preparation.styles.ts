import { css } from 'lit';

export const styles = css`
  header,
  .state,
  .block,
  footer {
    padding: 0.875em var(--_space);
  }

  header p {
    margin-block-start: 0.25em;
  }

  .state,
  .block,
  footer {
    border-block-start: 1px solid var(--_line);
  }

  .state button {
    margin-block-start: 0.75em;
  }

  legend {
    padding: 0;
    font-weight: 650;
  }

  fieldset {
    min-inline-size: 0;
  }

  .topics {
    list-style: none;
    margin-block-start: 0.375em;
  }

  .topics label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75em;
    align-items: start;
    min-block-size: 2.75em;
    padding-block: 0.5em;
    cursor: pointer;
  }

  input {
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: var(--_accent);
    /* Keeps a focused element above the sticky count below. */
    scroll-margin-block-end: 8em;
    font: inherit;
    cursor: pointer;
  }

  .name {
    display: block;
  }

  :checked + span .name {
    font-weight: 650;
  }

  summary {
    min-block-size: 2.75em;
    padding-block: 0.625em;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }

  /* Visible at every scroll position in the list. */
  .count {
    position: sticky;
    inset-block-end: 0;
    padding: 0.5em 0.75em;
    border-inline-start: 3px solid var(--_accent);
    background: var(--_accent-soft);
    font-size: 0.875em;
  }

  .field + .field {
    margin-block-start: 1em;
  }

  .field label {
    display: block;
    font-weight: 650;
  }

  textarea {
    min-block-size: 5.5em;
    margin-block-start: 0.375em;
    padding: 0.5em 0.75em;
  }

  .on-paper {
    display: none;
    white-space: pre-line;
  }

  .tip-questions {
    padding-inline-start: 1.5em;
    margin-block: 0.375em;
  }

  .tip-questions li {
    padding-block: 0.125em;
  }

  .block p + h3,
  .block p + p,
  footer > * + * {
    margin-block-start: 0.5em;
  }

  footer button {
    inline-size: 100%;
  }

  .block a {
    display: inline-block;
    padding-block: 0.625em;
  }

  @container (inline-size >= 480px) {
    footer button {
      inline-size: auto;
    }
  }

  @media print {
    footer button,
    .count,
    .hint {
      display: none;
    }

    /* A printed text area is cut off, so its text is printed in .on-paper instead. */
    textarea {
      display: none;
    }

    .on-paper {
      display: block;
      min-block-size: 4em;
    }
  }
`;
