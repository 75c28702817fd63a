/** Longest that work in the background waits for a quiet moment, in milliseconds: it has to end some time. */
const MOST_MS = 2_000;

/** Keeps long work out of the way of what a reader waits for: both share the one thread of the worker. */
export interface Foreground {
  /** Runs what a reader waits for. @throws what the work throws */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once no reader waits for anything, at the latest after two seconds. Never rejects. */
  quiet(): Promise<void>;
}

/** @returns one to be shared by all that answers and all that can wait */
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
        const timer = setTimeout(go, MOST_MS);
        waiting.add(go);
      });
    },
  };
}
