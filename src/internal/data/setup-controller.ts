import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import { audienceContext, loadingContext } from '../../adapter/context.js';
import { SetupError, type Missing } from './setup-error.js';

/** What an element cannot do without now. */
export interface Needs {
  /** A property of its own that is not set. */
  readonly own?: Missing | undefined;
  readonly adapter: boolean;
  readonly subject: boolean;
}

/** What the element has to ask with. */
interface Given {
  readonly adapter: unknown;
  readonly subject: string | undefined;
}

/** How long something may come after its page has loaded, in milliseconds. */
const grace = 1000;

/**
 * Finds what the page did not give, and says so when it does not come: a second after the page has loaded, or not at all
 * while the provider says that it is `loading`. Until then an element claims nothing.
 */
export class SetupController implements ReactiveController {
  readonly #host: LitElement;
  readonly #reload: () => void;
  readonly #audience: ContextConsumer<typeof audienceContext, LitElement>;
  readonly #loading: ContextConsumer<typeof loadingContext, LitElement>;

  #hasRefused = false;

  /** @param reload Looks again whether something is missing. */
  constructor(host: LitElement, reload: () => void) {
    this.#host = host;
    this.#reload = reload;
    host.addController(this);
    this.#audience = new ContextConsumer(host, { context: audienceContext, subscribe: true });
    this.#loading = new ContextConsumer(host, { context: loadingContext, subscribe: true });
  }

  hostConnected(): void {
    // What was missing where the element was before may be here.
    if (this.#hasRefused) this.#reload();
    this.#hasRefused = false;
  }

  /** The first thing that is missing; `loading` while the provider says that it is still to come. */
  missing({ own, ...needs }: Needs, { adapter, subject }: Given): Missing | 'loading' | undefined {
    const missing = own ?? this.#missingOfProvider(needs, { adapter, subject });
    return missing && this.#loading.value ? 'loading' : missing;
  }

  /** Rejects with a {@link SetupError} when the time in which it may still come is over. */
  async refuse(missing: Missing | 'loading', signal: AbortSignal): Promise<never> {
    await (missing === 'loading' ? new Promise<never>(() => {}) : graceOver(signal));
    this.#hasRefused = true;
    throw new SetupError(this.#host, missing as Missing);
  }

  #missingOfProvider(needs: Omit<Needs, 'own'>, { adapter, subject }: Given): Missing | undefined {
    // Every provider provides an audience.
    if (needs.adapter && !adapter) return this.#audience.value === undefined ? 'provider' : 'adapter';
    return needs.subject && !subject ? 'subject' : undefined;
  }
}

function graceOver(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const start = () => setTimeout(resolve, grace);
    if (document.readyState === 'complete') start();
    else addEventListener('load', start, { once: true, signal });
  });
}
