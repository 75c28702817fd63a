import { OWN_SPACE, type Arrival, type LibraryTransaction, type Spaces } from '../../sync/disk.ts';
import { randomHex } from '../../sync/file/names.ts';
import { canonical } from '../../domain/note/canonical.ts';
import { syncedFields, type SyncedNote } from '../../sync/note/synced.ts';
import type { NotesDatabase } from '../database.ts';
import { stored } from '../decide.ts';
import type { StoredNote } from '../rows.ts';
import { Latest, touch } from '../many.ts';
import { nextRevision, readNote, type Note } from '../../domain/note/note.ts';
import { putRows } from '../put.ts';
import { BufferedRows } from './buffered.ts';
import { RECEIVED, type MeetingRow } from './rows.ts';
import { SpaceTransaction } from './space-transaction.ts';

/** Whether a row has these fields of a later version. */
const holds = (row: StoredNote | null, later: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(later).every(([name, value]) => canonical(row?.[name]) === canonical(value));

/** The note in a row; null for no row, or one that cannot be read. */
const noteIn = (row: StoredNote | null): Note | null => (row === null ? null : readNote(row));

/** What is stored about one folder, and the library beside it with what is known of every other, within one transaction of the database. */
export class StoredTransaction extends SpaceTransaction implements LibraryTransaction {
  /** Read only: `finish` writes them. */
  private readonly notes: BufferedRows<StoredNote>;
  private readonly arrivals = new Map<string, Arrival>();
  private meetings: MeetingRow[] = [];
  private known: Promise<Spaces> | null = null;
  /** Of the other folders, once they were asked for. */
  private others: readonly SpaceTransaction[] = [];

  /** As `SpaceTransaction`. @param space the folder: the reader's own, or that of a shared dossier */
  constructor(db: NotesDatabase, at: string, space: string = OWN_SPACE) {
    super(db, at, space);
    this.notes = new BufferedRows(db.notes);
  }

  async preloadNotes(ids: readonly string[]): Promise<void> {
    await this.notes.preload(ids);
    for (const space of (await this.spaces()).all.values()) await space.preload(ids);
  }

  /** Writes what this transaction changed, in every space. @throws what IndexedDB throws */
  override async flush(): Promise<void> {
    await super.flush();
    for (const other of this.others) await other.flush();
  }

  spaces(): Promise<Spaces> {
    this.known ??= this.readSpaces();
    return this.known;
  }

  private async readSpaces(): Promise<Spaces> {
    const { db, at, space: own } = this;
    const shared = await db.spaces.toArray();
    const hasOwn = own === OWN_SPACE || (await db.sync.get('connection')) !== undefined;
    // A dossier that was left is the home of its notes still, and nothing is written there.
    const joined = shared.filter(({ left }) => left === undefined).map(({ id }) => id);
    const all = new Map(
      [...(hasOwn ? [OWN_SPACE] : []), ...joined].map((id): [string, SpaceTransaction] => [
        id,
        id === own ? this : new SpaceTransaction(db, at, id),
      ]),
    );
    this.others = [...all.values()].filter((one) => one !== this);
    const homes = new Map(shared.map(({ id, collection }) => [collection, id]));
    return {
      space: own,
      at,
      all,
      homeOf: ({ collection }) => (collection === null ? OWN_SPACE : (homes.get(collection) ?? OWN_SPACE)),
      collectionOf: (space) => shared.find(({ id }) => id === space)?.collection ?? null,
    };
  }

  async note(id: string): Promise<SyncedNote | null> {
    const note = noteIn(await this.notes.get(id));
    return note === null ? null : syncedFields(note);
  }

  async put(arrival: Arrival): Promise<void> {
    const { id, merged } = arrival;
    this.arrivals.set(id, arrival);
    if (merged?.isBeside === true)
      this.meetings = this.meetings.filter((row) => row.id !== id || row.isBeside !== true);
    if (merged !== null) this.meetings.push({ key: `${this.at} ${randomHex(8)}`, id, at: this.at, ...merged });
  }

  /**
   * Writes what arrived into the library, as a change of this library like any other: with a revision of its own, so that an open editor is
   * told of a conflict and keeps both. A row that cannot be read stays as it is.
   *
   * @returns identifiers of the notes that were written
   */
  async finish(): Promise<string[]> {
    const reads = [...this.arrivals.values()].flatMap(({ read }) => read ?? []);
    const rows = await this.notes.all(reads.map(({ note }) => note.id));
    const latest = new Latest();
    const [deleted, there]: [string[], string[]] = [[], []];
    const puts = reads.flatMap(({ note, later = {} }, at) => {
      const row = rows[at] ?? null;
      const old = noteIn(row);
      const isSame = old !== null && canonical(syncedFields(old)) === canonical(note) && holds(row, later);
      if (isSame || (row !== null && old === null)) return [];
      const revision = old === null ? 1 : nextRevision(old.revision);
      const { put, result } = stored({ ...note, revision }, { ...row, ...later });
      if (put === undefined || result.outcome !== 'saved') return [];
      latest.add(result.note);
      if ((old?.deleted ?? null) === null) (note.deleted === null ? there : deleted).push(note.id);
      return [put];
    });
    // Of the note in the library, whichever space it came from.
    await this.db.sync.bulkDelete(there.map((id) => `${RECEIVED}${id}`));
    await this.db.sync.bulkPut(deleted.map((id) => ({ key: `${RECEIVED}${id}`, value: this.at })));
    await putRows(this.db, puts);
    await touch(this.db, latest);
    for (const { id, isBeside = false } of this.meetings) {
      // Of texts that lie beside each other the last pair says all; one before it showed what its writer changed since.
      if (isBeside)
        await this.db.meetings
          .where('id')
          .equals(id)
          .filter((row) => row.isBeside === true)
          .delete();
    }
    if (this.meetings.length > 0) await this.db.meetings.bulkPut(this.meetings);
    return puts.map(({ id }) => id);
  }
}
