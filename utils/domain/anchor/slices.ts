/** Long work as a generator: each `yield` is a point where it may pause, and the caller decides whether it does. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** How long work is divided over time. */
export interface Slicing {
  /** Time in milliseconds, any origin: `() => performance.now()`. */
  readonly now: () => number;
  /** Gives the page a turn; resolves when the next slice may run (a task, not a microtask). */
  readonly yield: () => Promise<void>;
  /** Longest stretch of work, ms. */
  readonly budgetMs: number;
  /** Stops at the next pause. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs the work without pausing. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Runs the work in slices.
 *
 * @returns its result; null when it was stopped
 */
export async function inSlices<T>(steps: Steps<T>, { now, budgetMs, signal, ...slicing }: Slicing): Promise<T | null> {
  let until = now() + budgetMs;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (now() < until) continue;
    // oxlint-disable-next-line no-await-in-loop
    await slicing.yield();
    if (signal?.aborted) return null;
    until = now() + budgetMs;
  }
}
