import { html, nothing } from 'lit';
import type { DecisionAid, TipStep } from '../../core/model/tip.js';
import { hasFollowUp, withFollowUp, withNote } from '../../core/tips/consultation.js';
import type { TipsOfStep } from '../../core/tips/tips-for.js';
import { aidLinks } from '../../internal/ui/outside-link.js';
import { renderCheckbox, renderTips, type EditableNotes, type TipListOptions } from './tip-list.js';
import type { TipsPanel, TipsTexts } from './tips-panel.js';

export interface StepsOptions extends TipListOptions {
  /** Decision aids, shown in the step `act`. */
  readonly aids: readonly DecisionAid[];
}

const conversation = ['signal', 'discuss', 'act'] as const;

/** Renders the three steps of the conversation, between the steps `prepare` and `close`. */
export function renderSteps({ steps, note }: TipsPanel, options: StepsOptions) {
  const stepOf = (name: TipStep) => steps.find(({ step }) => step === name);
  return html`
    ${renderCollapsedStep(stepOf('prepare'), options)}
    ${conversation.map((name, index) => renderStep(stepOf(name), index + 1, note === 'noProblems', options))}
    ${renderCollapsedStep(stepOf('close'), options)}
  `;
}

function renderStep(tipsOfStep: TipsOfStep | undefined, number: number, isCalm: boolean, options: StepsOptions) {
  if (!tipsOfStep) return nothing;
  const { messages, language } = options.texts;
  const { step, tips } = tipsOfStep;
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
      ${renderNote(step, options)}
    </section>
  `;
}

/** Renders a step before or after the conversation, expanded if a host flag is a reason for one of its tips. */
function renderCollapsedStep(tipsOfStep: TipsOfStep | undefined, options: StepsOptions) {
  if (!tipsOfStep || tipsOfStep.tips.length === 0) return nothing;
  const { step, tips } = tipsOfStep;
  const isOpen = tips.some(({ reasons }) => reasons.some(({ condition }) => 'contextFlag' in condition));
  return html`
    <details class="aside" part="step" ?open=${isOpen}>
      <summary>${options.texts.messages.step[step]}</summary>
      ${renderTips(tips, options)} ${renderNote(step, options)}
    </details>
  `;
}

/** Renders the clinician's note on a step, and a checkbox to follow it up. */
function renderNote(step: TipStep, { texts, notes }: { readonly texts: TipsTexts; readonly notes: EditableNotes }) {
  const { messages } = texts;
  const { consultation, onChange } = notes;
  const note = consultation.notes[step];
  const followUp = { step, since: consultation.date };
  const write = (event: Event, isTyping: boolean) =>
    onChange((current) => withNote(current, step, (event.target as HTMLTextAreaElement).value), isTyping);
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
      ${renderCheckbox(
        hasFollowUp(consultation, followUp),
        (isChecked) =>
          onChange((current) => withFollowUp(current, { ...followUp, text: current.notes[step] }, isChecked)),
        html`${messages.followUp}<span class="visually-hidden">: ${messages.step[step]}</span>`,
      )}
    </div>
  `;
}
