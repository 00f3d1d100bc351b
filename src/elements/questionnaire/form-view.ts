import { html, nothing, type TemplateResult } from 'lit';
import type { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import type { RenderContext } from './context.js';
import { spokenLinesOf } from './spoken.js';
import { renderIntro, renderList, renderLookBack, renderPage, renderReview, renderThanks } from './steps.js';
import { renderTools, type TextSize, type Tools } from './tools.js';

/** The reader's view of a form. */
export interface FormView {
  readonly textSize: TextSize;
  readonly setTextSize: (size: TextSize) => void;
  /** Returns the button that reads lines aloud; undefined without a voice for their language. */
  readonly readAloud: (lines: () => readonly string[], language: string) => Tools['readAloud'];
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
      ${renderToolsOf(context, view)} ${drafts?.renderDraftNotices(context)} ${renderStep(context, view)}
      ${drafts?.renderDraftStatus(context)}
    </div>
    ${view.isPrinting ? html`<div class="paper">${renderLookBack(context, undefined)}</div>` : nothing}
  `;
}

function renderToolsOf(context: RenderContext, { readAloud, isReadOnly, ...view }: FormView): TemplateResult {
  const { step } = context.state;
  const isText = !isReadOnly && (step === 'intro' || step === 'questions');
  const language = context.shownLanguage ?? context.formatter.language;
  const lines = () => spokenLinesOf(context);
  return renderTools(context.texts, { ...view, readAloud: isText ? readAloud(lines, language) : undefined });
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
