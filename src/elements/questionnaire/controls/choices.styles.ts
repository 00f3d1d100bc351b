import { css } from 'lit';

/** Ratings. */
export const styles = css`
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

  /* Six targets of 44 px beside each other, which on the smallest screens reach into the room around the card's text. */
  @container (max-width: 320px) {
    .rating:not(.below .rating) {
      --_six: max(100%, min(100cqi - 4px, 274px));
      gap: 4px 2px;
      inline-size: var(--_six);
      margin-inline: calc((100% - var(--_six)) / 2);
    }
  }

  /* Below another question there is less room still. */
  @container (max-width: 360px) {
    .below .rating:has(> :nth-child(7)) {
      grid-template-columns: repeat(auto-fill, minmax(2.75em, 1fr));
    }
  }

  @media (forced-colors: active) {
    .rate :checked + span {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
