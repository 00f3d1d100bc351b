import { expect } from '@open-wc/testing';
import { RestAdapter } from '../../src/adapter/rest.js';

describe('RestAdapter polling', () => {
  const subject = 'Patient/1';

  afterEach(() => {
    Reflect.deleteProperty(document, 'visibilityState');
  });

  function setVisibility(visibilityState: 'hidden' | 'visible'): void {
    Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }

  /** Creates an adapter with such a long poll interval that it polls only when the page becomes visible. */
  function createWatchingAdapter() {
    const server = { revision: 1, requests: 0 };
    const adapter = new RestAdapter({
      baseUrl: '/pro',
      supportedMethods: ['subscribe'],
      pollInterval: 3_600_000,
      fetch: async () => {
        server.requests += 1;
        return Response.json({ revision: `${server.revision}` });
      },
    });
    return { server, adapter };
  }

  it('polls when the page becomes visible again, and not while it is hidden', async () => {
    const { server, adapter } = createWatchingAdapter();
    let stop = () => {};
    const notified = new Promise<void>((resolve) => (stop = adapter.subscribe!({ subject }, resolve)));
    await waitFor(() => server.requests === 1);
    server.revision = 2;
    setVisibility('hidden');
    await nextTask();
    expect(server.requests).to.equal(1);
    setVisibility('visible');
    await notified;
    expect(server.requests).to.equal(2);
    stop();
    setVisibility('visible');
    await nextTask();
    expect(server.requests, 'after it was stopped').to.equal(2);
  });

  it('polls once for all listeners of a subject', async () => {
    const { server, adapter } = createWatchingAdapter();
    const stops = [1, 2, 3].map(() => adapter.subscribe!({ subject }, () => undefined));
    await waitFor(() => server.requests > 0);
    await nextTask();
    expect(server.requests).to.equal(1);
    for (const stop of stops) stop();
  });
});

/** Resolves after pending microtasks. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTask();
  await nextTask();
}
