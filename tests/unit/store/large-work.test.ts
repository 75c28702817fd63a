import { describe, expect, it } from 'vitest';
import {
  ALL,
  bodyOf,
  COUNT,
  entryOf,
  filled,
  IMPORT,
  newWorld,
  PUBLICATIONS,
  staged,
  type World,
} from './many-notes.ts';
import { noteId, saveOf } from './support.ts';

/** Numbers from 0 to 1, the same in each run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Lets a database write so many times; then each write fails, as nothing is written by a worker that was killed. */
function dyingAfter({ db }: World, writes: number): { isDead: boolean } {
  const state = { isDead: false };
  let left = writes;
  for (const table of [db.notes, db.staged, db.imports, db.publications, db.changes, db.meta]) {
    for (const name of ['put', 'bulkPut', 'delete'] as const) {
      const real = (table[name] as (...given: unknown[]) => unknown).bind(table);
      (table as unknown as Record<string, unknown>)[name] = (...given: unknown[]) => {
        left -= 1;
        if (left < 0) state.isDead = true;
        if (state.isDead) throw new Error('killed');
        return real(...given);
      };
    }
  }
  return state;
}

/** Kills work after each of these numbers of writes, and goes on in a new worker on the same disk. */
async function killedAndResumed(world: World, writes: number, work: (world: World) => Promise<unknown>) {
  const state = dyingAfter(world, writes);
  await work(world).catch(() => undefined);
  world.db.close();
  const next = newWorld(world.env);
  await next.db.ready();
  const hasBegun = (await next.db.imports.toArray()).some(({ begun }) => begun !== undefined);
  await next.repo.start().done;
  return { next, hasBegun, wasKilled: state.isDead };
}

async function expectSound({ db }: World, notes: number): Promise<void> {
  expect(await db.staged.count()).toBe(0);
  const log = await db.changes.toArray();
  expect(new Set(log.map(({ seq }) => seq)).size).toBe(log.length);
  expect(await db.notes.count()).toBe(notes);
  expect(new Set(log.map(({ id }) => id))).toEqual(new Set(await db.notes.toCollection().primaryKeys()));
}

describe('a change of many notes', () => {
  it('begun by an import happens whole, wherever the worker is killed, and otherwise not at all', async () => {
    const draw = random(7);
    const outcomes = new Set<string>();
    for (const writes of [0, 4, 6, ...Array.from({ length: 3 }, () => Math.floor(draw() * 40))]) {
      const world = newWorld();
      const commit = await staged(world);
      const { next, hasBegun, wasKilled } = await killedAndResumed(world, writes, ({ repo }) =>
        repo.importStep(commit),
      );
      const isDone = hasBegun || !wasKilled;
      outcomes.add(isDone ? 'whole' : 'nothing');
      if (isDone) {
        await expectSound(next, COUNT);
        expect(await next.db.publications.count()).toBe(PUBLICATIONS);
        expect(await next.db.publications.get('kst-1')).toMatchObject({
          latest: new Date(Date.UTC(2026, 0, 1) + (COUNT - 9) * 60_000).toISOString(),
        });
        expect(await next.repo.importStep(commit)).toEqual({ outcome: 'committed', written: COUNT, skipped: 0 });
      } else {
        expect(await next.db.notes.count()).toBe(0);
        expect(await next.repo.importStep(commit)).toMatchObject({ outcome: 'committed', written: COUNT });
      }
      next.db.close();
    }
    expect(outcomes).toEqual(new Set(['whole', 'nothing']));
  });

  it.each(['rename', 'delete'] as const)('%s happens whole, wherever the worker is killed', async (what) => {
    const draw = random(11);
    for (const writes of [1, ...Array.from({ length: 3 }, () => Math.floor(draw() * 30))]) {
      const world = await filled();
      const { next, hasBegun, wasKilled } = await killedAndResumed(world, writes, async ({ repo }) =>
        what === 'rename'
          ? repo.renameTag({ from: 'haven', to: 'dok' })
          : repo.updateMany({ selection: ALL, change: { does: 'delete' } }),
      );
      await expectSound(next, COUNT);
      const rows = await next.db.notes.toArray();
      const changed = rows.filter((row) =>
        what === 'rename' ? (row['tags'] as string[]).includes('dok') : row['deleted'],
      );
      expect(changed).toHaveLength(hasBegun || !wasKilled ? COUNT : 0);
      expect(changed.every(({ revision }) => revision === 2)).toBe(true);
      expect(await next.db.imports.where('id').notEqual(IMPORT).count()).toBe(0);
      next.db.close();
    }
  });

  it('lets notes be saved in between, and writes over none of them', async () => {
    const world = await filled();
    const state = { isOver: false };
    const work = world.repo.renameTag({ from: 'haven', to: 'dok' }).then((answer) => {
      state.isOver = true;
      return answer;
    });
    const target = { publication: 'kst-9', questionNumber: null, subQuestion: null };
    let between = 0;
    for (let n = 0; !state.isOver; n += 1) {
      const saved = await world.notes.save(saveOf({ id: noteId(500_000 + n), target, tags: ['haven'] }));
      expect(saved.result.outcome).toBe('saved');
      if (!state.isOver) between += 1;
    }
    expect(between).toBeGreaterThan(2);
    const { result } = await work;
    if (result.outcome !== 'updated') throw new Error(result.outcome);
    // A note that was saved before the others were selected is one of them.
    expect(result.ids).toEqual(expect.arrayContaining(Array.from({ length: COUNT }, (_, n) => noteId(n))));
    expect(await world.db.notes.where('tags').equals('dok').count()).toBe(result.ids.length);
  });

  it('writes nothing of a large import when one of its notes changed since the preview', async () => {
    const world = await filled();
    const entries = Array.from({ length: COUNT }, (_, n) => entryOf(n, { version: 'later', replaces: 1 }));
    entries.push(...Array.from({ length: 300 }, (_, n) => entryOf(COUNT + n, {})));
    await world.repo.importStep({ step: 'cancel', import: IMPORT });
    const commit = await staged(world, entries);
    const target = { publication: 'kst-7', questionNumber: null, subQuestion: null };
    await world.notes.save(saveOf({ id: noteId(807), target, body: 'van de lezer', expectedRevision: 1 }));
    expect(await world.repo.importStep(commit)).toEqual({ outcome: 'moved', ids: [noteId(807)] });
    expect(await world.db.notes.count()).toBe(COUNT);
    expect(await world.db.notes.get(noteId(3))).toMatchObject({ body: bodyOf(3, 'eerst') });
    expect(await world.db.notes.get(noteId(807))).toMatchObject({ body: 'van de lezer' });
  });

  it('replaces notes and adds new ones in one large import', async () => {
    const world = await filled();
    await world.repo.importStep({ step: 'cancel', import: IMPORT });
    const entries = Array.from({ length: 400 }, (_, n) => entryOf(n, { version: 'later', replaces: 1 }));
    // The second was staged by a version that knew fewer fields: it is the same note all the same.
    entries.push(entryOf(400, {}), { ...entryOf(402, {}), index: 401 });
    entries.push(...Array.from({ length: 900 }, (_, n) => ({ ...entryOf(COUNT + n, {}), index: 402 + n })));
    const commit = await staged(world, entries);
    expect(await world.repo.importStep(commit)).toEqual({ outcome: 'committed', written: 1_300, skipped: 2 });
    expect(await world.db.notes.get(noteId(399))).toMatchObject({ body: bodyOf(399, 'later'), revision: 2 });
    expect(await world.db.notes.get(noteId(400))).toMatchObject({ body: bodyOf(400, 'eerst'), revision: 1 });
    await expectSound(world, COUNT + 900);
  });

  it('is not continued after everything was deleted', async () => {
    const world = await filled();
    const work = world.repo.updateMany({ selection: ALL, change: { does: 'delete' } });
    expect(await world.repo.wipe({})).toEqual({ outcome: 'wiped', left: [] });
    expect((await work).result.outcome).toBe('failed');
    expect(await world.places.databases()).toEqual([]);
  });

  it('has begun: it cannot be cancelled, and is not cleaned away as abandoned', async () => {
    const world = newWorld();
    const commit = await staged(world);
    dyingAfter(world, 12);
    await world.repo.importStep(commit).catch(() => undefined);
    world.db.close();
    const next = newWorld(world.env);
    await next.repo.importStep({ step: 'cancel', import: IMPORT });
    next.clock.at = new Date(next.clock.at.getTime() + 7_200_000);
    await next.repo.start().done;
    await expectSound(next, COUNT);
  });
});
