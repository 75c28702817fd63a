import { beforeEach, describe, expect, it } from 'vitest';
import { writeExport } from '../../../components/library/files/export-files.ts';
import { EXPORT_FORMATS } from '../../../utils/domain/exchange/formats.ts';
import { publicationRow, bareFacts } from '../../../utils/store/publication.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import { collectExport } from '../../../components/library/files/transfer.ts';
import { toExchanged } from '../../../utils/domain/exchange/format.ts';
import { MAX_REVISION } from '../../../utils/domain/note/limits.ts';
import { readNote } from '../../../utils/domain/note/note.ts';
import type { StoredNote } from '../../../utils/store/rows.ts';
import { libraryOf, noteId, passageOf, repository, saveOf } from './support.ts';

type World = ReturnType<typeof repository> & ReturnType<typeof libraryOf>;
const LIST = { sort: 'newest', filter: EVERYTHING, cursor: null, limit: 50, heads: 50 } as const;
let world: World;

/** Two good notes, and between them rows as older versions may have left them: written past every check. */
beforeEach(async () => {
  const made = repository();
  world = { ...made, ...libraryOf(made) };
  await world.notes.save(saveOf());
  await world.notes.save(saveOf({ id: noteId(9), body: 'de laatste' }));
  const row: StoredNote = (await world.db.notes.get(noteId(1))) ?? { id: '' };
  const target = { publication: '\ud800half', questionNumber: null, subQuestion: null };
  await world.db.notes.bulkPut([
    { ...row, id: noteId(2), target, body: 'halve\ud800 tekst', publicationTitle: 'Een stuk' },
    { ...row, id: noteId(3), body: 7 },
    { ...row, id: noteId(4), created: 'gisteren' },
  ]);
  const at = row['modified'] as string;
  const facts = bareFacts({ target, publicationTitle: 'Een stuk', modified: at });
  await world.db.publications.bulkPut([
    publicationRow(facts, { lastSeen: null, latest: at }),
    { ...publicationRow({ ...facts, id: 'kst-1' }, { lastSeen: null, latest: at }), submitters: 3 as never },
  ]);
});

describe('rows that cannot be read', () => {
  it('do not affect other rows in lists, search, export and counts', async () => {
    const listed = await world.repo.list(LIST);
    expect(listed).toMatchObject({
      outcome: 'listed',
      groups: [{ publication: { id: 'kv-tk-2024Z01911' }, count: 2 }],
    });
    const found = await world.repo.search({ text: 'laatste', filter: EVERYTHING, limit: 10 });
    expect(found).toMatchObject({ outcome: 'found', total: 1 });
    const client = { request: (_: string, payload: never) => world.repo.exportBatch(payload) };
    const { notes } = await collectExport(client as never, { by: 'filter', filter: EVERYTHING });
    expect(notes.map(({ id }) => id)).toEqual([noteId(1), noteId(9)]);
    expect(await world.notes.facts(0)).toMatchObject({ notes: 2, unreadable: 3 });
  });

  it('are listed in batches, exactly as stored', async () => {
    const first = await world.repo.listUnreadable({ after: null, most: 2 });
    expect(first).toMatchObject({
      rows: [
        { id: noteId(2), publication: '\ufffdhalf', title: 'Een stuk', excerpt: 'halve\ufffd tekst' },
        { id: noteId(3), excerpt: '' },
      ],
      next: noteId(3),
    });
    const [one] = first.outcome === 'listed' ? first.rows : [];
    expect(JSON.parse(one?.raw ?? '')).toEqual(await world.db.notes.get(noteId(2)));
    const rest = await world.repo.listUnreadable({ after: noteId(3), most: 2 });
    expect(rest).toMatchObject({ rows: [{ id: noteId(4) }], next: null });
  });

  it('are deleted on request, and readable rows are not', async () => {
    const ids = [noteId(1), noteId(2), noteId(3), noteId(777)];
    const removed = await world.repo.discardUnreadable({ ids });
    expect(removed).toEqual({ outcome: 'discarded', ids: [noteId(2), noteId(3)] });
    expect((await world.db.notes.toCollection().primaryKeys()).toSorted()).toEqual([1, 4, 9].map(noteId));
    expect(await world.repo.discardUnreadable({ ids })).toEqual({ outcome: 'discarded', ids: [] });
  });
});

describe('a file', () => {
  it('contains every readable note, even with a revision beyond the limit of files', async () => {
    const row: StoredNote = (await world.db.notes.get(noteId(1))) ?? { id: '' };
    const note = readNote({ ...row, revision: MAX_REVISION });
    expect(note?.revision).toBe(MAX_REVISION);
    expect(note && toExchanged(note)).toMatchObject({ revision: 1_000_000_000 });
  });

  it.each(EXPORT_FORMATS.map((format) => [format] as const))(
    '%s leaves out the one note it cannot write, and names it',
    (format) => {
      const good = readNote({ ...saveOf(), ...TIMES, passage: passageOf('woorden') });
      const bad = { ...good, id: noteId(5), target: null, tags: 7, passage: { quote: null } };
      const library = { notes: [good, bad] as never, publications: new Map(), meaningNames: {} };
      const written = writeExport(format, library, { today: '2026-12-01', title: 'Notities' });
      expect(written.omitted).toEqual([noteId(5)]);
      expect(written.content.length).toBeGreaterThan(100);
    },
  );
});

const TIMES = { created: '2026-11-23T12:00:00.000Z', modified: '2026-11-23T12:00:00.000Z', revision: 1, deleted: null };
