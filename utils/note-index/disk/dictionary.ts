import { requestDone } from './database.ts';
import { closeWords, partPlace } from '../language.ts';
import type { WriteTransaction } from './transaction.ts';

/** Letters on a page after which new words go to the next: small enough to rewrite with one document, few enough to read all. */
const PAGE_LENGTH = 16_384;

/** Only plain words are looked up as a compound or a typing error; no other key needs to be in the dictionary. */
function isWord(key: string): boolean {
  return key.length >= 3 && !/\P{L}/u.test(key);
}

/** Adds and removes words of the dictionary within one batch. */
export class DictionaryWriter {
  readonly #transaction: WriteTransaction;
  readonly #pages = new Map<number, string>();
  #current: number;

  /** @param page the page new words go to */
  constructor(transaction: WriteTransaction, page: number) {
    this.#transaction = transaction;
    this.#current = page;
  }

  async #read(number: number): Promise<string> {
    const held =
      this.#pages.get(number) ??
      (await requestDone<string | undefined>(this.#transaction.store('pages').get(number))) ??
      '\n';
    this.#pages.set(number, held);
    return held;
  }

  /** Adds a new key. Returns its page; 0 when it is no plain word. */
  async add(key: string): Promise<number> {
    if (!isWord(key)) return 0;
    let words = this.#pages.get(this.#current) ?? (await this.#read(this.#current));
    if (words.length > PAGE_LENGTH) words = await this.#read((this.#current += 1));
    this.#pages.set(this.#current, `${words}${key}\n`);
    return this.#current;
  }

  /** Removes a word from its page. */
  async remove(key: string, page: number): Promise<void> {
    this.#pages.set(page, (await this.#read(page)).replace(`\n${key}\n`, '\n'));
  }

  /** Writes the changed pages. Returns them, and the page the next word goes to. */
  finish(): { page: number; pages: ReadonlyMap<number, string> } {
    const store = this.#transaction.store('pages');
    for (const [number, words] of this.#pages) store.put(words, number);
    return { page: this.#current, pages: this.#pages };
  }
}

/**
 * All words of the index in memory, about ten bytes each, for what no posting list can answer: which compounds hold a part,
 * and which words resemble a mistyped one. Kept as pages of text: scanning megabytes is faster than reading as many rows.
 */
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

  /** Takes over pages that were just written. */
  changed(pages: ReadonlyMap<number, string>): void {
    for (const [number, words] of pages) this.#pages.set(number, words);
  }

  /** Whether a word is in the index. */
  has(word: string): boolean {
    for (const page of this.#pages.values()) if (page.includes(`\n${word}\n`)) return true;
    return false;
  }

  /** Words with `part` as a part of a compound (see `partPlace`), at most `limit`. */
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

  /** Words within one typing error of a word (two from eight letters on), nearest first. */
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
