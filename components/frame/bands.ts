import type { NoteItem } from './items.ts';

/**
 * The margin is as tall as its page and does not scroll by itself, so only the browser knows which part is visible.
 * The margin is divided into bands; notes in visible bands and their neighbours are drawn.
 */

/** Height of a band, px: about a window. */
export const BAND = 1200;
/** Up to so many notes all are drawn. */
export const ALL_DRAWN = 80;

/** Heights of the parts of a closed note, px; what is drawn is measured. */
const FRAME = 36;
const LINE = 22;
/** Letters on a line of the margin, about. */
const LETTERS = 30;

/** How tall a closed note is, about. */
export function guessHeight({ note, draft, located }: NoteItem): number {
  const text = draft?.snapshot().text ?? note?.body ?? '';
  const lines = text === '' ? 0 : text.length > LETTERS || text.includes('\n') ? 2 : 1;
  const others = (located === null ? 0 : 1) + (note !== null && note.tags.length > 0 ? 1 : 0);
  return FRAME + LINE * (lines + others);
}

/** Whether something stands in one of these bands or beside it. @param seen numbers of bands, from the top */
export function isNear(top: number, height: number, seen: ReadonlySet<number>): boolean {
  const first = Math.floor(top / BAND) - 1;
  const last = Math.floor((top + height) / BAND) + 1;
  for (let band = first; band <= last; band += 1) if (seen.has(band)) return true;
  return false;
}
