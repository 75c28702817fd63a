import * as z from 'zod/mini';
import type { Clock } from '../domain/clock/calendar.ts';
import { HOST_LIMITS } from '../domain/site/services.ts';
import type { SessionMemory } from './session-memory.ts';
import { logAndReturn } from '../messages/log-error.ts';

/** Maximum number of concurrent requests to one host. */
const MAX_CONCURRENT = 2;
/** Long waits are split up, with a write in between: a worker that is idle for half a minute is stopped. */
const PIECE_MS = 10_000;

const KEY = 'sources.asked';
const Asked = z.record(
  z.string().check(z.maxLength(100)),
  z.array(z.int().check(z.minimum(0))).check(z.maxLength(100)),
);

/** Who a request is for. Requests a reader waits for go before background requests. */
export type Urgency = 'reader' | 'background';

/** Requests are queued, because a host has had enough of them for now. */
export interface Wait {
  readonly host: string;
  /** Milliseconds until the first of them may be sent. */
  readonly ms: number;
}

export interface BudgetOptions {
  readonly clock: Clock;
  readonly memory: SessionMemory;
  readonly sleep: (ms: number) => Promise<void>;
  /** Called when a request the reader waits for is queued. */
  readonly onWait: (wait: Wait) => void;
}

/** Queues requests to a host. */
export interface Budget {
  /**
   * Waits until a request may be sent.
   *
   * @param wanted checked when the turn comes, so that a host that started failing meanwhile is skipped
   * @returns call this when the answer arrived; null when the request is no longer wanted
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
  /** Start times of the requests that count towards the limit, in milliseconds, in order. */
  starts: number[];
  moving: boolean;
}

/**
 * Creates the budget that all requests share: two concurrent requests per host, and no more per period than its limit
 * allows. The count is stored, so that a restarted worker does not get a new budget.
 */
// oxlint-disable-next-line max-lines-per-function -- the queue of a host and its limit belong together
export function createBudget({ clock, memory, sleep, onWait }: BudgetOptions): Budget {
  const lines = new Map<string, Line>();
  let read: Promise<Record<string, number[]>> | undefined;

  const load = async (): Promise<Record<string, number[]>> => {
    const kept = Asked.safeParse(await memory.get(KEY).catch(logAndReturn('budget.memory')));
    return kept.success ? kept.data : {};
  };
  const keep = async (): Promise<void> => {
    const asked = [...lines].flatMap(([host, { starts }]) => (starts.length > 0 ? [[host, starts] as const] : []));
    await memory.set(KEY, Object.fromEntries(asked)).catch(logAndReturn('budget.memory'));
  };
  const lineOf = async (host: string): Promise<Line> => {
    const kept = await (read ??= load());
    const line = lines.get(host) ?? { running: 0, waiting: [], starts: [...(kept[host] ?? [])], moving: false };
    lines.set(host, line);
    return line;
  };

  /** Milliseconds until the host's limit allows another request. */
  const untilRoom = (host: string, line: Line): number => {
    const limit = HOST_LIMITS[host];
    if (!limit) return 0;
    const now = clock.now().getTime();
    // A start in the future means the clock was set back. Never wait longer than one period.
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
    // The wait is over even if the clock disagrees, because it may have been set back.
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
      if (line.waiting.length === 0 || line.running >= MAX_CONCURRENT) break;
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
