import { parseIdentifier } from '../domain/publication/identifier.ts';
import { logAndReturn } from './log-error.ts';

/** Storage that survives the worker but not the browser; `SessionMemory` of the sources. */
interface Memory {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

const KEY = 'documents';
/** How many documents to remember. Beyond that the oldest is forgotten, and is bound again at its next message. */
const MAX_DOCUMENTS = 400;

const isRow = (row: unknown): row is [string, string] =>
  Array.isArray(row) && row.length === 2 && row.every((part) => typeof part === 'string');

/** Which publication each open document was loaded from. */
export interface DocumentRegistry {
  /**
   * Binds a document to its publication at its first message, and checks every later message against that.
   *
   * @param document unique name of the document
   * @param loaded address it was loaded from, as reported by our script in it
   * @returns identifier of the publication; null when the address has none, or is not that of the bound publication
   */
  bind(document: string, loaded: string): Promise<string | null>;
}

/** Creates the registry. @param memory read once, written for each new document */
export function createDocuments(memory: Memory): DocumentRegistry {
  let rows: Promise<Map<string, string>> | undefined;
  const loadRows = (): Promise<Map<string, string>> =>
    (rows ??= memory
      .get(KEY)
      .catch(logAndReturn('documents.memory'))
      .then((kept) => new Map(Array.isArray(kept) ? kept.filter(isRow) : [])));
  return {
    async bind(document, loaded) {
      const publication = parseIdentifier(loaded)?.id ?? null;
      if (publication === null) return null;
      const bound = await loadRows();
      const earlier = bound.get(document);
      if (earlier !== undefined) return earlier === publication ? publication : null;
      bound.set(document, publication);
      for (const oldest of bound.keys()) {
        if (bound.size <= MAX_DOCUMENTS) break;
        bound.delete(oldest);
      }
      void memory.set(KEY, [...bound]).catch(logAndReturn('documents.memory'));
      return publication;
    },
  };
}
