import { isProvisional, mayBeStages } from '../domain/publication/identifier.ts';
import { publicationOf } from '../domain/publication/stated.ts';
import type { LibraryFilter } from '../protocol/library/selection.ts';
import type { NotesDatabase } from './database.ts';
import { readPublicationRow } from './publication.ts';
import type { PublicationRow } from './rows.ts';

/** One publication with all its identifiers that have a row. Decisions 260 and 261. */
export interface Stages {
  /** The row with the final identifier; a provisional one while that has no notes. */
  readonly home: PublicationRow;
  /** The home first, then the rows with provisional identifiers. */
  readonly members: readonly PublicationRow[];
}

/**
 * Groups rows of the same publication. A question has one publication, so its provisional ones belong to it. For an
 * answer or notice it must be known what it became. All rows of one publication have the same question number.
 *
 * @param rows the rows to group
 * @returns the stages of each of the rows, by identifier
 * @throws what IndexedDB throws
 */
export async function knownStages(
  db: NotesDatabase,
  rows: readonly PublicationRow[],
): Promise<ReadonlyMap<string, Stages>> {
  const stages = new Map(rows.map((row) => [row.id, { home: row, members: [row] }]));
  const numbers = [...new Set(rows.flatMap(({ questionNumber }) => questionNumber ?? []))];
  if (numbers.length === 0) return stages;
  const related = await db.publications.where('questionNumber').anyOf(numbers).toArray();
  const read = related.filter((row) => readPublicationRow(row) !== null);
  for (const own of Map.groupBy(read, ({ questionNumber }) => questionNumber).values()) {
    const late = own.filter(({ id }) => !isProvisional(id));
    const early = own.filter(({ id }) => isProvisional(id));
    const homes = new Map(early.map((row) => [row, homeOf(row, late)]));
    for (const home of late) {
      const members = [home, ...early.filter((row) => homes.get(row) === home)];
      if (members.length > 1) for (const { id } of members) stages.set(id, { home, members });
    }
  }
  return stages;
}

function homeOf({ id, final }: PublicationRow, late: readonly PublicationRow[]): PublicationRow | undefined {
  const fitting = late.filter((row) => mayBeStages(id, row.id));
  const became = final
    ? (fitting.find((row) => row.id === final) ?? fitting.find((row) => publicationOf(row.id) === publicationOf(final)))
    : undefined;
  return became ?? (/^kv-/i.test(id) ? fitting[0] : undefined);
}

/** The identifiers of a publication, the final one first. @throws what IndexedDB throws */
export async function identifiersOf(db: NotesDatabase, publication: string): Promise<readonly string[]> {
  const row = await db.publications.get(publication);
  if (row === undefined) return [publication];
  const members = (await knownStages(db, [row])).get(publication)?.members ?? [row];
  return members.map(({ id }) => id);
}

/** Replaces a provisional publication in a filter by what it became. @throws what IndexedDB throws */
export async function withCurrentIdentifier(db: NotesDatabase, filter: LibraryFilter): Promise<LibraryFilter> {
  if (filter.publication === null) return filter;
  const [home = filter.publication] = await identifiersOf(db, filter.publication);
  return { ...filter, publication: home };
}
