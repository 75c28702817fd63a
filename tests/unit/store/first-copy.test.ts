import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { outside, worker, type Outside } from './keeping.ts';
import { environment, noteId, repository, saveOf } from './support.ts';

type Worker = ReturnType<typeof worker>;

const OLD = 2_600;

/** A library from before there was a second copy. */
async function oldLibrary(): Promise<ReturnType<typeof environment>> {
  const { env, db, notes } = repository();
  await notes.save(saveOf({ id: noteId(1), body: 'oud' }));
  const [row] = await db.notes.toArray();
  if (row === undefined) throw new Error('nothing was saved');
  const ids = Array.from({ length: OLD }, (_, n) => noteId(n + 1));
  await db.notes.bulkPut(ids.map((id) => ({ ...row, id })));
  await db.changes.bulkPut(ids.map((id, n) => ({ id, seq: n + 1 })));
  await db.meta.put({ key: 'lastChange', value: OLD });
  db.close();
  return env;
}

const inCopy = (out: Outside, text: string): number => [...out.files.texts.values()].join('').split(text).length - 1;
const save = (at: Worker, n: number, body: string, expectedRevision = 0) =>
  at.notes.save(saveOf({ id: noteId(n), body, expectedRevision }));

/** Holds back every write of an old note until it is let go, as a slow disk would. */
function slow(out: Outside): { free: () => void; written: () => number } {
  let free: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (free = resolve));
  const write = out.files.write.bind(out.files);
  let written = 0;
  out.files.write = async (lineage, name, text, anew) => {
    if (text.includes('"body":"oud"') && written > 0) await held;
    written += 1;
    return write(lineage, name, text, anew);
  };
  return { free, written: () => written };
}

/** Waits until the second copy holds every note. */
async function whole(at: Worker): Promise<void> {
  await vi.waitFor(async () => expect(await at.db.meta.get('copying')).toBeUndefined(), 10_000);
  await vi.waitFor(() => expect(at.keeper.state().copying).toBeNull());
}

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

describe('the first start with a second copy, and many notes', () => {
  it('reports a new note as saved when both copies have it, while older notes are still being copied', async () => {
    const out = outside();
    const at = worker(out, await oldLibrary());
    const saved = await save(at, 9_000, 'nieuw');
    expect(saved.result).toMatchObject({ outcome: 'saved' });
    expect(inCopy(out, '"body":"nieuw"')).toBe(1);
    expect(inCopy(out, '"body":"oud"')).toBeLessThan(OLD);
    await vi.waitFor(() => expect(at.keeper.state().copying).toBeGreaterThan(0));
    await whole(at);
    expect(inCopy(out, '"body":"oud"')).toBe(OLD);
    const after = worker(out);
    await after.db.ready();
    expect(await after.db.notes.count()).toBe(OLD + 1);
  });

  it('goes on where a worker was ended, and never calls it whole before it is', async () => {
    const out = outside();
    const env = await oldLibrary();
    const disk = slow(out);
    const ended = worker(out, env);
    await ended.db.ready();
    await vi.waitFor(() => expect(disk.written()).toBe(1));
    const first = [...out.files.texts.keys()];
    expect(first).toHaveLength(1);
    ended.db.close();
    const next = worker(out, env);
    await next.db.ready();
    await vi.waitFor(() => expect(next.keeper.state().copying).toBe(OLD - 500));
    disk.free();
    await whole(next);
    expect(inCopy(out, '"body":"oud"')).toBeGreaterThanOrEqual(OLD);
    const after = worker(out);
    await after.db.ready();
    expect(await after.db.notes.count()).toBe(OLD);
  });

  it('has both copies of an older text that is reported as saved now', async () => {
    const out = outside();
    const env = await oldLibrary();
    const disk = slow(out);
    const at = worker(out, env);
    await at.db.ready();
    await vi.waitFor(() => expect(disk.written()).toBe(1));
    // The same text again: nothing is written, and "saved" is answered.
    const again = save(at, OLD, 'oud', 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(inCopy(out, `"id":"${noteId(OLD)}"`)).toBe(0);
    let answered = false;
    void again.then(() => (answered = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).toBe(false);
  });

  it('puts everything back when the database is lost while its first copy was being made', async () => {
    const out = outside();
    const at = worker(out, await oldLibrary());
    await save(at, 9_000, 'nieuw');
    // What was not copied yet is lost with it; what was called saved is not.
    const after = worker(out);
    await after.db.ready();
    const bodies = (await after.db.notes.toArray()).map(({ body }) => body);
    expect(bodies).toContain('nieuw');
    expect(after.keeper.state().loss).toMatchObject({ restored: bodies.length });
  });

  it('wipes a partial copy too', async () => {
    const out = outside();
    const at = worker(out, await oldLibrary());
    await save(at, 9_000, 'nieuw');
    at.places.removeRest = async () => {
      out.files.texts.clear();
      out.kept.kept = null;
      at.places.kept.clear();
    };
    expect(await at.repo.wipe({})).toEqual({ outcome: 'wiped', left: [] });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(out.files.texts.size).toBe(0);
  });
});

describe('a large library that was lost', () => {
  it('accepts writes while its second copy is rebuilt, and keeps the old copy until then', async () => {
    const out = outside();
    const before = worker(out, await oldLibrary());
    await before.db.ready();
    await whole(before);
    const [life] = await out.files.lineages();
    const disk = slow(out);
    const env = environment();
    const ended = worker(out, env);
    expect((await save(ended, 9_000, 'nieuw')).result).toMatchObject({ outcome: 'saved' });
    expect(out.kept.loss).toMatchObject({ restored: OLD, isMissing: false });
    expect(await out.files.lineages()).toContain(life);
    await ended.keeper.seen();
    // Ended and started again: nothing is put back twice, and no new loss is told.
    ended.db.close();
    const next = worker(out, env);
    await next.db.ready();
    expect(next.keeper.state().loss).toBeNull();
    disk.free();
    await whole(next);
    expect(await out.files.lineages()).not.toContain(life);
    expect(await next.db.notes.count()).toBe(OLD + 1);
  });
});
