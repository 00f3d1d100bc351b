import { css } from 'lit';

/** Sliders, and answers of several fields. */
export const styles = css`
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
    max-inline-size: min(100%, 30em);
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

  @media (forced-colors: active) {
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
