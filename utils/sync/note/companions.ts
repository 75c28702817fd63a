import { NOTE_MAX_LENGTH } from '../../domain/note/limits.ts';
import { hash53 } from './hash.ts';
import { syncedFields, type SyncedNote } from './synced.ts';
import { isLow } from './text.ts';

/** Cuts a text into pieces that each fit into a note, or into `most`; one piece when all of it fits. Never splits a surrogate pair. */
export function piecesOf(text: string, most: number = NOTE_MAX_LENGTH): string[] {
  const pieces: string[] = [];
  for (let at = 0; at === 0 || at < text.length;) {
    let end = Math.min(at + most, text.length);
    if (end < text.length && isLow(text.charCodeAt(end))) end -= 1;
    pieces.push(text.slice(at, end));
    at = Math.max(end, at + 1);
  }
  return pieces;
}

/**
 * Notes for what is not in the note itself: what does not fit, since two texts that were written apart can together be longer than a note
 * may be; and the texts of a note that began apart on two devices. The same text gives the same notes on every device.
 *
 * @param rest the pieces after the first
 * @param others texts beside it
 */
export function companionNotes(note: SyncedNote, rest: readonly string[], others: readonly string[]): SyncedNote[] {
  // Only the first keeps the verdict: verdicts are counted.
  return [...rest, ...others.flatMap((text) => piecesOf(text))].map((body) => ({
    ...syncedFields(note),
    id: idFor(`${note.id} ${body}`),
    verdict: null,
    body,
  }));
}

/** An identifier that follows from a text (UUID version 8). */
function idFor(text: string): string {
  const digits = [1, 2, 3].map((seed) => hash53(text, seed).toString(16).padStart(14, '0').slice(1)).join('');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(12, 15)}`,
    `8${digits.slice(15, 18)}`,
    digits.slice(18, 30),
  ].join('-');
}
