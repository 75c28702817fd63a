import * as z from 'zod/mini';
import type { Clock } from '../domain/clock/calendar.ts';
import { SourceFailure } from '../domain/status/types.ts';
import type { SessionMemory } from './session-memory.ts';
import { logAndReturn } from '../messages/log-error.ts';

/** Failures that concern the host itself; a missing document does not. */
const HOST_FAILURES: ReadonlySet<SourceFailure['code']> = new Set(['rateLimited', 'serverError', 'offline', 'timeout']);
const FAILURES_BEFORE_PAUSE = 3;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 30 * 60_000;
/** A host that asks for more than a day is still tried once a day, in case that was a mistake. */
const LONGEST_RETRY_AFTER_MS = 24 * 60 * 60_000;

const instant = z.int().check(z.minimum(0));
const duration = z.int().check(z.minimum(0), z.maximum(LONGEST_RETRY_AFTER_MS));

/**
 * State of a failed host. A pause is stored as start and length, so that setting the clock back cannot prolong it.
 */
const HostState = z.object({
  failures: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  /** Time of the failure, in milliseconds. */
  since: instant,
  pauseMs: duration,
  /** Requested by the host itself. Even a request forced by the reader waits for it. */
  retryAfterMs: duration,
  code: SourceFailure.shape.code,
});
type HostState = z.infer<typeof HostState>;
const HostStates = z.record(z.string().check(z.maxLength(100)), HostState);

const KEY = 'sources.hosts';

/** Why a host is paused, and until when. */
export interface Pause {
  readonly code: SourceFailure['code'];
  /** Time in milliseconds. */
  readonly until: number;
  /** Whether the host itself asked for it. */
  readonly asked: boolean;
}

/** Remembers which hosts fail, and pauses them for a while: longer each time, at most half an hour. */
export interface HostGuard {
  /** Loads what an earlier worker stored. Await it before the first request. Never rejects. */
  ready(): Promise<void>;
  /**
   * @param force requested by the reader: ignores our own pause, but never the host's
   * @returns the current pause, or undefined when the host may be asked
   */
  paused(host: string, force: boolean): Pause | undefined;
  succeeded(host: string): void;
  failed(host: string, code: SourceFailure['code'], retryAfterMs: number | undefined): void;
}

/** Creates a guard that stores its state in `memory`. Malformed stored state is ignored. */
export function createHostGuard(clock: Clock, memory: SessionMemory): HostGuard {
  const hosts = new Map<string, HostState>();
  let read: Promise<void> | undefined;
  const load = async (): Promise<void> => {
    const kept = HostStates.safeParse(await memory.get(KEY).catch(logAndReturn('hosts.memory')));
    for (const [host, state] of Object.entries(kept.success ? kept.data : {}))
      if (!hosts.has(host)) hosts.set(host, state);
  };
  const keep = (): void => void memory.set(KEY, Object.fromEntries(hosts)).catch(logAndReturn('hosts.memory'));
  const forget = (host: string): void => {
    if (hosts.delete(host)) keep();
  };
  /** The current state. A failure in the future means the clock was set back since; treat it as happening now. */
  const current = (host: string, now: number): HostState | undefined => {
    const state = hosts.get(host);
    if (!state || state.since <= now) return state;
    const moved = { ...state, since: now };
    hosts.set(host, moved);
    keep();
    return moved;
  };
  return {
    ready: () => (read ??= load()),
    paused(host, force) {
      const now = clock.now().getTime();
      const state = current(host, now);
      if (!state) return undefined;
      const { code, since, retryAfterMs } = state;
      const pauseMs = force ? 0 : state.pauseMs;
      const until = since + Math.max(retryAfterMs, pauseMs);
      return now < until ? { code, until, asked: retryAfterMs >= pauseMs } : undefined;
    },
    succeeded: forget,
    failed(host, code, retryAfterMs) {
      if (!HOST_FAILURES.has(code)) {
        // The host itself works.
        forget(host);
        return;
      }
      const now = clock.now().getTime();
      const failures = (hosts.get(host)?.failures ?? 0) + 1;
      const over = failures - FAILURES_BEFORE_PAUSE;
      hosts.set(host, {
        failures,
        code,
        since: now,
        pauseMs: over < 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** over),
        retryAfterMs: Math.min(LONGEST_RETRY_AFTER_MS, Math.round(retryAfterMs ?? 0)),
      });
      keep();
    },
  };
}
