import { css } from 'lit';

/** Pictures of the questionnaire. */
export const styles = css`
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
`;
