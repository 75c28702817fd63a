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

  it('is told as what it is, until the reader has looked', async () => {
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
