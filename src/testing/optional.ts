import type { ProAdapter } from '../adapter/adapter.js';
import type { AdapterCheck } from './adapter-check.js';
import { exampleData, subject } from './example-data.js';
import { expect } from './expectations.js';

/** An adapter that has these methods. */
export type Having<Method extends keyof ProAdapter> = ProAdapter & Required<Pick<ProAdapter, Method>>;

/** A check for adapters that have an optional method, or all of several; it is skipped for the others. */
export function optional<Method extends keyof ProAdapter>(
  methods: Method | readonly Method[],
  name: string,
  check: (adapter: Having<Method>) => Promise<void>,
): AdapterCheck {
  const needed = [methods].flat();
  const isThere = (adapter: ProAdapter): adapter is Having<Method> =>
    needed.every((method) => typeof adapter[method] === 'function');
  return {
    name,
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      if (!isThere(adapter)) return 'skipped';
      await check(adapter);
      return 'passed';
    },
  };
}

const patience = 5000;

/** Waits until a listener is called after the act; long enough for an adapter that asks its server now and then. */
export async function heard(adapter: Having<'subscribe'>, act: () => Promise<unknown>): Promise<void> {
  let stop = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const called = new Promise<boolean>((resolve) => {
    stop = adapter.subscribe({ subject }, () => resolve(true));
    timer = setTimeout(() => resolve(false), patience);
  });
  const wasCalled = await act()
    .then(() => called)
    .finally(() => {
      clearTimeout(timer);
      stop();
    });
  expect(wasCalled, `The listener was not called within ${patience} milliseconds after the data changed.`);
}
