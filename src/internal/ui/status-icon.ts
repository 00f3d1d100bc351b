import { css, svg, html } from 'lit';
import { statusOutlines, type Status } from './status.js';

const inside: Readonly<Record<Status, unknown>> = {
  ok: svg`<path class="inside" d="M-3.3 0.3L-1 2.6L3.3 -2.4" />`,
  attention: svg`<path class="inside" d="M0 -2.6V1.4" /><circle class="dot" cy="4.1" r="1" />`,
  concern: svg`<path class="inside" d="M0 -4V1" /><circle class="dot" cy="3.9" r="1.1" />`,
  noLight: '',
  noScore: svg`<path class="inside" d="M-2.6 0H2.6" />`,
};

/** Renders the icon of a status. It is hidden from screen readers, because its word is beside it. */
export function statusIcon(status: Status) {
  return html`<svg class="status-icon ${status}" viewBox="-8 -8 16 16" aria-hidden="true">
    <path class="outline" d=${statusOutlines[status]} />
    ${inside[status]}
  </svg>`;
}

export const statusIconStyles = css`
  .ok {
    --_status: var(--_ok);
  }

  .attention {
    --_status: var(--_attention);
  }

  .concern {
    --_status: var(--_concern);
  }

  .noLight,
  .noScore {
    --_status: var(--_no-light);
  }

  .status-icon {
    display: block;
    inline-size: 2em;
    block-size: 2em;
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .outline {
    fill: var(--_status);
  }

  .inside {
    stroke: var(--_surface);
    stroke-width: 1.6;
  }

  .dot {
    fill: var(--_surface);
  }

  .noLight .outline,
  .noScore .outline {
    fill: none;
    stroke: var(--_status);
    stroke-width: 1;
    stroke-dasharray: 2.2 2;
  }

  .noScore .inside {
    stroke: var(--_status);
  }

  @media (forced-colors: active) {
    .ok,
    .attention,
    .concern,
    .noLight,
    .noScore {
      --_status: CanvasText;
      --_surface: Canvas;
    }
  }
`;
