import { html, nothing, type TemplateResult } from 'lit';
import type { DraftStatus, UnsentStatus } from '../../core/model/draft-status.js';
import type { UnsentResponse } from '../../drafts/outbox.js';
import { writtenMoment } from '../../internal/answer-text.js';
import type { KeptAnswersMessages } from '../../locales/messages/kept-answers.js';
import { said, type Drawing } from './drawing.js';
import type { KeepingController } from './keeping-controller.js';
import { faultSign, renderHeading } from './parts.js';
import type { Session } from './session.js';

export { styles } from './kept.styles.js';
export { keptAnswers as dutch } from '../../locales/nl/kept-answers.js';

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

/** Something to act on, or to know before the page is closed. */
const warnings: ReadonlySet<DraftStatus> = new Set(['memory', 'newer', 'expired', 'refused']);

/** What is said of answers that are kept, made anew each time the form is drawn. */
export class Kept {
  constructor(
    readonly texts: KeptAnswersMessages,
    readonly keeping: KeepingController,
  ) {}

  /** Where the answers are now. What is seen is hidden from screen readers, which hear only of another kind of state. */
  renderStatus(): TemplateResult | typeof nothing {
    const { mode, state, announced } = this.keeping;
    const texts = this.texts.state;
    if (!mode) return nothing;
    return html`
      <div part="status" class=${warnings.has(state) ? 'warning' : nothing} data-state=${state} role="status">
        <p aria-hidden="true">
          ${warnings.has(state) ? faultSign : nothing}<span>${state === 'none' ? nothing : texts[state]}</span>
        </p>
        <p class="visually-hidden">${announced === 'none' ? nothing : texts[announced]}</p>
      </div>
    `;
  }

  /** What somebody must know or choose before they go on. Not between the questions, where it only distracts. */
  renderNotices(drawing: Drawing, session: Session, isList: boolean): TemplateResult {
    const { state, unsent: all } = this.keeping;
    // On the last page its own words say it.
    const unsent = all.filter((one) => one.id !== session.id || one.status === 'refused');
    const isShown = unsent.length > 0 && (isList || drawing.flow.step !== 'questions');
    return html`
      ${state === 'newer' ? renderNewer(this.texts, session) : nothing}
      ${isShown ? renderUnsent(drawing, this.texts, unsent, session) : nothing}
    `;
  }

  /** Where answers stay when somebody stops halfway, on the first page. */
  get fact(): string | undefined {
    const { texts } = this;
    const { mode, lifetime, isOnDevice, keepsAtServer } = this.keeping;
    if (!mode) return undefined;
    if (isOnDevice) return mode === 'session' ? texts.inSession(lifetime) : texts.onDevice(lifetime);
    return keepsAtServer ? texts.atServer : texts.onPage;
  }

  /** Somebody comes back to answers of before. */
  renderResume(drawing: Drawing, authored: string | undefined, actions: KeptActions): TemplateResult {
    const { texts } = this;
    return html`
      <div class="body">
        ${renderHeading(2, texts.begun)}
        ${authored ? html`<p>${texts.begunOn(momentOf(drawing, authored))}</p>` : nothing}
        <p class="muted">${texts.startAgainExplanation}</p>
      </div>
      <div class="footer">
        <button type="button" @click=${() => actions.startAgain()}>${texts.startAgain}</button>
        <button type="button" class="primary" @click=${() => actions.resume()}>${texts.goOn}</button>
      </div>
    `;
  }

  /** On the last page, where a response waits here until it can be sent. */
  renderSentLater({ texts }: Drawing, { id, isSent }: Session): TemplateResult | undefined {
    const isWaiting = !isSent && this.keeping.unsent.some((one) => one.id === id);
    if (!isWaiting) return undefined;
    return html`<p>${this.texts.sentLater}</p>
      <button type="button" class="retry" @click=${() => this.keeping.send(id)}>${texts.send}</button>`;
  }
}

/** Another tab has newer answers: nothing is written over until somebody chooses. */
function renderNewer(kept: KeptAnswersMessages, actions: KeptActions): TemplateResult {
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
  kept: KeptAnswersMessages,
  unsent: readonly UnsentResponse[],
  session: Session,
): TemplateResult {
  return html`
    <div class="kept" id="unsent" part="unsent" tabindex="-1" role="group" aria-labelledby="unsent-title">
      ${renderHeading(3, kept.unsent, 'unsent-title')}
      <ul>
        ${unsent.map((one) => html`<li data-state=${one.status}>${renderOne(drawing, kept, one, session.discarding, session)}</li>`)}
      </ul>
    </div>
  `;
}

function renderOne(
  drawing: Drawing,
  kept: KeptAnswersMessages,
  { id, title, authored, status: state, reason }: UnsentResponse,
  discarding: string | undefined,
  actions: KeptActions,
): TemplateResult {
  const { texts, messages } = drawing;
  const words = {
    waiting: kept.waits,
    sending: kept.state.sending,
    expired: kept.needsLogin,
    refused: kept.refused,
  } satisfies Record<UnsentStatus, string>;
  return html`
    <p><strong>${title ? said(drawing, title) : kept.untitled}</strong></p>
    ${authored ? html`<p class="muted">${kept.finishedOn(momentOf(drawing, authored))}</p>` : nothing}
    <p>${state === 'refused' ? faultSign : nothing}${words[state]}</p>
    ${reason ? html`<p>${texts.reason}: <span dir="auto">${reason}</span></p>` : nothing}
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
