/**
 * A value made when it is first asked for. The background is started for each visited page, and what it makes while it
 * loads delays its first answer.
 *
 * @param make called at most once; when it throws, the next call tries again
 */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
