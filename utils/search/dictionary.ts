import { done } from './database.ts';
import { partPlace } from './parts.ts';
import { closeWords } from './typing-errors.ts';

/** Length of a page, in letters, after which new words go to the next: little to write with a note, few rows to read. */
const PAGE_LENGTH = 16_384;

/** A key that came or went. */
export interface DictionaryChange {
  readonly key: string;
  /** Page it stands on; 0 when it stands on none. */
  readonly page: number;
  readonly present: boolean;
}

/** Only words of letters can be part of a compound or mistyped; other keys stand in no dictionary. */
function isWord(key: string): boolean {
  return key.length >= 3 && !/\P{L}/u.test(key);
}

/** Writes words to the dictionary and takes them out. Tells the page each new word went to, and the page the next will go to. */
export async function changeDictionary(
  transaction: IDBTransaction,
  page: number,
  changes: readonly DictionaryChange[],
): Promise<{ page: number; placed: Map<string, number> }> {
  const store = transaction.objectStore('pages');
  const pages = new Map<number, string>();
  const placed = new Map<string, number>();
  const read = async (number: number): Promise<string> => {
    const held = pages.get(number) ?? ((await done(store.get(number))) as string | undefined) ?? '\n';
    pages.set(number, held);
    return held;
  };
  let current = page;
  for (const { key, page: own, present } of changes) {
    if (present && own === 0 && isWord(key)) {
      if ((await read(current)).length > PAGE_LENGTH) current += 1;
      pages.set(current, `${await read(current)}${key}\n`);
      placed.set(key, current);
    } else if (!present && own > 0) pages.set(own, (await read(own)).replace(`\n${key}\n`, '\n'));
  }
  for (const [number, words] of pages) store.put(words, number);
  return { page: current, placed };
}

/** The words of the index, in memory: about ten bytes a word. */
export class Dictionary {
  readonly #pages: readonly string[];

  constructor(pages: readonly string[]) {
    this.#pages = pages;
  }

  has(word: string): boolean {
    return this.#pages.some((page) => page.includes(`\n${word}\n`));
  }

  /** Words that hold a part as part of a compound (see partPlace), at most `limit`. */
  compounds(part: string, limit: number): string[] {
    const found: string[] = [];
    for (const page of this.#pages) {
      for (let at = page.indexOf(part); at >= 0; at = page.indexOf(part, at)) {
        const start = page.lastIndexOf('\n', at) + 1;
        const end = page.indexOf('\n', at);
        const word = page.slice(start, end);
        if (partPlace(part, word) >= 0) found.push(word);
        if (found.length >= limit) return found;
        at = end;
      }
    }
    return found;
  }

  /** Words that differ from a mistyped one by one slip of the hand (two from eight letters on), nearest first. */
  close(word: string): { word: string; distance: number }[] {
    return closeWords(word, this.#words());
  }

  *#words(): Generator<string> {
    for (const page of this.#pages) {
      let start = 1;
      for (let end = page.indexOf('\n', 1); end >= 0; end = page.indexOf('\n', start)) {
        yield page.slice(start, end);
        start = end + 1;
      }
    }
  }
}
