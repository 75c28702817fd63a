/**
 * Storage that survives the worker, which a browser may stop after half a minute, but not the browser: pauses of hosts,
 * recent requests. Values must be JSON; readers validate them.
 */
export interface SessionMemory {
  /** @returns the stored value; undefined when there is none */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** Removes the key itself. */
  remove(key: string): Promise<void>;
}

/** In-memory storage: for tests, commands, and browsers without session storage. */
export function volatileMemory(): SessionMemory {
  const values = new Map<string, unknown>();
  return {
    get: (key) => Promise.resolve(values.get(key)),
    set: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
    remove: (key) => {
      values.delete(key);
      return Promise.resolve();
    },
  };
}
