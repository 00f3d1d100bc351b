import { css, html, svg } from 'lit';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { bandSegmentsOf } from './band-segments.js';
import { formatDate, formatExactly } from '../format/score-and-date.js';
import { plainValueText, type ScoreTexts } from '../format/score-text.js';
import { statusOutlines, statusOf } from './status.js';

/** Renders a score on its scale: the bands, a filled mark now, an open ring before. Empty without a value. */
export function scaleBar(view: ScoreView, texts: ScoreTexts) {
  const { scale, value, previous } = view;
  if (value === undefined) return '';
  const before = previous?.value;
  const percentOf = (score: number) =>
    Math.min(100, Math.max(0, ((score - scale.min) * 100) / (scale.max - scale.min)));
  // Bands of another version do not apply to this score.
  const segments = view.isOtherVersion ? [] : bandSegmentsOf(scale, before === undefined ? [value] : [value, before]);
  return html`<span class="scale-bar" role="img" aria-label=${positionText(view, texts)}>
    <svg class="bands" width="100%" height="8" aria-hidden="true">
      <rect class="noLight" width="100%" height="8" />
      ${segments.map(({ band, from, to }) => {
        const width = `${percentOf(to) - percentOf(from)}%`;
        return svg`<rect class=${band.light ?? 'noLight'} x="${percentOf(from)}%" width=${width} height="8" />`;
      })}
      ${segments.slice(1).map(({ from }) => svg`<line x1="${percentOf(from)}%" x2="${percentOf(from)}%" y2="8" />`)}
    </svg>
    <svg class="marks" width="100%" height="18" aria-hidden="true">
      ${before === undefined ? '' : svg`<circle class="before" cx="${percentOf(before)}%" cy="9" r="5" />`}
      <svg x="${percentOf(value)}%" y="9" overflow="visible">
        <path class="now ${statusOf(view)}" d=${statusOutlines[statusOf(view)]} />
      </svg>
    </svg>
  </span>`;
}

function positionText(view: ScoreView, texts: ScoreTexts): string {
  const { scale, previous } = view;
  const { messages, language } = texts;
  const ends = [formatExactly(scale.min, language), formatExactly(scale.max, language)] as const;
  const position = messages.place(plainValueText(view, texts), ...ends);
  if (!previous?.shown) return position;
  const before = messages.previousPlace(plainValueText(previous, texts), formatDate(previous.date, language));
  return messages.joined([position, before]);
}

export const scaleBarStyles = css`
  .scale-bar {
    display: grid;
    align-items: center;
    block-size: 18px;
  }

  .scale-bar > svg {
    grid-area: 1 / 1;
    display: block;
  }

  [dir='rtl'] .scale-bar > svg {
    transform: scaleX(-1);
  }

  .scale-bar .bands {
    border-radius: 4px;
    overflow: hidden;
  }

  .scale-bar .marks {
    overflow: visible;
  }

  rect.ok {
    fill: var(--_ok-soft);
  }

  rect.attention {
    fill: var(--_attention-soft);
  }

  rect.concern {
    fill: var(--_concern-soft);
  }

  rect.noLight {
    fill: var(--_no-light-soft);
  }

  .bands line {
    stroke: var(--_surface);
    stroke-width: 2;
  }

  .before {
    fill: var(--_surface);
    stroke: var(--_control-line);
    stroke-width: 2;
  }

  .now {
    fill: var(--_status);
    stroke: var(--_surface);
    stroke-width: 1.5;
  }

  @media (forced-colors: active) {
    .bands rect {
      fill: Canvas;
    }

    .bands line {
      stroke: CanvasText;
    }

    .scale-bar .bands {
      border: 1px solid CanvasText;
    }

    .before {
      fill: Canvas;
      stroke: CanvasText;
    }
  }
`;
