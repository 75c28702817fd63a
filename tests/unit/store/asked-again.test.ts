import { describe, expect, it } from 'vitest';
import { handlersOfLibrary } from '../../../entrypoints/background/library-handlers.ts';
import type { Sender } from '../../../utils/messages/server.ts';
import type { AnyRequestOf } from '../../../utils/protocol/library.ts';
import { createNoteChanges } from '../../../utils/services/notes.ts';
import { KEEP_STAGED_MS } from '../../../utils/store/import.ts';
import { ALL, COUNT, filled, newWorld, type World } from './many-notes.ts';
import { environment, noteId, saveOf } from './support.ts';

/** A worker that was ended after it stored a change is asked once more, by the same name: the answer is that of the change. */

const SENDER: Sender = { kind: 'extension', url: 'chrome-extension://abc/library.html' };
const DOSSIER = '00000000-0000-4000-8000-0000000000c1';

/** The handlers of a worker. */
const handlersOf = ({ repo, notes }: World) =>
  handlersOfLibrary(
    repo,
    createNoteChanges(notes, repo, async () => {}),
  );

/** Another worker on the same disk, which has just started. */
async function next(world: World): Promise<World> {
  world.db.close();
  const made = newWorld(world.env);
  await made.repo.start().done;
  return made;
}

async function three(): Promise<World> {
  const world = newWorld(environment());
  for (const n of [1, 2, 3]) await world.notes.save(saveOf({ id: noteId(n), body: `tekst ${n}`, tags: ['haven'] }));
  return world;
}

describe('undo', () => {
  it('gives a tag back to every note it was deleted from, also in the bin, and changes no note’s time', async () => {
    const world = await three();
    await world.notes.delete({ id: noteId(2), expectedRevision: 1 });
    const fields = async () => (await world.db.notes.toArray()).map(({ tags, modified }) => [tags, modified]);
    const before = await fields();
    world.clock.at = new Date(world.clock.at.getTime() + 60_000);
    const { result } = await world.repo.deleteTag({ tag: 'haven' });
    expect(result).toMatchObject({ ids: ids(1, 2, 3) });
    const selection = { by: 'ids' as const, ids: ids(1, 2, 3) };
    await world.repo.updateMany({ selection, change: { does: 'returnTag', tag: 'haven' } });
    expect(await fields()).toEqual(before);
  });
});

const ids = (...all: number[]): string[] => all.map(noteId);

describe('a change of many notes that is asked for again', () => {
  const filter: AnyRequestOf<'notes.update'> = { selection: ALL, change: { does: 'delete' } };
  const move: AnyRequestOf<'notes.update'> = {
    selection: { by: 'ids', ids: ids(1, 2, 3) },
    change: { does: 'setCollection', collection: DOSSIER },
  };

  it.each([
    ['notes.update', filter, { ids: ids(1, 2, 3) }],
    ['notes.update', move, { ids: ids(1, 2, 3), from: [{ collection: null, ids: ids(1, 2, 3) }] }],
    ['tags.delete', { tag: 'haven' }, { ids: ids(1, 2, 3) }],
    ['tags.rename', { from: 'haven', to: 'schip' }, { ids: ids(1, 2, 3) }],
  ] as const)('%s tells what it did the first time, and does no more', async (name, payload, did) => {
    const world = await three();
    const ask = (worker: World, id: string): Promise<unknown> => handlersOf(worker)[name](payload as never, SENDER, id);
    expect(await ask(world, 'a')).toMatchObject({ outcome: 'updated', ...did });
    const after = await next(world);
    await after.notes.save(saveOf({ id: noteId(4), body: 'van later', tags: ['haven'] }));
    expect(await ask(after, 'a')).toMatchObject({ outcome: 'updated', ...did });
    expect(await after.db.notes.get(noteId(4))).toMatchObject({ tags: ['haven'], deleted: null });
    // The same once more by the reader has another name, and is another act.
    expect(await ask(after, 'b')).toMatchObject({ outcome: 'updated' });
    after.db.close();
  });

  it('names every note of a large one, also those an earlier worker changed', async () => {
    const world = await filled();
    const table = world.db.notes;
    const real = table.bulkPut.bind(table);
    let writes = 0;
    // Killed in the third batch.
    table.bulkPut = ((...given: Parameters<typeof real>) => {
      writes += 1;
      if (writes > 2) throw new Error('killed');
      return real(...given);
    }) as typeof real;
    const ask = (worker: World) => handlersOf(worker)['notes.update'](filter, SENDER, 'a');
    expect(await ask(world)).toMatchObject({ outcome: 'partly' });
    const after = await next(world);
    const answer = await ask(after);
    expect(answer.outcome === 'updated' ? new Set(answer.ids).size : answer).toBe(COUNT);
    expect(await after.db.staged.count()).toBeGreaterThan(0);
    // Nothing of it stays: no names of notes, for anybody who looks later.
    after.clock.at = new Date(after.clock.at.getTime() + 2 * KEEP_STAGED_MS);
    await after.repo.start().done;
    expect([await after.db.staged.count(), await after.db.imports.count()]).toEqual([0, 0]);
  });
});
