import * as z from 'zod/mini';
import type { Clock } from '../domain/clock/calendar.ts';
import { HOST_LIMITS } from '../domain/site/services.ts';
import type { SessionMemory } from './session-memory.ts';
import { orElse } from '../messages/swallow.ts';

/** At most so many requests at a time to one host. */
const AT_A_TIME = 2;
/** A wait is cut in pieces with a write between them: a worker that does nothing for half a minute is stopped. */
const PIECE_MS = 10_000;

const KEY = 'sources.asked';
const Asked = z.record(
  z.string().check(z.maxLength(100)),
  z.array(z.int().check(z.minimum(0))).check(z.maxLength(100)),
);

/** Who a request is for. What a reader waits for goes before what runs in the background. */
export type Urgency = 'reader' | 'background';

/** A request waits, because a host was asked enough for now. */
export interface Wait {
  readonly host: string;
  /** Milliseconds until the first of those waiting may go. */
  readonly ms: number;
}

export interface BudgetOptions {
  readonly clock: Clock;
  readonly memory: SessionMemory;
  readonly sleep: (ms: number) => Promise<void>;
  /** Told when something a reader waits for has to wait. */
  readonly onWait: (wait: Wait) => void;
}

/** Hands out turns to ask a host. */
export interface Budget {
  /**
   * Waits for a turn.
   *
   * @param wanted looked at when the turn comes: a host that began to refuse meanwhile is not asked
   * @returns to be called when the answer is there; null when the request is no longer wanted
   */
  turn(host: string, urgency: Urgency, wanted: () => boolean): Promise<(() => void) | null>;
}

interface Waiting {
  readonly urgency: Urgency;
  readonly wanted: () => boolean;
  readonly go: (release: (() => void) | null) => void;
}

interface Line {
  running: number;
  readonly waiting: Waiting[];
  /** Instants of the requests that count for the limit, in milliseconds, in order. */
  starts: number[];
  moving: boolean;
}

/**
 * Makes the one budget for everything that is asked: two requests at a time per host, and no more in a stretch of time
 * than the host's own limit leaves us. How much was asked is remembered, so that stopping the worker gives no new budget.
 */
// oxlint-disable-next-line max-lines-per-function -- the queue of a host and its clock are read together, step by step
export function createBudget({ clock, memory, sleep, onWait }: BudgetOptions): Budget {
  const lines = new Map<string, Line>();
  let read: Promise<Record<string, number[]>> | undefined;

  const load = async (): Promise<Record<string, number[]>> => {
    const kept = Asked.safeParse(await memory.get(KEY).catch(orElse('budget.memory')));
    return kept.success ? kept.data : {};
  };
  const keep = async (): Promise<void> => {
    const asked = [...lines].flatMap(([host, { starts }]) => (starts.length > 0 ? [[host, starts] as const] : []));
    await memory.set(KEY, Object.fromEntries(asked)).catch(orElse('budget.memory'));
  };
  const lineOf = async (host: string): Promise<Line> => {
    const kept = await (read ??= load());
    const line = lines.get(host) ?? { running: 0, waiting: [], starts: [...(kept[host] ?? [])], moving: false };
    lines.set(host, line);
    return line;
  };

  /** Milliseconds until the limit of the host leaves room. */
  const untilRoom = (host: string, line: Line): number => {
    const limit = HOST_LIMITS[host];
    if (!limit) return 0;
    const now = clock.now().getTime();
    // A start in the future was written before the clock was set back: no wait is longer than the stretch itself.
    line.starts = line.starts.map((start) => Math.min(start, now)).filter((start) => start + limit.withinMs > now);
    const oldest = line.starts[line.starts.length - limit.most];
    return oldest === undefined ? 0 : oldest + limit.withinMs - now;
  };

  const waitFor = async (host: string, line: Line, ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= PIECE_MS) {
      if (line.waiting.some(({ urgency }) => urgency === 'reader')) onWait({ host, ms: left });
      await sleep(Math.min(left, PIECE_MS));
      await keep();
    }
    // The time has passed, whatever the clock says: it may have been set back meanwhile.
    const most = HOST_LIMITS[host]?.most ?? 1;
    line.starts = line.starts.slice(Math.max(0, line.starts.length - most + 1));
  };

  const move = async (host: string, line: Line): Promise<void> => {
    if (line.moving) return;
    line.moving = true;
    for (;;) {
      for (const unwanted of line.waiting.filter(({ wanted }) => !wanted())) {
        line.waiting.splice(line.waiting.indexOf(unwanted), 1);
        unwanted.go(null);
      }
      if (line.waiting.length === 0 || line.running >= AT_A_TIME) break;
      const wait = untilRoom(host, line);
      if (wait > 0) {
        await waitFor(host, line, wait);
        continue;
      }
      const at = Math.max(
        0,
        line.waiting.findIndex(({ urgency }) => urgency === 'reader'),
      );
      const [next] = line.waiting.splice(at, 1);
      line.running += 1;
      if (HOST_LIMITS[host]) {
        line.starts.push(clock.now().getTime());
        void keep();
      }
      next?.go(() => {
        line.running -= 1;
        void move(host, line);
      });
    }
    line.moving = false;
  };

  return {
    async turn(host, urgency, wanted) {
      const line = await lineOf(host);
      return new Promise((resolve) => {
        line.waiting.push({ urgency, wanted, go: resolve });
        void move(host, line);
      });
    },
  };
}
