/** A message between tabs. It has no answers, and hashes instead of names. */
export type TabMessage =
  /** A draft or a finished response of this owner changed. */
  | { readonly kind: 'changed'; readonly owner: string; readonly writer: string }
  /** All drafts were removed at this time, in milliseconds since 1970. */
  | { readonly kind: 'purged'; readonly at: number };

const name = 'pro-widgets.drafts';
/** The open channels of this page. */
const open = new Set<TabChannel>();

/**
 * Tells the forms of this page and of other tabs that drafts changed. If BroadcastChannel is absent, forms still find
 * out: each reads the store before it writes, and when its page is shown.
 */
export class TabChannel {
  readonly #listener: (message: TabMessage) => void;
  #channel: BroadcastChannel | undefined;

  constructor(listener: (message: TabMessage) => void) {
    this.#listener = listener;
  }

  /** Safe to repeat. */
  open(): void {
    open.add(this);
    if (this.#channel || typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => this.#listener(data));
  }

  tell(message: TabMessage): void {
    this.#channel?.postMessage(message);
    // On this page at once: nothing may be written after a purge.
    if (this.#channel && message.kind !== 'purged') return;
    for (const other of open) if (other !== this) other.#listener(message);
  }

  close(): void {
    open.delete(this);
    this.#channel?.close();
    this.#channel = undefined;
  }
}
