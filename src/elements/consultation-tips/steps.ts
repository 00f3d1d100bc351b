import { html, nothing } from 'lit';
import type { DecisionAid, TipStep } from '../../core/model/tip.js';
import { hasFollowUp, withFollowUp, withNote } from '../../core/tips/consultation.js';
import type { TipsOfStep } from '../../core/tips/tips-for.js';
import { aidLinks } from '../../internal/ui/outside-link.js';
import { renderTick, renderTips, type Notes, type TipListOptions } from './tip-list.js';
import type { TipsPanel, TipsTexts } from './tips-panel.js';

export interface StepsOptions extends TipListOptions {
  /** For the step in which something is chosen. */
  readonly aids: readonly DecisionAid[];
}

const conversation = ['signal', 'discuss', 'act'] as const;

/** The three steps of the conversation, with preparing before and closing after. */
export function renderSteps({ steps, note }: TipsPanel, options: StepsOptions) {
  const stepOf = (name: TipStep) => steps.find(({ step }) => step === name);
  return html`
    ${renderAside(stepOf('prepare'), options)}
    ${conversation.map((name, index) => renderStep(stepOf(name), index + 1, note === 'noProblems', options))}
    ${renderAside(stepOf('close'), options)}
  `;
}

function renderStep(present: TipsOfStep | undefined, number: number, isCalm: boolean, options: StepsOptions) {
  if (!present) return nothing;
  const { messages, language } = options.words;
  const { step, tips } = present;
  return html`
    <section part="step" aria-labelledby=${step}>
      <h3 id=${step}><span class="number">${number}</span>${messages.step[step]}</h3>
      ${
        tips.length === 0
          ? html`<p class="muted small">${isCalm ? messages.nothingForStep : messages.noTips}</p>`
          : renderTips(tips, options)
      }
      ${
        step === 'act' && options.aids.length > 0
          ? html`<h4>${messages.aids}</h4>
              ${aidLinks(options.aids, language)}`
          : nothing
      }
      ${renderLine(step, options)}
    </section>
  `;
}

/** Before and after the conversation: one step away, unless the host says that it matters now. */
function renderAside(present: TipsOfStep | undefined, options: StepsOptions) {
  if (!present || present.tips.length === 0) return nothing;
  const { step, tips } = present;
  const matters = tips.some(({ reasons }) => reasons.some(({ condition }) => 'contextFlag' in condition));
  return html`
    <details class="aside" part="step" ?open=${matters}>
      <summary>${options.words.messages.step[step]}</summary>
      ${renderTips(tips, options)} ${renderLine(step, options)}
    </details>
  `;
}

/** A line of the clinician's own, and whether to talk about it again. */
function renderLine(step: TipStep, { words, notes }: { readonly words: TipsTexts; readonly notes: Notes }) {
  const { messages } = words;
  const { consultation, onChange } = notes;
  const note = consultation.notes[step];
  const again = { step, since: consultation.date };
  const write = (event: Event, isWriting: boolean) =>
    onChange((before) => withNote(before, step, (event.target as HTMLTextAreaElement).value), isWriting);
  return html`
    <div class="line">
      <textarea
        rows="1"
        dir="auto"
        aria-label=${messages.noteOn(messages.step[step])}
        placeholder=${messages.note}
        .value=${note ?? ''}
        @input=${(event: Event) => write(event, true)}
        @change=${(event: Event) => write(event, false)}
      ></textarea>
      ${renderTick(
        hasFollowUp(consultation, again),
        (isAgain) => onChange((before) => withFollowUp(before, { ...again, text: before.notes[step] }, isAgain)),
        html`${messages.again}<span class="visually-hidden">: ${messages.step[step]}</span>`,
      )}
    </div>
  `;
}
