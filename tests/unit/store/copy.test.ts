import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readFileOfNotes, uuidFrom, writeKantlijnFile } from '../../../utils/domain/exchange/index.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { LIBRARY_REQUESTS } from '../../../utils/protocol/library.ts';
import { collectCopy } from '../../../components/library/files/transfer.ts';
import { outside, worker, type Outside } from './keeping.ts';
import { environment, noteId, saveOf } from './support.ts';

type Worker = ReturnType<typeof worker>;

/** An IndexedDB that opens nothing, in Chromium's words after damage in the file CURRENT. */
function shut(name = 'UnknownError'): ReturnType<typeof environment> {
  const refuse = (): never => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', name);
  };
  return {
    ...environment(),
    indexedDB: { open: refuse, deleteDatabase: refuse, databases: async () => refuse() } as never,
  };
}

const save = async (at: Worker, n: number, body: string, expectedRevision = 0): Promise<void> => {
  const { result } = await at.notes.save(saveOf({ id: noteId(n), body, expectedRevision }));
  expect(result.outcome).toBe('saved');
};

/** The library page's side of the messages; what is answered is checked as on the way to a page. */
const client = ({ repo }: Worker): Pick<LibraryClient, 'request'> => ({
  request: (async (name: 'library.copy', payload: never) =>
    LIBRARY_REQUESTS[name].response.parse(await repo.readCopy(payload))) as never,
});
const copyOf = (out: Outside) => collectCopy(client(worker(out, shut())));

/** A library of three notes, one of them deleted and one written twice. */
async function written(): Promise<{ out: Outside; at: Worker }> {
  const out = outside();
  const at = worker(out);
  await save(at, 1, 'eerst');
  await save(at, 2, 'blijft');
  await save(at, 3, 'weg');
  await save(at, 1, 'later', 1);
  await at.notes.delete({ id: noteId(3), expectedRevision: 1 });
  await at.keeper.check();
  return { out, at };
}

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

describe('a database that cannot be opened', () => {
  it('is reported, unless a newer Kantlijn or a full disk is the reason', async () => {
    const { out, at } = await written();
    const locked = async (one: Worker): Promise<boolean> => (await one.repo.health({})).isLockedOut;
    expect(await locked(worker(out, shut()))).toBe(true);
    expect(await locked(at)).toBe(false);
    expect(await locked(worker(out, shut('VersionError')))).toBe(false);
    expect(await locked(worker(out, shut('QuotaExceededError')))).toBe(false);
  });

  it('leaves the notes in the second copy, which can be exported and imported', async () => {
    const { out, at } = await written();
    const { notes, publications, ...numbers } = await copyOf(out);
    expect(numbers).toEqual({ collections: [], total: 2, dossiers: 0, omitted: 0, isWhole: true });
    const text = writeKantlijnFile({ notes, publications, meaningNames: {} as never });
    const read = await readFileOfNotes(text, uuidFrom);
    expect(
      read.items.map((item) => (item.outcome === 'note' ? [item.note.id, item.note.body, item.note.revision] : item)),
    ).toEqual([
      [noteId(1), 'later', 2],
      [noteId(2), 'blijft', 1],
    ]);
    // The same bytes as the ordinary export of that library.
    const whole = await at.repo.exportBatch({
      selection: { by: 'ids', ids: [noteId(1), noteId(2)] },
      cursor: null,
      limit: 500,
    });
    if (whole.outcome !== 'notes') throw new Error('no export');
    const known = new Map(whole.publications.map((one) => [one.id, one]));
    expect(writeKantlijnFile({ notes: whole.notes, publications: known, meaningNames: {} as never })).toBe(text);
  });

  it('is read in batches, each with the cursor of the next', async () => {
    const { out } = await written();
    const { repo: library } = worker(out, shut());
    const none = await library.readCopy({ after: null, limit: 0 });
    expect(none).toMatchObject({ total: 2, notes: [], publications: [] });
    const first = await library.readCopy({ after: null, limit: 1 });
    expect(first).toMatchObject({ total: 2, next: noteId(1) });
    // A worker that was ended in between goes on.
    const last = await worker(out, shut()).repo.readCopy({ after: noteId(1), limit: 1 });
    expect(last).toMatchObject({ total: 2, notes: [{ id: noteId(2) }], next: null });
  });
});

describe('an incomplete second copy', () => {
  const first = ({ files }: Outside): string => [...files.texts.keys()][0] ?? '';

  it('is detected when a segment is damaged, missing, or the last one', async () => {
    for (const hurt of ['damaged', 'gone', 'last'] as const) {
      const { out } = await written();
      const { texts } = out.files;
      const name = hurt === 'last' ? ([...texts.keys()].at(-1) ?? '') : first(out);
      if (hurt === 'damaged') texts.set(name, (texts.get(name) ?? '').slice(0, -20));
      else texts.delete(name);
      const { isWhole } = await copyOf(out);
      expect([hurt, isWhole]).toEqual([hurt, false]);
    }
  });

  it('is assumed when nothing tells how much there was', async () => {
    const { out } = await written();
    out.kept.kept = null;
    expect(await copyOf(out)).toMatchObject({ total: 2, isWhole: false });
  });

  it('counts unreadable rows separately', async () => {
    const out = outside();
    const at = worker(out);
    await save(at, 1, 'leesbaar');
    await save(at, 2, 'onleesbaar');
    await at.db.notes.update(noteId(2), { body: 7 } as never);
    out.files.texts.clear();
    await at.keeper.check();
    expect(await copyOf(out)).toMatchObject({ total: 1, omitted: 1, isWhole: false });
  });

  it('is not reported as empty when it cannot be listed', async () => {
    const { out } = await written();
    out.files.lineages = async () => {
      throw new DOMException('refused', 'SecurityError');
    };
    const answer = await worker(out, shut()).repo.readCopy({ after: null, limit: 0 });
    expect(answer.outcome).toBe('failed');
  });
});
