/** A word of a folded text with the punctuation attached to it. Offsets are UTF-16 units in that text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Splits a folded text at white space. */
export function words(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** One difference: words `oldStart..oldEnd` of the old text became words `newStart..newEnd` of the new one. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Above this many table cells the whole middle counts as one difference: a finer answer would cost too much time. */
const MAX_CELLS = 1_000_000;

type Words = readonly Word[];
const isSame = (before: Words, i: number, after: Words, j: number): boolean => before[i]?.text === after[j]?.text;

/**
 * Finds the differences between two lists of words: everything outside their longest common subsequence.
 *
 * Example. Old "de kosten stijgen snel", new "de hoge kosten stijgen":
 *
 *     common start "de"; no common end; what is left: kosten stijgen snel | hoge kosten stijgen
 *     longest common subsequence of the rest: kosten stijgen
 *     → [{ oldStart: 1, oldEnd: 1, newStart: 1, newEnd: 2 },   "hoge" was added
 *        { oldStart: 3, oldEnd: 4, newStart: 4, newEnd: 4 }]   "snel" was dropped
 *
 * Where several common subsequences are equally long, an addition is reported before a removal, as early as possible.
 * The rules for whole sentences (`compareWords`) depend on that choice, so a general library cannot replace this
 * (decision 292).
 *
 * @returns in order; adjacent differences are one hunk; empty when the lists are equal
 */
export function diffWords(before: Words, after: Words): Hunk[] {
  let head = 0;
  while (head < before.length && head < after.length && isSame(before, head, after, head)) head += 1;
  let oldEnd = before.length;
  let newEnd = after.length;
  while (oldEnd > head && newEnd > head && isSame(before, oldEnd - 1, after, newEnd - 1)) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  const rows = oldEnd - head;
  const columns = newEnd - head;
  if (rows === 0 && columns === 0) return [];
  if (rows === 0 || columns === 0 || rows * columns > MAX_CELLS)
    return [{ oldStart: head, oldEnd, newStart: head, newEnd }];
  return hunksOf(before.slice(head, oldEnd), after.slice(head, newEnd)).map((hunk) => ({
    oldStart: head + hunk.oldStart,
    oldEnd: head + hunk.oldEnd,
    newStart: head + hunk.newStart,
    newEnd: head + hunk.newEnd,
  }));
}

/** `table[i * width + j]`: length of the longest common subsequence of `before` from i on and `after` from j on. */
function commonLengths(before: Words, after: Words): Uint16Array {
  const width = after.length + 1;
  const table = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = isSame(before, i, after, j)
        ? (table[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  return table;
}

/** Walks through the table from the start: equal words are skipped, runs of unequal ones become a hunk. */
function hunksOf(before: Words, after: Words): Hunk[] {
  const table = commonLengths(before, after);
  const width = after.length + 1;
  const isCommon = (i: number, j: number): boolean =>
    i < before.length && j < after.length && isSame(before, i, after, j);
  const isAddition = (i: number, j: number): boolean =>
    j < after.length && (i >= before.length || (table[i * width + j + 1] ?? 0) >= (table[(i + 1) * width + j] ?? 0));
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [oldStart, newStart] = [i, j];
    while ((i < before.length || j < after.length) && !isCommon(i, j)) {
      if (isAddition(i, j)) j += 1;
      else i += 1;
    }
    if (i > oldStart || j > newStart) hunks.push({ oldStart, oldEnd: i, newStart, newEnd: j });
    while (isCommon(i, j)) {
      i += 1;
      j += 1;
    }
  }
  return hunks;
}
