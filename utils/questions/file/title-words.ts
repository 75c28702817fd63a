/** Deflate reaches back 32 kB at most. Half of that gains nearly as much, and is read sooner. */
const SIZE = 16_384;
/** Titles to read, spread evenly. */
const SAMPLE = 12_000;
/** Longest run of words to count. */
const RUN = 5;

/** Bytes that a run of words saves: a reference to it costs about three. */
const worth = ([run, count]: readonly [string, number]): number => count * (run.length - 3);

/**
 * A deflate dictionary for small blocks of titles: the runs of words that save the most bytes, the best ones at its end. The same titles
 * in the same order give the same text.
 */
export function titleWords(titles: readonly string[]): Uint8Array {
  const counts = new Map<string, number>();
  const step = Math.max(1, titles.length / SAMPLE);
  for (let at = 0; at < titles.length; at += step) {
    const words = (titles[Math.floor(at)] ?? '').split(' ', 40);
    for (let from = 0; from < words.length; from++) {
      let run = '';
      for (const word of words.slice(from, from + RUN)) {
        run += ` ${word}`;
        if (run.length >= 5 && run.length <= 80) counts.set(run, (counts.get(run) ?? 0) + 1);
      }
    }
  }
  const often = [...counts]
    .filter(([, count]) => count >= 3)
    .toSorted((a, b) => worth(b) - worth(a) || (a[0] < b[0] ? -1 : 1));
  let text = '';
  for (const [run] of often) {
    if (text.length + run.length > SIZE) break;
    if (!text.includes(run)) text = run + text;
  }
  return new TextEncoder().encode(text).subarray(-SIZE);
}
