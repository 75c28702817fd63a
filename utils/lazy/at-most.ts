/**
 * Runs work that is handed over in its order, so many at a time. In place of a library of queues: this is all that was
 * used of it, and the background carries it to each visited page.
 *
 * @param most how many run at once
 * @returns hands work over; settles as the work does
 */
export function atMost(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < most) running += 1;
    // Whoever is done hands its place over, so nobody comes between.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
