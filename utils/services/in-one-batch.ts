/**
 * Makes one question about many of what is asked about one at a time in the same turn: a list of thousands asks once.
 *
 * @param askAll answers for many keys
 * @returns asks about one; rejects for all of a batch when that is not answered
 */
export function inOneBatch<T>(askAll: (keys: readonly string[]) => Promise<T>): (key: string) => Promise<T> {
  let keys: string[] = [];
  let answer: Promise<T> | null = null;
  return (key) => {
    keys.push(key);
    // All of this turn are here when it begins.
    answer ??= Promise.resolve().then(() => {
      const batch = keys;
      [keys, answer] = [[], null];
      return askAll(batch);
    });
    return answer;
  };
}
