import { css } from 'lit';

/** The form as a whole: its pages, headings, texts and buttons. */
export const styles = css`
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    padding: var(--_space);
  }

  /* Lines that are comfortable to read; a table may take all there is. */
  .question,
  .given,
  .faults,
  .notice,
  .heading,
  .context,
  .facts,
  .text:is(p) {
    max-inline-size: 42em;
  }

  .heading {
    max-inline-size: 30em;
  }

  .body.list {
    gap: 2em;
  }

  form {
    margin: 0;
  }

  /* Beside how large the reader has letters everywhere; see form-view.ts. */
  [part='card'].large {
    font-size: 1.25em;
  }

  [part='card'].larger {
    font-size: 1.5em;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    justify-content: end;
    padding: 0.5em var(--_space) 0;
  }

  .text-sizes {
    display: flex;
  }

  .text-size {
    min-inline-size: 44px;
    min-block-size: 44px;
    padding: 0 0.25em;
    border-color: transparent;
    background: none;
    line-height: 1;
  }

  .text-size.normal {
    font-size: 0.875em;
  }

  .text-size.large {
    font-size: 1.125em;
  }

  .text-size.larger {
    font-size: 1.375em;
  }

  .text-size[aria-pressed='true'] span {
    text-decoration: underline 0.125em;
    text-underline-offset: 0.25em;
  }

  .for-someone-else {
    padding-inline-start: 0.75em;
    border-inline-start: 0.25em solid var(--_accent);
    font-weight: 600;
  }

  .progress .for-someone-else {
    margin-block-start: 0.75em;
  }

  .message {
    display: grid;
    gap: 0.75em;
    justify-items: start;
    padding: var(--_space);
  }

  .heading {
    font-family: var(--_font-heading);
    font-size: 1.375em;
    font-weight: var(--_weight-heading);
    line-height: 1.3;
  }

  .long .heading {
    max-inline-size: 42em;
    font-size: 1.125em;
    line-height: 1.45;
  }

  /* The heading takes the focus so that it is read aloud; nothing can be done with it, so it is not outlined. */
  .heading:focus,
  .faults:focus {
    outline: none;
  }

  div.heading {
    font-size: 1em;
    font-weight: inherit;
    line-height: inherit;
  }

  h4 {
    margin: 0;
    font-size: 1em;
    font-weight: 650;
    line-height: 1.3;
  }

  h3 {
    font-size: 1.0625em;
  }

  /* Larger than the questions in it. */
  .group > :is(h3, h4) {
    font-size: 1.1875em;
  }

  .said {
    white-space: pre-line;
  }

  .required {
    color: var(--_ink-muted);
    font-size: 0.875em;
    font-weight: 400;
  }

  .heading .required {
    font-size: 0.73em;
  }

  .context,
  .hint {
    color: var(--_ink-muted);
  }

  .size {
    font-weight: 650;
  }

  /* Under the title, and no more than that: the questions are on the same page. */
  .body.list > .size {
    margin-block-start: -1.25em;
    font-weight: inherit;
  }

  .facts {
    padding-inline-start: 1.25em;
  }

  .progress {
    padding: 0.25em var(--_space) 0;
  }

  .progress p {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: 1em;
  }

  progress {
    display: block;
    inline-size: 100%;
    block-size: 0.375em;
    margin-block-start: 0.5em;
    appearance: none;
    border: 0;
    border-radius: 0.1875em;
    overflow: hidden;
    background: var(--_sunken);
    color: var(--_accent);
  }

  progress::-webkit-progress-bar {
    background: var(--_no-light-soft);
  }

  progress::-webkit-progress-value {
    background: var(--_accent);
  }

  progress::-moz-progress-bar {
    background: var(--_accent);
  }

  .footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    padding: 0.75em var(--_space);
    border-block-start: 1px solid var(--_line);
  }

  .footer .primary {
    flex: 1 1 8em;
  }

  button.text {
    text-decoration: underline;
    text-underline-offset: 0.15em;
    text-align: start;
  }

  .faults,
  .notice {
    padding: 0.75em;
    border: 2px solid var(--_error);
    border-radius: var(--_radius-control);
  }

  .faults ul {
    list-style: none;
  }

  .faults button {
    padding-inline: 1.75em 0;
    color: var(--_error);
  }

  .faults {
    padding-block-end: 0.25em;
  }

  .faults h3,
  .fault,
  .notice {
    display: flex;
    gap: 0.5em;
    align-items: start;
  }

  .fault {
    color: var(--_error);
    font-weight: 600;
  }

  .fault-sign {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin-block-start: 0.125em;
    color: var(--_error);
  }

  .review {
    list-style: none;
  }

  .review .review {
    margin-inline-start: 0;
  }

  .review-text {
    padding-block: 1em 0.5em;
    color: var(--_ink-muted);
  }

  .review-group {
    padding-block: 1em 0.5em;
    font-weight: 650;
  }

  .reviewed {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: 1em;
    align-items: start;
    padding-block: 0.5em;
    border-block-start: 1px solid var(--_line);
  }

  .reviewed-question {
    grid-column: 1 / -1;
    color: var(--_ink-muted);
  }

  .reviewed-answer {
    padding-block: 0.5em;
    font-weight: 600;
  }

  .reviewed-answer .muted {
    font-weight: 400;
  }

  .paper {
    display: none;
  }

  @media print {
    [part='card'] {
      border: 0;
    }

    .paper {
      display: block;
    }

    .tools {
      display: none;
    }

    /* Not taken away: what is not there loses the focus. */
    .screen:has(+ .paper) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .reviewed {
      break-inside: avoid;
    }

    .review-group,
    .review-text {
      break-after: avoid;
    }
  }

  @container (min-width: 480px) {
    .body {
      padding: 1.5em;
    }

    .progress {
      padding: 0.5em 1.5em 0;
    }

    .tools {
      padding-inline: 1.5em;
    }

    .footer {
      padding: 1em 1.5em;
    }

    .footer .primary {
      flex: 0 1 auto;
      min-inline-size: 10em;
    }
  }

  @container (min-width: 720px) {
    .reviewed {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
    }

    .reviewed-question {
      grid-column: auto;
      padding-block: 0.5em;
    }
  }

  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
      forced-color-adjust: none;
    }

    progress::-webkit-progress-bar {
      background: Canvas;
    }

    progress::-webkit-progress-value {
      background: Highlight;
    }

    progress::-moz-progress-bar {
      background: Highlight;
    }

    /* A drawing keeps its own colour, unless it says so. */
    .fault-sign {
      color: CanvasText;
    }
  }
`;
