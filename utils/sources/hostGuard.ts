import type { Clock } from '../clock/calendar.ts';
import type { SourceFailure } from '../status/types.ts';

/** Failures that say something about the host; a missing document does not. */
const HOST_FAILURES: ReadonlySet<SourceFailure['code']> = new Set(['rateLimited', 'serverError', 'offline', 'timeout']);
const FAILURES_BEFORE_PAUSE = 3;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 30 * 60_000;

interface HostState {
  failures: number;
  /** Instants in milliseconds. */
  pausedUntil: number;
  /** Asked for by the host itself; even the reader's own request waits for it. */
  retryAfter: number;
  code: SourceFailure['code'];
}

/** Remembers which hosts fail and leaves them alone for a while, longer each time, at most half an hour. */
export interface HostGuard {
  /** @returns the code of the last failure while the host is left alone, else undefined */
  paused(host: string, force: boolean): SourceFailure['code'] | undefined;
  succeeded(host: string): void;
  failed(host: string, code: SourceFailure['code'], retryAfterMs: number | undefined): void;
}

/** Makes a guard with no memory of failures. */
export function createHostGuard(clock: Clock): HostGuard {
  const hosts = new Map<string, HostState>();
  return {
    paused(host, force) {
      const state = hosts.get(host);
      const now = clock.now().getTime();
      if (!state) return undefined;
      if (now < state.retryAfter) return state.code;
      return !force && now < state.pausedUntil ? state.code : undefined;
    },
    succeeded(host) {
      hosts.delete(host);
    },
    failed(host, code, retryAfterMs) {
      if (!HOST_FAILURES.has(code)) {
        // The host itself answered.
        hosts.delete(host);
        return;
      }
      const now = clock.now().getTime();
      const failures = (hosts.get(host)?.failures ?? 0) + 1;
      const over = failures - FAILURES_BEFORE_PAUSE;
      hosts.set(host, {
        failures,
        code,
        pausedUntil: over < 0 ? 0 : now + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** over),
        retryAfter: now + Math.min(LONGEST_PAUSE_MS, retryAfterMs ?? 0),
      });
    },
  };
}
