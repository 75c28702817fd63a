import { isAlive } from '../../utils/messages/port.ts';

/**
 * An extension that is updated, disabled or removed leaves its scripts behind in open pages. Only the browser is believed about
 * that, never the page (decision 201).
 *
 * - Chromium keeps such a script running without its extension: it checks now and then, and removes what it drew.
 * - Firefox stops it immediately. What it drew stays, and the new version, injected into the same page, clears it
 *   (`clearLeftovers`).
 */

/** Time between two checks, in milliseconds. They are cheap, and the draft itself tells a reader who is writing meanwhile. */
const CHECK_MS = 2_000;

/**
 * Calls `leave` once when the extension of this script is gone.
 *
 * @param leave removes what was drawn
 * @param alive whether the extension is there, as the browser says
 * @returns a function that stops checking
 */
export function onExtensionGone(leave: () => unknown, alive: () => boolean = isAlive): () => void {
  const timer = setInterval(() => {
    if (alive()) return;
    clearInterval(timer);
    leave();
  }, CHECK_MS);
  return () => clearInterval(timer);
}
