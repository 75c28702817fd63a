/** Where Zotero's own connector listens, on the reader's machine. Asked only in a click, and only once the reader allowed it (decision 566). */
export const ZOTERO_ADDRESS = 'http://127.0.0.1:23119';

/**
 * The permission asked of the browser. Firefox allows no port in such a pattern, so one pattern serves all browsers.
 */
export const ZOTERO_ORIGIN = 'http://127.0.0.1/*';
