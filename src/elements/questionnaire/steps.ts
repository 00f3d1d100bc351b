import { html, nothing, type TemplateResult } from 'lit';
import type { FormItem } from '../../core/form/form-item.js';
import type { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { statedDate } from '../../internal/format/score-and-date.js';
import { idOf, type RenderContext } from './context.js';
import { errorSign, localized, nameOf, pictureOf, renderHeading, renderRequired, textOf } from './fragments.js';
import type { FormState, ValidationError } from '../../session/form-state.js';
import { renderItems } from './items.js';
import { possibleQuestionsOf, questionsOf, type Page } from '../../session/pages.js';
import { renderAnswers } from './review.js';

/** Renders the first page: the purpose of the questionnaire, and what it asks of the patient. */
export function renderIntro(context: RenderContext): TemplateResult {
  const { texts, state, session } = context;
  const { title, description, copyright } = context.formatter.about(state.questionnaire);
  const fact = context.modules.drafts.present?.draftFact(context);
  return html`
    <div class="body">
      ${renderHeading(2, localized(context, title))}
      <slot name="intro">${description ? html`<p class="text">${localized(context, description)}</p>` : nothing}</slot>
      ${renderSizeAndReaders(context)}
      <ul class="facts">
        <li>${possibleQuestionsOf(state.form.items).some(isRequired) ? texts.canSkipSome : texts.canSkip}</li>
        <li>${texts.canGoBack}</li>
        <li>${texts.canCheck}</li>
        ${fact ? html`<li>${fact}</li>` : nothing}
      </ul>
      ${copyright ? html`<p class="muted small">${localized(context, copyright)}</p>` : nothing}
    </div>
    <div class="footer">
      <button type="button" class="primary" @click=${() => session.start()}>${texts.start}</button>
    </div>
  `;
}

/** Renders the number of questions and minutes, for whom they are answered, and who will see the answers. */
function renderSizeAndReaders(context: RenderContext): TemplateResult {
  const { texts, state } = context;
  const possible = possibleQuestionsOf(state.form.items);
  return html`
    <p class="size">${texts.size(state.questionCount, possible.length, context.minutesOf(possible))}</p>
    ${renderForSomeoneElse(context)} ${renderReaders(context)}
  `;
}

/** Returns whether a question must be answered: by itself, or as part of a group that must be. */
function isRequired({ item, parent }: FormItem): boolean {
  return item.required === true || (parent !== undefined && isRequired(parent));
}

/** Renders who will see the answers: on the first page, and again at the send button. */
function renderReaders({ texts, info }: RenderContext): TemplateResult | typeof nothing {
  if (info.readers) return html`<p><strong>${texts.readers}:</strong> <span dir="auto">${info.readers}</span></p>`;
  return info.readerSentences.length > 0 ? html`<p>${info.readerSentences.join(' ')}</p>` : nothing;
}

/** Renders a page of questions. Enter in a field does the same as the button, with the text that was typed. */
export function renderPage(context: RenderContext, page: Page): TemplateResult {
  const { texts, session, state } = context;
  const submit = (event: Event) => {
    event.preventDefault();
    session.next();
  };
  return html`
    <form novalidate @submit=${submit}>
      ${renderProgress(context, page)}
      <div class="body">
        ${renderErrors(context, page)}
        ${page.above.map(
          (one) =>
            html`<p class="context" id="${idOf(one)}-context">
                ${localized(context, textOf(context, one))}${renderRequired(context, one)}
              </p>
              ${pictureOf(context, one.item.picture)}`,
        )}
        ${
          page.questions.length === 0
            ? html`<div class="heading" tabindex="-1">${renderItems(context, page.items, 3)}</div>`
            : renderItems(context, page.items, 2)
        }
      </div>
      <div class="footer">
        <button type="button" @click=${() => session.back()}>${texts.back}</button>
        <button type="submit" class="primary">${state.returnsToReview ? texts.backToReview : texts.next}</button>
      </div>
    </form>
  `;
}

/** Number of questions above which the browser renders only those in view. */
const longList = 50;

/** Every question under each other. Enter in a field does nothing here, so that nobody sends by accident. */
export function renderList(context: RenderContext): TemplateResult {
  const { questionnaire, submission } = context.state;
  const { title, description, copyright } = context.formatter.about(questionnaire);
  const isMany = questionsOf(context.state.form.items).length > longList;
  return html`
    <form novalidate @submit=${(event: Event) => event.preventDefault()}>
      <div class=${isMany ? 'body list many' : 'body list'} ?inert=${submission.status === 'sending'}>
        ${title ? renderHeading(2, localized(context, title)) : nothing}
        <slot name="intro"
          >${description ? html`<p class="text">${localized(context, description)}</p>` : nothing}</slot
        >
        ${renderSizeAndReaders(context)} ${renderErrors(context, undefined)}
        ${renderItems(context, context.state.form.items, 3)}
        ${copyright ? html`<p class="muted small">${localized(context, copyright)}</p>` : nothing}
        ${renderReaders(context)} ${renderSendFailed(context)}
      </div>
      <div class="footer">${renderSend(context)}</div>
    </form>
  `;
}

/** Everything once more before it is sent. What is on its way cannot be changed: the server may have it already. */
export function renderReview(context: RenderContext): TemplateResult {
  const { texts, session, state } = context;
  const { submission, form } = state;
  return html`
    <div class="body" ?inert=${submission.status === 'sending'}>
      ${renderErrors(context, undefined)} ${renderHeading(2, texts.review)}
      <p class="muted">${texts.reviewExplanation}</p>
      ${renderForSomeoneElse(context)} ${renderAnswers(context, form.items, ({ path }) => session.changeAnswer(path))}
      ${renderReaders(context)} ${renderSendFailed(context)}
    </div>
    <div class="footer">
      <button type="button" ?hidden=${submission.status === 'sending'} @click=${() => session.back()}>
        ${texts.back}
      </button>
      ${renderSend(context)}
    </div>
  `;
}

/** The answers of somebody, to look back at or on paper: every question that was asked, in the words that were read. */
export function renderLookBack(context: RenderContext, response: QuestionnaireResponse | undefined): TemplateResult {
  const { title, copyright } = context.formatter.about(context.state.questionnaire);
  return html`<div class="body">
    ${title ? renderHeading(2, localized(context, title)) : nothing}
    ${response ? renderOrigin(context, response) : nothing} ${renderAnswers(context, context.state.form.items)}
    ${copyright ? html`<p class="muted small">${localized(context, copyright)}</p>` : nothing}
  </div>`;
}

/** Renders when and by whom a response was filled in, and whether it counts. */
function renderOrigin(
  { texts, formatter }: RenderContext,
  { authored, source, subject, status }: QuestionnaireResponse,
): TemplateResult {
  const isOthers = source !== undefined && source !== subject;
  return html`<div class="muted">
    ${authored ? html`<p>${texts.filledInOn(statedDate(authored, formatter.language))}</p>` : nothing}
    ${isOthers ? html`<p>${texts.filledInByOther}</p>` : nothing}
    ${status === 'in-progress' || status === 'stopped' ? html`<p>${texts.unfinished}</p>` : nothing}
    ${status === 'entered-in-error' ? html`<p>${texts.enteredInError}</p>` : nothing}
  </div>`;
}

/** Renders, on each page, that the answers are those of another person. */
function renderForSomeoneElse({ texts, info }: RenderContext) {
  return info.isForSomeoneElse ? html`<p class="for-someone-else">${texts.forSomeoneElse}</p>` : nothing;
}

/**
 * Renders the last page. The host's text, that the answers arrived, is shown only once they did; with drafts that may happen
 * while the page is shown, so it is announced.
 */
export function renderThanks(context: RenderContext): TemplateResult {
  const { texts, modules, state, info } = context;
  const { isSent } = state.submission;
  const waiting = modules.drafts.present?.renderSentLater(context);
  return html`<div class="body">
    ${renderHeading(2, texts.thanks)}
    <div role=${info.draftMode ? 'status' : nothing}>
      ${waiting ?? html`<slot name="thanks"><p>${isSent ? texts.sent : texts.finished}</p></slot>`}
    </div>
  </div>`;
}

/** Renders the progress; skip logic may add or remove questions. Screen readers get the words, not the bar. */
function renderProgress(context: RenderContext, { questions, first }: Page): TemplateResult {
  const { texts } = context;
  const { pages, pageIndex, questionCount: count } = context.state;
  const last = first + questions.length - 1;
  const left = pages.slice(pageIndex).flatMap((one) => one.questions);
  const words =
    questions.length > 1 ? texts.progressRange(first, last, count) : texts.progress(Math.min(first, count), count);
  return html`
    <div class="progress">
      <p class="muted small">
        <span id="progress">${count > 0 ? words : nothing}</span>
        <span>${left.length > 0 ? texts.minutesLeft(context.minutesOf(left)) : nothing}</span>
      </p>
      <progress max=${Math.max(1, count)} .value=${Math.min(first - 1, count)} aria-hidden="true"></progress>
      ${renderForSomeoneElse(context)}
    </div>
  `;
}

/** Renders the errors with a button to each field. The summary gets the focus when the patient wants to go on. */
function renderErrors(context: RenderContext, page: Page | undefined) {
  // What is wrong with a group that is no page of its own is told with each of its questions.
  const onPage = ({ formItem }: ValidationError) =>
    !page ||
    page.items.some((one) => formItem.path === one.path || isBelow(formItem, one.path) || isBelow(one, formItem.path));
  const errors = context.state.errors.filter(onPage);
  if (errors.length === 0) return nothing;
  const isOneQuestion = page?.questions.length === 1;
  return html`
    <div class="faults" id="faults" tabindex="-1" aria-labelledby="faults-title" role="group">
      <div role="alert">
        ${renderHeading(3, html`${errorSign}${context.texts.problems}`, 'faults-title')}
        <ul>
          ${errors.map(
            (error) =>
              html`<li>
                <button type="button" class="text" @click=${() => context.session.correct(error)}>
                  ${context.errorText(error)}${isOneQuestion ? nothing : html` ${localized(context, nameOf(context, error.formItem))}`}
                </button>
              </li>`,
          )}
        </ul>
      </div>
    </div>
  `;
}

function isBelow({ parent }: FormItem, path: string): boolean {
  return parent !== undefined && (parent.path === path || isBelow(parent, path));
}

function renderSend({ texts, messages, session, state }: RenderContext): TemplateResult | typeof nothing {
  const { status } = state.submission;
  // The same answers would be refused again.
  if (status === 'refused') return nothing;
  const { tryAgain } = messages.common;
  const words = { idle: texts.send, sending: texts.sending, failed: tryAgain, expired: tryAgain };
  // Not disabled while it sends: a disabled button loses the focus.
  return html`<button
    type="button"
    class="primary"
    aria-disabled=${status === 'sending' ? 'true' : nothing}
    @click=${() => session.submit()}
  >
    ${words[status]}
  </button>`;
}

function renderSendFailed({ texts, session, state }: RenderContext): TemplateResult {
  const { status, reason } = state.submission;
  const text = failureText(texts, status);
  const isRefused = status === 'refused';
  return html`<div role="alert">
      ${
        text
          ? html`<div class="notice" id=${isRefused ? 'refused' : nothing} tabindex=${isRefused ? -1 : nothing}>
              ${errorSign}
              <div>
                <p>${text} ${reason ? html`${texts.reason}: <span dir="auto">${reason}</span>` : nothing}</p>
                ${isRefused ? html`<p>${texts.refusedHelp} ${state.isOnDevice ? nothing : texts.keepPageOpen}</p>` : nothing}
              </div>
            </div>`
          : nothing
      }
    </div>
    ${
      isRefused ? html`<button type="button" @click=${() => session.revise()}>${texts.changeAnswers}</button>` : nothing
    }`;
}

function failureText(texts: RenderContext['texts'], status: FormState['submission']['status']): string | undefined {
  switch (status) {
    case 'failed':
      return texts.sendFailed;
    case 'expired':
      return texts.sendExpired;
    case 'refused':
      return texts.sendRefused;
    default:
      return undefined;
  }
}
