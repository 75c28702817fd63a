const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Byte order of two UTF-8 words. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Words in one run of bytes: those with a vector in byte order, then the others in byte order. An id is a place in this list. */
export interface Vocabulary {
  bytes: Uint8Array;
  start: Uint32Array;
  /** how many have a vector */
  first: number;
  size: number;
}

/** The word of an id. */
export function termOf(vocabulary: Vocabulary, id: number): string {
  return decoder.decode(vocabulary.bytes.subarray(vocabulary.start[id] ?? 0, vocabulary.start[id + 1] ?? 0));
}

/** Compares the word of an id with another in byte order, in place. */
function compareAt({ bytes, start }: Vocabulary, id: number, word: Uint8Array): number {
  const from = start[id] ?? 0;
  const size = (start[id + 1] ?? 0) - from;
  const length = Math.min(size, word.length);
  for (let at = 0; at < length; at++) {
    const difference = (bytes[from + at] ?? 0) - (word[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return size - word.length;
}

function search(vocabulary: Vocabulary, word: Uint8Array, from: number, to: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareAt(vocabulary, middle, word);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The id of a word, or -1. */
export function idOf(vocabulary: Vocabulary, word: string): number {
  const bytes = encoder.encode(word);
  const found = search(vocabulary, bytes, 0, vocabulary.first);
  return found >= 0 ? found : search(vocabulary, bytes, vocabulary.first, vocabulary.size);
}

/** Packs words that are in the order of `Vocabulary`. */
export function packWords(words: readonly string[]): { bytes: Uint8Array; start: Uint32Array } {
  const encoded = words.map((word) => encoder.encode(word));
  const start = new Uint32Array(words.length + 1);
  let size = 0;
  encoded.forEach((word, id) => (start[id + 1] = size += word.length));
  const bytes = new Uint8Array(size);
  encoded.forEach((word, id) => bytes.set(word, start[id] ?? 0));
  return { bytes, start };
}
