import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import type { ProAdapter } from '../../adapter/adapter.js';
import { audienceContext, loadingContext, type Audience } from '../../adapter/context.js';
import { SetupError, type Missing } from './setup-error.js';
import { lacksViewer, type Viewing } from './viewing.js';

export interface Needs {
  /** The required property that is not set. */
  readonly own?: Missing | undefined;
  readonly adapter: boolean;
  readonly subject: boolean;
  /** `false` for an element that shows no data of the subject, so that it does not matter who looks. */
  readonly viewer?: false;
}

interface Provided {
  readonly adapter: ProAdapter | undefined;
  readonly subject: string | undefined;
  /** The person who looks. Omitted by an element that shows no data of the subject. */
  readonly viewing?: Viewing;
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

  hostConnected(): void {
    // The element may have moved into a provider that has the missing value.
    if (this.#hasRefused) this.#reload();
    this.#hasRefused = false;
  }

  /** The audience of the provider; undefined without a provider. */
  get audience(): Audience | undefined {
    return this.#audience.value;
  }

  /** Returns the first requirement that is not met; `loading` while the provider is loading. */
  missing({ own, ...needs }: Needs, { viewing, ...provided }: Provided): Missing | 'loading' | undefined {
    const isLoading = this.#loading.value ?? false;
    const isUnknown = needs.viewer !== false && viewing && lacksViewer(viewing, provided.adapter, isLoading);
    const missing = own ?? this.#missingOfProvider(needs, provided) ?? (isUnknown ? 'viewer' : undefined);
    return missing && isLoading ? 'loading' : missing;
  }

  /** Rejects with a {@link SetupError} after the grace period; never while the provider is loading. */
  async refuse(missing: Missing | 'loading', signal: AbortSignal): Promise<never> {
    await (missing === 'loading' ? new Promise<never>(() => {}) : graceEnd(signal));
    this.#hasRefused = true;
    throw new SetupError(this.#host, missing as Missing);
  }

  #missingOfProvider(needs: Pick<Needs, 'adapter' | 'subject'>, { adapter, subject }: Provided): Missing | undefined {
    // Each provider has an audience, so without one there is no provider.
    if (needs.adapter && !adapter) return this.#audience.value === undefined ? 'provider' : 'adapter';
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
