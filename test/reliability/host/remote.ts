/** Remote control for a page without a driver: the page polls the server for tasks and reports the outcomes. */
import type { Host } from './host.js';

/** A call of a function of the host page. */
export interface Task {
  readonly number: number;
  readonly name: keyof Host;
  readonly given: readonly unknown[];
}

export interface Outcome {
  readonly number: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Polls forever, also after a lost connection. A task that is received twice runs once. */
export async function obey(host: Host): Promise<void> {
  let outcome: Outcome | undefined;
  for (;;) {
    try {
      const task = (await (await fetch('/api/tasks')).json()) as Task;
      if (task.number !== outcome?.number) outcome = await outcomeOf(host, task);
      await fetch('/api/outcomes', { method: 'POST', body: JSON.stringify(outcome) });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function outcomeOf(host: Host, { number, name, given }: Task): Promise<Outcome> {
  const work = host[name] as (...args: readonly unknown[]) => unknown;
  try {
    return { number, result: await work(...given) };
  } catch (error) {
    return { number, error: String(error) };
  }
}
