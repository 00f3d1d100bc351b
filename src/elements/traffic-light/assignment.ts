import { html } from 'lit';
import type { Assignment } from '../../core/model/care.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { isOverdue } from './overview.js';
import type { TrafficLightTexts } from './words.js';

/** What became of a questionnaire: for who asked for it every step, for the patient only what waits. */
export function assignmentLine(assignment: Assignment, now: number, words: TrafficLightTexts) {
  const { trafficLight, language, audience } = words;
  const sentences = trafficLight[audience];
  const waits = assignment.status === 'sent' || assignment.status === 'opened';
  const shown = (date: string) => formatDate(date, language);
  const steps = audience === 'clinician' ? stepsOf(assignment, words) : '';
  if (!waits) return steps ? html`<p class="assignment">${steps}</p>` : '';
  const due = assignment.due && shown(assignment.due);
  if (due && isOverdue(assignment, now)) {
    return html`<p class="assignment">${steps} ${sentences.waiting} <strong>${sentences.overdue(due)}</strong></p>`;
  }
  return html`<p class="assignment">${steps} ${sentences.waiting} ${due ? sentences.due(due) : ''}</p>`;
}

/** "Verstuurd 1 november, geopend 3 november, ingevuld 3 november." */
function stepsOf(
  { sent, opened, completed, status }: Assignment,
  { trafficLight, messages, language }: TrafficLightTexts,
): string {
  const shown = (date: string) => formatDate(date, language);
  const steps = [
    sent ? trafficLight.sent(shown(sent)) : '',
    opened ? trafficLight.opened(shown(opened)) : '',
    status === 'sent' ? trafficLight.notSeen : '',
    completed ? trafficLight.completed(shown(completed)) : '',
  ].filter(Boolean);
  return steps.length === 0 ? '' : `${messages.joined(steps)}.`;
}
