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
});
