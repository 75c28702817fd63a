import { beforeEach, describe, expect, it } from 'vitest';
import {
  importWrites,
  planImport,
  readFileOfNotes,
  uuidFrom,
  writeKantlijnFile,
  type Choice,
  type ExchangedNote,
} from '../../../utils/domain/exchange/index.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { ALL_REQUESTS } from '../../../utils/protocol/library.ts';
import { EVERYTHING, type Selection } from '../../../utils/protocol/library/selection.ts';
import { collectExport, sendImport } from '../../../components/library/files/transfer.ts';
import { libraryOf, noteId, passageOf, repository, saveOf } from './support.ts';

type World = ReturnType<typeof repository> & ReturnType<typeof libraryOf>;
const ALL: Selection = { by: 'filter', filter: EVERYTHING };
const IMPORT = noteId(999_999);

function newWorld(): World {
  const made = repository();
  return { ...made, ...libraryOf(made) };
}

const METHODS = {
  'library.export': ({ repo }: World) => repo.exportBatch,
  'library.import': ({ repo }: World) => repo.importStep,
};

/** A client that speaks to a library through the checks of the wire. `before` is called with each message. */
function clientOf(world: World, before: (name: string) => Promise<void> = async () => undefined) {
  const request = async (name: 'library.export' | 'library.import', payload: unknown): Promise<unknown> => {
    await before(name);
    const checked = ALL_REQUESTS[name].request.parse(JSON.parse(JSON.stringify(payload)));
    const answer = await (METHODS[name](world) as (request: unknown) => Promise<unknown>)(checked);
    return ALL_REQUESTS[name].response.parse(JSON.parse(JSON.stringify(answer)));
  };
  return { request } as unknown as Pick<LibraryClient, 'request'>;
}

async function fill(world: World, count: number, from = 0): Promise<void> {
  for (let n = from; n < from + count; n += 1) {
    const target = { publication: `kst-${n % 7}`, questionNumber: null, subQuestion: null };
    const passage = n % 3 === 0 ? passageOf(`woorden ${n}`) : null;
    await world.notes.save(
      saveOf({ id: noteId(n), target, body: `notitie ${n}`, passage, tags: n % 2 ? ['oneven'] : [] }),
    );
  }
}

async function fileOf(world: World, selection = ALL): Promise<string> {
  const { notes, publications } = await collectExport(clientOf(world), selection);
  return writeKantlijnFile({ notes, publications, meaningNames: {} });
}

/** Reads a file into a library as the reader does: preview, choice, writing. */
async function bringIn(world: World, text: string, choice: Choice = 'keepBoth', client = clientOf(world), id = IMPORT) {
  const file = await readFileOfNotes(text, uuidFrom);
  const here = await collectExport(clientOf(world), ALL);
  const plan = planImport(file.items, new Map(here.notes.map((note) => [note.id, note])));
  const writes = await importWrites(plan, () => choice, uuidFrom);
  return { plan, writes, send: () => sendImport(client, id, writes, file.publications) };
}

let world: World;
beforeEach(() => void (world = newWorld()));

describe('export', () => {
  it('returns every note once, in batches, without deleted ones', async () => {
    await fill(world, 450);
    await world.notes.delete({ id: noteId(5), expectedRevision: 1 });
    const { notes, publications, omitted } = await collectExport(clientOf(world), ALL);
    expect(new Set(notes.map(({ id }) => id)).size).toBe(449);
    expect(notes).toHaveLength(449);
    expect(publications.size).toBe(7);
    expect(omitted).toBe(0);
  });

  it('is a snapshot of the library, whatever is written in the meantime', async () => {
    await fill(world, 450);
    let messages = 0;
    const client = clientOf(world, async () => {
      messages += 1;
      // Behind the export, before it, and new: a text, a deletion, a note.
      if (messages === 2) {
        await world.notes.save(
          saveOf({
            id: noteId(3),
            body: 'anders',
            expectedRevision: 1,
            target: { publication: 'kst-3', questionNumber: null, subQuestion: null },
          }),
        );
        await world.notes.delete({ id: noteId(4), expectedRevision: 1 });
        await world.notes.delete({ id: noteId(440), expectedRevision: 1 });
        await fill(world, 1, 100_000);
      }
      if (messages === 4) await world.notes.delete({ id: noteId(6), expectedRevision: 1 });
    });
    const { notes, seq } = await collectExport(client, ALL);
    const now = await world.db.notes.toArray();
    const live = now.filter((row) => row['deleted'] === null);
    expect(notes.map(({ id, body }) => [id, body]).toSorted()).toEqual(
      live.map((row) => [row.id, row['body']] as [string, string]).toSorted(),
    );
    expect(await world.repo.backupDone({ seq })).toMatchObject({ changed: 0 });
  });

  it('of selected notes or a filter returns those', async () => {
    await fill(world, 300);
    const ids = [1, 2, 299].map(noteId);
    const named = await collectExport(clientOf(world), { by: 'ids', ids });
    expect(named.notes.map(({ id }) => id).toSorted()).toEqual(ids);
    const odd = await collectExport(clientOf(world), { by: 'filter', filter: { ...EVERYTHING, tags: ['oneven'] } });
    expect(odd.notes).toHaveLength(150);
  });

  it('keeps messages small enough to send', async () => {
    for (let n = 0; n < 30; n += 1) {
      await world.notes.save(
        saveOf({ id: noteId(n), body: 'x'.repeat(90_000), passage: passageOf('y'.repeat(900_000)) }),
      );
    }
    const sizes: number[] = [];
    const client = {
      request: async (_: string, payload: never) => {
        const answer = await world.repo.exportBatch(payload);
        sizes.push(JSON.stringify(answer).length);
        return answer;
      },
    } as unknown as Pick<LibraryClient, 'request'>;
    expect((await collectExport(client, ALL)).notes).toHaveLength(30);
    expect(Math.max(...sizes)).toBeLessThan(10_000_000);
  });
});

describe('import', () => {
  it('of an export into an empty library gives byte-equal exports again', async () => {
    await fill(world, 450);
    const text = await fileOf(world);
    expect(await world.repo.wipe({})).toEqual({ outcome: 'wiped', left: [] });
    const { send } = await bringIn(world, text);
    expect(await send()).toEqual({ outcome: 'committed', written: 450, skipped: 0 });
    expect(await fileOf(world)).toBe(text);
    expect(await world.db.staged.count()).toBe(0);
  });

  it('writes nothing before the commit, and nothing after a cancel', async () => {
    await fill(world, 20);
    const text = await fileOf(world);
    const other = newWorld();
    const stop = new AbortController();
    const client = clientOf(other);
    const file = await readFileOfNotes(text, uuidFrom);
    const writes = await importWrites(planImport(file.items, new Map()), () => 'keepBoth', uuidFrom);
    const sending = sendImport(client, IMPORT, writes, [], { signal: stop.signal, progress: () => stop.abort() });
    await expect(sending).rejects.toThrow();
    expect(await other.db.staged.count()).toBe(0);
    expect(await other.db.notes.count()).toBe(0);
    expect(await other.db.imports.count()).toBe(0);
  });

  it('is idempotent, even if the answer to the commit was lost', async () => {
    await fill(world, 20);
    const other = newWorld();
    const { send } = await bringIn(other, await fileOf(world));
    const first = await send();
    expect(await send()).toEqual(first);
    expect(await other.db.notes.count()).toBe(20);
    expect(
      (await other.db.changes.toArray())
        .map(({ seq }) => seq)
        .toSorted((a, b) => a - b)
        .at(-1),
    ).toBe(20);
  });

  it('with a missing batch writes nothing and reports it', async () => {
    const other = newWorld();
    const step = { step: 'commit', import: IMPORT, entries: 3 } as const;
    expect(await other.repo.importStep(step)).toEqual({ outcome: 'incomplete', staged: 0 });
  });

  it('writes nothing when a note changed since the preview', async () => {
    await fill(world, 5);
    const text = await fileOf(world);
    const target = { publication: 'kst-1', questionNumber: null, subQuestion: null };
    await world.notes.save(saveOf({ id: noteId(1), target, body: 'hier', tags: ['oneven'], expectedRevision: 1 }));
    const { send } = await bringIn(world, text.replace('notitie 2', 'daar'), 'takeThere');
    await world.notes.save(saveOf({ id: noteId(1), target, body: 'nog later', expectedRevision: 2 }));
    expect(await send()).toEqual({ outcome: 'moved', ids: [noteId(1)] });
    expect(await world.db.notes.get(noteId(2))).toMatchObject({ body: 'notitie 2' });
    expect(await world.db.notes.get(noteId(1))).toMatchObject({ body: 'nog later' });
  });

  it('keeps both texts of a conflict, with one copy however often the file is imported', async () => {
    await fill(world, 3);
    const text = (await fileOf(world)).replace('notitie 1', 'in het bestand');
    expect(await (await bringIn(world, text)).send()).toMatchObject({ written: 1 });
    const again = await bringIn(world, text, 'keepBoth', clientOf(world), noteId(999_998));
    expect(await again.send()).toMatchObject({ outcome: 'committed', written: 0 });
    const bodies = (await world.db.notes.toArray()).map((row) => row['body']);
    expect(bodies.toSorted()).toEqual(['in het bestand', 'notitie 0', 'notitie 1', 'notitie 2']);
  });

  it('brings back a note that was deleted here', async () => {
    await fill(world, 2);
    const text = await fileOf(world);
    await world.notes.delete({ id: noteId(1), expectedRevision: 1 });
    expect(await (await bringIn(world, text)).send()).toMatchObject({ written: 1 });
    expect(await world.db.notes.get(noteId(1))).toMatchObject({ deleted: null, revision: 3 });
  });

  it('is deleted after an idle hour, but not while in progress', async () => {
    await fill(world, 1);
    const [row] = (await collectExport(clientOf(world), ALL)).notes as [ExchangedNote];
    const entry = { index: 0, note: row, replaces: null, publication: null };
    await world.repo.importStep({ step: 'stage', import: noteId(1), entries: [entry] });
    world.clock.at = new Date(world.clock.at.getTime() + 3_000_000);
    await world.repo.importStep({ step: 'stage', import: noteId(2), entries: [entry] });
    world.clock.at = new Date(world.clock.at.getTime() + 3_000_000);
    await world.repo.start().done;
    expect(await world.db.staged.toArray()).toMatchObject([{ import: noteId(2) }]);
    expect(await world.db.imports.toArray()).toMatchObject([{ id: noteId(2) }]);
  });

  it('writes nothing on a full disk, and exporting still works', async () => {
    await fill(world, 3);
    const text = (await fileOf(world)).replace('notitie 1', 'daar');
    const { send } = await bringIn(world, text, 'takeThere');
    world.db.staged.bulkPut = (() => {
      throw new DOMException('full', 'QuotaExceededError');
    }) as never;
    expect(await send()).toEqual({ outcome: 'failed', code: 'quota', detail: 'quota' });
    expect((await collectExport(clientOf(world), ALL)).notes).toHaveLength(3);
  });
});

describe('deleting everything', () => {
  it('leaves no database and no setting', async () => {
    await fill(world, 3);
    await world.search.catchUp();
    expect(await world.places.databases()).toHaveLength(2);
    expect(await world.repo.wipe({})).toEqual({ outcome: 'wiped', left: [] });
    expect(await world.places.databases()).toEqual([]);
    expect(world.places.kept.size).toBe(0);
  });

  it('resumes at the next start after an interruption, and restores nothing', async () => {
    await fill(world, 3);
    await world.search.catchUp();
    world.places.removeRest = async () => Promise.reject(new Error('stopped'));
    expect(await world.repo.wipe({})).toMatchObject({ outcome: 'failed' });
    const made = { ...repository(world.env) };
    const next = { ...made, ...libraryOf(made) };
    const { ready, done } = next.repo.start();
    await ready;
    expect(await next.places.databases()).toEqual([]);
    await done;
    expect((await collectExport(clientOf({ ...next }), ALL)).notes).toEqual([]);
  });

  it('reports what it could not delete', async () => {
    await fill(world, 1);
    world.places.removeRest = async () => undefined;
    expect(await world.repo.wipe({})).toEqual({ outcome: 'wiped', left: ['settings.language'] });
  });
});
