import { html, nothing } from 'lit';
import { hasFollowUp, withFollowUp } from '../../core/tips/consultation.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { againText } from './record-text.js';
import { renderFew, renderTick, type Notes } from './tip-list.js';
import type { TipsTexts, Wish } from './tips-panel.js';

/** More than this of the patient's own words stands one step away. */
const fewWords = 160;

/** What the patient prepared: the subjects first, then the patient's own words. */
export function renderWish({ date, topics, questions, notes }: Wish, { messages }: TipsTexts) {
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
  if (text.length <= fewWords) return html`<p class="own-words">${heading} <q dir="auto">${text}</q></p>`;
  return html`
    <details>
      <summary>${heading}</summary>
      <p class="own-words"><q dir="auto">${text}</q></p>
    </details>
  `;
}

/** What an earlier consultation left, to tick off. */
export function renderCarried({ consultation, carried, onChange }: Notes, words: TipsTexts) {
  if (carried.length === 0) return nothing;
  const { messages, language } = words;
  return html`
    <section part="carried" aria-labelledby="carried">
      <h3 id="carried">${messages.carried}</h3>
      ${renderFew(
        carried,
        (some) => html`
          <ul>
            ${some.map(
              (one) => html`
                <li>
                  ${renderTick(
                    !hasFollowUp(consultation, one),
                    (isDone) => onChange((before) => withFollowUp(before, one, !isDone)),
                    html`${againText(one, words)}
                      <span class="small muted">${messages.putOffOn(formatDate(one.since, language))}</span>`,
                  )}
                </li>
              `,
            )}
          </ul>
        `,
        messages.moreCarried,
      )}
    </section>
  `;
}
