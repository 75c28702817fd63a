import { readMeta, type IDB, type Meta } from '../disk/database.ts';
import { Dates } from '../disk/dates.ts';
import { Dictionary } from '../disk/dictionary.ts';
import { Fences } from '../disk/fences.ts';
import type { IndexedDocument } from '../schema.ts';
import type { IndexUpdate } from '../write/batch.ts';
import { DocumentReader } from './documents.ts';
import { PostingLists, type Directory } from './lists.ts';
import type { Session } from '../disk/session.ts';

/** What depends on the schema. */
export interface MemoryOptions<D> {
  /** Name of the analysis, see `Analyser`. */
  readonly analysis: string;
  readonly lettersIn: (document: D) => number;
}

/**
 * The cache between queries. Bounded, but for what is small: fences, dates and the dictionary, once they were needed. Right only
 * while nobody else writes to the database: the writer reports every write, and clears it when one fails.
 */
export class IndexMemory<D extends IndexedDocument> {
  readonly lists: PostingLists;
  readonly dates: Dates;
  readonly documents: DocumentReader<D>;
  readonly #analysis: string;
  #meta: Promise<Meta> | null = null;
  #fences: Promise<Fences> | null = null;
  #dictionary: Promise<Dictionary> | null = null;

  constructor(idb: IDB, { analysis, lettersIn }: MemoryOptions<D>) {
    this.lists = new PostingLists(idb);
    this.dates = new Dates(idb);
    this.documents = new DocumentReader(lettersIn);
    this.#analysis = analysis;
  }

  /** The row about the index. */
  meta(session: Session): Promise<Meta> {
    return (this.#meta ??= this.#reading(readMeta(session.store('meta'), this.#analysis)));
  }

  /** Where posting lists are. */
  directory(session: Session): Directory {
    return {
      fences: () => (this.#fences ??= this.#reading(Fences.read(session.store('fences')))),
      dictionary: () => (this.#dictionary ??= this.#reading(Dictionary.read(session.store('pages')))),
    };
  }

  /** The fences if they are in memory, else null. */
  async fences(): Promise<Fences | null> {
    return this.#fences;
  }

  /** Does not remember a read that fails. */
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
