import { requestDone } from './database.ts';
import { partPlace } from '../dutch/query/parts.ts';
import { closeWords } from '../dutch/query/typing-errors.ts';
import type { Writing } from './writing.ts';

/** Length of a page, in letters, after which new words go to the next: little to write with a note, few rows to read. */
const PAGE_LENGTH = 16_384;

/** Only words of letters can be part of a compound or mistyped; other keys stand in no dictionary. */
function isWord(key: string): boolean {
  return key.length >= 3 && !/\P{L}/u.test(key);
}

/** Adds words to the dictionary and takes them out, within one batch. */
export class DictionaryWriter {
  readonly #writing: Writing;
  readonly #pages = new Map<number, string>();
  #current: number;

  /** @param page the page new words go to */
  constructor(writing: Writing, page: number) {
    this.#writing = writing;
    this.#current = page;
  }

  async #read(number: number): Promise<string> {
    const held =
      this.#pages.get(number) ??
      (await requestDone<string | undefined>(this.#writing.store('pages').get(number))) ??
      '\n';
    this.#pages.set(number, held);
    return held;
  }

  /** Adds a key that is new. Tells the page it stands on; 0 when it is no word. */
  async add(key: string): Promise<number> {
    if (!isWord(key)) return 0;
    let words = this.#pages.get(this.#current) ?? (await this.#read(this.#current));
    if (words.length > PAGE_LENGTH) words = await this.#read((this.#current += 1));
    this.#pages.set(this.#current, `${words}${key}\n`);
    return this.#current;
  }

  /** Takes a word out of the page it stands on. */
  async remove(key: string, page: number): Promise<void> {
    this.#pages.set(page, (await this.#read(page)).replace(`\n${key}\n`, '\n'));
  }

  /** Writes what changed. Tells the page the next word goes to, and the pages as they are now. */
  finish(): { page: number; pages: ReadonlyMap<number, string> } {
    const store = this.#writing.store('pages');
    for (const [number, words] of this.#pages) store.put(words, number);
    return { page: this.#current, pages: this.#pages };
  }
}

/** The words of the index, in memory: about ten bytes a word. */
export class Dictionary {
  readonly #pages: Map<number, string>;

  private constructor(pages: Map<number, string>) {
    this.#pages = pages;
  }

  /** Reads every page. */
  static async read(store: IDBObjectStore): Promise<Dictionary> {
    const [keys, pages] = await Promise.all([requestDone(store.getAllKeys()), requestDone<string[]>(store.getAll())]);
    return new Dictionary(new Map(keys.map((key, at) => [Number(key), pages[at] ?? '\n'])));
  }

  /** Takes over pages that were written. */
  changed(pages: ReadonlyMap<number, string>): void {
    for (const [number, words] of pages) this.#pages.set(number, words);
  }

  has(word: string): boolean {
    for (const page of this.#pages.values()) if (page.includes(`\n${word}\n`)) return true;
    return false;
  }

  /** Words that hold a part as part of a compound (see partPlace), at most `limit`. */
  compounds(part: string, limit: number): string[] {
    const found: string[] = [];
    for (const page of this.#pages.values()) {
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
    for (const page of this.#pages.values()) {
      let start = 1;
      for (let end = page.indexOf('\n', 1); end >= 0; end = page.indexOf('\n', start)) {
        yield page.slice(start, end);
        start = end + 1;
      }
    }
  }
}
