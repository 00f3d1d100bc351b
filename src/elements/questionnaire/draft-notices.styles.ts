import { css } from 'lit';

/** Styles of the status line and of the notices about stored answers. */
export const styles = css`
  /* Where the answers are: quiet while they are safe. */
  [part='status'] {
    padding: 0.5em var(--_space);
    color: var(--_ink-muted);
  }

  [part='status'] p {
    display: flex;
    gap: 0.5em;
    align-items: start;
    min-block-size: 1.5em;
    font-size: 0.875em;
  }

  [part='status'].warning {
    color: var(--_error);
    font-weight: 600;
  }

  .kept {
    display: grid;
    gap: 0.75em;
    justify-items: start;
    max-inline-size: 42em;
    margin: var(--_space) var(--_space) 0;
    padding: 0.75em;
    border: 2px solid var(--_accent);
    border-radius: 0.5em;
  }

  .kept:focus {
    outline: none;
  }

  .kept h3 {
    display: flex;
    gap: 0.5em;
    align-items: start;
  }

  .kept ul {
    list-style: none;
  }

  .kept li {
    display: grid;
    gap: 0.5em;
    justify-items: start;
    padding-block: 0.75em;
    border-block-start: 1px solid var(--_line);
  }

  .retry {
    justify-self: start;
  }

  @container (min-width: 480px) {
    [part='status'] {
      padding-inline: 1.5em;
    }

    .kept {
      margin-inline: 1.5em;
    }
  }
`;
