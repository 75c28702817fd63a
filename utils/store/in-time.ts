import { StoreUnavailable } from './errors.ts';

/**
 * Waits for work with a time limit.
 *
 * @throws StoreUnavailable when it takes longer; what the work throws otherwise
 */
export async function inTime<T>(work: PromiseLike<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new StoreUnavailable('blocked', 'another connection holds the database')),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
