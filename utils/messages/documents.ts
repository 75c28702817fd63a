import { parseIdentifier } from '../domain/publication/identifier.ts';
import { orElse } from './swallow.ts';

/** What outlives the worker, but not the browser; `SessionMemory` of the sources. */
interface Memory {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

const KEY = 'documents';
/** Documents remembered; of more, the one that spoke first is forgotten and may introduce itself anew. */
const MOST = 400;

const isRow = (row: unknown): row is [string, string] =>
  Array.isArray(row) && row.length === 2 && row.every((part) => typeof part === 'string');

/** Which publication each open document was loaded from. */
export interface DocumentRegistry {
  /**
   * Binds a document to its publication at its first message; every later one is held against it.
   *
   * @param document name of the document, which no other has
   * @param loaded address it was loaded from, as our script in it says
   * @returns identifier of the publication; null when this is none, or not the one the document is bound to
   */
  bind(document: string, loaded: string): Promise<string | null>;
}

/** Makes the register. @param memory read once, written when a document is new */
export function createDocuments(memory: Memory): DocumentRegistry {
  let rows: Promise<Map<string, string>> | undefined;
  const known = (): Promise<Map<string, string>> =>
    (rows ??= memory
      .get(KEY)
      .catch(orElse('documents.memory'))
      .then((kept) => new Map(Array.isArray(kept) ? kept.filter(isRow) : [])));
  return {
    async bind(document, loaded) {
      const publication = parseIdentifier(loaded)?.id ?? null;
      if (publication === null) return null;
      const bound = await known();
      const earlier = bound.get(document);
      if (earlier !== undefined) return earlier === publication ? publication : null;
      bound.set(document, publication);
      for (const oldest of bound.keys()) {
        if (bound.size <= MOST) break;
        bound.delete(oldest);
      }
      void memory.set(KEY, [...bound]).catch(orElse('documents.memory'));
      return publication;
    },
  };
}
