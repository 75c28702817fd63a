/**
 * What must outlive the worker, which a browser may stop after half a minute, but not the browser: pauses of hosts, how
 * much was asked lately. Plain values that survive JSON; whoever reads one checks its shape.
 */
export interface SessionMemory {
  /** @returns what was kept under the key; undefined when nothing was */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** Leaves no trace of the key. */
  remove(key: string): Promise<void>;
}

/** A memory that is gone with whoever holds it: for tests, commands, and browsers that keep nothing. */
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
