import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const started = new Set<number>();
// A test that is stopped half-way leaves no browser behind.
process.on('exit', () => [...started].forEach((pid) => killTree(pid)));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** Ends with this Node process at the latest. */
export function watchOver(child: ChildProcess): number {
  const { pid } = child;
  if (pid === undefined) throw new Error('The program did not start.');
  started.add(pid);
  // The system gives the number of one that is gone to somebody else's program.
  child.once('exit', () => started.delete(pid));
  return pid;
}

/** A process and everything that it started, itself first. */
export function treeOf(pid: number): number[] {
  return [pid, ...descendantsOf(pid)];
}

/**
 * SIGKILL of a process and of everything that it started: nobody gets the time to write something.
 *
 * @param known Those that are known already: looking for them takes longer than writing something does.
 */
export function killTree(pid: number, known: readonly number[] = []): void {
  started.delete(pid);
  known.forEach(killOne);
  treeOf(pid).forEach(killOne);
}

/** Once the process itself is gone. */
export function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** The processes below one of them, by the first letters of their program's name. */
export function processesBelow(pid: number, name: string): number[] {
  // The kernel keeps 15 letters of a name.
  return descendantsOf(pid).filter((one) => nameOf(one)?.startsWith(name.slice(0, 15)));
}

export function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

function descendantsOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const one of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(one);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(one)]);
  }
  const below = (parent: number): number[] => (children.get(parent) ?? []).flatMap((one) => [one, ...below(one)]);
  return below(pid);
}

/** `/proc/<pid>/stat` is: pid (name) state parent ... and a name may have spaces and brackets. */
function parentOf(pid: string): number | undefined {
  const stat = statOf(pid);
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function nameOf(pid: number): string | undefined {
  const stat = statOf(String(pid));
  return stat?.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
}

function statOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
}
