import { browser } from 'wxt/browser';

/** How the keys of words that are stored nowhere yet begin. */
export const LAST_WORDS = 'words ';

/** Where words are kept that are stored nowhere yet (decision 527): no page and no content script can read it. */
export interface WordsMemory {
  /** Key and words, as they were set; whoever reads them checks their shape. */
  all(): Promise<Readonly<Record<string, unknown>>>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** Calls `heard` for each change that another document makes. */
  listen(heard: (key: string, isThere: boolean) => void): void;
}

/** A text of 100,000 characters, each escaped, with what stands around it. In UTF-16 units. */
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

/** What lies under a key; `undefined`, which has no shape, for what is no JSON or longer than it can be. */
function read(key: string): unknown {
  const text = localStorage.getItem(key) ?? '';
  if (text.length > MAX_STORED) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Expected: not written by us, and without a shape then.
    return undefined;
  }
}

/** The memory of this browser, in the background and in a frame of ours alike. */
export const wordsMemory = (): WordsMemory => (location.protocol === 'moz-extension:' ? own : session);
