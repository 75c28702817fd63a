/**
 * Computes a value when it is first asked for. The background starts for each visited page, so work at load time delays its
 * first answer.
 *
 * @param make called at most once; when it throws, the next call tries again
 */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
