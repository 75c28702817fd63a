import { seededRandom } from '../../utils/questions/rank/linear.ts';
import type { RelatedRecord } from '../../utils/questions/rank/types.ts';

/**
 * Draws about `size` queries from the question list: from each year in proportion (rounded), at random within a year, without `excluded`
 * numbers. The same list and seed give the same queries, in order of number.
 */
export function sampleQueries(
  records: readonly RelatedRecord[],
  size: number,
  excluded: ReadonlySet<string>,
  seed: number,
): RelatedRecord[] {
  const random = seededRandom(seed);
  const byYear = Map.groupBy(
    records.filter(({ number, date }) => date !== null && !excluded.has(number)),
    ({ date }) => (date ?? '').slice(0, 4),
  );
  const drawn = [...byYear]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, ofYear]) => {
      const rest = ofYear.toSorted((a, b) => (a.number < b.number ? -1 : 1));
      const wanted = Math.round((ofYear.length / records.length) * size);
      return Array.from({ length: wanted }, () => rest.splice(Math.floor(random() * rest.length), 1)).flat();
    });
  return drawn.toSorted((a, b) => (a.number < b.number ? -1 : 1));
}

/** Splits numbers into two random halves: every second one of a seeded shuffle. */
export function halves(numbers: readonly string[], seed: number): { tune: string[]; held: string[] } {
  const random = seededRandom(seed);
  const shuffled = numbers
    .toSorted()
    .map((number) => ({ number, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ number }) => number);
  return {
    tune: shuffled.filter((_, at) => at % 2 === 0).toSorted(),
    held: shuffled.filter((_, at) => at % 2 === 1).toSorted(),
  };
}
