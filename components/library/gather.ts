import type { Library } from '../../utils/exchange/index.ts';
import type { LibraryClient } from '../../utils/messages/library-client.ts';
import { EVERYTHING, type LibraryFilter, type Selection } from '../../utils/messages/library-protocol.ts';
import { collectExport } from '../../utils/messages/library-transfer.ts';

/** What is to be exported. */
export type ExportScope =
  | { readonly is: 'all' }
  | { readonly is: 'filtered'; readonly filter: LibraryFilter }
  | { readonly is: 'filtered'; readonly ids: readonly string[] }
  | { readonly is: 'selected'; readonly ids: readonly string[] }
  | { readonly is: 'publication'; readonly publication: string; readonly title: string; readonly count: number };

/** The notes of a scope in the words of the protocol. */
export function selectionOf(scope: ExportScope): Selection {
  if (scope.is === 'all') return { by: 'filter', filter: EVERYTHING };
  if (scope.is === 'publication') return { by: 'filter', filter: { ...EVERYTHING, publication: scope.publication } };
  return 'ids' in scope ? { by: 'ids', ids: [...scope.ids] } : { by: 'filter', filter: scope.filter };
}

/** A library, and the number of the last change it holds. */
export interface Gathered {
  readonly library: Library;
  readonly seq: number;
  /** Notes that fit no file and were left out; 0 unless something is broken. */
  readonly left: number;
}

/**
 * Reads notes to export, as they are at one moment.
 *
 * @param progress told the number of notes read so far
 * @param signal stops it between portions
 * @throws what `collectExport` throws
 */
export async function gather(
  client: Pick<LibraryClient, 'request'>,
  selection: Selection,
  meaningNames: Library['meaningNames'],
  { progress, signal }: { progress?: (done: number) => void; signal?: AbortSignal } = {},
): Promise<Gathered> {
  const { notes, publications, seq, left } = await collectExport(client, selection, {
    progress: (done) => progress?.(done),
    ...(signal === undefined ? {} : { signal }),
  });
  return { library: { notes, publications, meaningNames }, seq, left };
}

/** How many stored notes cannot be read, and so are in no file; 0 when that cannot be asked. They stay in the store. */
export async function unreadable(client: Pick<LibraryClient, 'request'>): Promise<number> {
  const facts = await client.request('store.facts', {}).catch(() => null);
  return facts?.outcome === 'counted' ? facts.unreadable : 0;
}
