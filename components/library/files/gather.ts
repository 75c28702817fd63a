import type { Library } from '../../../utils/domain/exchange/index.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import type { LibraryTranslate } from '../../../utils/domain/i18n/library.ts';
import { EVERYTHING, type LibraryFilter, type Selection } from '../../../utils/protocol/library/selection.ts';
import { type AnyResponseOf } from '../../../utils/protocol/library.ts';
import { type UnreadableNote } from '../../../utils/protocol/library/safekeeping.ts';
import type { ExchangedCollection } from '../../../utils/domain/collection/collection.ts';
import { collectExport, LibraryFailure } from './transfer.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';

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
export interface GatheredLibrary {
  readonly library: Library;
  readonly seq: number;
  /** Notes that could not be exported; 0 unless something is broken. */
  readonly omitted: number;
}

/**
 * Reads notes to export, as they are at one moment.
 *
 * @param progress called with the number of notes read so far
 * @param signal stops it between batches
 * @throws what `collectExport` throws
 */
export async function gather(
  client: Pick<LibraryClient, 'request'>,
  selection: Selection,
  meaningNames: Library['meaningNames'],
  { progress, signal }: { progress?: (done: number) => void; signal?: AbortSignal } = {},
): Promise<GatheredLibrary> {
  const { notes, publications, seq, omitted } = await collectExport(client, selection, {
    progress: (done) => progress?.(done),
    ...(signal === undefined ? {} : { signal }),
  });
  const collections = await collectionsOf(client, selection);
  const titles = await titlesOf(client, notes, collections);
  const library = {
    notes,
    publications,
    meaningNames,
    ...(collections.length === 0 ? {} : { collections }),
    ...(titles.size === 0 ? {} : { collectionTitles: titles }),
  };
  return { library, seq, omitted };
}

/**
 * Titles of the dossiers that these notes are in and that do not go with them. A dossier that is not here has none.
 *
 * @throws LibraryFailure when the store cannot be read
 */
async function titlesOf(
  client: Pick<LibraryClient, 'request'>,
  notes: Library['notes'],
  whole: readonly ExchangedCollection[],
): Promise<ReadonlyMap<string, string>> {
  const named = new Set(notes.flatMap(({ collection }) => collection ?? []));
  for (const { id } of whole) named.delete(id);
  if (named.size === 0) return new Map();
  const answer = await client.request('collections.list', { publication: null });
  if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
  return new Map(answer.collections.flatMap(({ id, title }) => (named.has(id) ? [[id, title] as const] : [])));
}

/**
 * The dossiers that go with a selection: all with everything, one with the notes of that one, and none with any other, because their texts
 * are about more than those notes.
 *
 * @throws LibraryFailure when the store cannot be read
 */
async function collectionsOf(
  client: Pick<LibraryClient, 'request'>,
  selection: Selection,
): Promise<readonly ExchangedCollection[]> {
  if (selection.by === 'ids') return [];
  const { collection } = selection.filter;
  if (collection === null && JSON.stringify(selection.filter) !== JSON.stringify(EVERYTHING)) return [];
  const all = await allCollections(client);
  return collection === null ? all : all.filter(({ id }) => id === collection);
}

/** Every dossier as files hold it. @throws LibraryFailure when the store cannot be read */
export async function allCollections(client: Pick<LibraryClient, 'request'>): Promise<ExchangedCollection[]> {
  const collections: ExchangedCollection[] = [];
  let after: string | null = null;
  do {
    // One batch after another: each names where the next begins.
    // oxlint-disable-next-line no-await-in-loop
    const answer: AnyResponseOf<'collections.batch'> = await client.request('collections.batch', { after });
    if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
    collections.push(...answer.collections);
    after = answer.next;
  } while (after !== null);
  return collections;
}

/** Rows asked for at a time. */
const BATCH = 100;

/** Stored notes that cannot be read and so are in no file and no list; empty when the request fails. They stay in the store. */
export async function unreadable(client: Pick<LibraryClient, 'request'>): Promise<UnreadableNote[]> {
  const rows: UnreadableNote[] = [];
  let after: string | null = null;
  do {
    // One batch after another: each names where the next begins.
    // oxlint-disable-next-line no-await-in-loop
    const answer: AnyResponseOf<'notes.unreadable'> | null = await client
      .request('notes.unreadable', { after, most: BATCH })
      .catch(logAndReturn('notes.unreadable', null));
    if (answer?.outcome !== 'listed') return rows;
    rows.push(...answer.rows);
    after = answer.next;
  } while (after !== null);
  return rows;
}

/** Names of the notes of a library that a writer left out. */
export function omittedNames({ notes }: Library, omitted: readonly string[]): string[] {
  return notes
    .filter(({ id }) => omitted.includes(id))
    .map(({ target, publicationTitle, body }) =>
      noteName({ publication: target.publication, title: publicationTitle, excerpt: body }),
    );
}

/** Most notes that a sentence names. */
const NAMED = 5;

/** What to call a note that is not shown: the title of its publication, or that identifier, and how its text begins. */
export function noteName({ publication, title, excerpt }: Omit<UnreadableNote, 'id' | 'raw'>): string {
  return [title || publication, excerpt.slice(0, 80)].filter((one) => one !== '').join(': ');
}

/** Says how many notes are not in a file, and which; empty when all are. */
export function missingText(missing: readonly string[], t: LibraryTranslate): string {
  if (missing.length === 0) return '';
  const names = missing.slice(0, NAMED).map((name) => `“${name}”`);
  return ` ${t('export.missing', { count: missing.length })} ${[...names, ...(missing.length > NAMED ? ['…'] : [])].join('; ')}`;
}
