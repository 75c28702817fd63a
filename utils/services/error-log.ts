import * as z from 'zod/mini';
import { once } from '../domain/lazy/once.ts';
import { ErrorLine, ERROR_NAMES, type ErrorName, type ErrorPlace } from '../protocol/error-log.ts';
import type { Handlers } from '../messages/server.ts';
import type { SessionMemory } from '../sources/session-memory.ts';

const KEY = 'errors';

/** Maximum number of lines. A line is a place and a name, so an error that repeats every second takes one. */
const MAX_LINES = 100;

const Kept = z.array(ErrorLine);

/** Errors that Kantlijn survived, kept until the browser closes. */
export interface ErrorLog {
  /** Logs an error. An unknown name becomes `other`. Never throws. */
  note(place: ErrorPlace, name: string): void;
  /** Latest first. */
  lines(): Promise<readonly ErrorLine[]>;
  clear(): Promise<void>;
}

/** Maps a name to the closed set, so that no free text can get in. */
function known(name: string): ErrorName {
  return (ERROR_NAMES as readonly string[]).includes(name) ? (name as ErrorName) : 'other';
}

/**
 * Creates the log.
 *
 * @param memory survives the worker, not the browser
 * @param now the clock
 */
export function createErrorLog(memory: SessionMemory, now: () => Date): ErrorLog {
  const read = once(async (): Promise<Map<string, ErrorLine>> => {
    // Expected: when the browser stores nothing, the log only covers this worker.
    const kept = Kept.safeParse(await memory.get(KEY).catch(() => undefined));
    return new Map((kept.success ? kept.data : []).map((line) => [`${line.place} ${line.name}`, line]));
  });
  /** Keeps the lines in order of their last error: a repeated one moves to the end. */
  const add = async (place: ErrorPlace, name: ErrorName, at: string): Promise<void> => {
    const all = await read();
    const key = `${place} ${name}`;
    const before = all.get(key);
    all.delete(key);
    all.set(key, { place, name, first: before?.first ?? at, last: at, count: (before?.count ?? 0) + 1 });
    const [oldest] = all.keys();
    if (all.size > MAX_LINES && oldest !== undefined) all.delete(oldest);
    await keep(all);
  };
  const keep = async (all: ReadonlyMap<string, ErrorLine>): Promise<void> => {
    // Expected: as above.
    await memory.set(KEY, [...all.values()]).catch(() => undefined);
  };
  let queue: Promise<void> = Promise.resolve();
  const enqueue = (work: () => Promise<void>): Promise<void> => (queue = queue.then(work));
  return {
    note(place, name) {
      const at = now().toISOString();
      void enqueue(() => add(place, known(name), at));
    },
    async lines() {
      await queue;
      return [...(await read()).values()].toReversed();
    },
    clear: () =>
      enqueue(async () => {
        const all = await read();
        all.clear();
        // Removed rather than emptied: after deleting everything, nothing may be stored.
        await memory.remove(KEY).catch(() => undefined); // Expected: as above.
      }),
  };
}

/** Maps messages to methods of the log. */
export const errorHandlers = (log: ErrorLog): Pick<Handlers, 'errors.note' | 'errors.list' | 'errors.clear'> => ({
  'errors.note': async ({ place, name }) => {
    log.note(place, name);
    return {};
  },
  'errors.list': async () => ({ lines: [...(await log.lines())] }),
  'errors.clear': async () => {
    await log.clear();
    return {};
  },
});
