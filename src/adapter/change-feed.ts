/** Tells adapters of the same name in every tab of this origin, and in this one, whose data changed. */
export class ChangeFeed {
  readonly #name: string;

  /** @param name What the adapters share: a database or the address of a server. */
  constructor(name: string) {
    this.#name = `pro-widgets.${name}`;
  }

  /** Calls `listener` after data of a subject changed. Returns how to stop. */
  subscribe(subject: string, listener: () => void): () => void {
    const channel = new BroadcastChannel(this.#name);
    channel.addEventListener('message', ({ data }) => data === subject && listener());
    return () => channel.close();
  }

  notify(subjects: Iterable<string>): void {
    // A channel hears all others of its name, but not itself: one that is made for this reaches this page too.
    const channel = new BroadcastChannel(this.#name);
    for (const subject of subjects) channel.postMessage(subject);
    channel.close();
  }
}
