import * as z from 'zod/mini';
import { once } from '../domain/lazy/once.ts';
import { ErrorLine, ERROR_NAMES, type ErrorName, type ErrorPlace } from '../protocol/error-log.ts';
import type { Handlers } from '../messages/server.ts';
import type { SessionMemory } from '../sources/session-memory.ts';

const KEY = 'errors';

/** Most lines kept. One line is a place and a name, so a thing that fails every second fills one. */
const MOST_LINES = 100;

const Kept = z.array(ErrorLine);

/** Errors after which Kantlijn went on, until the browser ends. */
export interface ErrorLog {
  /** Adds an error. Whatever is not the name of a known kind of error becomes `other`. Never throws. */
  note(place: ErrorPlace, name: string): void;
  /** Latest first. */
  lines(): Promise<readonly ErrorLine[]>;
  clear(): Promise<void>;
}

/** A name out of the closed set: free text cannot get in. */
function known(name: string): ErrorName {
  return (ERROR_NAMES as readonly string[]).includes(name) ? (name as ErrorName) : 'other';
}

/**
 * Makes the log.
 *
 * @param memory outlives the worker, not the browser
 * @param now the clock
 */
export function createErrorLog(memory: SessionMemory, now: () => Date): ErrorLog {
  const read = once(async (): Promise<Map<string, ErrorLine>> => {
    // Expected: where the browser keeps nothing, the log is of this worker alone.
    const kept = Kept.safeParse(await memory.get(KEY).catch(() => undefined));
    return new Map((kept.success ? kept.data : []).map((line) => [`${line.place} ${line.name}`, line]));
  });
  /** In order of the last error: what is told again goes to the end. */
  const add = async (place: ErrorPlace, name: ErrorName, at: string): Promise<void> => {
    const all = await read();
    const key = `${place} ${name}`;
    const before = all.get(key);
    all.delete(key);
    all.set(key, { place, name, first: before?.first ?? at, last: at, count: (before?.count ?? 0) + 1 });
    const [oldest] = all.keys();
    if (all.size > MOST_LINES && oldest !== undefined) all.delete(oldest);
    await keep(all);
  };
  const keep = async (all: ReadonlyMap<string, ErrorLine>): Promise<void> => {
    // Expected: as above.
    await memory.set(KEY, [...all.values()]).catch(() => undefined);
  };
  let queue: Promise<void> = Promise.resolve();
  const turn = (work: () => Promise<void>): Promise<void> => (queue = queue.then(work));
  return {
    note(place, name) {
      const at = now().toISOString();
      void turn(() => add(place, known(name), at));
    },
    async lines() {
      await queue;
      return [...(await read()).values()].toReversed();
    },
    clear: () =>
      turn(async () => {
        const all = await read();
        all.clear();
        // Not an empty list: after everything was deleted, nothing of ours is stored.
        await memory.remove(KEY).catch(() => undefined); // Expected: as above.
      }),
  };
}

/** Which method of the log answers which message. */
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
