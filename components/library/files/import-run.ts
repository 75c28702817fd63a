import {
  type Choice,
  importWrites,
  type ImportPlan,
  planImport,
  type PlannedNote,
  type ReadFile,
  type ImportStatus,
  uuidFrom,
} from '../../../utils/domain/exchange/index.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import type { ImportResult } from '../../../utils/protocol/library/transfer.ts';
import { mergeCollection, type PlannedCollection } from '../../../utils/domain/collection/merge.ts';
import { type Trouble, troubleOf } from '../../../utils/protocol/trouble.ts';
import { LibraryFailure, sendImport } from './transfer.ts';
import { allCollections, gather } from './gather.ts';

/** Import statuses that need a choice of the reader. */
export const DIFFERING = ['changedBoth', 'changedThere', 'changedHere'] as const satisfies readonly ImportStatus[];
export type Differing = (typeof DIFFERING)[number];
export type Choices = Readonly<Record<Differing, Choice>>;

/** Default choices; a reader's note is never overwritten by default. */
export const DEFAULT_CHOICES: Choices = { changedBoth: 'keepBoth', changedThere: 'keepBoth', changedHere: 'keepHere' };

/** A preview of notes and dossiers; nothing has been written. */
export interface WholePlan extends ImportPlan {
  readonly collections: readonly PlannedCollection[];
}

type Client = Pick<LibraryClient, 'request'>;

/**
 * Compares a file with the library. Writes nothing.
 *
 * @param file as `readFileOfNotes` gave it
 * @throws what `gather` throws
 */
export async function compareWithLibrary(client: Client, file: ReadFile, signal: AbortSignal): Promise<WholePlan> {
  const ids = file.items.flatMap((item) => (item.outcome === 'note' ? [item.note.id] : []));
  const collections = await compareCollections(client, file);
  if (ids.length === 0) return { ...planImport(file.items, new Map()), collections };
  const { library } = await gather(client, { by: 'ids', ids }, {}, { signal });
  return { ...planImport(file.items, new Map(library.notes.map((note) => [note.id, note]))), collections };
}

async function compareCollections(client: Client, file: ReadFile): Promise<PlannedCollection[]> {
  if (file.collections.length === 0) return [];
  const here = new Map((await allCollections(client)).map((one) => [one.id, one]));
  return file.collections.map((there) => mergeCollection(here.get(there.id) ?? null, there));
}

/** How many dossiers would be written. */
export const countCollections = ({ collections }: WholePlan): number =>
  collections.filter(({ put }) => put !== null).length;

/**
 * The result of writing dossiers: how many were written, how many did not fit, and why the rest failed; null when
 * none are left.
 */
export interface MergedCollections {
  readonly written: number;
  readonly omitted: number;
  readonly failed: Trouble | null;
}

/** Maximum number of characters of dossiers in one message. */
const MESSAGE_LENGTH = 4_000_000;

/**
 * Stores the dossiers of a file beside the existing ones. Never throws: what was written before a failure stays, and
 * is reported.
 */
async function mergeCollections(client: Client, all: ReadFile['collections']): Promise<MergedCollections> {
  let [written, omitted, length] = [0, 0, 0];
  let part: ReadFile['collections'][number][] = [];
  const send = async (): Promise<void> => {
    if (part.length === 0) return;
    const answer = await client.request('collections.merge', { collections: part });
    if (answer.outcome === 'failed') throw new LibraryFailure(answer.code, answer.detail);
    written += answer.written;
    omitted += answer.omitted;
    [part, length] = [[], 0];
  };
  try {
    for (const one of all) {
      const own = JSON.stringify(one).length;
      // One after the other: each is one transaction.
      // oxlint-disable-next-line no-await-in-loop
      if (length + own > MESSAGE_LENGTH || part.length >= 1_000) await send();
      part.push(one);
      length += own;
    }
    await send();
  } catch (error) {
    // Expected: the notes are there, so it is told beside what became of them.
    return { written, omitted, failed: troubleOf(error) };
  }
  return { written, omitted, failed: null };
}

/** No dossier was written, because no note was. */
const NO_COLLECTIONS: MergedCollections = { written: 0, omitted: 0, failed: null };

/** The choice for a planned note; notes that do not differ need none. */
export function choose(planned: PlannedNote, choices: Choices): Choice {
  return planned.status === 'new' || planned.status === 'equal' ? 'keepHere' : choices[planned.status];
}

/** How many notes would be written. */
export function countWrites(plan: ImportPlan, choices: Choices): number {
  return plan.notes.filter(
    (each) => each.status === 'new' || (each.status !== 'equal' && choose(each, choices) !== 'keepHere'),
  ).length;
}

/**
 * Writes what the reader chose: all notes at once or not at all, and then the dossiers they may be in. So an import that is stopped, or does
 * not fit any more, has written nothing. Of the publications in the file only those are remembered whose notes are written.
 *
 * @param id identifier of this import (UUID)
 * @param progress called with the number of entries sent so far
 * @throws what `sendImport` throws: nothing was written then, unless the background does not answer
 */
export async function runImport(
  client: Client,
  id: string,
  { file, plan, choices }: { file: ReadFile; plan: WholePlan; choices: Choices },
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ readonly notes: ImportResult; readonly collections: MergedCollections }> {
  const writes = await importWrites(plan, (planned) => choose(planned, choices), uuidFrom);
  const used = new Set(writes.puts.map(({ note }) => note.target.publication));
  const publications = file.publications.filter((publication) => used.has(publication.id));
  const total = writes.puts.length + publications.length;
  signal.throwIfAborted();
  if (total === 0) progress(0, 0);
  const notes = await sendImport(client, id, writes, publications, {
    progress: (done) => progress(done, total),
    signal,
  });
  const isWritten = notes.outcome === 'committed' || notes.outcome === 'partly';
  return { notes, collections: isWritten ? await mergeCollections(client, file.collections) : NO_COLLECTIONS };
}
