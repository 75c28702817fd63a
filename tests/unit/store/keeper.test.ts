import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordChanges } from '../../../utils/store/changes.ts';
import { KEEP_DELETED_DAYS } from '../../../utils/store/purging.ts';
import type { StoredNote } from '../../../utils/store/rows.ts';
import { outside, worker, type Outside } from './keeping.ts';
import { environment, noteId, saveOf } from './support.ts';

type Worker = ReturnType<typeof worker>;

const all = async ({ db }: Worker): Promise<StoredNote[]> => {
  await db.ready();
  return db.notes.orderBy('id').toArray();
};
const save = async (at: Worker, n: number, body: string, expectedRevision = 0): Promise<void> => {
  const { result } = await at.notes.save(saveOf({ id: noteId(n), body, expectedRevision }));
  expect(result.outcome).toBe('saved');
};
const texts = ({ files }: Outside): string => [...files.texts.values()].join('\n');

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

/** Every way a reader has to change notes. */
async function changedInEveryWay(at: Worker): Promise<void> {
  for (let n = 1; n <= 8; n += 1) await save(at, n, `tekst ${n}`);
  await save(at, 1, 'tekst 1, nieuwer', 1);
  await at.notes.change({ id: noteId(2), expectedRevision: 1, tags: ['douane'], meaning: 'fact' });
  await at.notes.delete({ id: noteId(3), expectedRevision: 1 });
  await at.notes.delete({ id: noteId(4), expectedRevision: 1 });
  await at.notes.restore({ id: noteId(4) });
  const ids = [noteId(5), noteId(6)];
  await at.repo.updateMany({ selection: { by: 'ids', ids }, change: { does: 'addTag', tag: 'geld' } });
  await at.repo.renameTag({ from: 'geld', to: 'bedragen' });
  await at.repo.deleteTag({ tag: 'douane' });
  const note = { ...(await at.db.notes.get(noteId(7))), id: noteId(20), body: 'ingelezen', revision: 4 };
  delete (note as { deleted?: unknown }).deleted;
  const entries = [{ index: 0, note, replaces: null, publication: null }];
  await at.repo.importStep({ step: 'stage', import: noteId(900), entries } as never);
  const done = await at.repo.importStep({ step: 'commit', import: noteId(900), entries: 1 });
  expect(done).toMatchObject({ outcome: 'committed', written: 1 });
}

describe('the second copy', () => {
  it('brings back every change that was called saved when IndexedDB comes up empty', async () => {
    const out = outside();
    const before = worker(out);
    await changedInEveryWay(before);
    const rows = await all(before);
    const publications = await before.db.publications.toArray();
    const after = worker(out);
    expect(await all(after)).toEqual(rows);
    expect(await after.db.publications.toArray()).toEqual(publications);
    expect(out.kept.loss).toMatchObject({ present: 8, isMissing: false, restored: 9 });
    // What follows the log of changes hears of all that came back.
    expect(await after.db.changes.count()).toBe(9);
    await save(after, 30, 'en verder');
    expect(await all(worker(out))).toHaveLength(10);
  });

  it('restores missing notes when IndexedDB opens in an older state', async () => {
    const out = outside();
    const first = worker(out);
    await save(first, 1, 'eerst');
    await save(first, 2, 'blijft');
    const env = environment();
    const older = worker(outside(), env);
    await older.db.ready();
    for (const table of first.db.tables) {
      await older.db.table(table.name).clear();
      await older.db.table(table.name).bulkPut(await table.toArray());
    }
    older.db.close();
    await save(first, 1, 'eerst, en toen meer', 1);
    await save(first, 3, 'laatst');
    const after = worker(out, env);
    expect((await all(after)).map(({ body }) => body)).toEqual(['eerst, en toen meer', 'blijft', 'laatst']);
    expect(out.kept.loss).toMatchObject({ restored: 2, isMissing: false });
  });

  it('never writes over a newer row, and twice is once', async () => {
    const out = outside();
    const old = worker(out);
    await save(old, 1, 'oud');
    const copy = new Map(out.files.texts);
    await save(old, 1, 'nieuw', 1);
    const rows = await all(old);
    for (let again = 0; again < 2; again += 1) {
      for (const [key, text] of copy) out.files.texts.set(key.replace(/^[^/]+/u, 'elsewhere'), text);
      const next = worker(out, old.env);
      expect(await all(next)).toEqual(rows);
      expect(await out.files.names('elsewhere')).toEqual([]);
    }
  });

  it('knows no text any more of a note that was purged, nor one that was written over', async () => {
    const out = outside();
    const at = worker(out);
    await save(at, 1, 'geheim een');
    await save(at, 2, 'geheim twee');
    await save(at, 2, 'gewoon', 1);
    await at.notes.delete({ id: noteId(1), expectedRevision: 1 });
    expect(texts(out)).toContain('geheim een');
    at.clock.at = new Date(at.clock.at.getTime() + (KEEP_DELETED_DAYS + 1) * 86_400_000);
    expect(await at.notes.purge()).toBe(1);
    await at.keeper.tidy(true);
    expect(texts(out)).not.toContain('geheim');
    expect((await all(worker(out))).map(({ body }) => body)).toEqual(['gewoon']);
  });

  it('stays small while a reader types', async () => {
    const out = outside();
    const at = worker(out);
    for (let revision = 0; revision < 300; revision += 1) await save(at, 1, `tekst ${revision}`, revision);
    await at.keeper.confirm();
    await at.keeper.confirm();
    expect(out.files.texts.size).toBeLessThan(30);
    expect((await all(worker(out)))[0]).toMatchObject({ body: 'tekst 299', revision: 300 });
  });

  it('is written again where it is damaged, and damage is never taken for a note', async () => {
    const out = outside();
    const at = worker(out);
    for (let n = 1; n <= 5; n += 1) await save(at, n, `tekst ${n}`);
    const rows = await all(at);
    const [first, second, third] = [...out.files.texts.keys()];
    if (!first || !second || !third) throw new Error('too few segments');
    out.files.texts.set(first, (out.files.texts.get(first) ?? '').replace('tekst', 'tekxt'));
    out.files.texts.set(second, (out.files.texts.get(second) ?? '').slice(0, 60));
    out.files.texts.delete(third);
    const next = worker(out, at.env);
    expect(await all(next)).toEqual(rows);
    expect(await next.keeper.check()).toBe(2);
    expect(await all(worker(out))).toEqual(rows);
  });

  it('puts a row that cannot be read back as it is, and says so', async () => {
    const out = outside();
    const at = worker(out);
    await save(at, 1, 'leesbaar');
    await save(at, 2, 'onleesbaar');
    const [key] = [...out.files.texts.keys()].slice(-1);
    await at.db.notes.update(noteId(2), { body: 7 });
    out.files.texts.delete(key ?? '');
    await worker(out, at.env).keeper.check();
    const after = worker(out);
    expect(await all(after)).toMatchObject([{ body: 'leesbaar' }, { body: 7 }]);
    expect(out.kept.loss).toMatchObject({ unreadable: 1 });
    expect(await after.notes.facts(0)).toMatchObject({ notes: 1, unreadable: 1 });
  });

  it('brings nothing back after everything was deleted, and says no loss', async () => {
    const out = outside();
    const at = worker(out);
    await save(at, 1, 'weg');
    await at.keeper.check();
    at.places.removeRest = async () => {
      out.files.texts.clear();
      out.kept.kept = null;
      at.places.kept.clear();
    };
    expect(await at.repo.wipe({})).toEqual({ outcome: 'wiped', left: [] });
    // Asking how it stands makes no database where nothing says that there was one.
    await at.repo.health({});
    expect(await at.places.databases()).toEqual([]);
    expect(await all(worker(out, at.env))).toEqual([]);
    expect(out.kept.loss).toBeNull();
  });
});

describe('a loss that cannot be made good', () => {
  it('is reported with the number of notes, the date, and the last backup', async () => {
    const out = outside();
    const at = worker(out);
    for (let n = 1; n <= 3; n += 1) await save(at, n, `tekst ${n}`);
    await at.repo.backupDone({ seq: 3 });
    await at.keeper.check();
    out.files.texts.clear();
    const after = worker(out);
    await save(after, 9, 'nieuw begin');
    expect(out.kept.loss).toMatchObject({
      expected: 3,
      present: 0,
      isMissing: true,
      changed: '2026-11-23T12:00:00.000Z',
      backup: '2026-11-23T12:00:00.000Z',
    });
    expect(await after.repo.backupState({})).toMatchObject({ last: '2026-11-23T12:00:00.000Z' });
    await after.keeper.seen();
    await all(worker(out, after.env));
    expect(out.kept.loss).toBeNull();
  });

  it('is reported at the next start if the worker stopped while it was noticed', async () => {
    const out = outside();
    const at = worker(out);
    for (let n = 1; n <= 3; n += 1) await save(at, n, `tekst ${n}`);
    await at.keeper.check();
    out.files.texts.clear();
    const ended = worker(out);
    vi.spyOn(out.kept, 'writeLoss').mockRejectedValueOnce(new Error('ended'));
    vi.spyOn(out.kept, 'writeKept').mockRejectedValueOnce(new Error('ended'));
    await all(ended);
    expect(out.kept.loss).toBeNull();
    await all(worker(out, ended.env));
    expect(out.kept.loss).toMatchObject({ expected: 3, present: 0, isMissing: true });
  });

  it('does not keep anyone from reading when the second copy cannot be opened', async () => {
    const out = outside();
    const at = worker(out);
    await save(at, 1, 'leesbaar');
    vi.spyOn(out.files, 'lineages').mockRejectedValue(new Error('no'));
    vi.spyOn(out.files, 'names').mockRejectedValue(new Error('no'));
    expect(await all(worker(out, at.env))).toMatchObject([{ body: 'leesbaar' }]);
  });

  it('is not said of a library that never had notes', async () => {
    const out = outside();
    await all(worker(out));
    await all(worker(out));
    expect(out.kept.loss).toBeNull();
  });
});

describe('a note is called saved', () => {
  it('only when the second copy has it; after that the same text is saved without another revision', async () => {
    const out = outside();
    const at = worker(out);
    await save(at, 1, 'eerst');
    out.files.refuses = new DOMException('Unexpected internal error.', 'UnknownError');
    const refused = await at.notes.save(saveOf({ body: 'meer', expectedRevision: 1 }));
    expect(refused.result).toMatchObject({ outcome: 'failed', code: 'unavailable', written: true });
    out.files.refuses = null;
    const again = await at.notes.save(saveOf({ body: 'meer', expectedRevision: 1 }));
    expect(again.result).toMatchObject({ outcome: 'saved', note: { body: 'meer', revision: 2 } });
    expect(await all(worker(out))).toMatchObject([{ body: 'meer' }]);
  });

  it('only after the log was repaired, when a write failed; a full disk is reported as full', async () => {
    const out = outside();
    const at = worker(out);
    await save(at, 1, 'eerst');
    out.disk.room = 0;
    const put = vi.spyOn(at.db.notes, 'put').mockImplementationOnce(() => {
      throw new DOMException('Internal error committing transaction.', 'UnknownError');
    });
    const full = await at.notes.save(saveOf({ body: 'meer', expectedRevision: 1 }));
    expect(full.result).toMatchObject({ outcome: 'failed', code: 'quota' });
    const still = await at.notes.save(saveOf({ body: 'nog meer', expectedRevision: 1 }));
    expect(still.result).toMatchObject({ outcome: 'failed', code: 'quota' });
    expect(put).toHaveBeenCalledTimes(1);
    expect(at.settled()).toBe(0);
    expect(at.memory.state).toBe('failed');
    out.disk.room = 1e9;
    await save(at, 1, 'nog meer', 1);
    expect(at.settled()).toBe(1);
    expect(at.memory.state).toBe('settled');
  });

  it('by the worker after one that failed, only when that one settled the log', async () => {
    const out = outside();
    const at = worker(out);
    at.memory.state = 'failed';
    const { health } = at;
    health.failed(new DOMException('x', 'UnknownError'));
    expect(health.cause).toBe('unavailable');
    await save(at, 1, 'eerst');
    expect(at.settled()).toBe(1);
    expect(health.cause).toBeNull();
  });
});

it('notes are changed through `changing` alone', async () => {
  const at = worker(outside());
  await at.db.ready();
  const write = at.db.transaction('rw', [at.db.notes, at.db.changes, at.db.meta], () => recordChanges(at.db, ['x']));
  await expect(write).rejects.toThrow('changing');
});
