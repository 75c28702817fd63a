import { requestDone } from './database.ts';
import type { SearchDocument } from './document.ts';
import type { Session } from './session.ts';

/** Documents kept in memory, and letters of body and quote in all of them: who types sees mostly the same notes again. */
const MOST = 400;
const MOST_LETTERS = 1_000_000;

const lettersIn = ({ body, quote }: SearchDocument): number => body.length + quote.length;

/** Reads documents, and keeps those that were read last. */
export class DocumentReader {
  readonly #held = new Map<number, SearchDocument>();
  #letters = 0;

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
  read(session: Session, docs: readonly number[]): Promise<(SearchDocument | undefined)[]> {
    return Promise.all(
      docs.map(async (doc) => {
        const held = this.#held.get(doc);
        if (held) this.#forget(doc);
        const document = held ?? (await requestDone<SearchDocument | undefined>(session.store('docs').get(doc)));
        if (document) this.#keep(doc, document);
        return document;
      }),
    );
  }

  #keep(doc: number, document: SearchDocument): void {
    this.#held.set(doc, document);
    this.#letters += lettersIn(document);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= MOST && this.#letters <= MOST_LETTERS) break;
      this.#forget(oldest);
    }
  }

  #forget(doc: number): void {
    const held = this.#held.get(doc);
    if (held && this.#held.delete(doc)) this.#letters -= lettersIn(held);
  }
}
