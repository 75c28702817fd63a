import { describe, expect, it } from 'vitest';
import { NOTE_MAX_LENGTH } from '../../../utils/domain/note/limits.ts';
import { piecesOf } from '../../../utils/sync/note/companions.ts';
import { noteId, saveOf } from '../store/support.ts';
import { MemoryFolder } from './memory.ts';
import { device, JOIN, NEW } from './service-device.ts';

type Device = ReturnType<typeof device>;

const bodies = async ({ db }: Device): Promise<string[]> =>
  (await db.notes.toArray()).map((row) => String(row['body'])).toSorted();

async function round(...devices: readonly Device[]): Promise<void> {
  for (const one of devices) {
    await one.sync.now();
    await one.settled();
  }
}

async function saveBody({ notes, db }: Device, body: string): Promise<void> {
  await db.ready();
  const row = await db.notes.get(noteId(1));
  const expectedRevision = Number(row?.['revision'] ?? 0);
  expect((await notes.save(saveOf({ body, expectedRevision }))).result.outcome).toBe('saved');
}

describe('two texts that together are longer than a note may be', () => {
  it('are both kept: what does not fit is in a note beside it, the same on every device', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await saveBody(a, 'midden ');
    await a.sync.begin(NEW);
    await a.settled();
    await b.sync.begin(JOIN);
    await b.settled();
    await saveBody(a, `${'voor '.repeat(12_000)}midden `);
    await saveBody(b, `midden ${'achter '.repeat(9_000)}`);
    await round(a, b, a, b);
    const all = await bodies(a);
    expect(await bodies(b)).toEqual(all);
    expect(all).toHaveLength(2);
    const first = String((await a.db.notes.get(noteId(1)))?.['body']);
    expect(first).toHaveLength(NOTE_MAX_LENGTH);
    const rest = all.find((text) => text !== first) ?? '';
    expect(`${first}${rest}`).toBe(`${'voor '.repeat(12_000)}midden ${'achter '.repeat(9_000)}`);
    expect((await a.store.meetings()).map(({ isLong }) => isLong)).toEqual([true]);

    // Another change of the note leaves the rest where it is; a change of its text ends the long one, and not the note beside it.
    await saveBody(a, 'nu kort');
    await round(a, b, a);
    for (const one of [a, b]) expect(await bodies(one)).toEqual([rest, 'nu kort'].toSorted());
  });

  it('are cut where no letter is parted', () => {
    const text = `${'a'.repeat(NOTE_MAX_LENGTH - 1)}😀${'b'.repeat(NOTE_MAX_LENGTH)}`;
    const pieces = piecesOf(text);
    expect(pieces.join('')).toBe(text);
    expect(pieces.map(({ length }) => length)).toEqual([NOTE_MAX_LENGTH - 1, NOTE_MAX_LENGTH, 2]);
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
    expect(piecesOf('')).toEqual(['']);
  });
});
