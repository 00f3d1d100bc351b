import { expect } from '@open-wc/testing';
import { RestAdapter } from '../../src/adapter/rest.js';

describe('RestAdapter in a page', () => {
  const subject = 'Patient/1';

  afterEach(() => {
    Reflect.deleteProperty(document, 'visibilityState');
  });

  function turn(visibilityState: 'hidden' | 'visible'): void {
    Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }

  /** An adapter whose server is at a revision; it asks again only when the page comes into view. */
  function watching() {
    const server = { revision: 1, asked: 0 };
    const adapter = new RestAdapter({
      baseUrl: '/pro',
      offers: ['subscribe'],
      checkEvery: 3_600_000,
      fetch: async () => {
        server.asked += 1;
        return Response.json({ revision: `${server.revision}` });
      },
    });
    return { server, adapter };
  }

  it('asks for changes when the page comes into view again, and not while nobody sees it', async () => {
    const { server, adapter } = watching();
    let stop = () => {};
    const heard = new Promise<void>((resolve) => (stop = adapter.subscribe!({ subject }, resolve)));
    await until(() => server.asked === 1);
    server.revision = 2;
    turn('hidden');
    await settled();
    expect(server.asked).to.equal(1);
    turn('visible');
    await heard;
    expect(server.asked).to.equal(2);
    stop();
    turn('visible');
    await settled();
    expect(server.asked, 'after it was stopped').to.equal(2);
  });

  it('asks once for all who listen to a subject', async () => {
    const { server, adapter } = watching();
    const stops = [1, 2, 3].map(() => adapter.subscribe!({ subject }, () => undefined));
    await until(() => server.asked > 0);
    await settled();
    expect(server.asked).to.equal(1);
    for (const stop of stops) stop();
  });
});

/** Whatever was begun and needs no time is over then. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await settled();
  await settled();
}
