import type { DocumentIndex, Part } from './model.ts';
import type { Passage } from './passage.ts';
import { isSameWord } from './words.ts';

/** A side is tight when at least this many characters next to the words agree. */
const TIGHT = 24;

/** How far the text on one side of a candidate agrees with the text that was stored for that side. */
export interface Side {
  /** Agreeing characters, counted outward from the words. One corrected typing error is skipped. */
  readonly agree: number;
  /** All stored text of this side agrees. */
  readonly all: boolean;
  /** `TIGHT` characters agree, or everything up to the edge of the part or paragraph, both then and now. */
  readonly tight: boolean;
}

const isEdge = (index: DocumentIndex, before: number, after: number): boolean => {
  const from = before > 0 ? (index.folded.toSource[before - 1] ?? 0) + 1 : 0;
  return index.text.slice(from, index.folded.toSource[after] ?? index.text.length).includes('\n');
};

const judge = (agree: number, stored: string, complete: boolean, edge: boolean): Side => {
  const all = agree >= stored.length;
  return { agree, all, tight: agree >= TIGHT || (all && complete && (edge || agree >= TIGHT / 2)) };
};

/** Walks along two texts outward from the words: `step` -1 from their ends, +1 from their starts. */
function walk(stored: string, now: string, step: 1 | -1): [stored: number, now: number] {
  let [i, j] = [0, 0];
  let slips = 0;
  const at = (text: string, index: number): string | undefined =>
    step === 1 ? text[index] : text[text.length - 1 - index];
  const wordAround = (text: string, index: number): [word: string, end: number] => {
    let [from, to] = [index, index];
    while (from > 0 && at(text, from - 1) !== ' ') from -= 1;
    while (to < text.length && at(text, to) !== ' ') to += 1;
    return [step === 1 ? text.slice(from, to) : text.slice(text.length - to, text.length - from), to];
  };
  for (;;) {
    while (i < stored.length && j < now.length && at(stored, i) === at(now, j)) {
      i += 1;
      j += 1;
    }
    if (i >= stored.length || j >= now.length || slips > 0) return [i, j];
    const [oldWord, oldEnd] = wordAround(stored, i);
    const [newWord, newEnd] = wordAround(now, j);
    if (!isSameWord(oldWord, newWord)) return [i, j];
    slips += 1;
    i = oldEnd;
    j = newEnd;
  }
}

/**
 * Compares the text before and after a candidate, inside its part, with the stored text.
 *
 * @param start folded offset where the candidate begins, `end` where it ends
 * @returns the left and the right side
 */
export function surroundings(
  passage: Passage,
  index: DocumentIndex,
  part: Part,
  start: number,
  end: number,
): [Side, Side] {
  const { text } = index.folded;
  const reach = 2_500;
  const from = Math.min(start, part.foldedContentStart);
  const before = text.slice(Math.max(from, start - reach), start).trimEnd();
  const after = text.slice(end, Math.min(part.foldedEnd, end + reach)).trimStart();
  const contentStart = Math.max(from, start - reach) === from;
  const [left, leftNow] = walk(passage.left, before, -1);
  const [right, rightNow] = walk(passage.right, after, 1);
  const leftAt = Math.max(from, start - reach) + before.length - leftNow;
  const rightAt = Math.min(part.foldedEnd, end + reach) - after.length + rightNow;
  const nextWord = text[leftAt - 1] === ' ' ? leftAt - 1 : leftAt;
  const leftEdge =
    (contentStart && leftNow === before.length) || isEdge(index, nextWord, leftNow === 0 ? start : leftAt);
  const rightEdge =
    rightAt >= part.foldedEnd ||
    isEdge(index, rightNow === 0 ? end : rightAt, text[rightAt] === ' ' ? rightAt + 1 : rightAt);
  return [
    judge(left, passage.left, passage.leftComplete, leftEdge),
    judge(right, passage.right, passage.rightComplete, rightEdge),
  ];
}

/** Whether the text before and the text after the words are adjacent now, which means that the words were removed. */
export function wasRemoved(passage: Passage, content: string): boolean {
  const left = passage.left.slice(-TIGHT).trimStart();
  const right = passage.right.slice(0, TIGHT).trimEnd();
  const text = content.trim();
  if (left === '' && right === '') return passage.leftComplete && passage.rightComplete && text === '';
  if (left === '') return passage.leftComplete && right.length >= 8 && text.startsWith(right);
  if (right === '') return passage.rightComplete && left.length >= 8 && text.endsWith(left);
  if (left.length + right.length < 16) return false;
  return text.includes(`${left} ${right}`) || text.includes(left + right);
}
