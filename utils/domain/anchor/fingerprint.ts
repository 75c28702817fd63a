import { words } from './diff-words.ts';
import { bare } from './words.ts';

/**
 * The fingerprint of a part: enough to recognise the part in another version without storing its text. Not a secret, and
 * not for security.
 */
export interface Fingerprint {
  /** Hash of the folded text, base 36. */
  readonly hash: string;
  /** Length of the folded text in UTF-16 units. */
  readonly length: number;
  /** The 64 smallest hashes of its words and word pairs (bottom-k sketch), four base-36 digits each, joined. */
  readonly grams: string;
}

const SKETCH = 64;
const DIGITS = 4;
const SPACE = 36 ** DIGITS;

/** A 53-bit hash of a text (cyrb53: two multiplicative mixes). */
export function hashText(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** The hashes of the words and word pairs of a folded text. */
export function gramsOf(text: string): Set<number> {
  const list = words(text)
    .map((word) => bare(word.text).toLowerCase())
    .filter((word) => word !== '');
  const grams = new Set<number>();
  for (const [index, word] of list.entries()) {
    grams.add(hashText(word) % SPACE);
    const next = list[index + 1];
    if (next !== undefined) grams.add(hashText(`${word} ${next}`) % SPACE);
  }
  return grams;
}

/** The fingerprint of a folded text. */
export function fingerprint(text: string, grams: ReadonlySet<number> = gramsOf(text)): Fingerprint {
  const smallest = [...grams].toSorted((a, b) => a - b).slice(0, SKETCH);
  return {
    hash: hashText(text).toString(36),
    length: text.length,
    grams: smallest.map((gram) => gram.toString(36).padStart(DIGITS, '0')).join(''),
  };
}

/** The hashes of a stored sketch. */
export function sketchOf(print: Fingerprint): number[] {
  const sketch: number[] = [];
  for (let at = 0; at + DIGITS <= print.grams.length; at += DIGITS) {
    sketch.push(Number.parseInt(print.grams.slice(at, at + DIGITS), 36));
  }
  return sketch;
}
