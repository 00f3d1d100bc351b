import { css } from 'lit';

/** Questions and their fields. */
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

  /* Floated, a legend is an ordinary part of its fieldset's grid; else it hangs on the border. */
  fieldset > legend {
    float: inline-start;
    inline-size: 100%;
    padding: 0;
  }

  .below {
    display: grid;
    gap: 1.5em;
    padding-inline-start: var(--_space);
    border-inline-start: 3px solid var(--_line);
  }

  /* In the room beside the question, so that nothing moves. */
  .wrong {
    margin-inline-start: -1em;
    padding-inline-start: 0.75em;
    border-inline-start: 0.25em solid var(--_error);
  }

  tr.wrong th:first-child {
    box-shadow: inset 0.25em 0 var(--_error);
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

  .matrix .apart {
    border-inline-start: 1px solid var(--_control-line);
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

  .option:has(:focus-visible),
  .cell:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }

  .option :focus-visible,
  .cell :focus-visible {
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

  /* One row; more than six have two where there is little room, the second no longer than the first. */
  .rating {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    gap: 0.25em;
  }

  @container (max-width: 36em) {
    .rating:has(> :nth-child(7)) {
      grid-auto-flow: row;
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }

    .rating:has(> :nth-child(9)) {
      grid-template-columns: repeat(5, minmax(0, 1fr));
    }

    .rating:has(> :nth-child(11)) {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
  }

  .rate {
    position: relative;
    display: grid;
    block-size: 3em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  /* The input itself covers its target, so that it is found by touch, by voice and by every other means. */
  .rate input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
  }

  .rate span {
    display: grid;
    place-items: center;
    border: 1.5px solid var(--_control-line);
    border-radius: var(--_radius-control);
    background: var(--_surface);
  }

  .rate :checked + span {
    border: 3px solid var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .rate :focus-visible + span {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
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

  .slider {
    display: grid;
    gap: 0.25em;
    max-inline-size: 42em;
  }

  input[type='range'] {
    appearance: none;
    inline-size: 100%;
    block-size: 2.75em;
    margin: 0;
    background: none;
    font: inherit;
    cursor: pointer;
  }

  input[type='range']::-webkit-slider-runnable-track {
    block-size: 0.5em;
    border: 1px solid var(--_control-line);
    border-radius: 0.25em;
    background: var(--_sunken);
  }

  input[type='range']::-moz-range-track {
    block-size: 0.5em;
    border: 1px solid var(--_control-line);
    border-radius: 0.25em;
    background: var(--_sunken);
  }

  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    inline-size: 1.75em;
    block-size: 1.75em;
    margin-block-start: calc(-0.625em - 1px);
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_accent);
  }

  input[type='range']::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: 1.75em;
    block-size: 1.75em;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_accent);
  }

  /* No thumb until there is an answer: where it stands would suggest one. */
  input.unset::-webkit-slider-thumb {
    opacity: 0;
  }

  input.unset::-moz-range-thumb {
    opacity: 0;
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

  .with-unit {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }

  .with-unit .number {
    inline-size: 8em;
  }

  .with-unit select {
    inline-size: auto;
  }

  .typed-row {
    display: grid;
    justify-items: stretch;
  }

  .date {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
  }

  .date-part {
    display: grid;
  }

  .date-part input[type='text'] {
    inline-size: 4em;
  }

  .date-part.year input {
    inline-size: 5.5em;
  }

  .picture canvas {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    max-block-size: 60vh;
    object-fit: contain;
  }

  .picture [hidden],
  .picture canvas[hidden] {
    display: none;
  }

  .files,
  .files ul {
    display: grid;
    gap: 0.5em;
    justify-items: start;
    list-style: none;
  }

  .file {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    align-items: center;
    max-inline-size: 100%;
    padding: 0.25em 0.75em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-control);
  }

  .file-name {
    overflow-wrap: anywhere;
  }

  .file-picker {
    position: relative;
    display: grid;
    justify-self: start;
    max-inline-size: 100%;
  }

  /* As a rating: the field itself covers its target. A file can also be dropped on it. */
  .file-picker input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }

  .file-picker span {
    display: grid;
    place-items: center;
    min-block-size: 2.75em;
    padding: 0.5em 1.125em;
    border: 1.5px dashed var(--_control-line);
    border-radius: var(--_radius-control);
    color: var(--_accent);
    font-weight: 600;
  }

  .file-picker :focus-visible + span {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }

  .matrix {
    inline-size: 100%;
    border-collapse: collapse;
  }

  .matrix th {
    padding: 0.5em;
    font-weight: 600;
    text-align: start;
    vertical-align: middle;
  }

  .matrix tbody th {
    font-weight: 400;
  }

  /* Columns are as wide as their longest word. */
  .matrix thead th {
    overflow-wrap: normal;
    text-align: center;
    font-size: 0.875em;
    vertical-align: bottom;
  }

  .matrix tbody tr {
    display: table-row;
    border-block-start: 1px solid var(--_line);
  }

  .matrix td {
    padding: 0;
    block-size: 1px;
  }

  .cell {
    display: grid;
    place-items: center;
    min-block-size: 3em;
    min-inline-size: 3em;
    block-size: 100%;
    border-radius: var(--_radius-control);
    cursor: pointer;
  }

  .cell:has(:checked) {
    background: var(--_accent-soft);
  }

  .away {
    visibility: hidden;
  }

  /* Six targets of 44 px beside each other, which on the smallest screens reach into the room around the card's text. */
  @container (max-width: 320px) {
    .rating:not(.below .rating) {
      --_six: max(100%, min(100cqi - 4px, 274px));
      gap: 4px 2px;
      inline-size: var(--_six);
      margin-inline: calc((100% - var(--_six)) / 2);
    }
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

    .rate :checked + span {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    .cell:has(:checked) {
      outline: 2px solid Highlight;
    }

    input[type='range']::-webkit-slider-thumb {
      background: Highlight;
      forced-color-adjust: none;
    }

    input[type='range']::-moz-range-thumb {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
