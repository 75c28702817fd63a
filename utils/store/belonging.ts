import { isProvisional, mayBeStages } from '../publication/identifier.ts';
import { publicationOf } from '../publication/stated.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { readNote } from './note.ts';
import { bareFacts, publicationRow } from './publication.ts';

/**
 * Which notes belong to a page: those made in it, those on the same question, and those made under an identifier the
 * publication had before. Notes are never rewritten for that: what is remembered of a publication (`publications`)
 * says which question it belongs to and what it became, and is asked when notes are read. Decision 260.
 */

/** Publications whose notes belong to a page. */
export interface Belonging {
  /** The page's own publication, then those of the same questions. */
  readonly publications: readonly string[];
  /** Earlier identifiers of this very publication: their passages are looked for in it as if they were made in it. */
  readonly earlier: readonly string[];
  /** Identifiers that may have become this publication or another of the same question. */
  readonly maybe: readonly string[];
}

/**
 * @param publication identifier of the page; `''` for none
 * @param numbers question numbers of the page
 * @throws what IndexedDB throws
 */
export async function belongingTo(
  db: NotesDatabase,
  publication: string,
  numbers: readonly string[],
): Promise<Belonging> {
  const rows = numbers.length === 0 ? [] : await db.publications.where('questionNumber').anyOf(numbers).toArray();
  const others = rows.filter(({ id }) => id !== publication);
  const before = others.filter(({ id }) => mayBeStages(id, publication) && isProvisional(id));
  // A question has one publication; of its answers and notices it has to be known which one became this.
  const isQuestion = /^kv-/i.test(publication);
  return {
    publications: [publication, ...others.map(({ id }) => id)],
    earlier: before
      .filter(({ final }) => isQuestion || (final && publicationOf(final) === publicationOf(publication)))
      .map(({ id }) => id),
    maybe: before.filter(({ final }) => !isQuestion && (final ?? null) === null).map(({ id }) => id),
  };
}

/** What was learned of an identifier that says no number of its own. */
export interface Learned {
  /** The provisional identifier. */
  readonly id: string;
  /** The question it belongs to. */
  readonly number: string;
  /** The publication it became; null while nothing says. */
  readonly final: string | null;
}

/**
 * Remembers what provisional publications with notes belong to. Of others nothing is written: where a reader was is
 * nothing to keep.
 *
 * @returns whether anything was new
 * @throws what IndexedDB throws
 */
export async function learnBelonging(db: NotesDatabase, learned: readonly Learned[]): Promise<boolean> {
  const provisional = learned.filter(({ id }) => isProvisional(id));
  if (provisional.length === 0) return false;
  return whenOpen(db, async () => {
    let changed = false;
    for (const { id, number, final } of provisional) {
      // Each in a transaction of its own: there are one or two, and most are known already.
      // oxlint-disable-next-line no-await-in-loop
      changed = (await learnOne(db, id, number, final)) || changed;
    }
    return changed;
  });
}

async function learnOne(db: NotesDatabase, id: string, number: string, final: string | null): Promise<boolean> {
  const known = await db.publications.get(id);
  if (known?.questionNumber === number && (final === null || known.final === final)) return false;
  return db.transaction('rw', [db.notes, db.publications], async () => {
    const row = (await db.publications.get(id)) ?? (await rowOf(db, id));
    if (row === null) return false;
    await db.publications.put({ ...row, questionNumber: number, final: final ?? row.final ?? null });
    return true;
  });
}

/** A row made from a note, where notes were stored before publications were remembered. */
async function rowOf(db: NotesDatabase, id: string): Promise<ReturnType<typeof publicationRow> | null> {
  const raw = await db.notes.where('target.publication').equals(id).first();
  const note = raw === undefined ? null : readNote(raw);
  return note === null ? null : publicationRow(bareFacts(note), { lastSeen: null, latest: note.modified });
}
