import { IDBObjectStore as FDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredNote } from '../../../utils/store/rows.ts';
import { outside, worker, type Outside } from './keeping.ts';
import { environment, noteId, saveOf } from './support.ts';

type Worker = ReturnType<typeof worker>;

/** What of fake-indexeddb lies under a database. */
interface Raw {
  rawObjectStores: Map<
    string,
    {
      records: { get(key: unknown): { value: Record<string, unknown> } | undefined };
      rawIndexes: Map<string, { records: { deleteByKeyAndValue(key: unknown, value: unknown): void } }>;
    }
  >;
}

const raw = (env: ReturnType<typeof environment>): Raw => {
  const { _databases: all } = env.indexedDB as unknown as { _databases: Map<string, Raw> };
  const found = all.get('kantlijn');
  if (found === undefined) throw new Error('no database');
  return found;
};
const table = (env: ReturnType<typeof environment>, name: string) => {
  const found = raw(env).rawObjectStores.get(name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
};
/** Makes every read of a row fail, as Firefox does where a page of its file is damaged. */
function breakRow(env: ReturnType<typeof environment>, name: string, key: unknown): void {
  const record = table(env, name).records.get(key);
  if (record === undefined) throw new Error(`no row ${String(key)}`);
  Object.defineProperty(record, 'value', {
    get() {
      throw new DOMException('The operation failed for reasons unrelated to the database itself', 'UnknownError');
    },
  });
}

const original = FDBObjectStore.prototype.put as unknown as IDBObjectStore['put'];

const HERE = 'kv-tk-2024Z01911';
const targetOf = (n: number) => ({
  publication: n % 2 === 0 ? 'kst-1' : HERE,
  questionNumber: null,
  subQuestion: null,
});
const save = async (at: Worker, n: number, body = `tekst ${n}`, expectedRevision = 0): Promise<void> => {
  const { result } = await at.notes.save(saveOf({ id: noteId(n), body, expectedRevision, target: targetOf(n) }));
  expect(result).toMatchObject({ outcome: 'saved' });
};
const bodies = async ({ notes }: Worker, publication = HERE): Promise<string[]> => {
  const answer = await notes.list({ publication, questionNumbers: [] });
  if (answer.outcome !== 'listed') throw new Error(JSON.stringify(answer));
  return answer.notes.map(({ body }) => body);
};
const rowsOf = async ({ db }: Worker): Promise<StoredNote[]> => {
  await db.ready();
  return db.notes.orderBy('id').toArray();
};

/** A worker over a library of six notes, of which the odd ones belong to `HERE`. */
async function filled(out: Outside): Promise<Worker> {
  const at = worker(out);
  for (let n = 1; n <= 6; n += 1) await save(at, n);
  await at.keeper.check();
  return at;
}

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

describe('a damaged database', () => {
  it('is rebuilt from the second copy when notes of one publication cannot be read, and the reader is informed', async () => {
    const out = outside();
    const at = await filled(out);
    const rows = await rowsOf(at);
    breakRow(at.env, 'notes', noteId(3));
    expect(await bodies(at, 'kst-1')).toHaveLength(3);
    expect(await bodies(at)).toEqual(['tekst 1', 'tekst 3', 'tekst 5']);
    expect(await rowsOf(at)).toEqual(rows);
    expect(out.kept.loss).toMatchObject({ isDamage: true, isMissing: false, restored: 6 });
    // Both copies are whole again, and nothing of the damaged life is left.
    expect(await out.files.lineages()).toHaveLength(1);
    await save(at, 7);
    expect(await rowsOf(worker(out))).toHaveLength(7);
  });

  it('takes along what can still be read and the second copy lacks', async () => {
    const out = outside();
    const at = await filled(out);
    await at.repo.setBackupThreshold({ threshold: 7 });
    out.files.refuses = new DOMException('no', 'UnknownError');
    const refused = await at.notes.save(saveOf({ id: noteId(9), body: 'alleen hier', target: targetOf(9) }));
    expect(refused.result).toMatchObject({ outcome: 'failed', written: true });
    out.files.refuses = null;
    at.db.close();
    const next = worker(out, at.env);
    await next.db.ready();
    breakRow(at.env, 'notes', noteId(3));
    expect(await bodies(next)).toEqual(['tekst 1', 'tekst 3', 'tekst 5', 'alleen hier']);
    expect(await next.repo.backupState({})).toMatchObject({ threshold: 7 });
  });

  it('is left unchanged when not every note can be recovered; that is reported, and the others are offered', async () => {
    const out = outside();
    const at = await filled(out);
    // The only segment with note 3 has a damaged line too.
    for (const [key, text] of out.files.texts) out.files.texts.set(key, text.replace('tekst 3', 'tekst x'));
    breakRow(at.env, 'notes', noteId(3));
    const failed = await at.notes.list({ publication: HERE, questionNumbers: [] });
    expect(failed).toMatchObject({ outcome: 'failed' });
    expect(at.keeper.state()).toMatchObject({ isDamaged: true, loss: null });
    expect(await bodies(at, 'kst-1')).toHaveLength(3);
    const copy = await at.keeper.copy(null, 100);
    expect(copy).toMatchObject({ total: 5, isWhole: false });
    expect(await at.repo.health({})).toMatchObject({ isDamaged: true, isLockedOut: false });
  });

  it('is replaced when the reader continues without the unreadable notes, and the missing ones are listed', async () => {
    const out = outside();
    const at = await filled(out);
    // No copy of note 3 is left.
    for (const [key, text] of out.files.texts) out.files.texts.set(key, text.replace('tekst 3', 'tekst x'));
    breakRow(at.env, 'notes', noteId(3));
    await at.notes.list({ publication: HERE, questionNumbers: [] });
    expect(at.keeper.state()).toMatchObject({ isDamaged: true, loss: null });
    expect(await at.repo.continueDamaged({ promised: 5 })).toEqual({ outcome: 'continued' });
    expect(await bodies(at)).toEqual(['tekst 1', 'tekst 5']);
    expect(await bodies(at, 'kst-1')).toHaveLength(3);
    expect(at.keeper.state()).toMatchObject({ isDamaged: false });
    expect(out.kept.loss).toMatchObject({ isMissing: true, isDamage: true, expected: 6, present: 5 });
    // Both copies are whole again.
    await save(at, 7);
    expect(await rowsOf(worker(out))).toHaveLength(6);
    expect(await at.repo.continueDamaged({ promised: 5 })).toEqual({ outcome: 'unchanged' });
  });

  it('is not replaced when fewer notes can be read than the reader was shown', async () => {
    const out = outside();
    const at = await filled(out);
    for (const [key, text] of out.files.texts) out.files.texts.set(key, text.replace('tekst 3', 'tekst x'));
    breakRow(at.env, 'notes', noteId(3));
    await at.notes.list({ publication: HERE, questionNumbers: [] });
    await at.db.ready();
    // A row that this version cannot read is kept, but it is none of the notes that are counted.
    await at.db.notes.update(noteId(2), { body: 7 } as never);
    const copy = await at.repo.readCopy({ after: null, limit: 0 });
    if (copy.outcome !== 'copy') throw new Error('no copy');
    const removed = vi.spyOn(at.env.indexedDB, 'deleteDatabase');
    const promised = copy.total + 1;
    expect(await at.repo.continueDamaged({ promised })).toEqual({ outcome: 'fewer', count: copy.total });
    expect(removed.mock.calls.filter(([name]) => name === 'kantlijn')).toEqual([]);
    expect(at.keeper.state()).toMatchObject({ isDamaged: true, loss: null });
    expect(await at.repo.continueDamaged({ promised: copy.total })).toEqual({ outcome: 'continued' });
    expect(await rowsOf(at)).toHaveLength(5);
  });

  it('that was removed counts as replaced when the new one cannot be opened yet, and nothing is left behind', async () => {
    const out = outside();
    const at = await filled(out);
    await at.repo.setBackupThreshold({ threshold: 7 });
    for (const [key, text] of out.files.texts) out.files.texts.set(key, text.replace('tekst 3', 'tekst x'));
    breakRow(at.env, 'notes', noteId(3));
    await at.notes.list({ publication: HERE, questionNumbers: [] });
    vi.spyOn(at.keeper, 'opened').mockRejectedValueOnce(new DOMException('not now', 'UnknownError'));
    expect(await at.repo.continueDamaged({ promised: 5 })).toEqual({ outcome: 'continued' });
    expect(await bodies(at)).toEqual(['tekst 1', 'tekst 5']);
    expect(await at.repo.backupState({})).toMatchObject({ threshold: 7 });
    expect(out.kept.loss).toMatchObject({ isDamage: true, isMissing: true, expected: 6, present: 5 });
  });

  it('is not removed for the reader when it is not damaged, or while the disk takes nothing', async () => {
    const out = outside();
    const at = await filled(out);
    const removed = vi.spyOn(at.env.indexedDB, 'deleteDatabase');
    const isRemoved = (): boolean => removed.mock.calls.some(([name]) => name === 'kantlijn');
    expect(await at.repo.continueDamaged({ promised: 5 })).toEqual({ outcome: 'unchanged' });
    for (const [key, text] of out.files.texts) out.files.texts.set(key, text.replace('tekst 3', 'tekst x'));
    breakRow(at.env, 'notes', noteId(3));
    at.clock.at = new Date(at.clock.at.getTime() + 61_000);
    await at.notes.list({ publication: HERE, questionNumbers: [] });
    expect(at.keeper.state()).toMatchObject({ isDamaged: true });
    out.disk.room = 0;
    vi.spyOn(FDBObjectStore.prototype as unknown as IDBObjectStore, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await at.repo.continueDamaged({ promised: 5 })).toEqual({ outcome: 'unchanged' });
    expect(isRemoved()).toBe(false);
    expect(at.keeper.state()).toMatchObject({ isDamaged: true, trouble: 'quota' });
  });

  it('is not thrown away when it stopped half-way: the next start finds everything', async () => {
    const out = outside();
    const at = await filled(out);
    const rows = await rowsOf(at);
    breakRow(at.env, 'notes', noteId(3));
    vi.spyOn(at.keeper, 'opened').mockRejectedValue(new Error('ended'));
    await at.notes.list({ publication: HERE, questionNumbers: [] });
    expect(await at.places.databases()).toContain('kantlijn');
    expect(await rowsOf(worker(out, at.env))).toEqual(rows);
  });

  it('is not touched when a read fails once, or for want of room', async () => {
    const out = outside();
    const at = await filled(out);
    const where = vi.spyOn(at.db.notes, 'where');
    const removed = vi.spyOn(at.env.indexedDB, 'deleteDatabase');
    for (const name of ['UnknownError', 'QuotaExceededError']) {
      where.mockImplementationOnce(() => {
        throw new DOMException('once', name);
      });
      await at.notes.list({ publication: HERE, questionNumbers: [] });
      expect(await bodies(at)).toHaveLength(3);
    }
    expect(removed.mock.calls.filter(([name]) => name === 'kantlijn')).toEqual([]);
    expect(at.keeper.state()).toMatchObject({ isDamaged: false, loss: null });
  });

  it('is not removed while the disk takes nothing', async () => {
    const out = outside();
    const at = await filled(out);
    breakRow(at.env, 'notes', noteId(3));
    out.disk.room = 0;
    const removed = vi.spyOn(at.env.indexedDB, 'deleteDatabase');
    const put = vi.spyOn(FDBObjectStore.prototype as unknown as IDBObjectStore, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await at.notes.list({ publication: HERE, questionNumbers: [] })).toMatchObject({ outcome: 'failed' });
    expect(removed.mock.calls.filter(([name]) => name === 'kantlijn')).toEqual([]);
    expect(at.keeper.state()).toMatchObject({ trouble: 'quota', isDamaged: false });
    put.mockRestore();
    out.disk.room = 1e9;
    await at.health.mend();
    at.clock.at = new Date(at.clock.at.getTime() + 61_000);
    expect(await bodies(at)).toHaveLength(3);
  });

  it('reports nothing as saved that is not in the change log, and is rebuilt then', async () => {
    const out = outside();
    const at = await filled(out);
    // What is written does not come into the index, so that the second copy does not hear of it.
    Object.assign(table(at.env, 'changes').rawIndexes.get('seq') ?? {}, { storeRecord: () => undefined });
    const ids = [noteId(3), noteId(5)];
    const request = { selection: { by: 'ids', ids }, change: { does: 'addTag', tag: 'geld' } } as const;
    expect((await at.repo.updateMany(request)).result).toMatchObject({ outcome: 'failed' });
    await vi.waitFor(() => expect(out.kept.loss).toMatchObject({ isDamage: true }));
    expect((await at.repo.updateMany(request)).result).toMatchObject({ outcome: 'updated' });
    const rows = await rowsOf(worker(out));
    expect(rows.filter(({ tags }) => (tags as string[]).includes('geld')).map(({ id }) => id)).toEqual(ids);
  });

  it('is rebuilt when it cannot be written while others can', async () => {
    const out = outside();
    const at = await filled(out);
    const own = raw(at.env);
    const put = vi.spyOn(FDBObjectStore.prototype as unknown as IDBObjectStore, 'put');
    put.mockImplementation(function refused(this: IDBObjectStore, ...given: Parameters<IDBObjectStore['put']>) {
      const { _rawDatabase: on } = this.transaction.db as unknown as { _rawDatabase: unknown };
      if (on === own) throw new DOMException('The operation failed', 'UnknownError');
      return original.apply(this, given);
    });
    await save(at, 3, 'anders', 1);
    expect(await bodies(at)).toEqual(['tekst 1', 'anders', 'tekst 5']);
    expect(out.kept.loss).toMatchObject({ isDamage: true, isMissing: false });
  });

  it('loses no note saved during the rebuild, and reports none as saved that is not in it', async () => {
    const out = outside();
    const at = await filled(out);
    breakRow(at.env, 'notes', noteId(3));
    const [list, ...saved] = await Promise.all([
      bodies(at),
      ...[20, 22, 24].map((n) => at.notes.save(saveOf({ id: noteId(n), body: `tijdens ${n}`, target: targetOf(n) }))),
    ]);
    expect(list).toEqual(['tekst 1', 'tekst 3', 'tekst 5']);
    const there = new Set((await rowsOf(worker(out, at.env))).map(({ id }) => id));
    for (const { result } of saved)
      if (result.outcome === 'saved') expect(there).toContain(result.note.id);
      else expect(result).toMatchObject({ outcome: 'failed' });
  });
});

it('a library that was never made is not made to look at it', async () => {
  const at = worker(outside());
  expect(await at.keeper.lookFirst()).toBe(false);
  expect(await at.places.databases()).toEqual([]);
});

describe('damage that is silent, since SQLite has no checksums', () => {
  it('another letter is put back from the second copy', async () => {
    const out = outside();
    const at = await filled(out);
    const record = table(at.env, 'notes').records.get(noteId(3));
    if (record) record.value['body'] = 'tekxt 3';
    expect(await bodies(at)).toContain('tekxt 3');
    expect(await at.keeper.lookFirst()).toBe(true);
    expect(await bodies(at)).toEqual(['tekst 1', 'tekst 3', 'tekst 5']);
    expect(out.kept.loss).toMatchObject({ isDamage: true, restored: 1 });
    expect(await bodies(worker(out))).toContain('tekst 3');
  });

  it('a note that an index does not lead to any more is found again', async () => {
    const out = outside();
    const at = await filled(out);
    table(at.env, 'notes').rawIndexes.get('target.publication')?.records.deleteByKeyAndValue(HERE, noteId(3));
    expect(await bodies(at)).toHaveLength(2);
    expect(await at.keeper.lookFirst()).toBe(true);
    expect(await bodies(at)).toHaveLength(3);
  });

  it('a text that was written since is never written over', async () => {
    const out = outside();
    const at = await filled(out);
    const old = new Map(out.files.texts);
    await save(at, 3, 'nieuwer', 1);
    for (const [key, text] of old) out.files.texts.set(key, text);
    await at.keeper.check();
    expect(await bodies(at)).toContain('nieuwer');
    expect(out.kept.loss).toBeNull();
  });
});
