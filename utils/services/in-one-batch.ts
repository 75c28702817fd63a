/**
 * Batches lookups: merges single-key calls of one turn into one call for many keys, so that a list of thousands asks
 * once.
 *
 * @param askAll answers for many keys
 * @returns asks about one; rejects for all of a batch when that is not answered
 */
export function inOneBatch<T>(askAll: (keys: readonly string[]) => Promise<T>): (key: string) => Promise<T> {
  let keys: string[] = [];
  let answer: Promise<T> | null = null;
  return (key) => {
    keys.push(key);
    // All calls of this turn have arrived when the batch starts.
    answer ??= Promise.resolve().then(() => {
      const batch = keys;
      [keys, answer] = [[], null];
      return askAll(batch);
    });
    return answer;
  };
}
