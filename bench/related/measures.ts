import { seededRandom } from '../../utils/questions/rank/linear.ts';

/** Grades of one query: question number → 1 or 2. */
export type Grades = Readonly<Record<string, number>>;

/** nDCG at 10 with gains 2^grade - 1; the ideal order is that of all judged candidates. */
export function ndcg(ranked: readonly string[], grades: Grades): number {
  const discount = (gains: readonly number[]): number =>
    gains.slice(0, 10).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
  const gain = (grade: number): number => 2 ** grade - 1;
  const ideal = discount(
    Object.values(grades)
      .toSorted((a, b) => b - a)
      .map(gain),
  );
  return ideal === 0 ? 0 : discount(ranked.map((number) => gain(grades[number] ?? 0))) / ideal;
}

/** Recall at 10: found in the first ten, of min(10, number with at least this grade); null when there are none. */
export function recall(ranked: readonly string[], grades: Grades, least: number): number | null {
  const wanted = Object.values(grades).filter((grade) => grade >= least).length;
  if (wanted === 0) return null;
  return ranked.slice(0, 10).filter((number) => (grades[number] ?? 0) >= least).length / Math.min(10, wanted);
}

/** Reciprocal rank: one over the place of the first related question among ten; 0 when there is none. */
export function reciprocalRank(ranked: readonly string[], grades: Grades): number {
  const at = ranked.slice(0, 10).findIndex((number) => (grades[number] ?? 0) > 0);
  return at < 0 ? 0 : 1 / (at + 1);
}

/** Mean; 0 of no values. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Mean with its 95 % bootstrap interval (2,000 seeded draws), as text: `0.543 (0.43-0.65)`. */
export function withInterval(values: readonly number[]): string {
  if (values.length === 0) return '–';
  const random = seededRandom(11);
  const draws = Array.from({ length: 2000 }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).toSorted((a, b) => a - b);
  return `${mean(values).toFixed(3)} (${(draws[50] ?? 0).toFixed(2)}-${(draws[1949] ?? 0).toFixed(2)})`;
}

/** A share with its 95 % Wilson interval, as text: `3 of 8 (0.14-0.69)`. */
export function shareWithInterval(count: number, of: number): string {
  if (of === 0) return '–';
  const z = 1.96;
  const share = count / of;
  const middle = share + z ** 2 / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const bound = (value: number): string => (value / (1 + z ** 2 / of)).toFixed(2);
  return `${count} of ${of} (${bound(middle - spread)}-${bound(middle + spread)})`;
}

/** The mean of pairwise differences with its 95 % bootstrap interval, as text: `+0.154 (0.08-0.23)`. */
export function differenceWithInterval(values: readonly number[], others: readonly number[]): string {
  const text = withInterval(values.map((value, at) => value - (others[at] ?? 0)));
  return text.startsWith('-') ? text : `+${text}`;
}
