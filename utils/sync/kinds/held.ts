import type { HeldState } from '../disk.ts';

/** A thing other than a note, as this device stores it. */
export interface HeldItem {
  readonly doc: Uint8Array;
  /** The document of what the store last had; null when it never had it. What differs from that in the store is what the reader did. */
  readonly inStore: Uint8Array | null;
  /** The document of what the store still has of one it remembers as removed; absent when that is `inStore`. A reader restores just that. */
  readonly inBin?: Uint8Array;
  /** What the row of the store was known by when both said the same; see `StoreSnapshot.marks`. */
  readonly mark?: string;
  /** The fields that were known then, as text; see `Kind.fields`. */
  readonly knew?: string;
}

/** What is held as a thing; null for nothing, or what is none. */
export const heldItem = (held: HeldState | null): HeldItem | null =>
  held !== null && 'doc' in held ? { ...held, inStore: held.inStore ?? null } : null;

/** Whether both are the same bytes, or both are missing. */
export const isSameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((byte, at) => byte === b[at]));

/** Whether what is held is that already. */
export const isSameItem = (held: HeldItem | null, next: HeldItem): boolean =>
  held !== null &&
  held.mark === next.mark &&
  held.knew === next.knew &&
  isSameBytes(held.doc, next.doc) &&
  isSameBytes(held.inStore, next.inStore) &&
  isSameBytes(held.inBin ?? null, next.inBin ?? null);
