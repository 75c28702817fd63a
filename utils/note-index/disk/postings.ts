/** A posting list: the numbers of the documents with a key, ascending, each with its weight there (1–255). */
export interface Postings {
  readonly docs: Uint32Array;
  readonly weights: Uint8Array;
}

/**
 * Changes to a posting list, each packed as document number × 256 + weight; weight 0 removes the document. A document occurs
 * once. Packed, because filling an index holds millions of them in memory.
 */
export type Edits = readonly number[];

/** One change, packed. */
export const packEdit = (doc: number, weight: number): number => doc * 256 + weight;
/** The document number of a packed change. */
export const editedDoc = (packed: number): number => Math.floor(packed / 256);

export const NO_POSTINGS: Postings = { docs: new Uint32Array(0), weights: new Uint8Array(0) };

/** Postings of one list or several in the order they were read; `merged` (query/union.ts) makes one list of them. */
export class ReadPostings {
  docs = new Uint32Array(16);
  weights = new Uint8Array(16);
  length = 0;
  /** False once a document came that is not after the one before. */
  isSorted = true;

  /** Makes room. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.docs.length) return;
    const size = Math.max(needed, this.length === 0 ? 0 : this.docs.length * 2);
    const [docs, weights] = [new Uint32Array(size), new Uint8Array(size)];
    docs.set(this.docs.subarray(0, this.length));
    weights.set(this.weights.subarray(0, this.length));
    this.docs = docs;
    this.weights = weights;
  }
}

/** Writes numbers below 2^32 as varints: 7-bit groups, lowest first, the high bit set on all but the last. */
class Writer {
  #bytes = new Uint8Array(64);
  #length = 0;

  byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes[this.#length++] = value;
  }

  number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  result(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }
}

/** Reads what Writer wrote. Throws RangeError beyond the end, so that a damaged row never passes for an empty one. */
class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError(TOO_SHORT);
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  /** Reads a list. One loop without calls: this is where a search spends its time. */
  into(gathered: ReadPostings): void {
    const bytes = this.#bytes;
    const length = this.number();
    let at = this.#at;
    // Each takes at least two bytes: check before a damaged length asks for memory.
    if (length * 2 > bytes.length - at) throw new RangeError(TOO_SHORT);
    gathered.reserve(length);
    const { docs, weights } = gathered;
    let to = gathered.length;
    const before = to > 0 ? (docs[to - 1] ?? 0) : 0;
    const start = to;
    let doc = 0;
    for (let left = length; left > 0; left -= 1) {
      let byte = bytes[at++] ?? 0;
      let step = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        step |= (byte & 127) << shift;
      }
      doc += step >>> 0;
      docs[to] = doc;
      weights[to] = bytes[at++] ?? 0;
      to += 1;
    }
    if (at > bytes.length) throw new RangeError(TOO_SHORT);
    if (start > 0 && start < to && (docs[start] ?? 0) <= before) gathered.isSorted = false;
    gathered.length = to;
    this.#at = at;
  }
}

const TOO_SHORT = 'A posting list ends too early.';

function writePostings(writer: Writer, { docs, weights }: Postings): void {
  writer.number(docs.length);
  let last = 0;
  for (let at = 0; at < docs.length; at += 1) {
    const doc = docs[at] ?? 0;
    writer.number(doc - last);
    writer.byte(weights[at] ?? 0);
    last = doc;
  }
}

function readPostings(reader: Reader): Postings {
  const gathered = new ReadPostings();
  reader.into(gathered);
  return { docs: gathered.docs.slice(0, gathered.length), weights: gathered.weights.slice(0, gathered.length) };
}

/** Encodes a block: the differences between document numbers, each with a weight. Two to three bytes a document. */
export function encodeBlock(postings: Postings): Uint8Array<ArrayBuffer> {
  const writer = new Writer();
  writePostings(writer, postings);
  return writer.result();
}

/** Decodes a block. Throws RangeError for a damaged one. */
export function decodeBlock(bytes: Uint8Array): Postings {
  return readPostings(new Reader(bytes));
}

/** What a leaf holds for a key. Short lists are all tail; long ones have their older postings in blocks. */
export interface Head {
  /** Documents with the key, blocks included. */
  readonly count: number;
  /** Highest document number that blocks may hold; 0 without blocks. The tail continues after it. */
  readonly sealed: number;
  /** Page of the dictionary with the word; 0 when the key is no plain word. */
  readonly page: number;
  /** The newest postings. */
  readonly tail: Postings;
}

export const NO_HEAD: Head = { count: 0, sealed: 0, page: 0, tail: NO_POSTINGS };

/** Encodes a head. */
export function encodeHead(head: Head): Uint8Array<ArrayBuffer> {
  const writer = new Writer();
  writer.number(head.count);
  writer.number(head.sealed);
  writer.number(head.page);
  writePostings(writer, head.tail);
  return writer.result();
}

/** Reads the postings of a block. Throws RangeError for a damaged block. */
export function readBlock(bytes: Uint8Array, into: ReadPostings): void {
  new Reader(bytes).into(into);
}

/** Reads the tail of a head. Throws RangeError for a damaged row. */
export function readHead(bytes: Uint8Array, into: ReadPostings): void {
  const reader = new Reader(bytes);
  reader.number();
  reader.number();
  reader.number();
  reader.into(into);
}

/** Whether a list has older postings in blocks. */
export function hasBlocks(bytes: Uint8Array): boolean {
  const reader = new Reader(bytes);
  reader.number();
  return reader.number() > 0;
}

/** How many documents a list has, blocks included. */
export function countOf(bytes: Uint8Array): number {
  return new Reader(bytes).number();
}

/** Decodes a head. Throws RangeError for a damaged row. */
export function decodeHead(bytes: Uint8Array): Head {
  const reader = new Reader(bytes);
  const [count, sealed, page] = [reader.number(), reader.number(), reader.number()];
  return { count, sealed, page, tail: readPostings(reader) };
}

/** Applies changes to postings. `grown` is by how many documents they grew, negative when they shrank. */
export function edit(postings: Postings, edits: Edits): { postings: Postings; grown: number } {
  const sorted = edits.toSorted((a, b) => a - b);
  const most = postings.docs.length + sorted.length;
  const docs = new Uint32Array(most);
  const weights = new Uint8Array(most);
  let length = 0;
  const push = (doc: number, weight: number): void => {
    if (weight === 0) return;
    docs[length] = doc;
    weights[length] = weight;
    length += 1;
  };
  let next = 0;
  for (let at = 0; at < postings.docs.length; at += 1) {
    const doc = postings.docs[at] ?? 0;
    let weight = postings.weights[at] ?? 0;
    for (let packed = sorted[next]; packed !== undefined && editedDoc(packed) <= doc; packed = sorted[(next += 1)]) {
      if (editedDoc(packed) === doc) weight = packed % 256;
      else push(editedDoc(packed), packed % 256);
    }
    push(doc, weight);
  }
  for (let packed = sorted[next]; packed !== undefined; packed = sorted[(next += 1)])
    push(editedDoc(packed), packed % 256);
  return {
    postings: { docs: docs.slice(0, length), weights: weights.slice(0, length) },
    grown: length - postings.docs.length,
  };
}

/** A stretch of postings, by index. */
export function slice({ docs, weights }: Postings, start: number, end?: number): Postings {
  return { docs: docs.slice(start, end), weights: weights.slice(start, end) };
}

/** Concatenates lists; each must start after the one before ends. */
export function concatenate(lists: readonly Postings[]): Postings {
  if (lists.length === 1 && lists[0]) return lists[0];
  const length = lists.reduce((sum, { docs }) => sum + docs.length, 0);
  const docs = new Uint32Array(length);
  const weights = new Uint8Array(length);
  let at = 0;
  for (const list of lists) {
    docs.set(list.docs, at);
    weights.set(list.weights, at);
    at += list.docs.length;
  }
  return { docs, weights };
}
