import type { MetTexts } from '../disk.ts';
import { hasSeen, heldBy } from '../note/doc.ts';
import { readDocument } from './document.ts';
import type { Kind } from './kind.ts';

/** Two documents of one thing, and what became of them. */
export interface MetDocuments {
  readonly mine: Uint8Array;
  readonly theirs: Uint8Array;
  readonly merged: Uint8Array;
}

/**
 * The texts of a thing that were written on two devices, neither of which had seen the other, and that are shown as neither wrote them; null for
 * none. Never throws.
 *
 * @param isJoining whether what this device had began apart: then a text of it that is not shown now is one too
 */
export function metTexts(
  kind: Kind,
  id: string,
  { mine, theirs, merged }: MetDocuments,
  isJoining = false,
): MetTexts | null {
  if ((kind.texts ?? []).length === 0) return null;
  try {
    if (hasSeen(heldBy(theirs), mine) || hasSeen(heldBy(mine), theirs)) return null;
  } catch {
    // Expected: bytes from outside.
    return null;
  }
  const [own, other, now] = [mine, theirs, merged].map((state) => readDocument(kind, id, state));
  if (!isRow(own) || !isRow(other) || !isRow(now)) return null;
  const met = (kind.texts ?? []).flatMap((field) => {
    const [a, b, shown] = [own, other, now].map((row) => String(row[field] ?? '')) as [string, string, string];
    const isMet = a !== b && shown !== a && (isJoining || shown !== b);
    return isMet ? [[field, { mine: a, theirs: b }] as const] : [];
  });
  return met.length === 0 ? null : Object.fromEntries(met);
}

const isRow = <T extends object>(read: T | null | 'unreadable' | undefined): read is T =>
  typeof read === 'object' && read !== null;
