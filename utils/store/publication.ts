import { ListedPublication } from '../protocol/library/lists.ts';
import type { PublicationFacts } from '../protocol/requests.ts';
import { parseIdentifier } from '../domain/publication/identifier.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { readNote, type Note } from '../domain/note/note.ts';
import type { PublicationRow } from './rows.ts';

/** What of a note names its publication. */
type Mentions = Pick<Note, 'target' | 'publicationTitle' | 'modified'>;

/** What a note alone tells of its publication. */
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

/** Text as lists sort it: without case and accents. */
export function sortKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^\P{L}+(?=\p{L})/u, '')
    .slice(0, 200);
}

/**
 * What is to be remembered of a publication after one of its notes changed.
 *
 * @param old what was remembered
 * @param note the note that changed
 * @param told what the page told of the publication; replaces what was remembered, but never a known state by none
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
      // A page that does not say its number does not make forgotten what was learned of it.
      questionNumber: facts.questionNumber ?? old?.questionNumber ?? null,
      state: facts.state ?? old?.state ?? null,
      title: facts.title || note.publicationTitle,
    },
    { lastSeen: told === undefined ? (old?.lastSeen ?? null) : at, latest },
    old,
  );
}

/** What the search index holds of a publication. */
const searched = ({ title, date, submitters }: PublicationRow): string => JSON.stringify([title, date, submitters]);

/** Whether the search says something else of a publication now: its notes are then indexed again. */
export function isDescribedAnew(old: PublicationRow, now: PublicationRow): boolean {
  return searched(old) !== searched(now);
}

/**
 * Reads a stored row of a publication.
 *
 * @returns null when it cannot be read; lists leave it out, and its notes tell of it what they know
 */
export function readPublicationRow(row: PublicationRow | undefined): PublicationRow | null {
  return row !== undefined && ListedPublication.safeParse(row).success ? row : null;
}

/**
 * A row with the keys its lists are sorted by.
 *
 * @param learned the row before: what it knows of what the publication became is kept
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
 * The row of a publication; made from one of its notes, where those were stored before publications were remembered.
 * Inside or outside a transaction.
 *
 * @returns null when there is no note of it either
 */
export async function rowOrBare(db: NotesDatabase, id: string): Promise<PublicationRow | null> {
  const row = await db.publications.get(id);
  if (row !== undefined) return row;
  const raw = await db.notes.where('target.publication').equals(id).first();
  const note = raw === undefined ? null : readNote(raw);
  return note === null ? null : publicationRow(bareFacts(note), { lastSeen: null, latest: note.modified });
}

/**
 * Remembers the state of a question for the publications kept of it. Writes nothing when it is known.
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
