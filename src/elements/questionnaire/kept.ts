import { html, nothing, type TemplateResult } from 'lit';
import type { KeepState } from '../../drafts/keep-state.js';
import type { Unsent } from '../../drafts/outbox.js';
import { writtenMoment } from '../../internal/answer-text.js';
import type { KeptAnswersMessages } from '../../locales/messages/kept-answers.js';
import { said, type Drawing } from './drawing.js';
import type { KeepingController } from './keeping-controller.js';
import { faultSign, renderHeading } from './parts.js';
import type { Session } from './session.js';

/** What somebody can do with answers that are kept. */
export interface KeptActions {
  resume(): void;
  startAgain(): void;
  takeNewer(): void;
  keepThese(): void;
  retry(id: string): void;
  /** Asks first whether that is what they want. */
  askDiscard(id: string | undefined): void;
  discard(id: string): void;
}

/** These all say that the answers are safe: which of them it is, is not worth interrupting somebody for. */
const safe: ReadonlySet<KeepState> = new Set(['device', 'journal', 'server']);
/** On the way to one that is worth saying. */
const silent: ReadonlySet<KeepState> = new Set(['saving', 'sending']);
/** Something to act on, or to know before the page is closed. */
const warnings: ReadonlySet<KeepState> = new Set(['memory', 'newer', 'expired', 'refused']);

/** What the status line said last to who does not see it; it is silent while answers come and are kept. */
export function announcedAfter(announced: KeepState, state: KeepState): KeepState {
  if (silent.has(state)) return announced;
  return safe.has(state) && safe.has(announced) ? announced : state;
}

/** Where the answers are now. What is seen is hidden from screen readers, which hear only of another kind of state. */
export function renderStatus(texts: KeptAnswersMessages, { mode, state, announced }: KeepingController) {
  if (!mode) return nothing;
  return html`
    <div part="status" class=${warnings.has(state) ? 'warning' : nothing} data-state=${state} role="status">
      <p aria-hidden="true">
        ${warnings.has(state) ? faultSign : nothing}<span>${state === 'none' ? nothing : texts.state[state]}</span>
      </p>
      <p class="visually-hidden">${announced === 'none' ? nothing : texts.state[announced]}</p>
    </div>
  `;
}

/** What somebody must know or choose before they go on. Not between the questions, where it only distracts. */
export function renderKept(drawing: Drawing, session: Session, keeping: KeepingController, isList: boolean) {
  const { step } = drawing.flow;
  // On the last page its own words say it.
  const unsent = keeping.unsent.filter(({ id, state }) => id !== session.id || state === 'refused');
  const isShown = unsent.length > 0 && (isList || step !== 'questions');
  return html`
    ${keeping.state === 'newer' ? renderNewer(drawing, session) : nothing}
    ${isShown ? renderUnsent(drawing, unsent, session.discarding, session) : nothing}
  `;
}

/** Where answers stay when somebody stops halfway, on the first page. */
export function keptFactOf(texts: KeptAnswersMessages, keeping: KeepingController): string | undefined {
  const { mode, lifetime } = keeping;
  if (!mode) return undefined;
  if (keeping.isOnDevice) return mode === 'session' ? texts.inSession(lifetime) : texts.onDevice(lifetime);
  return keeping.keepsAtServer ? texts.atServer : texts.onPage;
}

/** Somebody comes back to answers of before. */
export function renderResume(drawing: Drawing, authored: string | undefined, actions: KeptActions): TemplateResult {
  const { kept } = drawing.texts;
  return html`
    <div class="body">
      ${renderHeading(2, kept.begun)} ${authored ? html`<p>${kept.begunOn(momentOf(drawing, authored))}</p>` : nothing}
      <p class="muted">${kept.startAgainExplanation}</p>
    </div>
    <div class="footer">
      <button type="button" @click=${() => actions.startAgain()}>${kept.startAgain}</button>
      <button type="button" class="primary" @click=${() => actions.resume()}>${kept.goOn}</button>
    </div>
  `;
}

/** Another tab has newer answers: nothing is written over until somebody chooses. */
function renderNewer({ texts: { kept } }: Drawing, actions: KeptActions): TemplateResult {
  return html`
    <div class="kept" id="newer" tabindex="-1" role="group" aria-labelledby="newer-title">
      <div role="alert">
        ${renderHeading(3, html`${faultSign}${kept.newer}`, 'newer-title')}
        <p>${kept.chooseAnswers}</p>
      </div>
      <button type="button" @click=${() => actions.takeNewer()}>${kept.takeNewer}</button>
      <button type="button" @click=${() => actions.keepThese()}>${kept.keepThese}</button>
    </div>
  `;
}

/** What was finished and is not at the server: nothing of it is dropped unless somebody says so. */
function renderUnsent(
  drawing: Drawing,
  unsent: readonly Unsent[],
  discarding: string | undefined,
  actions: KeptActions,
): TemplateResult {
  const { kept } = drawing.texts;
  return html`
    <div class="kept" id="unsent" part="unsent" tabindex="-1" role="group" aria-labelledby="unsent-title">
      ${renderHeading(3, kept.unsent, 'unsent-title')}
      <ul>
        ${unsent.map((one) => html`<li data-state=${one.state}>${renderOne(drawing, one, discarding, actions)}</li>`)}
      </ul>
    </div>
  `;
}

function renderOne(
  drawing: Drawing,
  { id, title, authored, state, reason }: Unsent,
  discarding: string | undefined,
  actions: KeptActions,
): TemplateResult {
  const { texts, messages } = drawing;
  const { kept } = texts;
  const words = {
    waiting: kept.waits,
    sending: kept.state.sending,
    expired: kept.needsLogin,
    refused: kept.refused,
  } satisfies Record<Unsent['state'], string>;
  return html`
    <p><strong>${title ? said(drawing, title) : kept.untitled}</strong></p>
    ${authored ? html`<p class="muted">${kept.finishedOn(momentOf(drawing, authored))}</p>` : nothing}
    <p>${state === 'refused' ? faultSign : nothing}${words[state]}</p>
    ${reason ? html`<p>${kept.reason}: <span dir="auto">${reason}</span></p>` : nothing}
    ${
      state === 'sending'
        ? nothing
        : html`<button type="button" @click=${() => actions.retry(id)}>${messages.common.tryAgain}</button>`
    }
    ${state === 'refused' ? renderDiscard(kept, id, discarding === id, actions) : nothing}
  `;
}

function renderDiscard(kept: KeptAnswersMessages, id: string, isAsked: boolean, actions: KeptActions): TemplateResult {
  if (!isAsked) {
    return html`<button type="button" id="discard-${id}" @click=${() => actions.askDiscard(id)}>
      ${kept.discard}
    </button>`;
  }
  return html`
    <p id="discard-question">${kept.discardQuestion}</p>
    <button type="button" id="discard-yes" aria-describedby="discard-question" @click=${() => actions.discard(id)}>
      ${kept.discardYes}
    </button>
    <button type="button" @click=${() => actions.askDiscard(undefined)}>${kept.discardNo}</button>
  `;
}

function momentOf({ words }: Drawing, moment: string): string {
  return writtenMoment(moment, words.language);
}
