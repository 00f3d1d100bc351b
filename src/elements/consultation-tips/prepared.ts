import { html, nothing } from 'lit';
import { hasFollowUp, withFollowUp } from '../../core/tips/consultation.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { followUpText } from './record-text.js';
import { renderCheckbox, renderFirst, type EditableNotes } from './tip-list.js';
import type { PreparedTexts, TipsTexts } from './tips-panel.js';

/** Number of characters from which the patient's own words are collapsed. */
const maxVisibleLength = 160;

/** Renders the patient's preparation: the topics first, then the patient's own words. */
export function renderPrepared({ date, topics, questions, notes }: PreparedTexts, { messages }: TipsTexts) {
  return html`
    <div part="wish">
      ${topics ? html`<p>${messages.wantsToTalk} <b>${topics}</b>.</p>` : nothing}
      ${renderOwnWords(messages.wantsToAsk, questions)} ${renderOwnWords(messages.wantsToSay, notes)}
      <p class="small muted">${messages.preparedOn(date)}</p>
    </div>
  `;
}

function renderOwnWords(heading: string, text: string) {
  if (!text) return nothing;
  if (text.length <= maxVisibleLength) return html`<p class="own-words">${heading} <q dir="auto">${text}</q></p>`;
  return html`
    <details>
      <summary>${heading}</summary>
      <p class="own-words"><q dir="auto">${text}</q></p>
    </details>
  `;
}

/** Renders the follow-ups of earlier conversations, each with a checkbox that marks it as done. */
export function renderFollowUps({ consultation, carried, onChange }: EditableNotes, texts: TipsTexts) {
  if (carried.length === 0) return nothing;
  const { messages, language } = texts;
  return html`
    <section part="carried" aria-labelledby="carried">
      <h3 id="carried">${messages.followUps}</h3>
      ${renderFirst(
        carried,
        (shown) => html`
          <ul>
            ${shown.map(
              (followUp) => html`
                <li>
                  ${renderCheckbox(
                    !hasFollowUp(consultation, followUp),
                    (isDone) => onChange((current) => withFollowUp(current, followUp, !isDone)),
                    html`${followUpText(followUp, texts)}
                      <span class="small muted">${messages.putOffOn(formatDate(followUp.since, language))}</span>`,
                  )}
                </li>
              `,
            )}
          </ul>
        `,
        messages.moreFollowUps,
      )}
    </section>
  `;
}
