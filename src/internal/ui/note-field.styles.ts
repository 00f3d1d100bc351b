import { css } from 'lit';

/** A field to write a few words in, which grows with its text where the browser can. */
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
