import { ListedPublication } from '../protocol/library/lists.ts';
import type { PublicationFacts } from '../protocol/notes.ts';
import { parseIdentifier } from '../domain/publication/identifier.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { readNote, type Note } from '../domain/note/note.ts';
import type { PublicationRow } from './rows.ts';

/** The fields of a note that concern its publication. */
export type Mentions = Pick<Note, 'target' | 'publicationTitle' | 'modified'>;

/** Facts of a publication as far as a note alone tells. */
export function bareFacts({ target, publicationTitle }: Mentions): PublicationFacts {
  return {
    id: target.publication,
    kind: parseIdentifier(target.publication)?.kind ?? 'other',
    title: publicationTitle,
    questionNumber: target.questionNumber,
    sessionYear: null,
    date: null,
    submitters: [],
    state: null,
  };
}

/** Sort key of a text: without case and accents. */
export function sortKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^\P{L}+(?=\p{L})/u, '')
    .slice(0, 200);
}

/**
 * The row of a publication after one of its notes changed.
 *
 * @param old the stored row
 * @param note the note that changed
 * @param told facts from its page; they replace the stored ones, except that a known state is never replaced by none
 * @param at now, ISO instant UTC
 */
export function rememberPublication(
  old: PublicationRow | undefined,
  note: Mentions,
  told: PublicationFacts | undefined,
  at: string | null,
): PublicationRow {
  const facts = told ?? old ?? bareFacts(note);
  const latest = old !== undefined && old.latest > note.modified ? old.latest : note.modified;
  return publicationRow(
    {
      ...facts,
      // Keep a known number when the page states none.
      questionNumber: facts.questionNumber ?? old?.questionNumber ?? null,
      state: facts.state ?? old?.state ?? null,
      title: facts.title || note.publicationTitle,
    },
    { lastSeen: told === undefined ? (old?.lastSeen ?? null) : at, latest },
    old,
  );
}

/** The facts of a publication that are in the search index. */
const searched = ({ title, date, submitters }: PublicationRow): string => JSON.stringify([title, date, submitters]);

/** Whether indexed facts of a publication changed, so that its notes have to be indexed again. */
export function needsReindexing(old: PublicationRow, now: PublicationRow): boolean {
  return searched(old) !== searched(now);
}

/**
 * Reads a stored row of a publication.
 *
 * @returns null when it is unreadable; lists then skip it, and facts come from its notes
 */
export function readPublicationRow(row: PublicationRow | undefined): PublicationRow | null {
  return row !== undefined && ListedPublication.safeParse(row).success ? row : null;
}

/**
 * Builds a row with its sort keys.
 *
 * @param learned the previous row; keeps what it says about what the publication became
 */
export function publicationRow(
  facts: PublicationFacts,
  { lastSeen, latest }: Pick<PublicationRow, 'lastSeen' | 'latest'>,
  learned: PublicationRow | undefined = undefined,
): PublicationRow {
  const { id, kind, title, questionNumber, sessionYear, date, submitters, answeredBy, state } = facts;
  const answering = answeredBy === undefined ? {} : { answeredBy };
  const keys = { byDate: date ?? '', byTitle: sortKey(title), bySubmitter: sortKey(submitters[0]?.name ?? '') };
  return {
    id,
    kind,
    title,
    questionNumber,
    sessionYear,
    date,
    submitters,
    ...answering,
    state,
    lastSeen,
    latest,
    ...keys,
    ...(learned?.final === undefined ? {} : { final: learned.final }),
    ...(learned?.refused === undefined ? {} : { refused: learned.refused }),
  };
}

/**
 * The row of a publication. Built from one of its notes when those are older than the table of publications. Works
 * inside and outside a transaction.
 *
 * @returns null when it has no notes either
 */
export async function rowOrBare(db: NotesDatabase, id: string): Promise<PublicationRow | null> {
  const row = await db.publications.get(id);
  if (row !== undefined) return row;
  const raw = await db.notes.where('target.publication').equals(id).first();
  const note = raw === undefined ? null : readNote(raw);
  return note === null ? null : publicationRow(bareFacts(note), { lastSeen: null, latest: note.modified });
}

/**
 * Stores the state of a question in the rows of its publications. Writes nothing when it has not changed.
 *
 * @throws what IndexedDB throws
 */
export async function changeState(
  db: NotesDatabase,
  questionNumber: string,
  state: NonNullable<PublicationFacts['state']>,
): Promise<void> {
  await whenOpen(db, async () => {
    const rows = await db.publications.where('questionNumber').equals(questionNumber).toArray();
    const stale = rows.filter((row) => row.state !== state);
    if (stale.length === 0) return;
    await db.transaction('rw', db.publications, async () => {
      for (const { id } of stale) await db.publications.update(id, { state });
    });
  });
}
