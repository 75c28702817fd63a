import { browser } from 'wxt/browser';

/** Prefix of the keys of words that are stored nowhere else yet. */
export const LAST_WORDS = 'words ';

/** Storage for words that are stored nowhere else yet (decision 527). No page and no content script can read it. */
export interface WordsMemory {
  /** Key and words, as they were set; readers must validate them. */
  all(): Promise<Readonly<Record<string, unknown>>>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** Calls `heard` for each change made by another document. */
  listen(heard: (key: string, isThere: boolean) => void): void;
}

/** Size of a text of 100,000 characters, each escaped, with its envelope. In UTF-16 units. */
const MAX_STORED = 700_000;

/** In Chromium: emptied when the browser ends. A change of it wakes the worker. */
const session: WordsMemory = {
  all: () => browser.storage.session.get(null),
  set: (key, value) => browser.storage.session.set({ [key]: value }),
  remove: (key) => browser.storage.session.remove(key),
  listen: (heard) =>
    browser.storage.onChanged.addListener((changes, area) => {
      if (area !== 'session') return;
      for (const [key, { newValue }] of Object.entries(changes))
        if (key.startsWith(LAST_WORDS)) heard(key, newValue !== undefined);
    }),
};

/**
 * In Firefox, which gives a frame in a page no memory for a session: the `localStorage` of the extension's own origin, which that frame
 * shares with the background. It outlives the browser, and a change of it wakes nobody.
 */
const own: WordsMemory = {
  all: async () => Object.fromEntries(keys().map((key) => [key, read(key)])),
  set: async (key, value) => localStorage.setItem(key, JSON.stringify(value)),
  remove: async (key) => localStorage.removeItem(key),
  listen: (heard) =>
    addEventListener('storage', ({ key, newValue }) => {
      if (key?.startsWith(LAST_WORDS) === true) heard(key, newValue !== null);
    }),
};

const keys = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(LAST_WORDS));

/** The value of a key; `undefined`, which matches no schema, for what is not JSON or is too long. */
function read(key: string): unknown {
  const text = localStorage.getItem(key) ?? '';
  if (text.length > MAX_STORED) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Expected: not written by us, so it matches no schema.
    return undefined;
  }
}

/** The storage of this browser, the same in the background and in our frames. */
export const wordsMemory = (): WordsMemory => (location.protocol === 'moz-extension:' ? own : session);
