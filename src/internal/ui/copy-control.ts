import { css, html, nothing, type LitElement } from 'lit';
import type { CopyMessages } from '../../locales/messages/copy.js';
import { ProCopyEvent } from './copy.event.js';

/** Copies a text for the record, says what came of it, and shows the text to copy by hand where the browser refuses. */
export class CopyControl {
  readonly #host: LitElement;
  #state: 'none' | 'copied' | 'refused' = 'none';

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** What came of an earlier copying is no longer said. */
  forget(): void {
    if (this.#state !== 'none') this.#become('none');
  }

  /** @param instrument `id` of the instrument that the text is about. */
  async copy(text: string, instrument: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#become('copied');
      this.#host.dispatchEvent(new ProCopyEvent(instrument));
    } catch {
      // Refused, or not there at all: a page in a frame, without https, or in a record viewer that forbids it.
      this.#become('refused');
      await this.#host.updateComplete;
      this.#host.renderRoot.querySelector<HTMLTextAreaElement>('.text-to-copy')?.select();
    }
  }

  /**
   * The button, what came of the last copying, and the text to copy by hand.
   *
   * @param options.text Asked for only where it is shown.
   * @param options.said What to say in place of what came of it, such as that there is nothing to copy yet.
   */
  render(
    messages: CopyMessages,
    { text, onCopy, said }: { text: () => string; onCopy: () => void; said?: string | undefined },
  ) {
    const outcomes = { none: nothing, copied: messages.copied, refused: messages.refused };
    return html`
      <button part="copy" @click=${onCopy}>${messages.copy}</button>
      <p class="small" role="status">${said ?? outcomes[this.#state]}</p>
      ${
        this.#state === 'refused' && said === undefined
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

  #become(state: 'none' | 'copied' | 'refused'): void {
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
