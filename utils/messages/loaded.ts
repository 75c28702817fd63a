/**
 * The address this document was loaded from. A page can change `location`, and with it the sender URL that the browser
 * reports, by `history.replaceState`; a window that opened this one can do so before a document_start script runs. In
 * the extension's isolated world the navigation entry keeps the true address. Measured in Chromium 156 and Firefox ESR
 * 153.
 */
export function loadedAddress(): string {
  const [entry] = performance.getEntriesByType('navigation');
  return (entry?.name ?? location.href).slice(0, 2000);
}

const DOCUMENT = Symbol.for('kantlijn.document');

/** A random name for this document, shared by all our scripts in it: for browsers that do not name documents. */
function documentName(): string {
  const world = globalThis as { [DOCUMENT]?: string };
  return (world[DOCUMENT] ??= crypto.randomUUID());
}

/** Where a page's message comes from, sent along with it in addition to what the browser reports. */
export function originOfPage(): { document: string; loaded: string } {
  return { document: documentName(), loaded: loadedAddress() };
}
