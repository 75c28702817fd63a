/**
 * Long work that can be laid down and taken up again: it says where it could pause, and whoever runs it decides
 * whether it does.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** How long work is cut up. */
export interface Slicing {
  /** Time in milliseconds, any origin: `() => performance.now()`. */
  readonly now: () => number;
  /** Lets the page live: resolves when the next slice may run (a task, not a microtask). */
  readonly yield: () => Promise<void>;
  /** Longest time at a stretch, ms. */
  readonly budgetMs: number;
  /** Stops at the next pause. */
  readonly signal?: AbortSignal | undefined;
}

/** Does the work in one go. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Does the work in slices.
 *
 * @returns its outcome; null when it was stopped halfway
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
