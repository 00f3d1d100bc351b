import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import { audienceContext, loadingContext } from '../../adapter/context.js';
import { SetupError, type Missing } from './setup-error.js';

export interface Needs {
  /** The required property that is not set. */
  readonly own?: Missing | undefined;
  readonly adapter: boolean;
  readonly subject: boolean;
}

interface Provided {
  readonly adapter: unknown;
  readonly subject: string | undefined;
}

/** Milliseconds after the page has loaded in which a page can still set a missing value. */
const gracePeriodMs = 1000;

/**
 * Finds a requirement that the page has not met. It is reported a second after the page has loaded, but not while the
 * provider is `loading`. Until then, the element shows that it is loading.
 */
export class SetupController implements ReactiveController {
  readonly #host: LitElement;
  readonly #reload: () => void;
  readonly #audience: ContextConsumer<typeof audienceContext, LitElement>;
  readonly #loading: ContextConsumer<typeof loadingContext, LitElement>;

  #hasRefused = false;

  /** @param reload Checks the requirements again. */
  constructor(host: LitElement, reload: () => void) {
    this.#host = host;
    this.#reload = reload;
    host.addController(this);
    this.#audience = new ContextConsumer(host, { context: audienceContext, subscribe: true });
    this.#loading = new ContextConsumer(host, { context: loadingContext, subscribe: true });
  }

  /** True if the element is inside a provider: each provider has an audience. */
  get isProvided(): boolean {
    return this.#audience.value !== undefined;
  }

  hostConnected(): void {
    // The element may have moved into a provider that has the missing value.
    if (this.#hasRefused) this.#reload();
    this.#hasRefused = false;
  }

  /** Returns the first requirement that is not met; `loading` while the provider is loading. */
  missing({ own, ...needs }: Needs, { adapter, subject }: Provided): Missing | 'loading' | undefined {
    const missing = own ?? this.#missingOfProvider(needs, { adapter, subject });
    return missing && this.#loading.value ? 'loading' : missing;
  }

  /** Rejects with a {@link SetupError} after the grace period; never while the provider is loading. */
  async refuse(missing: Missing | 'loading', signal: AbortSignal): Promise<never> {
    await (missing === 'loading' ? new Promise<never>(() => {}) : graceEnd(signal));
    this.#hasRefused = true;
    throw new SetupError(this.#host, missing as Missing);
  }

  #missingOfProvider(needs: Omit<Needs, 'own'>, { adapter, subject }: Provided): Missing | undefined {
    if (needs.adapter && !adapter) return this.isProvided ? 'adapter' : 'provider';
    return needs.subject && !subject ? 'subject' : undefined;
  }
}

function graceEnd(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const start = () => setTimeout(resolve, gracePeriodMs);
    if (document.readyState === 'complete') start();
    else addEventListener('load', start, { once: true, signal });
  });
}
