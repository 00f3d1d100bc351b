import { css } from 'lit';

/** The styles of a text area that grows with its text, in browsers with `field-sizing`. */
export const noteField = css`
  textarea {
    inline-size: 100%;
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    field-sizing: content;
    resize: vertical;
  }
`;
