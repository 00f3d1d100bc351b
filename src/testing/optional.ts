import type { ProAdapter } from '../adapter/adapter.js';
import type { AdapterCheck } from './adapter-check.js';
import { exampleData, subject } from './example-data.js';
import { expect } from './expectations.js';

export type AdapterWith<Method extends keyof ProAdapter> = ProAdapter & Required<Pick<ProAdapter, Method>>;

/** A check that is skipped for adapters without these optional methods. */
export function optionalCheck<Method extends keyof ProAdapter>(
  methods: Method | readonly Method[],
  name: string,
  check: (adapter: AdapterWith<Method>) => Promise<void>,
): AdapterCheck {
  const required = [methods].flat();
  const hasMethods = (adapter: ProAdapter): adapter is AdapterWith<Method> =>
    required.every((method) => typeof adapter[method] === 'function');
  return {
    name,
    check: async (makeAdapter) => {
      const adapter = await makeAdapter(exampleData);
      if (!hasMethods(adapter)) return 'skipped';
      await check(adapter);
      return 'passed';
    },
  };
}

const timeoutMs = 5000;

/** Waits until a listener is called after the action. The timeout suits an adapter that polls its server. */
export async function waitForNotification(
  adapter: AdapterWith<'subscribe'>,
  action: () => Promise<unknown>,
): Promise<void> {
  let stop = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const called = new Promise<boolean>((resolve) => {
    stop = adapter.subscribe({ subject }, () => resolve(true));
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  const wasCalled = await action()
    .then(() => called)
    .finally(() => {
      clearTimeout(timer);
      stop();
    });
  expect(wasCalled, `The listener was not called within ${timeoutMs} milliseconds after the data changed.`);
}
