import type { BareBrowser } from './browsers.ts';
import { readCpu } from './cpu.ts';
import type { Line } from './line.ts';

/** An event of a trace of Chromium; times in microseconds. */
interface TraceEvent {
  readonly pid: number;
  readonly tid: number;
  readonly ph: string;
  readonly name: string;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of its thread; not in every build of the browser. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string } };
}

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'disabled-by-default-v8.compile',
];

/** Begins a trace of the whole browser: no inspector looks into a page. */
export async function beginTrace(line: Line): Promise<void> {
  await line.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES },
  });
}

/** Ends it. @returns its events */
export async function endTrace(line: Line): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  line.on('Tracing.dataCollected', ({ value }) => events.push(...(value as TraceEvent[])));
  const complete = new Promise((resolve) => line.on('Tracing.tracingComplete', resolve));
  await line.send('Tracing.end');
  await complete;
  return events;
}

/** The script an event belongs to: the last part of its address, of ours alone. */
const scriptOf = ({ args }: TraceEvent): string => {
  const url = args?.data?.url ?? '';
  return url.startsWith('chrome-extension:') ? ` ${url.split('/').at(-1)}` : '';
};

/** Microseconds of the processor, or of the clock where the browser does not tell. */
const timeOf = ({ dur = 0, tdur = dur }: TraceEvent): number => tdur;

/** Processes of a browser that hold pages, the extension's not among them. */
export function pagesOf(browser: BareBrowser): (process: number) => boolean {
  const { commands } = readCpu(browser.process);
  return (process) => !(commands.get(process) ?? '').includes('--extension-process');
}

/**
 * What ran on the main threads of pages, of each in order of time, an event before those inside it.
 *
 * @param counts whether a process is one of those to count
 */
function onMainThreads(events: readonly TraceEvent[], counts: (process: number) => boolean): TraceEvent[][] {
  const mains = new Set(
    events
      .filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
      .filter(({ pid }) => counts(pid))
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const threads = Map.groupBy(
    events.filter(({ ph, pid, tid }) => ph === 'X' && mains.has(`${pid}/${tid}`)),
    ({ pid, tid }) => `${pid}/${tid}`,
  );
  return [...threads.values()].map((own) => own.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0)));
}

/** A task of a main thread, ms of the processor: what it took, and what scripts of ours in it took, with all they made the browser do. */
export interface Task {
  readonly length: number;
  readonly ours: number;
}

/**
 * Every task of the main threads of pages. The browser tells pages of long ones only where a script ran in them: what it lays out by itself is
 * not among those, but is here.
 *
 * @param counts whether a process is one of those to count
 */
export function tasksOf(events: readonly TraceEvent[], counts: (process: number) => boolean): Task[] {
  return onMainThreads(events, counts).flatMap((own) => {
    const tasks: { length: number; ours: number }[] = [];
    let [end, oursUntil] = [-1, -1];
    for (const event of own) {
      const { name, ts, dur = 0 } = event;
      if (name === 'RunTask' && ts >= end) {
        tasks.push({ length: timeOf(event) / 1000, ours: 0 });
        end = ts + dur;
      }
      const task = tasks.at(-1);
      if (task === undefined || ts >= end || ts < oursUntil || scriptOf(event) === '') continue;
      task.ours += timeOf(event) / 1000;
      oursUntil = ts + dur;
    }
    return tasks;
  });
}

/**
 * What the main threads of pages spent, by kind of event, without what other events inside took. Microseconds of the processor, or of the
 * clock where the browser does not tell.
 *
 * @param counts whether a process is one of those to count
 */
export function ownTimes(events: readonly TraceEvent[], counts: (process: number) => boolean): Map<string, number> {
  const times = new Map<string, number>();
  const add = (name: string, time: number): void => void times.set(name, (times.get(name) ?? 0) + time);
  for (const own of onMainThreads(events, counts)) {
    const open: { name: string; end: number }[] = [];
    for (const event of own) {
      while (open.length > 0 && (open.at(-1)?.end ?? 0) <= event.ts) open.pop();
      const around = open.at(-1);
      const name = `${event.name}${scriptOf(event)}`;
      if (around !== undefined) add(around.name, -timeOf(event));
      add(name, timeOf(event));
      open.push({ name, end: event.ts + (event.dur ?? 0) });
    }
  }
  return times;
}
