import { describe, expect, it } from 'vitest';
import { noteId, saveOf } from '../store/support.ts';
import { MemoryFolder } from './memory.ts';
import { device, JOIN, NEW } from './service-device.ts';

type Device = ReturnType<typeof device>;

async function round(...devices: readonly Device[]): Promise<void> {
  for (const one of devices) {
    await one.sync.now();
    await one.settled();
  }
}

const live = async ({ db }: Device): Promise<number> =>
  (await db.notes.toArray()).filter((row) => row['deleted'] === null).length;

/** Two devices with so many notes each, the first of which then deletes them. */
async function deleted(count: number): Promise<{ a: Device; b: Device }> {
  const folder = new MemoryFolder();
  const [a, b] = [device(folder), device(folder)];
  for (let n = 1; n <= count; n += 1) await a.notes.save(saveOf({ id: noteId(n), body: `notitie ${n}` }));
  await a.sync.begin(NEW);
  await a.settled();
  await b.sync.begin(JOIN);
  await b.settled();
  for (let n = 1; n <= count; n += 1) await a.notes.delete({ id: noteId(n), expectedRevision: 1 });
  await round(a, b);
  return { a, b };
}

describe('deletions of another device', () => {
  it('are done here: up to fifty at once', async () => {
    const { b } = await deleted(50);
    expect([await live(b), (await b.sync.state()).asking]).toEqual([0, 0]);
  });

  it.each([
    ['the reader wants them here too', true, 0, 0],
    ['the reader wants the notes back, on all devices', false, 51, 51],
  ])('are asked about above fifty; %s', async (_, isDone, here, there) => {
    const { a, b } = await deleted(51);
    expect([await live(b), (await b.sync.state()).asking]).toEqual([51, 51]);
    // That it waits changes nothing elsewhere, whatever is done meanwhile.
    await round(b, a, b);
    expect([await live(a), await live(b)]).toEqual([0, 51]);
    await b.sync.decide(isDone);
    await b.settled();
    await round(a);
    expect([await live(a), await live(b), (await b.sync.state()).asking]).toEqual([there, here, 0]);
  });

  it('leave a note the reader goes on writing in, and bring it back', async () => {
    const { a, b } = await deleted(51);
    await b.notes.save(saveOf({ id: noteId(7), body: 'notitie 7, aangevuld', expectedRevision: 1 }));
    await round(b);
    expect((await b.sync.state()).asking).toBe(50);
    await round(a);
    expect(await live(a)).toBe(1);
    // About the others the reader is asked still, though they are fewer now.
    await round(b);
    expect([await live(b), (await b.sync.state()).asking]).toEqual([51, 50]);
    await b.sync.decide(true);
    await b.settled();
    expect([await live(b), (await b.sync.state()).asking]).toEqual([1, 0]);
  });

  it('are asked about no more once the other device undid them', async () => {
    const { a, b } = await deleted(51);
    for (let n = 1; n <= 51; n += 1) await a.notes.restore({ id: noteId(n) });
    await round(a, b);
    expect([await live(b), (await b.sync.state()).asking]).toEqual([51, 0]);
  });

  it('are no question when a round broke off before they were done', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    for (const n of [1, 2, 3]) await a.notes.save(saveOf({ id: noteId(n), body: `notitie ${n}` }));
    await a.sync.begin(NEW);
    await a.settled();
    await b.sync.begin(JOIN);
    await b.settled();
    // One deletion, and after it a file that does not come.
    await a.notes.delete({ id: noteId(1), expectedRevision: 1 });
    await round(a);
    await a.notes.save(saveOf({ id: noteId(4), body: 'notitie 4' }));
    await round(a);
    b.server.failsAfter = 1;
    await round(b);
    expect(await b.sync.state()).toMatchObject({ trouble: 'unreachable', asking: 0 });
    expect(await b.db.sync.where('key').startsWith('asks ').count()).toBe(1);
    b.server.failsAfter = null;
    await a.notes.delete({ id: noteId(2), expectedRevision: 1 });
    await round(a, b);
    expect([await live(b), (await b.sync.state()).asking]).toEqual([2, 0]);
  });

  it('that come while the reader is being asked wait for the answer too, also when little is left', async () => {
    const { a, b } = await deleted(51);
    for (let n = 1; n <= 50; n += 1) await a.notes.restore({ id: noteId(n) });
    await a.notes.save(saveOf({ id: noteId(90), body: 'later' }));
    await round(a, b);
    await a.notes.delete({ id: noteId(90), expectedRevision: 1 });
    await round(a, b);
    expect([await live(b), (await b.sync.state()).asking]).toEqual([52, 2]);
    await b.sync.decide(true);
    await b.settled();
    // The question is answered: one more is done as one is.
    await a.notes.delete({ id: noteId(1), expectedRevision: Number((await a.db.notes.get(noteId(1)))?.['revision']) });
    await round(a, b);
    expect([await live(b), (await b.sync.state()).asking]).toEqual([49, 0]);
  });
});
