import { describe, expect, it } from 'vitest';
import { discardUnreadable } from '../../../utils/store/unreadable.ts';
import { noteId, saveOf } from '../store/support.ts';
import { MemoryFolder } from './memory.ts';
import { device, JOIN, NEW } from './service-device.ts';

type Device = ReturnType<typeof device>;
const DAY = 86_400_000;

async function round(...devices: readonly Device[]): Promise<void> {
  for (const one of devices) {
    await one.sync.now();
    await one.settled();
  }
}

async function join(one: Device, how: typeof NEW | typeof JOIN): Promise<void> {
  await one.sync.begin(how);
  await one.settled();
}

const revisionOf = async ({ db }: Device): Promise<number> =>
  Number((await db.notes.get(noteId(1)))?.['revision'] ?? 0);
const noteOn = async ({ db }: Device): Promise<unknown> => {
  const row = await db.notes.get(noteId(1));
  return row === undefined ? 'none' : [row['body'], row['deleted'] === null ? 'there' : 'in the bin'];
};

/** Two devices with one note, that A deleted; `late` is a device that has not heard of it. */
async function deletedOn(folder: MemoryFolder): Promise<{ a: Device; b: Device; late: Device }> {
  const [a, b, late] = [device(folder), device(folder), device(folder)];
  await a.notes.save(saveOf({ id: noteId(1), body: 'geheim' }));
  await join(a, NEW);
  await join(b, JOIN);
  await join(late, JOIN);
  await a.notes.delete({ id: noteId(1), expectedRevision: 1 });
  await round(a, b);
  return { a, b, late };
}

async function purge(...devices: readonly Device[]): Promise<void> {
  for (const one of devices) {
    one.pass(40 * DAY);
    expect(await one.notes.purge()).toBe(1);
  }
}

describe('a note that was removed for good', () => {
  it.each([
    ['restored', 'geheim', null],
    ['restored and changed', 'geheim, en weer nodig', 'geheim, en weer nodig'],
  ])('here comes back when it is %s elsewhere', async (_, body, written) => {
    const { a, b } = await deletedOn(new MemoryFolder());
    await purge(a);
    await round(a);
    await b.notes.restore({ id: noteId(1) });
    await round(b);
    if (written !== null) {
      await b.notes.save(saveOf({ id: noteId(1), body: written, expectedRevision: await revisionOf(b) }));
      await round(b);
    }
    await round(a);
    expect(await noteOn(a)).toEqual([body, 'there']);
  });

  it('comes back when a device that did not know of the purge changed it', async () => {
    const { a, late } = await deletedOn(new MemoryFolder());
    await purge(a);
    await round(a);
    await late.notes.save(saveOf({ id: noteId(1), body: 'geheim, vervolgd', expectedRevision: 1 }));
    await round(late, a);
    for (const one of [a, late]) expect(await noteOn(one)).toEqual(['geheim, vervolgd', 'there']);
  });

  it('leaves a tombstone without text, and so stays deleted on devices that still have it', async () => {
    const folder = new MemoryFolder();
    const { a, b, late } = await deletedOn(folder);
    await purge(a, b);
    // Many files are merged into one: the folder has no row of the note and no deletion of it but that.
    for (let n = 2; n < 40; n += 1) {
      await a.notes.save(saveOf({ id: noteId(n), body: `notitie ${n}` }));
      await round(a);
    }
    await round(a, b, a);
    const held = await a.db.synced.get(noteId(1));
    expect(new TextDecoder().decode((held as { doc?: Uint8Array } | undefined)?.doc)).not.toContain('geheim');
    await round(late);
    expect(await noteOn(late)).toEqual(['geheim', 'in the bin']);
    const fresh = device(folder);
    await join(fresh, JOIN);
    await round(fresh, a, b);
    expect(await noteOn(fresh)).not.toEqual(['geheim', 'there']);
    for (const one of [a, b]) expect(await noteOn(one)).toBe('none');
  }, 60_000);

  it('can be put back from a copy, on all devices', async () => {
    const { a, b } = await deletedOn(new MemoryFolder());
    await purge(a);
    await round(a);
    await a.notes.save(saveOf({ id: noteId(1), body: 'geheim' }));
    await round(a, b);
    for (const one of [a, b]) expect(await noteOn(one)).toEqual(['geheim', 'there']);
  });

  it.each([
    ['five weeks before it is heard of', -35 * DAY],
    ['by a clock a year ahead', 365 * DAY],
  ])('was in the bin for thirty days from when it came, deleted %s', async (_, ahead) => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1), body: 'geheim' }));
    await join(a, NEW);
    await join(b, JOIN);
    a.pass(ahead);
    await a.notes.delete({ id: noteId(1), expectedRevision: 1 });
    await round(a, b);
    expect(await noteOn(b)).toEqual(['geheim', 'in the bin']);
    const purged: number[] = [];
    for (const days of [0, 29, 2]) {
      b.pass(days * DAY);
      purged.push(await b.notes.purge());
    }
    expect(purged).toEqual([0, 0, 1]);
  });

  it('restored and deleted here again, was in the bin from then', async () => {
    const { b } = await deletedOn(new MemoryFolder());
    b.pass(20 * DAY);
    await b.notes.restore({ id: noteId(1) });
    await b.notes.delete({ id: noteId(1), expectedRevision: await revisionOf(b) });
    b.pass(15 * DAY);
    expect(await b.notes.purge()).toBe(0);
    b.pass(16 * DAY);
    expect(await b.notes.purge()).toBe(1);
  });

  it('as a damaged row is no deletion for other devices', async () => {
    const { a, b } = await deletedOn(new MemoryFolder());
    await a.notes.save(saveOf({ id: noteId(2), body: 'blijft' }));
    await round(a, b);
    const row = await a.db.notes.get(noteId(2));
    if (row !== undefined) await a.db.notes.put({ ...row, body: 7 } as never);
    await discardUnreadable(a.db, [noteId(2)]);
    await round(a, b);
    expect((await b.db.notes.get(noteId(2)))?.['deleted']).toBeNull();
  });
});
