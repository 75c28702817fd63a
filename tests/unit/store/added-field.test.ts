import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as NoteTable from '../../../utils/domain/note/note-table.ts';

/** The table of a note's fields with one more, as someone would add it: everything below is the code as it is. */
vi.mock('../../../utils/domain/note/note-table.ts', async (original) => {
  const z = await import('zod/mini');
  const table = await original<typeof NoteTable>();
  const probe = {
    is: 'content',
    inLists: true,
    schema: z.nullable(z.string().check(z.maxLength(50))),
    whenAbsent: () => null,
  } as const;
  return { ...table, NOTE_FIELDS: { ...table.NOTE_FIELDS, probe } };
});

const { importWrites, planImport, readFileOfNotes, uuidFrom, writeKantlijnFile, writeWebAnnotations } =
  await import('../../../utils/domain/exchange/index.ts');
const { ALL_REQUESTS } = await import('../../../utils/protocol/library.ts');
const { EVERYTHING } = await import('../../../utils/protocol/library/selection.ts');
const { collectExport, sendImport } = await import('../../../components/library/files/transfer.ts');
const { makeBackup } = await import('../../../components/library/files/backup-run.ts');
const { writeExport } = await import('../../../components/library/files/export-files.ts');
const { isOldRow } = await import('../../../utils/domain/note/note.ts');
const { createNoteChanges } = await import('../../../utils/services/notes.ts');
const { collectionHandlers } = await import('../../../utils/services/collections.ts');
const { createCollections } = await import('../../../utils/store/collections.ts');
const { handlersOfLibrary } = await import('../../../entrypoints/background/library-handlers.ts');
const { environment, libraryOf, noteId, repository, saveOf } = await import('./support.ts');
const { outside, worker } = await import('./keeping.ts');

const ALL = { by: 'filter', filter: EVERYTHING } as const;
const HERE = { publication: 'kv-tk-2024Z01911', questionNumbers: [] };
type AnyNote = Record<string, unknown>;

/** A store and library whose messages go over the wire: checked on both sides, copied as JSON. */
function newWorld() {
  const made = repository();
  const { repo: library } = libraryOf(made);
  const handlers: Record<string, (payload: never, sender: never) => Promise<unknown>> = {
    ...handlersOfLibrary(
      library,
      createNoteChanges(made.notes, library, async () => undefined),
    ),
    ...collectionHandlers(
      createCollections(made.db, () => made.clock.at),
      () => undefined,
    ),
    'notes.list': (query) => made.notes.list(query),
    'notes.save': async (request) => (await made.notes.save(request)).result,
    'notes.change': async (request) => (await made.notes.change(request)).result,
    'store.facts': () => made.notes.facts(0),
  };
  const request = async (name: keyof typeof ALL_REQUESTS, payload: unknown): Promise<unknown> => {
    const { request: asked, response } = ALL_REQUESTS[name];
    const answer = await handlers[name]?.(asked.parse(JSON.parse(JSON.stringify(payload))) as never, null as never);
    return response.parse(JSON.parse(JSON.stringify(answer)));
  };
  return {
    ...made,
    library,
    client: { request } as never,
    ask: request as (n: string, p: unknown) => Promise<AnyNote>,
  };
}

let world: ReturnType<typeof newWorld>;
beforeEach(() => void (world = newWorld()));

const save = (over: AnyNote = {}) => world.ask('notes.save', { ...saveOf(), probe: 'een', ...over });
const stored = async (): Promise<AnyNote> => (await world.db.notes.get(noteId(1))) as AnyNote;

/** The library as a Kantlijn file. */
async function fileOf(): Promise<string> {
  const { notes, publications } = await collectExport(world.client, ALL);
  return writeKantlijnFile({ notes, publications, meaningNames: {} });
}

/** Reads a file into the library; out: how each entry stood. */
async function bringIn(text: string, choice: 'keepBoth' | 'takeThere' = 'takeThere'): Promise<string[]> {
  const file = await readFileOfNotes(text, uuidFrom);
  const here = await collectExport(world.client, ALL);
  const plan = planImport(file.items, new Map(here.notes.map((note) => [note.id, note])));
  const writes = await importWrites(plan, () => choice, uuidFrom);
  await sendImport(world.client, crypto.randomUUID(), writes, file.publications);
  return [...plan.notes.map(({ status }) => status), ...plan.invalid.map(({ place }) => `invalid ${place}`)];
}

describe('a field added to the table of a note', () => {
  it('is saved, and returned in every list', async () => {
    expect(await save()).toMatchObject({ outcome: 'saved', note: { probe: 'een' } });
    expect(await stored()).toMatchObject({ probe: 'een' });
    expect(await world.ask('notes.list', HERE)).toMatchObject({ notes: [{ probe: 'een' }] });
    const groups = { sort: 'newest', filter: EVERYTHING, cursor: null, limit: 10, heads: 10 };
    expect(await world.ask('library.list', groups)).toMatchObject({ groups: [{ heads: [{ probe: 'een' }] }] });
    const search = { text: 'eerste', filter: EVERYTHING, limit: 10 };
    expect(await world.ask('library.search', search)).toMatchObject({ hits: [{ note: { probe: 'een' } }] });
  });

  it('stays when a save leaves it out, and changes alone', async () => {
    await save();
    expect(await save({ probe: undefined, body: 'anders', expectedRevision: 1 })).toMatchObject({
      note: { probe: 'een', revision: 2 },
    });
    const change = { id: noteId(1), expectedRevision: 2, probe: 'twee' };
    expect(await world.ask('notes.change', change)).toMatchObject({ note: { probe: 'twee', revision: 3 } });
    expect(await world.ask('notes.change', change)).toMatchObject({ outcome: 'saved', note: { revision: 3 } });
  });

  it('is compared: another value over an unseen revision is a conflict', async () => {
    await save();
    expect(await save({ expectedRevision: 9 })).toMatchObject({ outcome: 'saved', note: { revision: 1 } });
    expect(await save({ probe: 'twee', expectedRevision: 9 })).toMatchObject({ outcome: 'conflict' });
  });

  it('is empty in older rows, which count as old', async () => {
    await save();
    const { probe: _, ...row } = await stored();
    expect(isOldRow(row)).toBe(true);
    await world.db.notes.put(row as never);
    expect(await world.ask('notes.list', HERE)).toMatchObject({ notes: [{ probe: null }], unreadable: 0 });
  });

  it('is exported, imported and compared', async () => {
    await save();
    const text = await fileOf();
    expect(text).toContain('"probe": "een"');
    expect(await bringIn(text)).toEqual(['equal']);
    expect(await bringIn(text.replace('"probe": "een"', '"probe": "twee"'))).toEqual(['changedBoth']);
    expect(await stored()).toMatchObject({ probe: 'twee' });
    world = newWorld();
    expect(await bringIn(text)).toEqual(['new']);
    expect(await stored()).toMatchObject({ probe: 'een', deleted: null });
  });

  it('makes a copy of its own when both are kept', async () => {
    await save();
    const text = await fileOf();
    await bringIn(text.replace('"probe": "een"', '"probe": "twee"'), 'keepBoth');
    await bringIn(text.replace('"probe": "een"', '"probe": "drie"'), 'keepBoth');
    const probes = (await world.db.notes.toArray()).map((row) => row['probe']).toSorted();
    expect(probes).toEqual(['drie', 'een', 'twee']);
  });

  it('is empty when read from an older file', async () => {
    await save();
    expect(await bringIn((await fileOf()).replace(/,\s*"probe": "een"/, ''))).toEqual(['changedBoth']);
    expect(await stored()).toMatchObject({ probe: null });
  });

  it('survives Web Annotations', async () => {
    await save();
    const { notes, publications } = await collectExport(world.client, ALL);
    const text = writeWebAnnotations({ notes, publications, meaningNames: {} });
    world = newWorld();
    expect(await bringIn(text)).toEqual(['new']);
    expect(await stored()).toMatchObject({ probe: 'een' });
  });

  it('is in a backup', async () => {
    await save();
    const made: Blob[] = [];
    const ports = {
      client: world.client,
      folder: null,
      writeFile: async (format: 'kantlijn', library: never, words: never) => {
        const { name, content } = writeExport(format, library, words);
        return { name, content: new Blob([content]) };
      },
      download: (_: string, content: Blob) => void made.push(content),
    };
    await makeBackup({ ports, meaningNames: {}, today: '2026-12-01' } as never, 'download');
    expect(await made[0]?.text()).toContain('"probe": "een"');
  });

  it.each(['empty', 'older'])('is in the second copy, and is restored when IndexedDB comes up %s', async (comes) => {
    const silent = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const out = outside();
    const first = worker(out);
    await first.notes.save(saveOf({ probe: 'een' } as never));
    // IndexedDB as it is now, to come up older later.
    const env = environment();
    const older = worker(outside(), env);
    await older.db.ready();
    for (const table of comes === 'older' ? first.db.tables : []) {
      await older.db.table(table.name).clear();
      await older.db.table(table.name).bulkPut(await table.toArray());
    }
    older.db.close();
    await first.notes.change({ id: noteId(1), expectedRevision: 1, probe: 'twee' } as never);
    await first.notes.save(saveOf({ id: noteId(2), probe: 'drie' } as never));
    const after = worker(out, comes === 'older' ? env : environment());
    const listed = await after.notes.list(HERE);
    expect(listed).toMatchObject({ notes: [{ probe: 'twee' }, { probe: 'drie' }], unreadable: 0 });
    // Written in the one place for rows, which enters them in the log: what follows it hears of them.
    expect(await after.db.changes.count()).toBe(2);
    await after.notes.change({ id: noteId(1), expectedRevision: 2, probe: 'vier' } as never);
    expect(await worker(out).notes.list(HERE)).toMatchObject({ notes: [{ probe: 'vier' }, { probe: 'drie' }] });
    silent.mockRestore();
  });
});
