import { css, html } from 'lit';

const paths = {
  higher: 'M8 14V2M3.5 6.5L8 2L12.5 6.5',
  lower: 'M8 2V14M3.5 9.5L8 14L12.5 9.5',
  equal: 'M3 6H13M3 10.5H13',
};

/** Renders a change as a thin arrow, so that it does not look like a status. Its text is beside it. */
export function changeArrow(difference: number) {
  const path = difference > 0 ? paths.higher : difference < 0 ? paths.lower : paths.equal;
  return html`<svg class="change-arrow" viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`;
}

export const changeArrowStyles = css`
  .change-arrow {
    inline-size: 0.875em;
    block-size: 0.875em;
    vertical-align: -0.08em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
