import { css, html, nothing, type LitElement } from 'lit';
import type { CopyMessages } from '../../locales/messages/copy.js';
import { ProCopyEvent } from './copy.event.js';

/** Copies a text to the clipboard and shows the result. If the browser refuses, it shows the text to copy manually. */
export class CopyControl {
  readonly #host: LitElement;
  #state: 'none' | 'copied' | 'refused' = 'none';

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Clears the result of the last copy. */
  forget(): void {
    if (this.#state !== 'none') this.#setState('none');
  }

  /** @param instrument The `id` of the instrument that the text is about. */
  async copy(text: string, instrument: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#setState('copied');
      this.#host.dispatchEvent(new ProCopyEvent(instrument));
    } catch {
      // Refused or not available: in a frame, without HTTPS, or in a record viewer that forbids it.
      this.#setState('refused');
      await this.#host.updateComplete;
      this.#host.renderRoot.querySelector<HTMLTextAreaElement>('.text-to-copy')?.select();
    }
  }

  /**
   * Renders the button, the result of the last copy, and the text to copy manually.
   *
   * @param options.text Returns the text. Called only if the text is shown.
   * @param options.notice Message in place of the result, such as that there is nothing to copy yet.
   */
  render(
    messages: CopyMessages,
    { text, onCopy, notice }: { text: () => string; onCopy: () => void; notice?: string | undefined },
  ) {
    const results = { none: nothing, copied: messages.copied, refused: messages.refused };
    return html`
      <button part="copy" @click=${onCopy}>${messages.copy}</button>
      <p class="small" role="status">${notice ?? results[this.#state]}</p>
      ${
        this.#state === 'refused' && notice === undefined
          ? html`<textarea
              class="text-to-copy"
              readonly
              rows="8"
              aria-label=${messages.textToCopy}
              .value=${text()}
            ></textarea>`
          : nothing
      }
    `;
  }

  #setState(state: 'none' | 'copied' | 'refused'): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

export const copyStyles = css`
  .text-to-copy {
    inline-size: 100%;
    padding: 0.5em;
    border: 1px solid var(--_control-line);
    border-radius: 0.375em;
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    resize: vertical;
  }
`;
