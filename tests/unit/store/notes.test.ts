import { absentValues, FIELD_NAMES } from '../../../utils/domain/note/note-fields.ts';
import { IDBDatabase } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { SCHEMA_VERSION } from '../../../utils/store/database.ts';
import { noteId, repository, saveOf } from './support.ts';

const HERE = { publication: 'kv-tk-2024Z01911', questionNumbers: ['2024Z01911'] };

describe('save', () => {
  it('stores a new note with the time of the clock', async () => {
    const { notes } = repository();
    const { result, changed } = await notes.save(saveOf());
    expect(changed).toBe(true);
    expect(result).toEqual({
      outcome: 'saved',
      note: {
        ...absentValues(FIELD_NAMES),
        id: noteId(1),
        target: saveOf().target,
        body: 'eerste tekst',
        publicationTitle: 'Scanners',
        created: '2026-11-23T12:00:00.000Z',
        modified: '2026-11-23T12:00:00.000Z',
        revision: 1,
      },
    });
  });

  it('uses a strictly durable transaction', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await repository().notes.save(saveOf());
    const calls = transaction.mock.calls.map(([, mode, options]) => [mode, options?.durability]);
    const asked = calls.filter(([mode]) => mode === 'readwrite');
    transaction.mockRestore();
    expect(asked).toEqual([['readwrite', 'strict']]);
  });

  it('treats a repeated message as one save', async () => {
    const { notes } = repository();
    const first = await notes.save(saveOf());
    const second = await notes.save(saveOf());
    expect(second).toEqual({ result: first.result, changed: false });
  });

  it('keeps a text the writer has not seen, and returns it', async () => {
    const { notes } = repository();
    await notes.save(saveOf());
    await notes.save(saveOf({ body: 'tweede', expectedRevision: 1 }));
    const { result, changed } = await notes.save(saveOf({ body: 'van een ander', expectedRevision: 1 }));
    expect(result).toMatchObject({ outcome: 'conflict', stored: { body: 'tweede', revision: 2 } });
    expect(changed).toBe(false);
    expect(await notes.list(HERE)).toMatchObject({ notes: [{ body: 'tweede' }] });
  });

  it('does not recreate a note that the writer knew but the store does not', async () => {
    const { notes } = repository();
    expect((await notes.save(saveOf({ expectedRevision: 3 }))).result).toMatchObject({ code: 'missing' });
  });

  it('returns a conflict for a deleted note unless the writer saw the deletion', async () => {
    const { notes } = repository();
    await notes.save(saveOf());
    await notes.delete({ id: noteId(1), expectedRevision: 1 });
    const unseen = await notes.save(saveOf({ body: 'nog bezig', expectedRevision: 1 }));
    expect(unseen.result).toMatchObject({ outcome: 'conflict', stored: { deleted: '2026-11-23T12:00:00.000Z' } });
    const seen = await notes.save(saveOf({ body: 'nog bezig', expectedRevision: 2 }));
    expect(seen.result).toMatchObject({ outcome: 'saved', note: { body: 'nog bezig', deleted: null, revision: 3 } });
  });

  it('returns a conflict even for the same text, so that no hidden note is reported as saved', async () => {
    const { notes } = repository();
    await notes.save(saveOf());
    await notes.delete({ id: noteId(1), expectedRevision: 1 });
    expect((await notes.save(saveOf({ expectedRevision: 1 }))).result.outcome).toBe('conflict');
  });

  it('keeps fields written by a later version', async () => {
    const { notes, db } = repository();
    const { result } = await notes.save(saveOf());
    if (result.outcome !== 'saved') throw new Error('not saved');
    await db.notes.put({ ...result.note, colour: 'x', target: { ...result.note.target, selector: 'x' } });
    await notes.save(saveOf({ body: 'nieuw', expectedRevision: 1 }));
    expect(await db.notes.get(noteId(1))).toMatchObject({ body: 'nieuw', colour: 'x', target: { selector: 'x' } });
  });

  it('keeps text unchanged: newlines, NUL, emoji, 100,000 characters', async () => {
    const { notes } = repository();
    for (const [n, body] of ['a\r\n\tb\n', 'nul\u0000nul', '🇳🇱 e\u0301', 'x'.repeat(100_000)].entries()) {
      await notes.save(saveOf({ id: noteId(n), body }));
      const listed = await notes.list(HERE);
      expect(listed.outcome === 'listed' && listed.notes.find((note) => note.id === noteId(n))?.body).toBe(body);
    }
  });
});

describe('delete and restore', () => {
  it('hides a note and restores it with its text', async () => {
    const { notes } = repository();
    await notes.save(saveOf());
    expect((await notes.delete({ id: noteId(1), expectedRevision: 1 })).result.outcome).toBe('saved');
    expect(await notes.list(HERE)).toMatchObject({ notes: [] });
    expect((await notes.restore({ id: noteId(1) })).result).toMatchObject({
      outcome: 'saved',
      note: { body: 'eerste tekst', revision: 3 },
    });
    expect(await notes.list(HERE)).toMatchObject({ notes: [{ id: noteId(1) }] });
  });

  it('are idempotent', async () => {
    const { notes } = repository();
    await notes.save(saveOf());
    const deleted = await notes.delete({ id: noteId(1), expectedRevision: 1 });
    expect(await notes.delete({ id: noteId(1), expectedRevision: 1 })).toEqual({ ...deleted, changed: false });
    const restored = await notes.restore({ id: noteId(1) });
    expect(await notes.restore({ id: noteId(1) })).toEqual({ ...restored, changed: false });
  });

  it('does not delete a text the writer has not seen', async () => {
    const { notes } = repository();
    await notes.save(saveOf());
    await notes.save(saveOf({ body: 'ongezien', expectedRevision: 1 }));
    expect((await notes.delete({ id: noteId(1), expectedRevision: 1 })).result).toMatchObject({
      outcome: 'conflict',
      stored: { body: 'ongezien', deleted: null },
    });
  });

  it('returns missing for a note that does not exist', async () => {
    const { notes } = repository();
    expect((await notes.delete({ id: noteId(9), expectedRevision: 1 })).result).toMatchObject({ code: 'missing' });
    expect((await notes.restore({ id: noteId(9) })).result).toMatchObject({ code: 'missing' });
  });
});

describe('list', () => {
  it('returns the notes of the publication and its questions once each, oldest first', async () => {
    const { notes, clock } = repository();
    await notes.save(saveOf({ id: noteId(2), body: 'jonger' }));
    clock.at = new Date('2026-11-22T12:00:00.000Z');
    const answer = { publication: 'ah-tk-20232024-1166', questionNumber: '2024Z01911', subQuestion: null };
    await notes.save(saveOf({ id: noteId(3), target: answer, body: 'bij het antwoord' }));
    const other = { publication: 'kst-1', questionNumber: null, subQuestion: null };
    await notes.save(saveOf({ id: noteId(4), target: other, body: 'elders' }));
    expect(await notes.list(HERE)).toMatchObject({
      unreadable: 0,
      notes: [{ body: 'bij het antwoord' }, { body: 'jonger' }],
    });
    expect(await notes.list({ publication: 'kst-1', questionNumbers: [] })).toMatchObject({
      notes: [{ body: 'elders' }],
    });
  });
});

describe('get', () => {
  it('returns a note unless it is deleted or does not exist', async () => {
    const { notes } = repository();
    const { result } = await notes.save(saveOf());
    if (result.outcome !== 'saved') throw new Error('not saved');
    await notes.save(saveOf({ id: noteId(2) }));
    expect(await notes.get(noteId(1))).toEqual({ outcome: 'found', note: result.note });
    expect(await notes.get(noteId(3))).toEqual({ outcome: 'found', note: null });
    await notes.delete({ id: noteId(1), expectedRevision: 1 });
    expect(await notes.get(noteId(1))).toEqual({ outcome: 'found', note: null });
  });
});

describe('a stored note that cannot be read', () => {
  it('is counted, kept, and never overwritten, deleted or purged', async () => {
    const { notes, db, clock } = repository();
    await db.ready();
    const broken = {
      id: noteId(1),
      target: saveOf().target,
      body: 17,
      deleted: '2020-01-01T00:00:00.000Z',
      modified: 'x',
    };
    await db.notes.put(broken);
    await notes.save(saveOf({ id: noteId(2) }));
    expect(await notes.list(HERE)).toMatchObject({ outcome: 'listed', unreadable: 1, notes: [{ id: noteId(2) }] });
    expect((await notes.save(saveOf({ expectedRevision: 0 }))).result).toMatchObject({ code: 'invalid' });
    expect((await notes.delete({ id: noteId(1), expectedRevision: 1 })).result).toMatchObject({ code: 'invalid' });
    expect((await notes.restore({ id: noteId(1) })).result).toMatchObject({ code: 'invalid' });
    clock.at = new Date('2030-01-01T00:00:00.000Z');
    await notes.purge();
    expect(await db.notes.get(noteId(1))).toEqual(broken);
    expect(await notes.facts(5)).toEqual({
      outcome: 'counted',
      notes: 1,
      deleted: 0,
      unreadable: 1,
      dossiers: 5,
      schemaVersion: SCHEMA_VERSION,
    });
  });
});

describe('purge', () => {
  it('removes notes deleted more than thirty days ago and no other', async () => {
    const { notes, db, clock } = repository();
    const at = (text: string): void => void (clock.at = new Date(text));
    at('2026-10-01T00:00:00.000Z');
    for (const n of [1, 2, 3]) await notes.save(saveOf({ id: noteId(n) }));
    await notes.delete({ id: noteId(1), expectedRevision: 1 });
    at('2026-10-20T00:00:00.000Z');
    await notes.delete({ id: noteId(2), expectedRevision: 1 });
    at('2026-10-31T00:00:00.000Z');
    expect(await notes.purge()).toBe(0);
    at('2026-10-31T12:00:00.001Z');
    expect(await notes.purge()).toBe(0);
    at('2026-11-01T00:00:00.001Z');
    expect(await notes.purge()).toBe(1);
    expect((await db.notes.toCollection().primaryKeys()).toSorted()).toEqual([noteId(2), noteId(3)]);
    expect((await notes.restore({ id: noteId(2) })).result.outcome).toBe('saved');
  });

  it('runs again when the clock was set back', async () => {
    const { notes, clock, db } = repository();
    clock.at = new Date('2030-01-01T00:00:00.000Z');
    await notes.purge();
    clock.at = new Date('2026-11-23T00:00:00.000Z');
    await notes.purge();
    expect((await db.meta.get('purged'))?.value).toBe('2026-11-23T00:00:00.000Z');
  });
});

describe('noted', () => {
  const ASKED = { publications: ['kv-tk-2024Z01911', 'kst-1-2'], questionNumbers: ['2024Z01911', '2025Z90101'] };

  it('tells which publications and questions have a note, and not those that were deleted', async () => {
    const { notes } = repository();
    expect([...((await notes.noted(ASKED)) ?? [])]).toEqual([]);
    await notes.save(saveOf());
    const target = { publication: 'kst-1-2', questionNumber: null, subQuestion: null };
    await notes.save(saveOf({ id: noteId(2), target }));
    expect([...((await notes.noted(ASKED)) ?? [])].toSorted()).toEqual(['2024Z01911', 'kst-1-2', 'kv-tk-2024Z01911']);
    await notes.delete({ id: noteId(1), expectedRevision: 1 });
    expect([...((await notes.noted(ASKED)) ?? [])]).toEqual(['kst-1-2']);
    expect([...((await notes.noted({ publications: [], questionNumbers: [] })) ?? [])]).toEqual([]);
  });

  it('is null where the notes cannot be read, and never none', async () => {
    const { notes, db } = repository();
    vi.spyOn(db.notes, 'where').mockImplementation(() => {
      throw new Error('gone');
    });
    expect(await notes.noted(ASKED)).toBeNull();
  });
});
