/**
 * The address this document was loaded from. A page can change `location` and what the browser says of the sender of a
 * message (`history.replaceState`; also before a script at document_start runs, by a window that opened this one); in the
 * extension's own world the entry of the navigation keeps the true one. Measured in Chromium 156 and Firefox ESR 153.
 */
export function loadedAddress(): string {
  const [entry] = performance.getEntriesByType('navigation');
  return (entry?.name ?? location.href).slice(0, 2000);
}

const DOCUMENT = Symbol.for('kantlijn.document');

/** A name for this document, drawn by lot, the same for our scripts in it: for browsers that give documents none. */
function documentName(): string {
  const world = globalThis as { [DOCUMENT]?: string };
  return (world[DOCUMENT] ??= crypto.randomUUID());
}

/** What each message of a page tells of where it comes from, beside what the browser says of its sender. */
export function originOfPage(): { document: string; loaded: string } {
  return { document: documentName(), loaded: loadedAddress() };
}
