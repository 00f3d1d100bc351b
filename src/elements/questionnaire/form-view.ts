import { html, nothing, type TemplateResult } from 'lit';
import type { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import type { RenderContext } from './context.js';
import { spokenLinesOf } from './spoken.js';
import { renderIntro, renderList, renderLookBack, renderPage, renderReview, renderThanks } from './steps.js';

/** The text size, relative to the reader's own setting. */
const textSizes = ['normal', 'large', 'larger'] as const;
export type TextSize = (typeof textSizes)[number];
/** Factor of each text size, as in the style sheet. */
export const timesAsLarge: Readonly<Record<TextSize, number>> = { normal: 1, large: 1.25, larger: 1.5 };

/** The state of reading a page aloud, and what its button does. */
export interface ReadAloud {
  readonly isSpeaking: boolean;
  readonly toggle: () => void;
}

/** The reader's view of a form. */
export interface FormView {
  readonly textSize: TextSize;
  readonly setTextSize: (size: TextSize) => void;
  /** Returns the button that reads lines aloud; undefined without a voice for their language. */
  readonly readAloud: (lines: () => readonly string[], language: string) => ReadAloud | undefined;
  readonly isPrinting: boolean;
  /** The answers of `response` are shown, and cannot be changed. */
  readonly isReadOnly: boolean;
  readonly response: QuestionnaireResponse | undefined;
}

/** Renders a form: the tools of its reader, notices about stored answers, and the step that the patient is at. */
export function renderForm(context: RenderContext, view: FormView): TemplateResult {
  const drafts = context.modules.drafts.present;
  if (context.state.pages.length === 0) {
    return html`<p class="message" role="status">${context.texts.noQuestions}</p>`;
  }
  return html`
    <div class="screen">
      ${renderTools(context, view)} ${drafts?.renderDraftNotices(context)} ${renderStep(context, view)}
      ${drafts?.renderDraftStatus(context)}
    </div>
    ${view.isPrinting ? html`<div class="paper">${renderLookBack(context, undefined)}</div>` : nothing}
  `;
}

/** Renders the help with reading, at the top of each page. */
function renderTools(context: RenderContext, view: FormView): TemplateResult {
  const { texts } = context;
  const readAloud = readAloudOf(context, view);
  return html`
    <div class="tools">
      ${
        readAloud
          ? html`<button type="button" class="text" @click=${readAloud.toggle}>
              ${readAloud.isSpeaking ? texts.stopReading : texts.readAloud}
            </button>`
          : nothing
      }
      <div class="text-sizes" role="group" aria-label=${texts.textSize}>
        ${textSizes.map(
          (size) => html`
            <button
              type="button"
              class="text-size ${size}"
              aria-label=${texts.textSizes[size]}
              aria-pressed=${size === view.textSize}
              @click=${() => view.setTextSize(size)}
            >
              <span aria-hidden="true">A</span>
            </button>
          `,
        )}
      </div>
    </div>
  `;
}

/** Returns undefined if there is nothing to read aloud, or no voice to do so. */
function readAloudOf(context: RenderContext, { readAloud, isReadOnly }: FormView): ReadAloud | undefined {
  const { step } = context.state;
  if (isReadOnly || (step !== 'intro' && step !== 'questions')) return undefined;
  return readAloud(() => spokenLinesOf(context), context.shownLanguage ?? context.formatter.language);
}

function renderStep(context: RenderContext, { isReadOnly, response }: FormView): TemplateResult | undefined {
  const { state, page, info } = context;
  if (isReadOnly) return renderLookBack(context, response);
  if (state.offer) return context.modules.drafts.present?.renderResume(context);
  switch (state.step) {
    case 'intro':
      return info.isList ? renderList(context) : renderIntro(context);
    case 'questions':
      return info.isList ? renderList(context) : page && renderPage(context, page);
    case 'review':
      return renderReview(context);
    case 'thanks':
      return renderThanks(context);
  }
}
