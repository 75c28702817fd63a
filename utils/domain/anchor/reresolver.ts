import { isHost } from '../site/markup.ts';

/** What a re-resolver needs from its surroundings; the defaults of a browser fit. */
export interface ReresolverOptions {
  /** The element whose text is watched. */
  readonly root: Node;
  /** Reads the document again and resolves. May be async; never called twice at once. */
  readonly run: () => void | Promise<void>;
  /** Makes the observer: `(callback) => new MutationObserver(callback)`. */
  readonly observe: (
    callback: (records: readonly MutationRecord[]) => void,
  ) => Pick<MutationObserver, 'observe' | 'disconnect' | 'takeRecords'>;
  readonly setTimer: (callback: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
  /** Time in milliseconds, any origin. */
  readonly now: () => number;
  /** Called at every change that will lead to a run, before it. */
  readonly changed?: () => void;
  /** Quiet time before a run, ms. Default 400. */
  readonly quietMs?: number;
  /** A page that changes without end gets a run after each of so many runs' time, doubling up to this, ms. Default 60,000. */
  readonly longestMs?: number;
}

/** A page that does not come to rest gets a run after so many times the quiet time. */
const RESTLESS = 5;

export interface Reresolver {
  /** Stops watching. Safe to call twice. */
  stop(): void;
}

function ours(node: Node | null): boolean {
  for (let at = node; at; at = at.parentNode) {
    if (at.nodeType === 1 && isHost(at as Element)) return true;
  }
  return false;
}

/** Whether a change is our own: an element of ours added or removed, or something inside one. */
export function isOurs(record: MutationRecord): boolean {
  if (ours(record.target)) return true;
  if (record.type !== 'childList') return false;
  const changed = [...record.addedNodes, ...record.removedNodes];
  return changed.length > 0 && changed.every((node) => ours(node));
}

/**
 * Watches the text of a page and asks for one calm re-resolve when it has changed and come to rest.
 * Our own elements do not count. What the run changes before it first awaits does not start another; a page that keeps
 * changing gets ever rarer runs.
 */
export function createReresolver(options: ReresolverOptions): Reresolver {
  const { quietMs = 400, longestMs = 60_000 } = options;
  let timer: number | undefined;
  let wait = quietMs;
  let running = false;
  let again = false;
  let stopped = false;
  /** When the first change came that no run has seen. */
  let since: number | undefined;

  const schedule = (): void => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    since ??= options.now();
    if (timer !== undefined) options.clearTimer(timer);
    const left = since + wait * RESTLESS - options.now();
    timer = options.setTimer(() => void go(), Math.max(0, Math.min(wait, left)));
  };
  const observer = options.observe((records) => {
    if (records.every((record) => isOurs(record))) return;
    options.changed?.();
    schedule();
  });
  const go = async (): Promise<void> => {
    timer = undefined;
    since = undefined;
    running = true;
    again = false;
    try {
      const outcome = options.run();
      // Observers are told later: what the run has changed by now is not the page's doing.
      observer.takeRecords();
      await outcome;
    } finally {
      running = false;
      // Each run that follows hard on another waits longer; a page at rest for that long starts afresh.
      wait = Math.min(wait * 2, longestMs);
      if (again) schedule();
      else calm();
    }
  };
  const calm = (): void => {
    const reached = wait;
    options.setTimer(() => {
      if (wait === reached && timer === undefined && !running) wait = quietMs;
    }, reached * 4);
  };
  observer.observe(options.root, { childList: true, characterData: true, subtree: true });
  return {
    stop() {
      stopped = true;
      observer.disconnect();
      if (timer !== undefined) options.clearTimer(timer);
    },
  };
}
