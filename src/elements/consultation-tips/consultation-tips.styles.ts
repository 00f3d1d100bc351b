import { css } from 'lit';

export const styles = css`
  header,
  .state,
  [part='carried'],
  [part='others'],
  [part='step'],
  [part='cards'],
  .patient-aids,
  footer {
    padding: 0.875em var(--_space);
  }

  header p {
    margin-block-start: 0.25em;
  }

  .state button {
    margin-block-start: 0.75em;
  }

  .state,
  [part='carried'],
  [part='others'],
  [part='step'],
  [part='cards'],
  .patient,
  .patient-aids,
  footer {
    border-block-start: 1px solid var(--_line);
  }

  /* Links on lines below each other: the padding makes each large enough to press. */
  [part='cards'] a {
    display: inline-block;
    padding-block: 0.25em;
  }

  [part='wish'] {
    display: grid;
    gap: 0.25em;
    margin-block-start: 0.625em;
    padding: 0.5em 0.75em;
    border-inline-start: 3px solid var(--_accent);
    background: var(--_accent-soft);
  }

  [part='wish'] p {
    margin: 0;
  }

  .detail {
    font-size: 0.875em;
  }

  .own-words {
    white-space: pre-line;
  }

  .note {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .note q,
  .own-words q {
    display: inline;
    padding: 0;
    background: none;
  }

  h3 {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }

  .number {
    display: grid;
    place-items: center;
    inline-size: 1.6em;
    block-size: 1.6em;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 0.875em;
  }

  ul {
    list-style: none;
  }

  li {
    padding-block: 0.375em;
  }

  label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.625em;
    align-items: start;
    padding-block: 0.25em;
    cursor: pointer;
  }

  input {
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0.125em 0 0;
    accent-color: var(--_accent);
    font: inherit;
    cursor: pointer;
  }

  q {
    display: block;
    padding: 0.375em 0.75em;
    border-radius: 0.375em;
    background: var(--_sunken);
  }

  summary {
    padding-block: 0.25em;
    cursor: pointer;
  }

  .why {
    /* Aligned with the text: the widths of the checkbox and the gap, in this smaller font size. */
    margin-inline-start: 2.308em;
    color: var(--_ink-muted);
    font-size: 0.8125em;
  }

  .why p {
    padding-block-end: 0.25em;
  }

  .more > summary,
  .aside > summary {
    padding-block: 0.5em;
    color: var(--_accent);
    font-weight: 600;
  }

  .aside {
    padding-block: 0.375em;
  }

  h4 {
    margin: 0.5em 0 0;
    font-size: 0.875em;
  }

  .line {
    display: grid;
    gap: 0.25em;
    padding-block-start: 0.375em;
  }

  .line label {
    font-size: 0.875em;
  }

  .line textarea {
    min-block-size: 2.5em;
    padding: 0.4375em 0.625em;
  }

  .line ::placeholder {
    color: var(--_ink-muted);
    opacity: 1;
  }

  .patient {
    padding: 0.5em var(--_space);
  }

  .patient .why {
    margin-inline-start: 0;
  }

  .patient summary {
    /* At least 44 px, in the smaller font size. */
    padding-block: 1em;
  }

  footer {
    display: grid;
    gap: 0.5em;
  }

  @container (inline-size >= 480px) {
    footer button {
      justify-self: start;
    }
  }

  @media (forced-colors: active) {
    .number,
    q:not(.own-words q, .note q) {
      border: 1px solid;
    }
  }

  @media print {
    footer,
    .line label:not(:has(:checked)),
    .line textarea:placeholder-shown {
      display: none;
    }
  }
`;
