import { css } from 'lit';

/** Files. */
export const styles = css`
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
`;
