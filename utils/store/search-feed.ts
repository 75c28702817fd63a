import { createSearchIndex } from '../note-index/index.ts';
import type { AnyRequestOf, AnyResponseOf } from '../protocol/library.ts';
import type { LibraryFilter } from '../protocol/library/selection.ts';
import { changesAfter, lastChange } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { asksOfNotes, asksOfPublications, fitsPublication } from './filter.ts';
import { listed } from './list.ts';
import { readNote, type Note } from '../domain/note/note.ts';
import { compare } from './decide.ts';
import { fitting, narrowIds, publicationsOf } from './select.ts';
import type { PublicationRow, StoredNote } from './rows.ts';
import { NOTE_SCHEMA, SEARCH_DATABASE, type NoteAnswer, type NoteIndex, type SearchDocument } from './search-schema.ts';
import { logAndReturn } from '../messages/log-error.ts';

/** Delay before a change is indexed, in milliseconds: typing causes many changes. */
const PAUSE_MS = 500;

/** Notes per batch. */
const BATCH = 500;

/**
 * Rebuild instead of patching when more than 5,000 changes are pending and they exceed half the index: that is faster.
 */
const FAR_BEHIND = 5_000;

type Found = Extract<AnyResponseOf<'library.search'>, { outcome: 'found' }>;

/** Keeps the search index up to date, and searches it. */
export interface SearchFeed {
  /** Call when notes changed; they are indexed shortly after. Never throws. */
  changed(): void;
  /** Indexes all pending changes. @throws what IndexedDB throws */
  catchUp(): Promise<void>;
  /** Searches, after indexing all pending changes. Never returns a deleted note. @throws what IndexedDB throws */
  search(request: AnyRequestOf<'library.search'>): Promise<Found>;
  /** Cancels scheduled work and closes the database; a later call opens it again. */
  close(): Promise<void>;
}

/** Converts a note to a document of the index. */
export function searchDocument(note: Note, publication: PublicationRow): SearchDocument {
  const { target, passage, body, tags, meaning, verdict, modified, id } = note;
  return {
    id,
    body,
    quote: passage?.quote.exact ?? '',
    title: publication.title,
    numbers: [...new Set([target.publication, ...(target.questionNumber === null ? [] : [target.questionNumber])])],
    submitters: publication.submitters.map(({ name, party }) => ({ name, party })),
    tags,
    meaning,
    verdict,
    publication: target.publication,
    date: publication.date,
    modified,
  };
}

/** The documents of stored rows; null for notes that are deleted, missing or unreadable. */
async function documentsOf(
  db: NotesDatabase,
  rows: readonly (StoredNote | undefined)[],
): Promise<(SearchDocument | null)[]> {
  const notes = rows.map((row) => (row === undefined ? null : readNote(row)));
  const live = notes.filter((note) => note !== null && note.deleted === null) as Note[];
  const publications = await publicationsOf(db, live);
  return notes.map((note) => {
    const row = note === null || note.deleted !== null ? undefined : publications.get(note.target.publication);
    return note === null || row === undefined ? null : searchDocument(note, row);
  });
}

/**
 * @param db the notes database
 * @param index the index; replaced in tests
 * @param quiet awaited between batches while no search is waiting
 */
// oxlint-disable-next-line max-lines-per-function -- short steps that share the index
export function createSearchFeed(
  db: NotesDatabase,
  index: NoteIndex = createSearchIndex(SEARCH_DATABASE, NOTE_SCHEMA, { indexedDB, IDBKeyRange }),
  quiet: () => Promise<void> = async () => undefined,
): SearchFeed {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  /** Number of searches that wait for the index. */
  let waitingSearches = 0;
  const yieldToReader = async (): Promise<void> => {
    if (waitingSearches === 0) await quiet();
  };

  async function* everything(): AsyncGenerator<SearchDocument> {
    let after = '';
    for (;;) {
      await yieldToReader();
      const rows = await whenOpen(db, () => db.notes.where('id').above(after).limit(BATCH).toArray());
      for (const document of await documentsOf(db, rows)) if (document !== null) yield document;
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  }

  const rebuild = async (): Promise<void> => {
    const upTo = await whenOpen(db, () => lastChange(db));
    await index.rebuild(everything(), upTo);
  };

  const isFarBehind = async (seen: number, last: number): Promise<boolean> => {
    if (last - seen <= FAR_BEHIND) return false;
    const least = Math.max(FAR_BEHIND, Math.floor((await index.size()) / 2)) + 1;
    // No more of the index is read than is needed: counting 100,000 entries blocks IndexedDB for seconds.
    const pending = await whenOpen(db, () => db.changes.where('seq').above(seen).limit(least).primaryKeys());
    return pending.length >= least;
  };

  const indexChanges = async (): Promise<void> => {
    let seen = await index.watermark();
    const last = await whenOpen(db, () => lastChange(db));
    if (seen === null || seen > last || (await isFarBehind(seen, last))) {
      await rebuild();
      seen = (await index.watermark()) ?? last;
    }
    for (;;) {
      await yieldToReader();
      const after = seen;
      const part = await whenOpen(db, () =>
        db.transaction('r', [db.notes, db.publications, db.changes], async () => {
          const changes = await changesAfter(db, after, BATCH);
          const rows = await db.notes.bulkGet(changes.map(({ id }) => id));
          return { changes, documents: await documentsOf(db, rows) };
        }),
      );
      const end = part.changes.at(-1);
      if (end === undefined) return;
      await index.apply(
        part.changes.map(({ id }, at) => ({ id, document: part.documents[at] ?? null })),
        end.seq,
      );
      seen = end.seq;
    }
  };

  const catchUp = (): Promise<void> => {
    if (running !== null) {
      again = true;
      return running;
    }
    const work = async (): Promise<void> => {
      try {
        do {
          again = false;
          await indexChanges();
        } while (again);
      } finally {
        running = null;
      }
    };
    running = work();
    return running;
  };

  return {
    catchUp,
    changed() {
      clearTimeout(timer);
      timer = setTimeout(() => void catchUp().catch(logAndReturn('search.index')), PAUSE_MS);
    },
    async search({ text, filter, limit }) {
      waitingSearches += 1;
      await catchUp().catch((error: unknown) => console.warn('Kantlijn: the search index is behind', error));
      waitingSearches -= 1;
      const allowed = await allow(db, filter);
      const among = allowed === null ? null : await whenOpen(db, () => narrowIds(db, filter));
      const answer = await index.query(text, {
        limit,
        ...(allowed === null ? {} : { filter: allowed }),
        ...(among === null ? {} : { among }),
      });
      return present(db, filter, answer, (await index.watermark()) ?? 0);
    },
    async close() {
      clearTimeout(timer);
      // Expected: its callers get the error.
      await running?.catch(() => undefined);
      await index.close();
    },
  };
}

/** The filter as a predicate on indexed documents; null when every document passes. */
async function allow(
  db: NotesDatabase,
  filter: LibraryFilter,
): Promise<((document: SearchDocument) => boolean) | null> {
  if (!asksOfNotes(filter) && !asksOfPublications(filter)) return null;
  const publications = asksOfPublications(filter)
    ? await whenOpen(db, async () => {
        const ids = new Set<string>();
        await db.publications.each((row) => void (fitsPublication(filter, row) && ids.add(row.id)));
        return ids;
      })
    : null;
  const needing = filter.attention
    ? await whenOpen(
        db,
        async () =>
          new Set(
            (await db.anchors.where('outcome').anyOf(['lost', 'ambiguous', 'uncertain']).toArray()).map(
              ({ note }) => note,
            ),
          ),
      )
    : null;
  const { collection } = filter;
  const inside =
    collection === null
      ? null
      : await whenOpen(db, async () => new Set(await db.notes.where('collection').equals(collection).primaryKeys()));
  return ({ id, publication, meaning, verdict, tags }) =>
    (inside === null || inside.has(id)) &&
    (publications === null || publications.has(publication)) &&
    (needing === null || needing.has(id)) &&
    (filter.meanings.length === 0 || filter.meanings.some((one) => one === meaning)) &&
    (filter.verdicts.length === 0 || filter.verdicts.some((one) => one === verdict)) &&
    filter.tags.every((tag) => tags.includes(tag));
}

/** Adds the stored notes to the hits. Drops hits whose note was deleted or changed meanwhile. */
async function present(
  db: NotesDatabase,
  filter: LibraryFilter,
  answer: NoteAnswer,
  watermark: number,
): Promise<Found> {
  return whenOpen(db, () =>
    db.transaction('r', [db.notes, db.publications, db.anchors, db.changes], async (): Promise<Found> => {
      const rows = await db.notes.bulkGet(answer.hits.map(({ id }) => id));
      const fit = new Map((await fitting(db, rows, filter)).map((one) => [one.note.id, one]));
      const publications = await publicationsOf(
        db,
        [...fit.values()].map(({ note }) => note),
      );
      const hits = answer.hits.flatMap(({ id, document, marks }) => {
        const one = fit.get(id);
        const row = one && publications.get(one.note.target.publication);
        if (one === undefined || row === undefined || compare(one.note.modified, document.modified) !== 0) return [];
        const copied = Object.fromEntries(Object.entries(marks).map(([field, own]) => [field, [...own]]));
        const { note, state } = one;
        return [
          { note, anchor: state ?? null, publication: listed(row), numbers: [...document.numbers], marks: copied },
        ];
      });
      return {
        outcome: 'found',
        hits,
        total: answer.total,
        totalIsExact: answer.totalIsExact,
        all: answer.all,
        corrections: answer.corrections.map(({ from, to }) => ({ from, to: [...to] })),
        pending: await db.changes.where('seq').above(watermark).count(),
      };
    }),
  );
}
