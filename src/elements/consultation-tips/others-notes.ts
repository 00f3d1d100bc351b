import { html, nothing } from 'lit';
import type { Consultation } from '../../core/model/consultation.js';
import { TipStep } from '../../core/model/tip.js';
import { hasNotes } from '../../core/tips/consultation.js';
import { personText } from '../../core/people/person-text.js';
import { formatMoment } from '../../internal/format/score-and-date.js';
import type { RecipientTexts } from '../../internal/ui/recipients-choice.js';
import { followUpText } from './record-text.js';
import { renderFirst } from './tip-list.js';
import type { TipsTexts } from './tips-panel.js';

/** Renders the notes of others with author, role and time. They cannot be edited. */
export function renderOthersNotes(consultations: readonly Consultation[], texts: TipsTexts, people: RecipientTexts) {
  const written = consultations.filter(hasNotes);
  if (written.length === 0) return nothing;
  return html`
    <section part="others" aria-labelledby="others">
      <h3 id="others">${people.recipients.others}</h3>
      ${renderFirst(
        written,
        (shown) =>
          html`<ul>
            ${shown.map((consultation) => html`<li>${renderNotes(consultation, texts, people)}</li>`)}
          </ul>`,
        people.recipients.moreOthers,
      )}
    </section>
  `;
}

function renderNotes({ author, written, date, notes, again }: Consultation, texts: TipsTexts, people: RecipientTexts) {
  const { messages, language } = texts;
  const name = (author && personText(author, people)) ?? people.recipients.authorUnknown;
  const steps = TipStep.options.filter((step) => notes[step] !== undefined);
  const postponed = again.filter(({ since }) => since === date);
  return html`
    <h4 dir="auto">${name}</h4>
    <p class="small muted">${formatMoment(written ?? date, language)}</p>
    ${steps.map((step) => html`<p class="note">${messages.step[step]}: <q dir="auto">${notes[step]}</q></p>`)}
    ${postponed.map(
      (followUp) => html`<p class="note">${messages.followUp}: <q dir="auto">${followUpText(followUp, texts)}</q></p>`,
    )}
  `;
}
