import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process, and when it began: the system gives the number of one that is gone to somebody else's program. */
export interface Process {
  readonly pid: number;
  /** In ticks since the machine started. */
  readonly began: string;
}

const started = new Map<number, Process>();
// A test that is stopped half-way leaves no browser behind.
process.on('exit', () => [...started.values()].forEach((one) => killTree(one)));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** Ends with this Node process at the latest. */
export function watchOver(child: ChildProcess): Process {
  const { pid } = child;
  const one = pid === undefined ? undefined : processOf(pid);
  if (!one) throw new Error('The program did not start.');
  started.set(one.pid, one);
  child.once('exit', () => started.delete(one.pid));
  return one;
}

/** A process and everything that it started, itself first; nothing where it is gone. */
export function treeOf(root: Process): Process[] {
  if (!isThere(root)) return [];
  return [root, ...descendantsOf(root.pid)];
}

/**
 * SIGKILL of a process and of everything that it started: nobody gets the time to write something.
 *
 * @param known Those that are known already: looking for all of them takes longer than writing something does.
 */
export function killTree(root: Process, known: readonly Process[] = []): void {
  started.delete(root.pid);
  const isHere = isThere(root);
  known.forEach(killOne);
  // Where the root was among the known, what it started is told by its number until somebody waited for it.
  if (isHere) [root, ...descendantsOf(root.pid)].forEach(killOne);
}

/** Once the process itself is gone. */
export function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** The processes below one of them, by the first letters of their program's name. */
export function processesBelow(root: Process, name: string): Process[] {
  // The kernel keeps 15 letters of a name.
  return treeOf(root).filter(({ pid }) => statOf(pid)?.name.startsWith(name.slice(0, 15)));
}

export function killOne(one: Process): void {
  if (!isThere(one)) return;
  try {
    process.kill(one.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

function isThere({ pid, began }: Process): boolean {
  return statOf(pid)?.began === began;
}

function processOf(pid: number): Process | undefined {
  const stat = statOf(pid);
  return stat && { pid, began: stat.began };
}

function descendantsOf(pid: number): Process[] {
  const children = new Map<number, Process[]>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const stat = statOf(Number(name));
    if (!stat) continue;
    const siblings = children.get(stat.parent) ?? [];
    children.set(stat.parent, [...siblings, { pid: Number(name), began: stat.began }]);
  }
  const below = (parent: number): Process[] => (children.get(parent) ?? []).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}

/** `/proc/<pid>/stat` is: pid (name) state parent ... began ... and a name may have spaces and brackets. */
function statOf(pid: number): { name: string; parent: number; began: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    const fields = stat.slice(end + 2).split(' ');
    return { name: stat.slice(stat.indexOf('(') + 1, end), parent: Number(fields[1]), began: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
