import { html, nothing, type TemplateResult } from 'lit';
import type { FormItem } from '../../core/form/form-item.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { idOf, nameOf, pictureOf, said, textOf, type Drawing } from './drawing.js';
import type { Fault } from './flow.js';
import { renderItems } from './items.js';
import { questionsOf, type Page } from '../../session/pages.js';
import { faultSign, renderHeading, renderRequired } from './parts.js';
import { renderAnswers } from './review.js';
import type { SendingState } from './sending.js';

/** What a step of the form can be told to do. */
export interface Actions {
  start(): void;
  next(): void;
  back(): void;
  send(): void;
  /** To the page of a question, from the review. */
  change(path: string): void;
  /** To the field that something is wrong with. */
  toFault(fault: Fault): void;
}

/** The steps that send, and say what came of it. */
export interface SendingActions extends Actions {
  readonly sending: SendingState;
  /** Why the server does not take the answers, in its own words. */
  readonly reason: string;
}

/** What the questionnaire is for and what it asks of somebody, before the first question. */
export function renderIntro(drawing: Drawing, questionnaire: Questionnaire, actions: Actions): TemplateResult {
  const { title, description, copyright } = drawing.words.about(questionnaire);
  const { texts, flow, occasion } = drawing;
  const possible = flow.possibleQuestions;
  const isSomeRequired = possible.some(isRequired);
  return html`
    <div class="body">
      ${renderHeading(2, said(drawing, title))}
      <slot name="intro">${description ? html`<p class="text">${said(drawing, description)}</p>` : nothing}</slot>
      <p class="size">${texts.size(flow.questionCount, possible.length, drawing.minutesOf(possible))}</p>
      ${renderForSomeoneElse(drawing)} ${renderReaders(texts.readers, occasion.readers)}
      ${renderReaders(texts.maybeReaders, occasion.maybeReaders)}
      <ul class="facts">
        <li>${isSomeRequired ? texts.canSkipSome : texts.canSkip}</li>
        <li>${texts.canGoBack}</li>
        <li>${texts.canCheck}</li>
        ${occasion.keeping ? html`<li>${occasion.keeping}</li>` : nothing}
      </ul>
      ${copyright ? html`<p class="muted small">${said(drawing, copyright)}</p>` : nothing}
    </div>
    <div class="footer">
      <button type="button" class="primary" @click=${() => actions.start()}>${texts.start}</button>
    </div>
  `;
}

/** By itself, or as one of a group of which something must be answered. */
function isRequired({ item, parent }: FormItem): boolean {
  return item.required === true || (parent !== undefined && isRequired(parent));
}

function renderReaders(title: string, readers: string | undefined): TemplateResult | typeof nothing {
  return readers ? html`<p><strong>${title}:</strong> <span dir="auto">${readers}</span></p>` : nothing;
}

/** One page of questions. Enter in a field is the same as the button: it goes on, and takes along what was typed. */
export function renderPage(drawing: Drawing, page: Page, actions: Actions): TemplateResult {
  const { texts, flow } = drawing;
  const submit = (event: Event) => {
    event.preventDefault();
    actions.next();
  };
  drawing.contextIds = ['progress', ...page.context.map((one) => `${idOf(one)}-context`)].join(' ');
  return html`
    <form novalidate @submit=${submit}>
      ${renderProgress(drawing, page)}
      <div class="body">
        ${renderFaults(drawing, page, actions)}
        ${page.context.map(
          (one) =>
            html`<p class="context" id="${idOf(one)}-context">
                ${said(drawing, textOf(drawing, one))}${renderRequired(drawing, one)}
              </p>
              ${pictureOf(drawing, one.item.picture)}`,
        )}
        ${
          page.questions.length === 0
            ? html`<div class="heading" tabindex="-1">${renderItems(drawing, page.items, 3)}</div>`
            : renderItems(drawing, page.items, 2)
        }
      </div>
      <div class="footer">
        <button type="button" @click=${() => actions.back()}>${texts.back}</button>
        <button type="submit" class="primary">${flow.goesToReview ? texts.backToReview : texts.next}</button>
      </div>
    </form>
  `;
}

/** From more questions than this on, only what is in view of them is drawn. */
const longList = 50;

/** Every question under each other. Enter in a field does nothing here, so that nobody sends by accident. */
export function renderList(drawing: Drawing, questionnaire: Questionnaire, actions: SendingActions): TemplateResult {
  const { sending, reason } = actions;
  const { title, description, copyright } = drawing.words.about(questionnaire);
  const isMany = questionsOf(drawing.flow.form.items).length > longList;
  return html`
    <form novalidate @submit=${(event: Event) => event.preventDefault()}>
      <div class=${isMany ? 'body list many' : 'body list'} ?inert=${sending === 'busy'}>
        ${title ? renderHeading(2, said(drawing, title)) : nothing}
        <slot name="intro">${description ? html`<p class="text">${said(drawing, description)}</p>` : nothing}</slot>
        ${renderForSomeoneElse(drawing)} ${renderFaults(drawing, undefined, actions)}
        ${renderItems(drawing, drawing.flow.form.items, 3)}
        ${copyright ? html`<p class="muted small">${said(drawing, copyright)}</p>` : nothing}
        ${renderSendFailed(drawing, sending, reason)}
      </div>
      <div class="footer">${renderSend(drawing, sending, actions)}</div>
    </form>
  `;
}

/** Everything once more before it is sent. What is on its way cannot be changed: the server may have it already. */
export function renderReview(drawing: Drawing, actions: SendingActions): TemplateResult {
  const { sending, reason } = actions;
  const { texts, flow } = drawing;
  return html`
    <div class="body" ?inert=${sending === 'busy'}>
      ${renderFaults(drawing, undefined, actions)} ${renderHeading(2, texts.review)}
      <p class="muted">${texts.reviewExplanation}</p>
      ${renderForSomeoneElse(drawing)} ${renderAnswers(drawing, flow.form.items, ({ path }) => actions.change(path))}
      ${renderSendFailed(drawing, sending, reason)}
    </div>
    <div class="footer">
      <button type="button" ?hidden=${sending === 'busy'} @click=${() => actions.back()}>${texts.back}</button>
      ${renderSend(drawing, sending, actions)}
    </div>
  `;
}

/** The answers of somebody, to look back at or on paper: every question that was asked, in the words that were read. */
export function renderLookBack(
  drawing: Drawing,
  questionnaire: Questionnaire,
  response: QuestionnaireResponse | undefined,
): TemplateResult {
  const { title, copyright } = drawing.words.about(questionnaire);
  return html`<div class="body">
    ${title ? renderHeading(2, said(drawing, title)) : nothing} ${response ? renderOrigin(drawing, response) : nothing}
    ${renderAnswers(drawing, drawing.flow.form.items)}
    ${copyright ? html`<p class="muted small">${said(drawing, copyright)}</p>` : nothing}
  </div>`;
}

/** When and by whom it was filled in, and whether it counts. */
function renderOrigin(
  { texts, words }: Drawing,
  { authored, source, subject, status }: QuestionnaireResponse,
): TemplateResult {
  const date = authored && words.answer({ type: 'date', value: authored.slice(0, 10) });
  const isOthers = source !== undefined && source !== subject;
  return html`<div class="muted">
    ${date ? html`<p>${texts.filledInOn(date)}</p>` : nothing}
    ${isOthers ? html`<p>${texts.filledInByOther}</p>` : nothing}
    ${status === 'in-progress' || status === 'stopped' ? html`<p>${texts.unfinished}</p>` : nothing}
    ${status === 'entered-in-error' ? html`<p>${texts.enteredInError}</p>` : nothing}
  </div>`;
}

/** Said on each page: whose answers these are is easily forgotten on the way. */
function renderForSomeoneElse({ texts, occasion }: Drawing) {
  return occasion.isForSomeoneElse ? html`<p class="for-someone-else">${texts.forSomeoneElse}</p>` : nothing;
}

/**
 * What the host says there, that the answers arrived, waits until they did.
 *
 * @param waiting What is said instead while they wait here.
 */
export function renderThanks({ texts }: Drawing, isSent: boolean, waiting: TemplateResult | undefined): TemplateResult {
  return html`<div class="body">
    ${renderHeading(2, texts.thanks)}
    ${waiting ?? html`<slot name="thanks"><p>${isSent ? texts.sent : texts.finished}</p></slot>`}
  </div>`;
}

/** How far somebody is, as it is now: skip logic may add or take away questions. The bar is for who sees; words say it. */
function renderProgress(drawing: Drawing, { questions, first }: Page): TemplateResult {
  const { texts, flow } = drawing;
  const count = flow.questionCount;
  const last = first + questions.length - 1;
  const left = flow.pages.slice(flow.pageIndex).flatMap((one) => one.questions);
  const words =
    questions.length > 1 ? texts.progressRange(first, last, count) : texts.progress(Math.min(first, count), count);
  return html`
    <div class="progress">
      <p class="muted small">
        <span id="progress">${count > 0 ? words : nothing}</span>
        <span>${left.length > 0 ? texts.minutesLeft(drawing.minutesOf(left)) : nothing}</span>
      </p>
      <progress max=${Math.max(1, count)} .value=${Math.min(first - 1, count)} aria-hidden="true"></progress>
      ${renderForSomeoneElse(drawing)}
    </div>
  `;
}

/** What is not right yet, with the way to each of it. It takes the focus when somebody wants to go on. */
function renderFaults(drawing: Drawing, page: Page | undefined, actions: Actions) {
  // What is wrong with a group that is no page of its own is told with each of its questions.
  const onPage = ({ formItem }: Fault) =>
    !page ||
    page.items.some((one) => formItem.path === one.path || isBelow(formItem, one.path) || isBelow(one, formItem.path));
  const faults = drawing.faults.filter(onPage);
  if (faults.length === 0) return nothing;
  const isOneQuestion = page?.questions.length === 1;
  return html`
    <div class="faults" id="faults" tabindex="-1" aria-labelledby="faults-title" role="group">
      <div role="alert">
        ${renderHeading(3, html`${faultSign}${drawing.texts.problems}`, 'faults-title')}
        <ul>
          ${faults.map(
            (fault) =>
              html`<li>
                <button type="button" class="text" @click=${() => actions.toFault(fault)}>
                  ${drawing.wordsOf(fault)}${isOneQuestion ? nothing : html` ${said(drawing, nameOf(drawing, fault.formItem))}`}
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

function renderSend({ texts, messages }: Drawing, sending: SendingState, actions: Actions): TemplateResult {
  const { tryAgain } = messages.common;
  const words = { no: texts.send, busy: texts.sending, failed: tryAgain, expired: tryAgain, refused: tryAgain };
  // Not disabled while it sends: a disabled button loses the focus.
  return html`<button
    type="button"
    class="primary"
    aria-disabled=${sending === 'busy' ? 'true' : nothing}
    @click=${() => actions.send()}
  >
    ${words[sending]}
  </button>`;
}

function renderSendFailed({ texts }: Drawing, sending: SendingState, reason: string): TemplateResult {
  const words = { failed: texts.sendFailed, expired: texts.sendExpired, refused: texts.sendRefused };
  const isFailed = sending !== 'no' && sending !== 'busy';
  return html`<div role="alert">
    ${
      isFailed
        ? html`<p class="notice">
            ${faultSign}<span
              >${words[sending]} ${reason ? html`${texts.reason}: <span dir="auto">${reason}</span>` : nothing}</span
            >
          </p>`
        : nothing
    }
  </div>`;
}
