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
import { sendImport } from './transfer.ts';
import { gather } from './gather.ts';

/** Import statuses for which the reader chooses. */
export const DIFFERING = ['changedBoth', 'changedThere', 'changedHere'] as const satisfies readonly ImportStatus[];
export type Differing = (typeof DIFFERING)[number];
export type Choices = Readonly<Record<Differing, Choice>>;

/** Default choices; a reader's note is never overwritten by default. */
export const DEFAULT_CHOICES: Choices = { changedBoth: 'keepBoth', changedThere: 'keepBoth', changedHere: 'keepHere' };

type Client = Pick<LibraryClient, 'request'>;

/**
 * Compares a file with the library. Writes nothing.
 *
 * @param file as `readFileOfNotes` gave it
 * @throws what `gather` throws
 */
export async function compareWithLibrary(client: Client, file: ReadFile, signal: AbortSignal): Promise<ImportPlan> {
  const ids = file.items.flatMap((item) => (item.outcome === 'note' ? [item.note.id] : []));
  if (ids.length === 0) return planImport(file.items, new Map());
  const { library } = await gather(client, { by: 'ids', ids }, {}, { signal });
  return planImport(file.items, new Map(library.notes.map((note) => [note.id, note])));
}

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
 * Writes what the reader chose: all at once or not at all. Of the publications in the file only those are remembered
 * whose notes are written.
 *
 * @param id identifier of this import (UUID)
 * @param progress called with the number of entries sent so far
 * @throws what `sendImport` throws
 */
export async function runImport(
  client: Client,
  id: string,
  { file, plan, choices }: { file: ReadFile; plan: ImportPlan; choices: Choices },
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ImportResult> {
  const writes = await importWrites(plan, (planned) => choose(planned, choices), uuidFrom);
  const used = new Set(writes.puts.map(({ note }) => note.target.publication));
  const publications = file.publications.filter((publication) => used.has(publication.id));
  const total = writes.puts.length + publications.length;
  return sendImport(client, id, writes, publications, { progress: (done) => progress(done, total), signal });
}
