/** What a tab tells the others: no answers, and hashes in place of names. */
export type TabMessage =
  /** A draft or a finished response of this owner changed. */
  | { readonly kind: 'changed'; readonly owner: string; readonly writer: string }
  /** Everything was thrown away, in milliseconds since 1970. */
  | { readonly kind: 'purged'; readonly at: number };

const name = 'pro-widgets.drafts';
/** The forms of this page. */
const present = new Set<Tabs>();

/** How forms hear of each other. Without it they still find out: each looks before it writes, and when it is shown. */
export class Tabs {
  readonly #listener: (message: TabMessage) => void;
  #channel: BroadcastChannel | undefined;

  constructor(listener: (message: TabMessage) => void) {
    this.#listener = listener;
  }

  /** Safe to repeat. */
  open(): void {
    present.add(this);
    if (this.#channel || typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => this.#listener(data));
  }

  tell(message: TabMessage): void {
    this.#channel?.postMessage(message);
    // At once on this page: nothing may be written after what is thrown away.
    if (this.#channel && message.kind !== 'purged') return;
    for (const other of present) if (other !== this) other.#listener(message);
  }

  close(): void {
    present.delete(this);
    this.#channel?.close();
    this.#channel = undefined;
  }
}
