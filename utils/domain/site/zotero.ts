/** Where Zotero's own connector listens, on the reader's machine. Asked only in a click, and only once the reader allowed it (decision 566). */
export const ZOTERO_ADDRESS = 'http://127.0.0.1:23119';

/** What the browser is asked for. Firefox knows no ports in such a pattern, so it is one pattern for all. */
export const ZOTERO_ORIGIN = 'http://127.0.0.1/*';
