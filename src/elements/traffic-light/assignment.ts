import { html } from 'lit';
import type { Assignment } from '../../core/model/care.js';
import { statedDate } from '../../internal/format/score-and-date.js';
import { isOverdue } from './overview.js';
import type { TrafficLightTexts } from './texts.js';

/** The status of an assignment: every step for clinicians, only an open one for the patient. */
export function assignmentLine(assignment: Assignment, now: number, texts: TrafficLightTexts) {
  const { trafficLight, language, audience } = texts;
  const sentences = trafficLight[audience];
  const isWaiting = assignment.status === 'sent' || assignment.status === 'opened';
  const steps = audience === 'clinician' ? stepsText(assignment, texts) : '';
  if (!isWaiting) return steps ? html`<p class="assignment">${steps}</p>` : '';
  // A deadline that cannot be read is not shown.
  const stated = assignment.due ? statedDate(assignment.due, language) : undefined;
  const due = stated && stated.precision !== 'unknown' ? stated.text : '';
  if (due && isOverdue(assignment, now)) {
    return html`<p class="assignment">${steps} ${sentences.waiting} <strong>${sentences.overdue(due)}</strong></p>`;
  }
  return html`<p class="assignment">${steps} ${sentences.waiting} ${due ? sentences.due(due) : ''}</p>`;
}

/** "Verstuurd 1 november, geopend 3 november, ingevuld 3 november." */
function stepsText(
  { sent, opened, completed, status }: Assignment,
  { trafficLight, messages, language }: TrafficLightTexts,
): string {
  const format = (date: string) => statedDate(date, language);
  const steps = [
    sent ? trafficLight.sent(format(sent)) : '',
    opened ? trafficLight.opened(format(opened)) : '',
    status === 'sent' ? trafficLight.notSeen : '',
    completed ? trafficLight.completed(format(completed)) : '',
  ].filter(Boolean);
  return steps.length === 0 ? '' : `${messages.joined(steps)}.`;
}
