import { readdirSync, readFileSync } from 'node:fs';

/** CPU time each thread has had, nanoseconds, by `process/thread`; with the names the browser gave them. */
export interface CpuReading {
  readonly threads: ReadonlyMap<string, { readonly process: number; readonly name: string; readonly used: number }>;
  /** Command line of each process. */
  readonly commands: ReadonlyMap<number, string>;
}

/** What was used between two readings, milliseconds. */
export interface CpuUse {
  /** The main thread of the process that held the page. */
  readonly page: number;
  /** Every thread of that process. */
  readonly process: number;
  /** Every thread of every process of the browser. */
  readonly all: number;
  /** Whether the process of the page was there at the first reading: its start is not in the figures then. */
  readonly isOld: boolean;
}

/** A file of `/proc`; empty when the process or thread has just ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Parent of each living process. */
function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // The name stands in brackets and may hold anything.
    const after = read(`/proc/${name}/stat`).replace(/^.*\) /s, '');
    if (after !== '') found.set(Number(name), Number(after.split(' ')[1]));
  }
  return found;
}

function familyOf(root: number): number[] {
  const all = parents();
  const family = new Set([root]);
  for (let grown = true; grown;) {
    grown = false;
    for (const [process, parent] of all)
      if (family.has(parent) && !family.has(process)) {
        family.add(process);
        grown = true;
      }
  }
  return [...family];
}

/**
 * Reads what every thread of a browser has used. `schedstat` counts nanoseconds where the kernel keeps it; `stat`, in ticks of
 * 10 ms, does always.
 *
 * @param root process that was started
 */
export function readCpu(root: number): CpuReading {
  const threads = new Map<string, { process: number; name: string; used: number }>();
  const commands = new Map<number, string>();
  for (const process of familyOf(root)) {
    commands.set(process, read(`/proc/${process}/cmdline`).replaceAll('\0', ' '));
    let names: string[] = [];
    try {
      names = readdirSync(`/proc/${process}/task`);
    } catch {
      // Expected: it ended in between.
    }
    for (const thread of names) {
      const folder = `/proc/${process}/task/${thread}`;
      const exact = Number(read(`${folder}/schedstat`).split(' ')[0]);
      const [user, system] = read(`${folder}/stat`)
        .replace(/^.*\) /s, '')
        .split(' ')
        .slice(11, 13)
        .map(Number);
      const used = exact > 0 ? exact : ((user ?? 0) + (system ?? 0)) * 1e7;
      threads.set(`${process}/${thread}`, { process, name: read(`${folder}/comm`).trim(), used });
    }
  }
  return { threads, commands };
}

/** Whether a process holds pages of sites: not the browser, not an extension, not a service. */
const isPages = (command: string, mainThread: string): boolean =>
  (command.includes('--type=renderer') && !command.includes('--extension-process')) ||
  mainThread.startsWith('Isolated Web');

/**
 * What was used between two readings. The process of the page is the one, of those that hold pages, whose main thread did most.
 * Threads that ended in between are not counted.
 *
 * @throws RangeError when no process holds a page
 */
export function usedBetween(before: CpuReading, after: CpuReading): CpuUse {
  const perProcess = new Map<number, { main: number; all: number }>();
  for (const [key, { process, used }] of after.threads) {
    const sum = perProcess.get(process) ?? { main: 0, all: 0 };
    const delta = (used - (before.threads.get(key)?.used ?? 0)) / 1e6;
    sum.all += delta;
    if (key === `${process}/${process}`) sum.main = delta;
    perProcess.set(process, sum);
  }
  const pages = [...perProcess]
    .filter(([process]) =>
      isPages(after.commands.get(process) ?? '', after.threads.get(`${process}/${process}`)?.name ?? ''),
    )
    .toSorted(([, a], [, b]) => b.main - a.main);
  const [held] = pages;
  if (held === undefined) throw new RangeError('No process holds a page.');
  const [process, { main, all }] = held;
  const total = [...perProcess.values()].reduce((sum, each) => sum + each.all, 0);
  return { page: main, process: all, all: total, isOld: before.commands.has(process) };
}
