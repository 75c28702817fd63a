/**
 * Keys lie in leaves: rows of some two hundred keys that follow each other, each with its head (postings.ts). Most keys have one
 * document, and a row of IndexedDB for each would cost more than what it holds, in bytes and in time to read the words with one beginning.
 */

/** A leaf as it is stored. */
export interface LeafRow {
  /** Keys in order, each between line feeds. */
  readonly keys: string;
  /** For each key the length of its head, in 7-bit groups, and the head. */
  readonly heads: Uint8Array;
}

/** A leaf taken apart. */
export interface Leaf {
  readonly keys: readonly string[];
  readonly heads: readonly Uint8Array[];
}

export const EMPTY_LEAF: Leaf = { keys: [], heads: [] };

/** Bytes and letters in a leaf from which it is divided: little to write again for one key. */
const LEAF_MAX = 4096;
/** What is aimed at when dividing: room to grow. */
const LEAF_AIM = 2600;

const lengthOf = (key: string, head: Uint8Array): number => key.length + 2 + head.length;

/** Divides keys over as many leaves as they need; none for no keys. */
export function divide({ keys, heads }: Leaf): Leaf[] {
  const total = keys.reduce((sum, key, at) => sum + lengthOf(key, heads[at] ?? NOTHING), 0);
  if (keys.length === 0) return [];
  if (total <= LEAF_MAX) return [{ keys, heads }];
  const aim = total / Math.ceil(total / LEAF_AIM);
  const leaves: Leaf[] = [];
  let from = 0;
  let length = 0;
  for (const [at, key] of keys.entries()) {
    const own = lengthOf(key, heads[at] ?? NOTHING);
    if (length > 0 && length + own / 2 > aim) {
      leaves.push({ keys: keys.slice(from, at), heads: heads.slice(from, at) });
      from = at;
      length = 0;
    }
    length += own;
  }
  leaves.push({ keys: keys.slice(from), heads: heads.slice(from) });
  return leaves;
}

const NOTHING = new Uint8Array(0);

/** A leaf as a row. */
export function encodeLeaf({ keys, heads }: Leaf): LeafRow {
  const bytes = new Uint8Array(heads.reduce((sum, head) => sum + head.length + 3, 0));
  let at = 0;
  for (const head of heads) {
    let rest = head.length;
    while (rest > 127) {
      bytes[at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    bytes.set(head, at);
    at += head.length;
  }
  return { keys: `\n${keys.join('\n')}\n`, heads: bytes.slice(0, at) };
}

/** Tells each head of a row, by its place, until `tell` returns false. Throws RangeError for a damaged row. */
function eachHead(bytes: Uint8Array, tell: (head: Uint8Array, place: number) => boolean): void {
  let at = 0;
  for (let place = 0; at < bytes.length; place += 1) {
    let length = 0;
    for (let shift = 0, byte = 128; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      length |= (byte & 127) << shift;
    }
    if (at + length > bytes.length) throw new RangeError('A leaf of the index ends too early.');
    if (!tell(bytes.subarray(at, at + length), place)) return;
    at += length;
  }
}

/** A row taken apart; its heads are views on it. Throws RangeError for a damaged row. */
export function decodeLeaf(row: LeafRow): Leaf {
  const keys = row.keys.slice(1, -1).split('\n');
  const heads: Uint8Array[] = [];
  eachHead(row.heads, (head) => heads.push(head) > 0);
  if (heads.length !== keys.length) throw new RangeError('A leaf of the index holds other heads than keys.');
  return { keys, heads };
}

/** The head of one key in a row; undefined when it is not there. Throws RangeError for a damaged row. */
export function headIn(row: LeafRow, key: string): Uint8Array | undefined {
  const found = row.keys.indexOf(`\n${key}\n`);
  if (found < 0) return undefined;
  let before = 0;
  for (let at = row.keys.indexOf('\n'); at < found; at = row.keys.indexOf('\n', at + 1)) before += 1;
  let head: Uint8Array | undefined;
  eachHead(row.heads, (own, place) => {
    if (place < before) return true;
    head = own;
    return false;
  });
  return head;
}

/** The heads of the keys from `first` to `last` in a row, in order. Throws RangeError for a damaged row. */
export function headsBetween(row: LeafRow, first: string, last: string): Uint8Array[] {
  const { keys, heads } = decodeLeaf(row);
  return heads.filter((_, at) => {
    const key = keys[at] ?? '';
    return key >= first && key <= last;
  });
}
