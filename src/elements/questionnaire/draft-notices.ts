import { html, nothing, type TemplateResult } from 'lit';
import type { DraftStatus, UnsentStatus } from '../../core/model/draft-status.js';
import { canonicalOf } from '../../core/model/questionnaire.js';
import type { UnsentResponse } from '../../drafts/outbox.js';
import { formatMoment } from '../../internal/format/answer.js';
import type { KeptAnswersMessages } from '../../locales/messages/kept-answers.js';
import { keptAnswers } from '../../locales/nl/kept-answers.js';
import type { FormSession } from '../../session/form-session.js';
import type { RenderContext } from './context.js';
import { follow } from './follow.js';
import { errorSign, localized, renderHeading } from './fragments.js';

export { styles } from './draft-notices.styles.js';
export { keptAnswers as dutch };

/** Statuses that the patient must act on, or know before closing the page. */
const warnings: ReadonlySet<DraftStatus> = new Set(['memory', 'newer', 'expired', 'refused']);
/** Statuses that are not announced to screen readers when one changes into another: all say that answers are safe. */
const safe: ReadonlySet<DraftStatus> = new Set(['device', 'journal', 'server']);
/** Statuses on the way to one that is announced. */
const passing: ReadonlySet<DraftStatus> = new Set(['saving', 'sending']);

/** The status that was announced last, by the session that it is of. */
const announced = new WeakMap<FormSession, DraftStatus>();

/** Renders where the answers are now; the line follows the session by itself, so that the page is not rendered again. */
export function renderDraftStatus({ session, draftTexts = keptAnswers, info }: RenderContext): unknown {
  if (!info.draftMode) return nothing;
  return follow({
    session,
    isAffected: (state, previous) => state.draftStatus !== previous.draftStatus,
    render: () => statusLine(session, draftTexts),
  });
}

/** The visible text is hidden from screen readers, which announce only statuses of another kind. */
function statusLine(session: FormSession, { state: texts }: KeptAnswersMessages): TemplateResult {
  const { draftStatus: status, step } = session.state;
  const before = announced.get(session) ?? 'none';
  const isSilent = passing.has(status) || (safe.has(status) && safe.has(before));
  const announcedNow = isSilent ? before : status;
  announced.set(session, announcedNow);
  // The last page itself says that the answers were sent.
  const isSaid = status === 'sent' && step === 'thanks';
  const textOf = (shown: DraftStatus) => (shown === 'none' || isSaid ? nothing : texts[shown]);
  const isWarning = warnings.has(status);
  return html`
    <div part="status" class=${isWarning ? 'warning' : nothing} data-state=${status} role="status">
      <p aria-hidden="true">${isWarning ? errorSign : nothing}<span>${textOf(status)}</span></p>
      <p class="visually-hidden">${textOf(announcedNow)}</p>
    </div>
  `;
}

/** Renders what the patient must know or choose before going on. Not between the questions, where it only distracts. */
export function renderDraftNotices(context: RenderContext): TemplateResult {
  const { state, info } = context;
  const { unsent } = state;
  const isShown = unsent.length > 0 && (info.isList || state.step !== 'questions');
  return html`
    ${state.hasConflict ? renderConflict(context) : nothing} ${isShown ? renderUnsent(context, unsent) : nothing}
  `;
}

/** Returns where answers are stored if the patient stops halfway, for the first page. */
export function draftFact({ draftTexts = keptAnswers, info, state }: RenderContext): string | undefined {
  const { draftMode, draftLifetime, keepsDraftsAtServer } = info;
  if (!draftMode) return undefined;
  if (state.isOnDevice) {
    return draftMode === 'session' ? draftTexts.inSession(draftLifetime) : draftTexts.onDevice(draftLifetime);
  }
  return keepsDraftsAtServer ? draftTexts.atServer : draftTexts.onPage;
}

/** Renders the choice between an earlier draft and a new start. */
export function renderResume(context: RenderContext): TemplateResult {
  const { draftTexts: texts = keptAnswers, session, state } = context;
  const authored = state.offer?.authored;
  return html`
    <div class="body">
      ${renderHeading(2, texts.begun)}
      ${authored ? html`<p>${texts.begunOn(momentText(context, authored))}</p>` : nothing}
      <p class="muted">${texts.startAgainExplanation}</p>
    </div>
    <div class="footer">
      <button type="button" @click=${() => session.startAgain()}>${texts.startAgain}</button>
      <button type="button" class="primary" @click=${() => session.resume()}>${texts.goOn}</button>
    </div>
  `;
}

/** Renders the last page's text while its response waits on this device; undefined if it does not. */
export function renderSentLater(context: RenderContext): TemplateResult | undefined {
  const { draftTexts = keptAnswers, texts, session, state } = context;
  if (!state.awaitsSending) return undefined;
  return html`<p>${draftTexts.sentLater}</p>
    <button type="button" class="retry" @click=${() => session.delivery.retry(state.id)}>${texts.send}</button>`;
}

/** Another tab has newer answers: nothing is overwritten until the patient chooses. */
function renderConflict({ draftTexts: texts = keptAnswers, session }: RenderContext): TemplateResult {
  return html`
    <div class="kept" id="newer" tabindex="-1" role="group" aria-labelledby="newer-title">
      <div role="alert">
        ${renderHeading(3, html`${errorSign}${texts.newer}`, 'newer-title')}
        <p>${texts.chooseAnswers}</p>
      </div>
      <button type="button" @click=${() => void session.resolveConflict('newer')}>${texts.takeNewer}</button>
      <button type="button" @click=${() => void session.resolveConflict('these')}>${texts.keepThese}</button>
    </div>
  `;
}

/** The finished responses that the server does not have. None is removed unless the patient says so. */
function renderUnsent(context: RenderContext, unsent: readonly UnsentResponse[]): TemplateResult {
  const { draftTexts = keptAnswers } = context;
  return html`
    <div class="kept" id="unsent" part="unsent" tabindex="-1" role="group" aria-labelledby="unsent-title">
      ${renderHeading(3, draftTexts.unsent, 'unsent-title')}
      <ul>
        ${unsent.map((response) => html`<li data-state=${response.status}>${renderResponse(context, response)}</li>`)}
      </ul>
    </div>
  `;
}

function renderResponse(context: RenderContext, unsent: UnsentResponse) {
  const { id, title, authored, status, reason } = unsent;
  const { draftTexts = keptAnswers, texts, messages, session } = context;
  const words = {
    waiting: draftTexts.waits,
    sending: draftTexts.state.sending,
    expired: draftTexts.needsLogin,
    refused: draftTexts.refused,
  } satisfies Record<UnsentStatus, string>;
  const retry = () => {
    session.delivery.retry(id);
    session.focus({ kind: 'unsent' });
  };
  return html`
    <p><strong>${title ? localized(context, title) : draftTexts.untitled}</strong></p>
    ${authored ? html`<p class="muted">${draftTexts.finishedOn(momentText(context, authored))}</p>` : nothing}
    <p>${status === 'refused' ? errorSign : nothing}${words[status]}</p>
    ${reason ? html`<p>${texts.reason}: <span dir="auto">${reason}</span></p>` : nothing}
    ${
      status === 'waiting' || status === 'expired'
        ? html`<button type="button" @click=${retry}>${messages.common.tryAgain}</button>`
        : nothing
    }
    ${status === 'refused' ? renderRefused(context, unsent) : nothing}
  `;
}

/** Renders what helps with a refused response. The form of its questionnaire can go on with it if it is empty itself. */
function renderRefused(context: RenderContext, { id, questionnaire }: UnsentResponse) {
  const { texts, session, state } = context;
  const { isAnswered, offer } = state;
  // The page says the same about its own answers.
  const isOwn = id === state.id;
  const canRevise = !isOwn && !isAnswered && !offer && questionnaire === canonicalOf(state.questionnaire);
  return html`
    ${isOwn ? nothing : html`<p>${texts.refusedHelp}</p>`}
    ${
      canRevise
        ? html`<button type="button" @click=${() => session.reviseUnsent(id)}>${texts.changeAnswers}</button>`
        : nothing
    }
    ${renderDiscard(context, id)}
  `;
}

function renderDiscard({ draftTexts: texts = keptAnswers, session, state }: RenderContext, id: string) {
  if (state.discarding !== id) {
    return html`<button type="button" id="discard-${id}" @click=${() => session.askDiscard(id)}>
      ${texts.discard}
    </button>`;
  }
  return html`
    <p id="discard-question">${texts.discardQuestion}</p>
    <button type="button" id="discard-yes" aria-describedby="discard-question" @click=${() => session.discard(id)}>
      ${texts.discardYes}
    </button>
    <button type="button" @click=${() => session.askDiscard(undefined)}>${texts.discardNo}</button>
  `;
}

function momentText({ formatter }: RenderContext, moment: string): string {
  return formatMoment(moment, formatter.language);
}
