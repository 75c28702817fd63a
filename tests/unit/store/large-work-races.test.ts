import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { createNoteChanges } from '../../../utils/services/notes.ts';
import { createLibrary } from '../../../utils/store/library.ts';
import type { TableChange } from '../../../utils/store/rows.ts';
import { ALL, bodyOf, COUNT, entryOf, filled, IMPORT, newWorld, staged, type World } from './many-notes.ts';
import { noteId, saveOf } from './support.ts';

/** Calls `act` at the nth call of a method of a table, before it does what it always does. */
function at(table: object, name: 'bulkPut', nth: number, act: () => void): void {
  const methods = table as Record<string, (...given: unknown[]) => unknown>;
  const real = methods[name]?.bind(table);
  let calls = 0;
  methods[name] = (...given) => {
    calls += 1;
    if (calls === nth) act();
    return real?.(...given);
  };
}

/** Fails in the third batch from now on, once. */
const fillsUp = ({ db }: World): void =>
  at(db.notes, 'bulkPut', 3, () => {
    throw new DOMException('full', 'QuotaExceededError');
  });

/** Resolves when rows of a table are written for the first time from now on. */
const written = (table: object): Promise<void> => new Promise((resolve) => at(table, 'bulkPut', 1, resolve));

const tagged = ({ db }: World, tag: string): Promise<number> => db.notes.where('tags').equals(tag).count();

const addTag = { selection: ALL, change: { does: 'addTag', tag: 'X' } } as const;

describe('one queue of large works', () => {
  it('names every note it changed, also when the start of the worker finds it begun', async () => {
    const world = await filled();
    const begun = written(world.db.notes);
    const work = world.repo.updateMany({ selection: ALL, change: { does: 'delete' } });
    await begun;
    const { done } = world.repo.start();
    const { result } = await work;
    expect(result.outcome === 'updated' ? new Set(result.ids).size : result).toBe(COUNT);
    await done;
  });

  it('finishes what has begun before a later, contrary act, and takes no later time back', async () => {
    const world = await filled();
    fillsUp(world);
    expect((await world.repo.updateMany(addTag)).result.outcome).toBe('partly');
    expect(await tagged(world, 'X')).toBeLessThan(COUNT);
    world.clock.at = new Date(world.clock.at.getTime() + 3_600_000);
    const target = { publication: 'kst-9', questionNumber: null, subQuestion: null };
    const last = noteId(COUNT - 1);
    await world.notes.save(saveOf({ id: last, target, body: 'van later', expectedRevision: 1 }));
    const { result } = await world.repo.deleteTag({ tag: 'X' });
    expect(result.outcome === 'updated' && result.ids).toHaveLength(COUNT);
    expect(await world.db.notes.get(last)).toMatchObject({
      body: 'van later',
      modified: world.clock.at.toISOString(),
    });
    world.db.close();
    const next = newWorld(world.env);
    await next.repo.start().done;
    expect(await tagged(next, 'X')).toBe(0);
  });

  it('goes on with the earliest first', async () => {
    const world = newWorld();
    await world.notes.save(saveOf());
    const begin = async (id: string, time: string, change: TableChange): Promise<void> => {
      await world.db.staged.put({ import: id, index: 0, entries: [], ids: [noteId(1)] });
      await world.db.imports.put({ id, touched: time, result: null, begun: { does: 'change', at: time, change } });
    };
    await begin('b', '2026-11-23T09:00:00.000Z', { does: 'addTag', tag: 'X' });
    await begin('a', '2026-11-23T10:00:00.000Z', { does: 'dropTag', tag: 'X' });
    await world.repo.start().done;
    expect(await tagged(world, 'X')).toBe(0);
    expect(await world.db.imports.count()).toBe(0);
  });

  it('keeps a note in the bin from when it went there, however long ago that was asked', async () => {
    const world = newWorld();
    await world.notes.save(saveOf());
    const time = '2026-09-01T09:00:00.000Z';
    await world.db.staged.put({ import: 'a', index: 0, entries: [], ids: [noteId(1)] });
    const begin = { does: 'change', at: time, change: { does: 'delete' } } as const;
    await world.db.imports.put({ id: 'a', touched: time, result: null, begun: begin });
    await world.repo.start().done;
    expect(await world.db.notes.get(noteId(1))).toMatchObject({ deleted: world.clock.at.toISOString() });
  });
});

describe('a large work that fails half way', () => {
  it('is reported as started, to other windows too, and is continued by the same worker', async () => {
    const world = await filled();
    const later: (() => void)[] = [];
    let resumed = 0;
    const repo = createLibrary({
      ...world,
      now: () => world.clock.at,
      later: (work) => void later.push(work),
      onResumed: () => (resumed += 1),
    });
    const pushed: unknown[] = [];
    const changes = createNoteChanges(world.notes, repo, async (name, payload) => void pushed.push([name, payload]));
    fillsUp(world);
    const answer = await changes.updateMany(addTag);
    expect(answer).toMatchObject({ outcome: 'partly', rest: 'follows', code: 'quota' });
    expect(pushed).toEqual([['library.changed', { many: true }]]);
    expect(later).toHaveLength(1);
    later[0]?.();
    await repo.renameTag({ from: 'is er niet', to: 'ook niet' });
    expect(await tagged(world, 'X')).toBe(COUNT);
    expect(resumed).toBe(1);
  });

  it('an import too; asking again returns what it wrote', async () => {
    const world = newWorld();
    const commit = await staged(world);
    fillsUp(world);
    expect(await world.repo.importStep(commit)).toMatchObject({ outcome: 'partly', rest: 'follows', code: 'quota' });
    expect(await world.repo.importStep(commit)).toEqual({ outcome: 'committed', written: COUNT, skipped: 0 });
  });

  it('says that nothing happened when it fails before it has begun', async () => {
    const world = await filled();
    at(world.db.staged, 'bulkPut', 1, () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect((await world.repo.updateMany(addTag)).result).toMatchObject({ outcome: 'failed', code: 'quota' });
    expect(await tagged(world, 'X')).toBe(0);
  });

  it('says that the rest is lost when the database was replaced and the marker with it', async () => {
    const world = await filled();
    const { imports } = world.db;
    // Gone from the third look at the marker on.
    const real = imports.get.bind(imports);
    let looks = 0;
    Object.assign(imports, {
      get: (id: string) => {
        looks += 1;
        return real(looks < 3 ? id : 'gone');
      },
    });
    expect((await world.repo.updateMany(addTag)).result).toMatchObject({ outcome: 'partly', rest: 'lost' });
  });
});

describe('deleting everything', () => {
  it.each([1, 2, 3])('leaves nothing behind an import that is writing publications (%i)', async (nth) => {
    const world = newWorld();
    const entries = Array.from({ length: COUNT }, (_, n) => {
      const entry = entryOf(n, {});
      return { ...entry, note: { ...entry.note, target: { ...entry.note?.target, publication: `kst-${n}` } } };
    });
    const commit = await staged(world, entries as never);
    let wiped: Promise<unknown> | null = null;
    at(world.db.publications, 'bulkPut', nth, () => {
      wiped = Dexie.ignoreTransaction(() => world.repo.wipe({}));
    });
    expect(await world.repo.importStep(commit)).toMatchObject({ outcome: 'failed' });
    expect(await wiped).toEqual({ outcome: 'wiped', left: [] });
    expect(await world.places.databases()).toEqual([]);
  });

  it('leaves nothing behind rows of an earlier version that are being rewritten', async () => {
    const world = newWorld();
    await world.notes.save(saveOf());
    const row: Record<string, unknown> = (await world.db.notes.get(noteId(1))) ?? {};
    const { verdict: _, ...old } = row;
    await world.db.meta.clear();
    // More than are rewritten at once.
    await world.db.notes.bulkPut(Array.from({ length: COUNT }, (__, n) => ({ ...old, id: noteId(n + 1) })));
    let wiped: Promise<unknown> | null = null;
    at(world.db.notes, 'bulkPut', 1, () => {
      wiped = Dexie.ignoreTransaction(() => world.repo.wipe({}));
    });
    await world.repo.start().done;
    expect(await wiped).toEqual({ outcome: 'wiped', left: [] });
    expect(await world.places.databases()).toEqual([]);
  });

  it('accepts no import in the meantime', async () => {
    const world = await filled();
    const wiped = world.repo.wipe({});
    const step = { step: 'stage' as const, import: noteId(3), entries: [entryOf(1, {})] };
    expect(await world.repo.importStep(step)).toMatchObject({ outcome: 'failed' });
    expect(await wiped).toEqual({ outcome: 'wiped', left: [] });
    expect(await world.places.databases()).toEqual([]);
  });
});

describe('notes saved while a large import is written', () => {
  const target = { publication: 'kst-9', questionNumber: null, subQuestion: null };
  const last = noteId(COUNT - 1);
  const bodies = async ({ db }: World): Promise<unknown[]> => {
    const rows = await db.notes.where('target.publication').equals('kst-9').toArray();
    return rows.map((row) => row['body']);
  };

  it('stays, beside the text of the file that would have replaced it', async () => {
    const world = await filled();
    await world.repo.importStep({ step: 'cancel', import: IMPORT });
    const entries = Array.from({ length: COUNT }, (_, n) => entryOf(n, { version: 'later', replaces: 1 }));
    const commit = await staged(world, entries);
    const sizes: number[] = [];
    const real = world.db.notes.bulkPut.bind(world.db.notes) as (rows: unknown[]) => unknown;
    Object.assign(world.db.notes, {
      bulkPut: (rows: unknown[]) => {
        sizes.push(rows.length);
        return real(rows);
      },
    });
    const begun = written(world.db.publications);
    const work = world.repo.importStep(commit);
    await begun;
    const saved = await world.notes.save(saveOf({ id: last, target, body: 'van de lezer', expectedRevision: 1 }));
    expect(saved.result.outcome).toBe('saved');
    expect(await work).toEqual({ outcome: 'committed', written: COUNT, skipped: 0, both: 1 });
    expect(await bodies(world)).toEqual(expect.arrayContaining(['van de lezer', bodyOf(COUNT - 1, 'later')]));
    expect(await world.db.notes.get(last)).toMatchObject({ body: 'van de lezer' });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
  });

  it('stays, when it came under the identifier of a note of the file, which is counted', async () => {
    const world = newWorld();
    await world.repo.start().done;
    const commit = await staged(world);
    const begun = written(world.db.notes);
    const work = world.repo.importStep(commit);
    await begun;
    const saved = await world.notes.save(saveOf({ id: last, target, body: 'van de lezer' }));
    expect(saved.result.outcome).toBe('saved');
    expect(await work).toEqual({ outcome: 'committed', written: COUNT, skipped: 0, both: 1 });
    expect(await bodies(world)).toEqual(expect.arrayContaining(['van de lezer', bodyOf(COUNT - 1, 'eerst')]));
    expect(await world.repo.importStep(commit)).toMatchObject({ outcome: 'committed', both: 1 });
  });
});
