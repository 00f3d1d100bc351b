import { css } from 'lit';

export const styles = css`
  header,
  .state,
  [part='step'],
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
  [part='step'],
  .patient,
  footer {
    border-block-start: 1px solid var(--_line);
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
    /* Under the text: past the checkbox and the gap, in this smaller type. */
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

  a {
    color: var(--_accent);
  }

  .patient {
    padding: 0.5em var(--_space);
  }

  .patient .why {
    margin-inline-start: 0;
  }

  .patient summary {
    /* 44 px and over, in the smaller type. */
    padding-block: 1em;
  }

  footer {
    display: grid;
    gap: 0.5em;
  }

  textarea {
    inline-size: 100%;
    padding: 0.5em;
    border: 1px solid var(--_control-line);
    border-radius: 0.375em;
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    resize: vertical;
  }

  @container (inline-size >= 480px) {
    footer button {
      justify-self: start;
    }
  }

  @media (forced-colors: active) {
    .number,
    q {
      border: 1px solid;
    }
  }

  @media print {
    footer {
      display: none;
    }
  }
`;
