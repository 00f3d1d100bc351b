import { html, nothing } from 'lit';
import { secondaryAnswer, type SecondaryPurpose } from '../../core/sharing/secondary-use.js';
import { statedDate } from '../../internal/format/score-and-date.js';
import type { SharingContext } from './texts.js';

export interface SecondaryOptions {
  readonly purposes: readonly SecondaryPurpose[];
  readonly canSave: boolean;
  readonly busy: string | undefined;
  readonly noticeOf: (purpose: SecondaryPurpose) => string | undefined;
  readonly onChoose: (purpose: SecondaryPurpose, isAllowed: boolean) => void;
}

/** Renders the questions about secondary use: apart from care, with "yes" and "no" of the same size and none chosen. */
export function renderSecondaryUse(
  context: SharingContext,
  { purposes, canSave, busy, noticeOf, onChoose }: SecondaryOptions,
) {
  const { messages, sharing, language, now } = context;
  if (purposes.length === 0) return nothing;
  return html`
    <div class="block" part="secondary">
      <h3>${messages.secondary}</h3>
      ${purposes.map((purpose) => {
        const answer = secondaryAnswer(purpose, sharing, now);
        const decided = sharing?.find((decision) => decision.purpose === purpose)?.decided;
        const button = (isAllowed: boolean, text: string) => html`
          <button
            type="button"
            aria-pressed=${answer === (isAllowed ? 'yes' : 'no') ? 'true' : 'false'}
            aria-disabled=${busy === purpose ? 'true' : nothing}
            @click=${() => onChoose(purpose, isAllowed)}
          >
            ${text}
          </button>
        `;
        return html`
          <div role="group" aria-labelledby=${`${purpose}-question`} aria-describedby=${`${purpose}-more`}>
            <h4 id=${`${purpose}-question`}>${messages.secondaryQuestions[purpose]}</h4>
            <p class="small muted" id=${`${purpose}-more`}>${messages.secondaryExplanation[purpose]}</p>
            ${
              canSave
                ? html`<p class="yes-no">${button(true, messages.yes)} ${button(false, messages.no)}</p>`
                : nothing
            }
            <p role="status">${noticeOf(purpose) ?? messages.secondaryStates[answer]}</p>
            ${decided ? html`<p class="small muted">${messages.decided(statedDate(decided, language))}</p>` : nothing}
          </div>
        `;
      })}
    </div>
  `;
}
