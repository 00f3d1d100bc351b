import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process, identified by its start time too, because the system reuses process ids. */
export interface Process {
  readonly pid: number;
  /** Start time in ticks since the machine started. */
  readonly startTime: string;
}

const started = new Map<number, Process>();
// An aborted test leaves no browser running.
process.on('exit', () => [...started.values()].forEach((root) => killTree(root)));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** Registers a child process, so that it is killed when this Node process ends. */
export function watchOver(child: ChildProcess): Process {
  const { pid } = child;
  const root = pid === undefined ? undefined : processOf(pid);
  if (!root) throw new Error('The program did not start.');
  started.set(root.pid, root);
  child.once('exit', () => started.delete(root.pid));
  return root;
}

/** Returns a process and its descendants, itself first; an empty list if it has ended. */
export function treeOf(root: Process): Process[] {
  if (!isRunning(root)) return [];
  return [root, ...descendantsOf(root.pid)];
}

/**
 * Sends SIGKILL to a process and its descendants, before they can write to disk.
 *
 * @param known Descendants that are already known. They are killed first, because finding all descendants takes longer
 *   than a write.
 */
export function killTree(root: Process, known: readonly Process[] = []): void {
  started.delete(root.pid);
  const wasRunning = isRunning(root);
  known.forEach(killProcess);
  // A killed root keeps its process id until it is reaped, so its descendants can still be found.
  if (wasRunning) [root, ...descendantsOf(root.pid)].forEach(killProcess);
}

/** Resolves when the process has ended. */
export function waitForExit(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** Returns the processes in a tree whose program name starts with `name`. */
export function processesBelow(root: Process, name: string): Process[] {
  // The kernel truncates names to 15 characters.
  return treeOf(root).filter(({ pid }) => statOf(pid)?.name.startsWith(name.slice(0, 15)));
}

export function killProcess(target: Process): void {
  if (!isRunning(target)) return;
  try {
    process.kill(target.pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}

function isRunning({ pid, startTime }: Process): boolean {
  return statOf(pid)?.startTime === startTime;
}

function processOf(pid: number): Process | undefined {
  const stat = statOf(pid);
  return stat && { pid, startTime: stat.startTime };
}

function descendantsOf(pid: number): Process[] {
  const children = new Map<number, Process[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = statOf(Number(name));
    if (!stat) continue;
    const siblings = children.get(stat.parent) ?? [];
    children.set(stat.parent, [...siblings, { pid: Number(name), startTime: stat.startTime }]);
  }
  const below = (parent: number): Process[] =>
    (children.get(parent) ?? []).flatMap((child) => [child, ...below(child.pid)]);
  return below(pid);
}

/**
 * Reads `/proc/<pid>/stat`: pid (name) state parent … startTime …. The name may have spaces and brackets.
 */
function statOf(pid: number): { name: string; parent: number; startTime: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    const fields = stat.slice(end + 2).split(' ');
    return { name: stat.slice(stat.indexOf('(') + 1, end), parent: Number(fields[1]), startTime: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
