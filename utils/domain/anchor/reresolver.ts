import { isHost } from '../site/markup.ts';

/** What a re-resolver needs; the functions of a browser fit. */
export interface ReresolverOptions {
  /** The element whose text is watched. */
  readonly root: Node;
  /** Reads the document again and resolves. May be async; calls never overlap. */
  readonly run: () => void | Promise<void>;
  /** Makes the observer: `(callback) => new MutationObserver(callback)`. */
  readonly observe: (
    callback: (records: readonly MutationRecord[]) => void,
  ) => Pick<MutationObserver, 'observe' | 'disconnect' | 'takeRecords'>;
  readonly setTimer: (callback: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
  /** Time in milliseconds, any origin. */
  readonly now: () => number;
  /** Called at each change that will lead to a run. */
  readonly changed?: () => void;
  /** Quiet time before a run, ms. Default 400. */
  readonly quietMs?: number;
  /** For a page that never stops changing, the wait doubles after each run, up to this, ms. Default 60,000. */
  readonly longestMs?: number;
}

/** A page that keeps changing gets a run after this many times the quiet time. */
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

/** Whether we made the change ourselves: one of our elements was added or removed, or changed inside. */
function isOurs(record: MutationRecord): boolean {
  if (ours(record.target)) return true;
  if (record.type !== 'childList') return false;
  const changed = [...record.addedNodes, ...record.removedNodes];
  return changed.length > 0 && changed.every((node) => ours(node));
}

/**
 * Watches the text of a page and starts one run when it has changed and then been quiet. Changes of our own elements do
 * not count, nor do changes that the run itself makes before it first awaits. A page that keeps changing gets fewer and
 * fewer runs.
 */
export function createReresolver(options: ReresolverOptions): Reresolver {
  const { quietMs = 400, longestMs = 60_000 } = options;
  let timer: number | undefined;
  let wait = quietMs;
  let running = false;
  let again = false;
  let stopped = false;
  /** Time of the first change that no run has seen. */
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
      // Observers are notified later: drop the records of what the run itself has just changed.
      observer.takeRecords();
      await outcome;
    } finally {
      running = false;
      // Runs in quick succession wait ever longer; after a long quiet period the wait is reset.
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
