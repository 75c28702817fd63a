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

/**
 * What the main threads of pages spent, by kind of event, without what other events inside took. Microseconds of the processor, or of the
 * clock where the browser does not tell.
 *
 * @param counts whether a process is one of those to count
 */
export function ownTimes(events: readonly TraceEvent[], counts: (process: number) => boolean): Map<string, number> {
  const mains = new Set(
    events
      .filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
      .filter(({ pid }) => counts(pid))
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const times = new Map<string, number>();
  const add = (name: string, time: number): void => void times.set(name, (times.get(name) ?? 0) + time);
  const threads = Map.groupBy(
    events.filter(({ ph, pid, tid }) => ph === 'X' && mains.has(`${pid}/${tid}`)),
    ({ pid, tid }) => `${pid}/${tid}`,
  );
  const timeOf = ({ dur = 0, tdur = dur }: TraceEvent): number => tdur;
  for (const own of threads.values()) {
    const open: { name: string; end: number }[] = [];
    for (const event of own.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
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
