import type { RequestOf } from '../protocol/requests.ts';
import { isProvisional, mayBeStages } from '../domain/publication/identifier.ts';
import { isZNumber } from '../domain/publication/own-number.ts';
import { publicationOf } from '../domain/publication/stated.ts';
import { belongingAct } from './acts.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { rowOrBare, sortKey } from './publication.ts';
import type { PublicationRow } from './rows.ts';

/**
 * Which notes belong to a page: those made in it, those on the same question, and those made under an earlier
 * identifier of the publication. Notes are never rewritten for this. The row of a publication (`publications`) says
 * which question it belongs to and what it became, and is looked up when notes are read. Decision 260.
 */

/** Publications whose notes belong to a page. */
export interface Belonging {
  /** The page's own publication, then those of the same questions. */
  readonly publications: readonly string[];
  /** Earlier identifiers of this publication. Their passages are looked for in it as if they were made in it. */
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
  // A question has one publication. For an answer or notice it must be known which one became this.
  const isQuestion = /^kv-/i.test(publication);
  return {
    publications: [publication, ...others.map(({ id }) => id)],
    earlier: before
      .filter(({ final }) => isQuestion || (final && publicationOf(final) === publicationOf(publication)))
      .map(({ id }) => id),
    maybe: before.filter((row) => !isQuestion && isOpen(row, publication)).map(({ id }) => id),
  };
}

/** Whether it is unknown what a provisional publication became, and the reader has not ruled this one out. */
const isOpen = ({ final, refused = [] }: PublicationRow, publication: string): boolean =>
  (final ?? null) === null && !refused.includes(publicationOf(publication));

/** A provisional publication; only the reader can tell what it became. */
export interface UncertainSuccessor {
  readonly id: string;
  readonly title: string;
  /** Notes made in it, without deleted ones. */
  readonly count: number;
}

/**
 * Publications whose notes may belong to a page, where only the reader can tell: several documents of the question fit,
 * or they stated no number but have the same title and no different date.
 *
 * @throws what IndexedDB throws
 */
export async function doubtsOf(
  db: NotesDatabase,
  { publication, questionNumbers, title, date }: RequestOf<'notes.doubts'>,
): Promise<UncertainSuccessor[]> {
  return whenOpen(db, async () => {
    const { maybe } = await belongingTo(db, publication, questionNumbers);
    const named =
      title === ''
        ? []
        : await db.publications
            .where('[byTitle+id]')
            .between([sortKey(title), ''], [sortKey(title), []])
            .toArray();
    const alike = named.filter(
      (row) =>
        mayBeStages(row.id, publication) &&
        isProvisional(row.id) &&
        !isZNumber(row.questionNumber ?? '') &&
        isOpen(row, publication) &&
        (row.date === null || date === null || row.date === date),
    );
    const rows = [...(await db.publications.bulkGet([...maybe])).filter((row) => row !== undefined), ...alike].slice(
      0,
      20,
    );
    const doubts = await Promise.all(
      rows.map(async ({ id, title: name }) => ({ id, title: name, count: await notesIn(db, id) })),
    );
    return doubts.filter(({ count }) => count > 0);
  });
}

async function notesIn(db: NotesDatabase, id: string): Promise<number> {
  const all = await db.notes.where('target.publication').equals(id).count();
  const deleted = await db.notes.where('[target.publication+deleted]').between([id], [id, []]).count();
  return all - deleted;
}

/**
 * Stores the reader's answer about a provisional publication, in both copies.
 *
 * @throws what IndexedDB throws, or why it is not in the second copy
 */
export async function answerDoubt(
  db: NotesDatabase,
  { id, publication, questionNumber, belongs }: RequestOf<'notes.settle'>,
): Promise<void> {
  if (belongs) return void (await learnBelonging(db, [{ id, number: questionNumber, final: publication }]));
  const settled = await whenOpen(db, () =>
    db.transaction('rw', [db.notes, db.publications], async () => {
      const row = await rowOrBare(db, id);
      if (row === null) return null;
      const refused = [...new Set([...(row.refused ?? []), publicationOf(publication)])].slice(-50);
      const next = { ...row, refused };
      await db.publications.put(next);
      return next;
    }),
  );
  if (settled !== null) await db.keeper?.acted(belongingAct(settled));
}

/** What was learned about a provisional identifier. */
export interface Learned {
  /** The provisional identifier. */
  readonly id: string;
  /** The question it belongs to. */
  readonly number: string;
  /** The publication it became; null while unknown. */
  readonly final: string | null;
}

/**
 * Stores which question and publication provisional publications with notes belong to. Writes nothing about
 * publications without notes: where a reader was must not be kept.
 *
 * @returns whether anything was new
 * @throws as `answerDoubt`
 */
export async function learnBelonging(db: NotesDatabase, learned: readonly Learned[]): Promise<boolean> {
  const provisional = learned.filter(({ id }) => isProvisional(id));
  if (provisional.length === 0) return false;
  return whenOpen(db, async () => {
    let changed = false;
    for (const { id, number, final } of provisional) {
      // One transaction each: there are one or two, and most are known already.
      // oxlint-disable-next-line no-await-in-loop
      changed = (await learnOne(db, id, number, final)) || changed;
    }
    return changed;
  });
}

async function learnOne(db: NotesDatabase, id: string, number: string, final: string | null): Promise<boolean> {
  const known = await db.publications.get(id);
  if (known?.questionNumber === number && (final === null || known.final === final)) return false;
  const learned = await db.transaction('rw', [db.notes, db.publications], async () => {
    const row = await rowOrBare(db, id);
    if (row === null) return null;
    const next = { ...row, questionNumber: number, final: final ?? row.final ?? null };
    await db.publications.put(next);
    return next;
  });
  if (learned !== null) await db.keeper?.acted(belongingAct(learned));
  return learned !== null;
}
