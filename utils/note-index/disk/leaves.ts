/**
 * A leaf is a row of some two hundred consecutive keys, each with its head (postings.ts). Most keys occur in one document:
 * a row for each would cost more than it holds, and would make a prefix search read hundreds of rows.
 */

/** A leaf as it is stored. */
export interface LeafRow {
  /** Keys in order, a line feed before and after each. */
  readonly keys: string;
  /** For each key the length of its head, in 7-bit groups, then the head. */
  readonly heads: Uint8Array;
}

/** A decoded leaf. */
export interface Leaf {
  readonly keys: readonly string[];
  readonly heads: readonly Uint8Array[];
}

export const EMPTY_LEAF: Leaf = { keys: [], heads: [] };

/** A leaf of more bytes and letters is split: one changed key rewrites its whole leaf. */
const LEAF_MAX = 4096;
/** Size to aim for when splitting: leaves room to grow. */
const LEAF_AIM = 2600;

const lengthOf = (key: string, head: Uint8Array): number => key.length + 2 + head.length;

/** Splits a leaf into as many as it needs; none when it has no keys. */
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

/** Encodes a leaf as a row. */
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

/** Calls `visit` with each head of a row and its index, until it returns false. Throws RangeError for a damaged row. */
function eachHead(bytes: Uint8Array, visit: (head: Uint8Array, index: number) => boolean): void {
  let at = 0;
  for (let index = 0; at < bytes.length; index += 1) {
    let length = 0;
    for (let shift = 0, byte = 128; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      length |= (byte & 127) << shift;
    }
    if (at + length > bytes.length) throw new RangeError('A leaf of the index ends too early.');
    if (!visit(bytes.subarray(at, at + length), index)) return;
    at += length;
  }
}

/** Decodes a row; the heads are views on it. Throws RangeError for a damaged row. */
export function decodeLeaf(row: LeafRow): Leaf {
  const keys = row.keys.slice(1, -1).split('\n');
  const heads: Uint8Array[] = [];
  eachHead(row.heads, (head) => heads.push(head) > 0);
  if (heads.length !== keys.length)
    throw new RangeError('A leaf of the index has a different number of heads and keys.');
  return { keys, heads };
}

/** The head of one key in a row; undefined when the key is absent. Throws RangeError for a damaged row. */
export function headIn(row: LeafRow, key: string): Uint8Array | undefined {
  const found = row.keys.indexOf(`\n${key}\n`);
  if (found < 0) return undefined;
  let before = 0;
  for (let at = row.keys.indexOf('\n'); at < found; at = row.keys.indexOf('\n', at + 1)) before += 1;
  let head: Uint8Array | undefined;
  eachHead(row.heads, (own, index) => {
    if (index < before) return true;
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
