import type * as Y from 'yjs';

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
/** Whether a unit is the second half of a letter outside the basic plane. */
export const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * Turns a text into another one by replacing its middle: the common beginning and end stay, so that words written elsewhere at the
 * same time keep their place. Never splits a surrogate pair, which Yjs would turn into question marks.
 *
 * Example. "de kosten van de dijk" becomes "de baten van de dijk": only "kos" is replaced, by "ba".
 */
export function replaceMiddle(text: Y.Text, next: string): void {
  const old = text.toString();
  if (old === next) return;
  const most = Math.min(old.length, next.length);
  let head = 0;
  while (head < most && old.charCodeAt(head) === next.charCodeAt(head)) head += 1;
  if (head > 0 && isHigh(old.charCodeAt(head - 1))) head -= 1;
  let tail = 0;
  while (tail < most - head && old.charCodeAt(old.length - 1 - tail) === next.charCodeAt(next.length - 1 - tail))
    tail += 1;
  if (tail > 0 && isLow(old.charCodeAt(old.length - tail))) tail -= 1;
  if (old.length > head + tail) text.delete(head, old.length - head - tail);
  if (next.length > head + tail) text.insert(head, next.slice(head, next.length - tail));
}
