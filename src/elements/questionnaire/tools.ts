import { html, nothing, type TemplateResult } from 'lit';
import type { QuestionnaireMessages } from '../../locales/messages/questionnaire.js';

/** The text size, relative to the reader's own setting. */
export const textSizes = ['normal', 'large', 'larger'] as const;
export type TextSize = (typeof textSizes)[number];
/** Factor of each text size, as in the style sheet. */
export const timesAsLarge: Readonly<Record<TextSize, number>> = { normal: 1, large: 1.25, larger: 1.5 };

/** The settings of the reader. */
export interface Tools {
  readonly textSize: TextSize;
  readonly setTextSize: (size: TextSize) => void;
  /** Absent where there is nothing to read aloud, or no voice to do so. */
  readonly readAloud: { readonly isSpeaking: boolean; readonly toggle: () => void } | undefined;
}

/** Help with reading, at the top of each page. */
export function renderTools(texts: QuestionnaireMessages, { textSize, setTextSize, readAloud }: Tools): TemplateResult {
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
              aria-pressed=${size === textSize}
              @click=${() => setTextSize(size)}
            >
              <span aria-hidden="true">A</span>
            </button>
          `,
        )}
      </div>
    </div>
  `;
}
