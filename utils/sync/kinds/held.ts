import type { HeldState } from '../disk.ts';

/** A thing that is no note, as this device holds it. */
export interface HeldItem {
  readonly doc: Uint8Array;
  /** The document of what the store last had; null when it never had it. What differs from that in the store is what the reader did. */
  readonly inStore: Uint8Array | null;
}

/** What is held as a thing; null for nothing, or what is none. */
export const heldItem = (held: HeldState | null): HeldItem | null =>
  held !== null && 'doc' in held ? { doc: held.doc, inStore: held.inStore ?? null } : null;

/** Whether both are the same bytes, or there are none of either. */
export const isSameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((byte, at) => byte === b[at]));

/** Whether what is held is that already. */
export const isSameItem = (held: HeldItem | null, next: HeldItem): boolean =>
  held !== null && isSameBytes(held.doc, next.doc) && isSameBytes(held.inStore, next.inStore);
