import { describe, expect, it } from 'vitest';
import { putNotesBack, updateNotes } from '../../../components/library/notes/update-notes.ts';
import { itemOf, type CollectionChange } from '../../../utils/domain/collection/collection.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import type { AnyRequestOf } from '../../../utils/protocol/library.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import { createCollections } from '../../../utils/store/collections.ts';
import { NotesDatabase } from '../../../utils/store/database.ts';
import { copyBatch, readCopy } from '../../../utils/store/journal/copy.ts';
import type { CopyBatch } from '../../../utils/store/journal/copy-batch.ts';
import { outside, worker, type Outside } from './keeping.ts';
import { environment, noteId, saveOf } from './support.ts';

/** The stored dossiers of the reader: they survive what the notes survive. */

const DOSSIER = '00000000-0000-4000-8000-0000000000c1';
const OTHER = '00000000-0000-4000-8000-0000000000c2';
const item = (id: string) => itemOf({ id, questionNumber: null, title: 'De pont', date: '2026-11-02' });

function open(out: Outside = outside(), env = environment()) {
  const at = worker(out, env);
  const collections = createCollections(at.db, () => at.clock.at);
  const change = (id: string, what: CollectionChange) => collections.change({ id, change: what });
  return { ...at, out, collections, change };
}

/** A dossier with a text, two publications and a note, and one that is empty. */
async function filled(out: Outside = outside(), env = environment()) {
  const at = open(out, env);
  await at.notes.save(saveOf({ id: noteId(1), collection: DOSSIER }));
  await at.notes.save(saveOf({ id: noteId(2), body: 'in geen dossier' }));
  for (const [id, what] of [
    [DOSSIER, { does: 'make', title: 'Veren' }],
    [DOSSIER, { does: 'add', items: [item('kst-1'), item('kst-2')], before: null }],
    [DOSSIER, { does: 'write', text: 'Over de veren.', expectedRevision: 1 }],
    [OTHER, { does: 'make', title: 'Bruggen' }],
  ] as const)
    expect(await at.change(id, what as CollectionChange)).toMatchObject({ outcome: 'done', changed: true });
  return at;
}

const THERE = {
  outcome: 'found',
  collection: { title: 'Veren', text: 'Over de veren.', items: [{ publication: 'kst-1' }, { publication: 'kst-2' }] },
  notes: [{ publication: 'kv-tk-2024Z01911', count: 1 }],
};

describe('stored dossiers', () => {
  it('are listed by title, with what is in them', async () => {
    const { collections, notes } = await filled();
    expect(await collections.list({ publication: 'kst-2' })).toMatchObject({
      outcome: 'listed',
      unreadable: 0,
      collections: [
        { title: 'Bruggen', items: 0, notes: 0, holds: false, next: null },
        { title: 'Veren', items: 2, notes: 1, holds: true, next: null },
      ],
    });
    expect(await collections.list({ publication: 'kst-1' })).toMatchObject({
      collections: [{ holds: false }, { holds: true, next: 'kst-2' }],
    });
    expect(await collections.get({ id: DOSSIER })).toMatchObject(THERE);
    await notes.delete({ id: noteId(1), expectedRevision: 1 });
    expect(await collections.list({ publication: null })).toMatchObject({
      collections: [{}, { notes: 0, holds: false }],
    });
  });

  it('take notes in and give them back, and the list filters by them', async () => {
    const { repo, collections } = await filled();
    const inside = { by: 'filter', filter: { ...EVERYTHING, collection: DOSSIER } } as const;
    const setting = (ids: string[], collection: string | null) =>
      repo.updateMany({ selection: { by: 'ids', ids }, change: { does: 'setCollection', collection } });
    expect(await repo.ids({ selection: inside })).toMatchObject({ ids: [noteId(1)] });
    expect(await setting([noteId(1), noteId(2)], DOSSIER)).toMatchObject({ result: { ids: [noteId(2)] } });
    expect(await repo.ids({ selection: inside })).toMatchObject({ ids: [noteId(1), noteId(2)] });
    expect(await setting([noteId(1)], OTHER)).toMatchObject({ result: { ids: [noteId(1)] } });
    expect(await repo.ids({ selection: inside })).toMatchObject({ ids: [noteId(2)] });
    expect(await collections.list({ publication: null })).toMatchObject({ collections: [{ notes: 1 }, { notes: 1 }] });
  });

  it('give notes back to where they were, though that is deleted or not here', async () => {
    const { repo, change, notes, db } = await filled();
    const client = {
      request: async (_: 'notes.update', asked: AnyRequestOf<'notes.update'>) => (await repo.updateMany(asked)).result,
    } as unknown as LibraryClient;
    const elsewhere = '00000000-0000-4000-8000-0000000000c9';
    await notes.save(saveOf({ id: noteId(3), body: 'van een ander apparaat', collection: elsewhere }));
    await change(DOSSIER, { does: 'delete' });
    const fields = async () => (await db.notes.toArray()).map(({ collection }) => collection);
    const before = await fields();
    expect(before).toEqual([DOSSIER, null, elsewhere]);
    const moved = await updateNotes(client, [1, 2, 3].map(noteId), { does: 'setCollection', collection: OTHER });
    expect(await fields()).toEqual([OTHER, OTHER, OTHER]);
    expect(await putNotesBack(client, moved.from)).toMatchObject({ omitted: 0, failed: null });
    expect(await fields()).toEqual(before);
  });

  it('come back with the notes when the database is gone, deleted ones as deleted', async () => {
    const { out, change, db } = await filled();
    await change(OTHER, { does: 'delete' });
    db.close();
    const after = open(out);
    expect(await after.collections.get({ id: DOSSIER })).toMatchObject(THERE);
    expect(await after.collections.list({ publication: null })).toMatchObject({ collections: [{ title: 'Veren' }] });
    expect(await after.change(OTHER, { does: 'restore' })).toMatchObject({ outcome: 'done', changed: true });
    expect(await after.change(DOSSIER, { does: 'write', text: 'Verder.', expectedRevision: 2 })).toMatchObject({
      outcome: 'done',
    });
  });

  it('are in the second copy that is read without the database, without deleted ones', async () => {
    const { out, change, db } = await filled();
    await change(OTHER, { does: 'delete' });
    db.close();
    const copy = await readCopy(new NotesDatabase(environment()), out.files, out.kept.kept, null);
    expect(copy.collections).toMatchObject([{ id: DOSSIER, text: 'Over de veren.' }]);
  });

  it('are told from the second copy in batches with the notes, by one order of identifiers', async () => {
    const { out, collections, db } = await filled();
    const same = { ...empty(noteId(2)), title: 'Met de naam van een notitie' };
    expect(await collections.merge({ collections: [same] })).toMatchObject({ written: 1 });
    db.close();
    const copy = await readCopy(new NotesDatabase(environment()), out.files, out.kept.kept, null);
    const told: string[] = [];
    let after: string | null = null;
    do {
      const batch: CopyBatch = copyBatch(copy, after, 1);
      expect(batch).toMatchObject({ total: 2, dossiers: 3 });
      told.push(...batch.notes.map(({ id }) => `note ${id}`), ...batch.collections.map(({ id }) => `dossier ${id}`));
      after = batch.next;
    } while (after !== null);
    expect(told).toEqual([
      `note ${noteId(1)}`,
      `note ${noteId(2)}`,
      `dossier ${noteId(2)}`,
      `dossier ${DOSSIER}`,
      `dossier ${OTHER}`,
    ]);
    expect(copyBatch(copy, null, 0)).toMatchObject({ total: 2, dossiers: 3, notes: [], collections: [] });
  });

  it('are put back from the second copy when a row cannot be read, but not over a newer one', async () => {
    const { out, db, keeper } = await filled();
    const mine = (await db.collections.get(DOSSIER)) ?? { id: DOSSIER };
    const other = (await db.collections.get(OTHER)) ?? { id: OTHER };
    await db.collections.put({ ...mine, items: 'gone' });
    const newer = { ...other, title: { in: 'the form of a later version' }, revision: 2 };
    await db.collections.put(newer);
    await keeper.tidy(true);
    expect(await db.collections.get(DOSSIER)).toEqual(mine);
    expect(await db.collections.get(OTHER)).toEqual(newer);
    // What this version cannot read is still in both.
    expect([...out.files.texts].filter(([key]) => key.includes('/acts-')).join('')).toContain('Bruggen');
  });

  it('are called stored only when both copies have them; the same change then succeeds', async () => {
    const { out, change, collections } = await filled();
    const write = { does: 'write', text: 'Meer.', expectedRevision: 2 } as const;
    out.files.refuses = new DOMException('full', 'QuotaExceededError');
    expect(await change(DOSSIER, write)).toMatchObject({ outcome: 'failed', code: 'quota' });
    out.files.refuses = null;
    expect(await change(DOSSIER, write)).toMatchObject({ outcome: 'done', stored: { text: 'Meer.', textRevision: 3 } });
    expect(await collections.get({ id: DOSSIER })).toMatchObject({ collection: { text: 'Meer.' } });
  });

  it('are stored by two windows without losing a text', async () => {
    const { change } = await filled();
    const answers = await Promise.all(
      ['van hier', 'van daar'].map((text) => change(DOSSIER, { does: 'write', text, expectedRevision: 2 })),
    );
    expect(answers).toMatchObject([
      { outcome: 'done', stored: { text: 'van hier', textRevision: 3 } },
      { outcome: 'refused', why: 'otherText', stored: { text: 'van hier', textRevision: 3 } },
    ]);
  });

  it('that cannot be read are told of and kept as they are', async () => {
    const { db, collections, change } = await filled();
    const row = { id: OTHER, title: 7, later: 'from a newer version' };
    await db.collections.put(row);
    expect(await collections.list({ publication: null })).toMatchObject({
      unreadable: 1,
      collections: [{ title: 'Veren' }],
    });
    expect(await change(OTHER, { does: 'rename', title: 'Anders' })).toMatchObject({
      outcome: 'refused',
      why: 'missing',
    });
    expect(await collections.merge({ collections: [{ ...empty(OTHER), title: 'Uit een bestand' }] })).toMatchObject({
      written: 0,
      omitted: 1,
    });
    expect(await db.collections.get(OTHER)).toEqual(row);
  });

  it('keep fields of a newer version, and are purged 30 days after their deletion', async () => {
    const { db, change, notes, clock, collections } = await filled();
    await db.collections.update(DOSSIER, { later: 'from a newer version' });
    await change(DOSSIER, { does: 'delete' });
    expect(await db.collections.get(DOSSIER)).toMatchObject({ later: 'from a newer version' });
    clock.at = new Date('2026-12-22T12:00:00.000Z');
    await notes.purge();
    expect(await db.collections.count()).toBe(2);
    clock.at = new Date('2026-12-24T12:00:00.000Z');
    await notes.purge();
    expect(await db.collections.toCollection().primaryKeys()).toEqual([OTHER]);
    expect(await collections.get({ id: DOSSIER })).toMatchObject({ collection: null });
    // The note keeps the name of its dossier, which counts as none.
    expect(await db.notes.get(noteId(1))).toMatchObject({ collection: DOSSIER });
  });

  it('join those of a file once, however often it is read', async () => {
    const { collections, clock } = await filled();
    clock.at = new Date('2026-11-24T09:00:00.000Z');
    const file = {
      ...empty(DOSSIER),
      title: 'Anders',
      text: 'Uit het bestand.',
      items: [item('kst-2'), item('kst-3')],
    };
    const fresh = empty('00000000-0000-4000-8000-0000000000c3');
    expect(await collections.merge({ collections: [file, fresh] })).toEqual({
      outcome: 'merged',
      written: 2,
      omitted: 0,
    });
    expect(await collections.merge({ collections: [file, fresh] })).toEqual({
      outcome: 'merged',
      written: 0,
      omitted: 0,
    });
    expect(await collections.get({ id: DOSSIER })).toMatchObject({
      collection: {
        title: 'Veren',
        text: 'Over de veren.\n\nUit het bestand.',
        textRevision: 3,
        items: [{}, {}, { publication: 'kst-3' }],
        modified: '2026-11-24T09:00:00.000Z',
      },
    });
    // As the file has it, so no more was changed than the file says.
    expect(await collections.get({ id: fresh.id })).toMatchObject({ collection: { modified: fresh.modified } });
  });
});

/** A dossier of a file with nothing in it. */
function empty(id: string) {
  const [created, modified] = ['2026-11-01T10:00:00.000Z', '2026-11-02T10:00:00.000Z'];
  return { id, title: 'Leeg', text: '', items: [], created, modified };
}
