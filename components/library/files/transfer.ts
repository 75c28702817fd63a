import type { ExchangedCollection } from '../../../utils/domain/collection/collection.ts';
import type { ExchangedNote, ExchangedPublication } from '../../../utils/domain/exchange/format.ts';
import type { ImportWrites } from '../../../utils/domain/exchange/plan.ts';
import { MessageError } from '../../../utils/protocol/errors.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { EVERYTHING, type Selection } from '../../../utils/protocol/library/selection.ts';
import { type AnyResponseOf } from '../../../utils/protocol/library.ts';
import { type ExportBatch, type ImportEntry, type ImportResult } from '../../../utils/protocol/library/transfer.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';

/** How a long transfer is followed and stopped. */
export interface TransferOptions {
  /** Told how many notes have been moved; `total` where it is known. */
  readonly progress?: (done: number, total: number | null) => void;
  /** Rejects with its reason when aborted; nothing has been written then. */
  readonly signal?: AbortSignal;
}

/** What there is to write a file from: the library as it was at one moment. */
export interface Collected {
  readonly notes: ExchangedNote[];
  readonly publications: Map<string, ExchangedPublication>;
  /** Notes that do not fit the file format; 0 unless something is broken. */
  readonly omitted: number;
  /** For `backup.done`, once the file is safe. */
  readonly seq: number;
}

/** Why the store gave nothing. `code` as in the answer. */
export class LibraryFailure extends Error {
  override readonly name = 'LibraryFailure';
  constructor(
    readonly code: 'quota' | 'unavailable',
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** Notes per message of an import, and of an export of named notes, which is not cut short when they are long. */
const BATCH = 200;

/** Notes per message of any other export; the store sends fewer when they are long. */
const READ_PORTION = 500;

/** Characters per message of an import. */
const MESSAGE_LENGTH = 4_000_000;

/** Times a commit is asked again when its answer was lost. */
const COMMIT_RETRIES = 3;

type Ask = Pick<LibraryClient, 'request'>;

/** How much the second copy holds; see `library.copy`. */
export interface CopyNumbers {
  readonly total: number;
  readonly dossiers: number;
  readonly omitted: number;
  readonly isWhole: boolean;
}

/**
 * Fetches the notes and dossiers of the second copy for a file, in batches.
 *
 * @returns the notes, and the numbers that go with them: not whole when a batch told so or fewer came than were told of
 * @throws LibraryFailure when it cannot be read; MessageError when the background does not answer
 */
export async function collectCopy(
  client: Ask,
): Promise<CopyNumbers & Pick<Collected, 'notes' | 'publications'> & { readonly collections: ExchangedCollection[] }> {
  const notes = new Map<string, ExchangedNote>();
  const publications = new Map<string, ExchangedPublication>();
  const collections: ExchangedCollection[] = [];
  let [total, dossiers, omitted, isWhole] = [0, 0, 0, true];
  let after: string | null = null;
  do {
    // One batch after another: each names where the next begins.
    // oxlint-disable-next-line no-await-in-loop
    const answer: AnyResponseOf<'library.copy'> = await client.request('library.copy', { after, limit: READ_PORTION });
    if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
    for (const note of answer.notes) notes.set(note.id, note);
    for (const one of answer.publications) publications.set(one.id, one);
    collections.push(...answer.collections);
    ({ total, dossiers, omitted } = answer);
    isWhole &&= answer.isWhole;
    after = answer.next;
  } while (after !== null);
  const isAll = isWhole && notes.size >= total && collections.length >= dossiers;
  const numbers = { total: notes.size, dossiers: collections.length, omitted, isWhole: isAll };
  return { notes: [...notes.values()], publications, collections, ...numbers };
}

/**
 * Fetches the notes of a selection for a file, in batches. However long it takes and whatever is written meanwhile,
 * the result is the library as it was at the end.
 *
 * @throws LibraryFailure when the store cannot be read; MessageError when the background does not answer; the
 *   signal's reason when aborted
 */
export async function collectExport(
  client: Ask,
  selection: Selection,
  { progress, signal }: TransferOptions = {},
): Promise<Collected> {
  const notes = new Map<string, ExchangedNote>();
  const publications = new Map<string, ExchangedPublication>();
  const named = selection.by === 'ids' ? new Set(selection.ids) : null;
  let omitted = 0;
  const take = async (part: Selection, cursor: string | null): Promise<ExportBatch> => {
    signal?.throwIfAborted();
    const answer = await client.request('library.export', { selection: part, cursor, limit: READ_PORTION });
    if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
    for (const id of answer.removed) notes.delete(id);
    for (const note of answer.notes) if (named === null || named.has(note.id)) notes.set(note.id, note);
    for (const one of answer.publications) publications.set(one.id, one);
    omitted += answer.omitted;
    progress?.(notes.size, named?.size ?? null);
    return answer;
  };

  const parts: Selection[] = named === null ? [selection] : portionsOf([...named]).map((ids) => ({ by: 'ids', ids }));
  let since: string | null = null;
  let seq = 0;
  for (const part of parts) {
    let batch = await take(part, null);
    while (!batch.settling) batch = await take(part, batch.next);
    since ??= batch.next;
    seq = batch.seq;
  }
  const rest: Selection = named === null ? selection : { by: 'filter', filter: EVERYTHING };
  while (since !== null) {
    const batch: ExportBatch = await take(rest, since);
    since = batch.next;
    seq = batch.seq;
  }
  return { notes: [...notes.values()], publications, omitted, seq };
}

function portionsOf<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / BATCH);
  return Array.from({ length: count }, (_, at) => all.slice(at * BATCH, (at + 1) * BATCH));
}

/**
 * Writes an import: everything or nothing.
 *
 * @param id a new UUID for this import; asking again with the same one writes nothing twice
 * @param writes from `importWrites`
 * @param publications from the file
 * @returns what it came to; `moved` when notes changed after the preview
 * @throws MessageError when the background does not answer (ask again with the same id); the signal's reason when aborted
 */
export async function sendImport(
  client: Ask,
  id: string,
  writes: ImportWrites,
  publications: readonly ExchangedPublication[],
  { progress, signal }: TransferOptions = {},
): Promise<ImportResult> {
  const blank = { note: null, replaces: null, publication: null };
  const { puts } = writes;
  const total = puts.length + publications.length;
  // Made as they are sent: a list of hundreds of thousands, made at once, would hold up the page.
  const entryAt = (index: number): ImportEntry => {
    const put = puts[index];
    return put === undefined
      ? { ...blank, index, publication: publications[index - puts.length] ?? null }
      : { ...blank, index, note: put.note, replaces: put.replaces };
  };
  let sent = 0;
  const stop = async (): Promise<void> => {
    if (!signal?.aborted) return;
    await client.request('library.import', { step: 'cancel', import: id }).catch(logAndReturn('import.cancel'));
    signal.throwIfAborted();
  };
  while (sent < total) {
    await stop();
    const batch = nextBatch(entryAt, sent, total);
    const answer = await client.request('library.import', { step: 'stage', import: id, entries: batch });
    if (answer.outcome !== 'staged') return answer;
    sent += batch.length;
    progress?.(sent, total);
  }
  await stop();
  return commit(client, id, total);
}

function nextBatch(entryAt: (index: number) => ImportEntry, from: number, total: number): ImportEntry[] {
  const batch: ImportEntry[] = [];
  for (let length = 0; batch.length < BATCH && length < MESSAGE_LENGTH && from + batch.length < total;) {
    const entry = entryAt(from + batch.length);
    batch.push(entry);
    length += JSON.stringify(entry).length;
  }
  return batch;
}

/** A lost answer leaves open whether it was written; asking again tells. */
async function commit(client: Ask, id: string, entries: number): Promise<ImportResult> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await client.request('library.import', { step: 'commit', import: id, entries });
    } catch (error) {
      const lost = error instanceof MessageError && (error.code === 'noReceiver' || error.code === 'timeout');
      if (!lost || attempt === COMMIT_RETRIES) throw error;
    }
  }
}
