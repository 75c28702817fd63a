import { requestDone } from '../disk/database.ts';
import type { IndexedDocument } from '../schema.ts';
import type { Session } from '../disk/session.ts';

/** Most documents in the cache, and most letters in all of them: while someone types, mostly the same ones come back. */
const MAX_DOCUMENTS = 400;
const MAX_LETTERS = 1_000_000;

interface Held<D> {
  readonly document: D;
  readonly letters: number;
}

/** Reads documents through a cache of the most recently used. */
export class DocumentReader<D extends IndexedDocument> {
  readonly #held = new Map<number, Held<D>>();
  readonly #lettersIn: (document: D) => number;
  #letters = 0;

  /** @param lettersIn how much room a document takes */
  constructor(lettersIn: (document: D) => number) {
    this.#lettersIn = lettersIn;
  }

  /** Forgets documents that were changed or deleted. */
  changed(docs: ReadonlySet<number>): void {
    for (const doc of docs) this.#forget(doc);
  }

  /** Forgets everything. */
  clear(): void {
    this.#held.clear();
    this.#letters = 0;
  }

  /** The documents with these numbers; undefined where there is none. */
  read(session: Session, docs: readonly number[]): Promise<(D | undefined)[]> {
    return Promise.all(
      docs.map(async (doc) => {
        const held = this.#held.get(doc);
        if (held) {
          this.#forget(doc);
          this.#keep(doc, held);
          return held.document;
        }
        const document = await requestDone<D | undefined>(session.store('docs').get(doc));
        if (document) {
          // Another read of the same document may have ended meanwhile.
          this.#forget(doc);
          this.#keep(doc, { document, letters: this.#lettersIn(document) });
        }
        return document;
      }),
    );
  }

  #keep(doc: number, held: Held<D>): void {
    this.#held.set(doc, held);
    this.#letters += held.letters;
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= MAX_DOCUMENTS && this.#letters <= MAX_LETTERS) break;
      this.#forget(oldest);
    }
  }

  #forget(doc: number): void {
    const held = this.#held.get(doc);
    if (held && this.#held.delete(doc)) this.#letters -= held.letters;
  }
}
