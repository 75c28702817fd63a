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

async function join(one: Device, how: typeof NEW | typeof JOIN): Promise<void> {
  await one.sync.begin(how);
  await one.settled();
}

const bodies = async ({ db }: Device): Promise<string[]> =>
  (await db.notes.toArray()).filter((row) => row['deleted'] === null).map((row) => String(row['body']));
const bodyOf = async ({ db }: Device, n: number): Promise<string> => String((await db.notes.get(noteId(n)))?.['body']);

async function write({ notes, db }: Device, n: number, body: string): Promise<void> {
  await db.ready();
  const expectedRevision = Number((await db.notes.get(noteId(n)))?.['revision'] ?? 0);
  expect((await notes.save(saveOf({ id: noteId(n), body, expectedRevision }))).result.outcome).toBe('saved');
}

const NUMBERS = Array.from({ length: 20 }, (_, n) => n + 1);

/** Device B left with a text, A wrote on, and B joined again. */
async function rejoined(): Promise<{ a: Device; b: Device; folder: MemoryFolder }> {
  const folder = new MemoryFolder();
  const [a, b] = [device(folder), device(folder)];
  for (const n of NUMBERS) await write(a, n, `begin ${n}`);
  await join(a, NEW);
  await join(b, JOIN);
  for (const n of NUMBERS) await write(b, n, `begin ${n}, aangevuld`);
  await round(b, a);
  await b.sync.leave();
  for (const one of [a, b]) one.pass(60_000);
  for (const n of NUMBERS) await write(a, n, `geheel herschreven ${n}`);
  await round(a);
  await join(b, JOIN);
  await round(a, b, a);
  return { a, b, folder };
}

describe('a note that began apart on two devices', () => {
  it('shows the newer text on every device, and the older in one note beside it', async () => {
    const { a, b, folder } = await rejoined();
    const c = device(folder);
    await join(c, JOIN);
    for (const one of [a, b, c]) {
      for (const n of NUMBERS) expect(await bodyOf(one, n)).toBe(`geheel herschreven ${n}`);
      const all = NUMBERS.flatMap((n) => [`geheel herschreven ${n}`, `begin ${n}, aangevuld`]);
      expect((await bodies(one)).toSorted()).toEqual(all.toSorted());
    }
  }, 60_000);

  it('is reported as what it is, until the reader has looked', async () => {
    const { b } = await rejoined();
    b.pass(400 * 86_400_000);
    await round(b);
    const meetings = await b.store.meetings();
    expect(meetings).toHaveLength(NUMBERS.length);
    expect(meetings.every(({ isBeside }) => isBeside === true)).toBe(true);
  }, 60_000);

  it('does not bring back the note beside it when the reader deleted that', async () => {
    const { a, b, folder } = await rejoined();
    for (const row of await a.db.notes.toArray()) {
      const [id, expectedRevision] = [String(row['id']), Number(row['revision'])];
      if (String(row['body']).startsWith('begin')) await a.notes.delete({ id, expectedRevision });
    }
    for (const n of NUMBERS) await write(a, n, `nog eens ${n}`);
    const c = device(folder);
    await round(a, b, a);
    await join(c, JOIN);
    for (const one of [a, b, c])
      expect((await bodies(one)).toSorted()).toEqual(NUMBERS.map((n) => `nog eens ${n}`).toSorted());
  }, 60_000);
});

describe('a note of which each device deleted a text of its own', () => {
  it('is in the bin of every device with both texts, and each can be brought back', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await write(a, 1, 'begin');
    await join(a, NEW);
    await join(b, JOIN);
    await b.sync.leave();
    for (const [one, body] of [
      [a, 'begin van A'],
      [b, 'begin van B'],
    ] as const) {
      for (const each of [a, b]) each.pass(60_000);
      await write(one, 1, body);
      const expectedRevision = Number((await one.db.notes.get(noteId(1)))?.['revision']);
      await one.notes.delete({ id: noteId(1), expectedRevision });
    }
    await round(a);
    await join(b, JOIN);
    await round(a, b, a);
    const c = device(folder);
    await join(c, JOIN);
    for (const one of [a, b, c]) {
      const rows = await one.db.notes.toArray();
      expect(rows.map((row) => row['body']).toSorted()).toEqual(['begin van A', 'begin van B']);
      expect(await bodies(one)).toEqual([]);
    }
    for (const { id } of await a.db.notes.toArray()) await a.notes.restore({ id });
    await round(a, b, c, a);
    for (const one of [a, b, c]) expect((await bodies(one)).toSorted()).toEqual(['begin van A', 'begin van B']);
  }, 60_000);
});

describe('a note that was deleted after a device left', () => {
  /** B knew a note that was written in on both, and left; A deleted it, and maybe lets go of it for good. */
  async function left(isPurged: boolean): Promise<{ a: Device; b: Device; folder: MemoryFolder }> {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await write(a, 1, 'begin');
    await join(a, NEW);
    await join(b, JOIN);
    const later = (): void => [a, b].forEach((one) => one.pass(60_000));
    later();
    await write(b, 1, 'begin, aangevuld');
    await round(b, a);
    later();
    await write(a, 1, 'begin, aangevuld en af');
    await round(a, b);
    await b.sync.leave();
    const expectedRevision = Number((await a.db.notes.get(noteId(1)))?.['revision']);
    await a.notes.delete({ id: noteId(1), expectedRevision });
    await round(a);
    if (isPurged) {
      for (const one of [a, b]) one.pass(40 * 86_400_000);
      expect(await a.notes.purge()).toBe(1);
      // What held its text goes from the folder.
      for (let n = 2; n < 40; n += 1) {
        await write(a, n, `notitie ${n}`);
        await round(a);
      }
      await round(a, a);
    }
    return { a, b, folder };
  }
  const live = async (one: Device): Promise<string[]> => (await bodies(one)).filter((body) => body.startsWith('begin'));

  it.each([
    ['and is in the bin', false],
    ['and was removed for good', true],
  ])(
    '%s stays deleted when that device joins again with the text it had',
    async (_, isPurged) => {
      const { a, b, folder } = await left(isPurged);
      await join(b, JOIN);
      await round(a, b, a);
      const c = device(folder);
      await join(c, JOIN);
      for (const one of [a, b, c]) expect(await live(one)).toEqual([]);
      // Where the text was it can be brought back, and then is everywhere.
      await b.notes.restore({ id: noteId(1) });
      await round(b, a, c, b, a, c);
      for (const one of [a, b, c]) expect(await live(one)).toContain('begin, aangevuld en af');
    },
    60_000,
  );

  it.each([
    ['and is in the bin', false],
    ['and was removed for good', true],
  ])(
    '%s comes back when that device wrote in it meanwhile, and nothing of it is lost',
    async (_, isPurged) => {
      const { a, b } = await left(isPurged);
      await write(b, 1, 'begin, aangevuld en af, en toen verder');
      await join(b, JOIN);
      await round(a, b, a);
      for (const one of [a, b]) expect(await live(one)).toContain('begin, aangevuld en af, en toen verder');
    },
    60_000,
  );

  it('does not come back into the bin of a device that removed it for good', async () => {
    const { a, b } = await left(true);
    await join(b, JOIN);
    await round(a, b, a);
    expect(await a.db.notes.get(noteId(1))).toBeUndefined();
    const held = (await a.db.synced.get(noteId(1))) as { doc?: Uint8Array } | undefined;
    expect(new TextDecoder().decode(held?.doc)).not.toContain('begin');
  }, 60_000);
});
