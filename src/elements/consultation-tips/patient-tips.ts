import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DecisionAid } from '../../core/model/tip.js';
import { aidLinks } from '../../internal/ui/outside-link.js';
import { renderTip } from './tip-list.js';
import type { TipsPanel, TipsTexts } from './tips-panel.js';

/**
 * Renders tips for a patient, without fields: a patient writes in `<pro-preparation>`.
 *
 * @param notes The notes that are for the patient.
 */
export function renderForPatient(
  { steps, instrument, note }: TipsPanel,
  aids: readonly DecisionAid[],
  texts: TipsTexts,
  notes: unknown = nothing,
) {
  const { messages, language } = texts;
  const tips = steps.flatMap((step) => step.tips);
  if (tips.length === 0)
    return html`<p class="state">${note === 'noProblems' ? messages.nothingForStep : messages.noTips}</p>
      ${notes}`;
  return html`
    ${notes}
    <ul class="patient">
      ${repeat(
        tips,
        ({ tip }) => tip.id,
        (chosen) => html`<li part="tip">${renderTip(chosen, instrument, texts)}</li>`,
      )}
    </ul>
    ${
      aids.length > 0
        ? html`<div class="patient-aids">
            <h3>${messages.aids}</h3>
            ${aidLinks(aids, language)}
          </div>`
        : nothing
    }
  `;
}
