/** Longest time background work waits for an idle moment, in milliseconds, so that it does finish. */
const MAX_WAIT_MS = 2_000;

/** Delays long work while a reader waits for something: both share the worker's only thread. */
export interface Foreground {
  /** Runs work a reader waits for. @throws what the work throws */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when no such work is running, at the latest after two seconds. Never rejects. */
  quiet(): Promise<void>;
}

/** @returns an instance for all work in the worker to share */
export function createForeground(): Foreground {
  let running = 0;
  const waiting = new Set<() => void>();
  return {
    async run(work) {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (running === 0) for (const go of waiting) go();
      }
    },
    async quiet() {
      if (running === 0) return;
      await new Promise<void>((resolve) => {
        const go = (): void => {
          clearTimeout(timer);
          waiting.delete(go);
          resolve();
        };
        const timer = setTimeout(go, MAX_WAIT_MS);
        waiting.add(go);
      });
    },
  };
}
