import { html, nothing } from 'lit';
import { seriesName, type TrendTexts } from './trend-text.js';

/** The number of lines that can be told apart in one plot: each has its own shape and dash. */
const maxLines = 4;

/** Returns the respondents whose lines are drawn: those that the user chose, else the first of the card. */
export function drawnRespondents(respondents: readonly string[], chosen: readonly string[]): readonly string[] {
  const known = respondents.filter((respondent) => chosen.includes(respondent));
  return known.length > 0 ? known : respondents.slice(0, maxLines);
}

/** Renders the choice of lines, if there are more respondents than lines that can be told apart. */
export function lineChoice(
  respondents: readonly string[],
  drawn: readonly string[],
  onChoose: (drawn: readonly string[]) => void,
  texts: TrendTexts,
) {
  if (respondents.length <= maxLines) return nothing;
  const { trendCard } = texts;
  return html`
    <div role="group" class="lines" aria-labelledby="lines" aria-describedby="lines-hint">
      <p id="lines">${trendCard.lines}</p>
      ${respondents.map(
        (respondent) => html`
          <button
            class="text"
            aria-pressed=${drawn.includes(respondent) ? 'true' : 'false'}
            @click=${() => onChoose(toggled(drawn, respondent))}
          >
            ${seriesName(respondent, texts)}
          </button>
        `,
      )}
      <p id="lines-hint" class="muted">${trendCard.linesHint(maxLines)}</p>
    </div>
  `;
}

/** Adds a line or removes it. The last line stays; a line too many replaces the first. */
function toggled(drawn: readonly string[], respondent: string): readonly string[] {
  const others = drawn.filter((other) => other !== respondent);
  if (others.length === drawn.length) return [...drawn, respondent].slice(-maxLines);
  return others.length > 0 ? others : drawn;
}
