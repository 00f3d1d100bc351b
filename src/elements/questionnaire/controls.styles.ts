import { css } from 'lit';

/** Questions, the controls that are there from the start, and what several other controls share. */
export const controlStyles = css`
  .question,
  .group,
  .given {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    min-inline-size: 0;
  }

  .group {
    gap: 1.5em;
  }

  /* What is not in view costs nothing until it is. The room around it is for what is drawn outside: the focus. */
  .many .question {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 16em;
    margin: -0.5em;
    padding: 0.5em;
  }

  /*
   * Floated, a legend is an ordinary part of its fieldset's grid; else it hangs on the border. Its width is left to it:
   * WebKit keeps one in percent as it was when a phone is turned.
   */
  fieldset > legend {
    float: inline-start;
    padding: 0;
  }

  .below {
    display: grid;
    gap: 1.5em;
    padding-inline-start: var(--_space);
    border-inline-start: 3px solid var(--_line);
  }

  /* In the room beside the question, so that nothing moves. */
  .wrong,
  .many .wrong {
    margin-inline-start: -1em;
    padding-inline-start: 0.75em;
    border-inline-start: 0.25em solid var(--_error);
  }

  .add,
  .clear,
  .typed-row button,
  .question > button,
  .group > button {
    justify-self: start;
  }

  .options {
    display: grid;
    gap: 0.5em;
  }

  /* "I don't know" is no step of what stands above it. */
  .options.apart {
    margin-block-start: 0.5em;
    padding-block-start: 1em;
    border-block-start: 1px solid var(--_line);
  }

  .option {
    display: flex;
    gap: 0.75em;
    align-items: center;
    min-block-size: 2.75em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius-control);
    cursor: pointer;
  }

  .option:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .option:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }

  .option :focus-visible {
    outline: none;
  }

  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0;
    font: inherit;
    accent-color: var(--_accent);
    cursor: pointer;
  }

  input[type='text'],
  textarea,
  select {
    inline-size: 100%;
    max-inline-size: 30em;
    min-block-size: 2.75em;
    padding: 0.5em 0.625em;
    border: 1.5px solid var(--_control-line);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
  }

  textarea {
    max-inline-size: 40em;
    resize: vertical;
    field-sizing: content;
    min-block-size: 6.5em;
  }

  [aria-invalid='true']:is(input[type='text'], textarea, select) {
    border: 2px solid var(--_error);
  }

  .ends {
    display: flex;
    justify-content: space-between;
    gap: 1em;
    font-size: 0.875em;
    color: var(--_ink-muted);
  }

  .ends > :last-child:not(:first-child) {
    text-align: end;
  }

  @container (min-width: 36em) {
    .options.row {
      grid-template-columns: repeat(auto-fit, minmax(7em, 1fr));
    }
  }

  @media (forced-colors: active) {
    .option:has(:checked) {
      border: 3px solid Highlight;
    }
  }
`;
