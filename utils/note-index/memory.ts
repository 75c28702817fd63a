import { readMeta, type IDB, type Meta } from './database.ts';
import { Dates } from './dates.ts';
import { Dictionary } from './dictionary.ts';
import { DocumentReader } from './documents.ts';
import { Fences } from './fences.ts';
import { Lists, type Ways } from './lists.ts';
import type { Session } from './session.ts';
import type { IndexUpdate } from './write.ts';

/**
 * What is kept of the index between queries, bounded but for what is small: where leaves begin, dates and words, once they were needed.
 * True only while nobody else writes to the database; whoever writes tells it what changed, or that a write failed.
 */
export class IndexMemory {
  readonly lists: Lists;
  readonly dates: Dates;
  readonly documents = new DocumentReader();
  #meta: Promise<Meta> | null = null;
  #fences: Promise<Fences> | null = null;
  #dictionary: Promise<Dictionary> | null = null;

  constructor(idb: IDB) {
    this.lists = new Lists(idb);
    this.dates = new Dates(idb);
  }

  /** The row about the whole index. */
  meta(session: Session): Promise<Meta> {
    return (this.#meta ??= this.#reading(readMeta(session.store('meta'))));
  }

  /** How lists are found. */
  ways(session: Session): Ways {
    return {
      fences: () => (this.#fences ??= this.#reading(Fences.read(session.store('fences')))),
      dictionary: () => (this.#dictionary ??= this.#reading(Dictionary.read(session.store('pages')))),
    };
  }

  /** The fences when they were read; null otherwise. */
  async fences(): Promise<Fences | null> {
    return this.#fences;
  }

  /** A read that fails must not be remembered. */
  #reading<T>(reading: Promise<T>): Promise<T> {
    reading.catch(() => this.clear());
    return reading;
  }

  /** Takes over what was written. */
  changed({ meta, fences, keys, docs, pages, dates }: IndexUpdate): void {
    this.#meta = Promise.resolve(meta);
    this.#fences = Promise.resolve(fences);
    this.lists.changed(keys);
    this.documents.changed(docs);
    this.dates.changed(dates);
    void this.#dictionary?.then((dictionary) => dictionary.changed(pages));
  }

  /** Forgets everything: after a write that failed, or when the database was closed. */
  clear(): void {
    this.#meta = null;
    this.#fences = null;
    this.#dictionary = null;
    this.lists.clear();
    this.dates.clear();
    this.documents.clear();
  }
}
