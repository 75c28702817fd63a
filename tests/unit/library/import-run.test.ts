import { describe, expect, it } from 'vitest';
import { gather } from '../../../components/library/files/gather.ts';
import { compareWithLibrary, DEFAULT_CHOICES, runImport } from '../../../components/library/files/import-run.ts';
import { collectionsText, failureText } from '../../../components/library/files/import-words.ts';
import { handlersOfLibrary } from '../../../entrypoints/background/library-handlers.ts';
import { readFileOfNotes, uuidFrom, writeKantlijnFile } from '../../../utils/domain/exchange/index.ts';
import { libraryTranslator } from '../../../utils/domain/i18n/library.ts';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { MessageError } from '../../../utils/protocol/errors.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import { collectionHandlers } from '../../../utils/services/collections.ts';
import { createNoteChanges } from '../../../utils/services/notes.ts';
import { createCollections } from '../../../utils/store/collections.ts';
import { outside, worker } from '../store/keeping.ts';
import { environment, noteId, saveOf } from '../store/support.ts';

/** An import is everything or nothing, dossiers too, and what it says of itself is so. */

const DOSSIER = '00000000-0000-4000-8000-0000000000c1';
const t = libraryTranslator('nl');

function open() {
  const out = outside();
  const at = worker(out, environment());
  const collections = createCollections(at.db, () => at.clock.at);
  const handlers = {
    ...handlersOfLibrary(
      at.repo,
      createNoteChanges(at.notes, at.repo, async () => undefined),
    ),
    ...collectionHandlers(collections, () => undefined),
  } as unknown as Record<string, (payload: unknown) => Promise<unknown>>;
  /** What happens before a message is handled; may throw. */
  let before: (name: string, payload: unknown) => Promise<void> | void = () => undefined;
  const client = {
    request: async (name: string, payload: unknown) => {
      await before(name, payload);
      return handlers[name]?.(payload);
    },
  } as unknown as LibraryClient;
  return { ...at, out, collections, client, meanwhile: (act: typeof before) => void (before = act) };
}

/** A library over a file with a note in a dossier, of which it has neither. */
async function fileAndLibrary() {
  const from = open();
  await from.notes.save(saveOf({ id: noteId(1), body: 'uit het bestand', collection: DOSSIER }));
  await from.collections.change({ id: DOSSIER, change: { does: 'make', title: 'Veren' } });
  const { library } = await gather(from.client, { by: 'filter', filter: EVERYTHING }, {});
  const at = open();
  const file = await readFileOfNotes(writeKantlijnFile(library), uuidFrom);
  const plan = await compareWithLibrary(at.client, file, new AbortController().signal);
  expect([plan.notes, plan.collections, file.collections].map(({ length }) => length)).toEqual([1, 1, 1]);
  const stop = new AbortController();
  const run = () =>
    runImport(at.client, noteId(99), { file, plan, choices: DEFAULT_CHOICES }, () => undefined, stop.signal);
  const there = async () => ({ notes: await at.db.notes.count(), dossiers: await at.db.collections.count() });
  return { ...at, stop, run, there };
}

describe('an import', () => {
  it('that is stopped until it is too late has written nothing, also no dossier', async () => {
    const { stop, run, there, meanwhile, db } = await fileAndLibrary();
    meanwhile((name, payload) => {
      if (name === 'library.import' && (payload as { step: string }).step === 'stage') stop.abort(new Error('stopped'));
    });
    const error: unknown = await run().catch((one: unknown) => one);
    expect(failureText(error, stop.signal, true, t)).toBe(t('import.cancelled'));
    expect(await there()).toEqual({ notes: 0, dossiers: 0 });
    expect(await db.staged.count()).toBe(0);
  });

  it('that does not fit any more has written nothing', async () => {
    const { run, there, meanwhile, notes } = await fileAndLibrary();
    meanwhile(async (name, payload) => {
      if (name === 'library.import' && (payload as { step: string }).step === 'commit')
        await notes.save(saveOf({ id: noteId(1), body: 'intussen geschreven' }));
    });
    expect((await run()).notes.outcome).toBe('moved');
    expect(await there()).toEqual({ notes: 1, dossiers: 0 });
  });

  it('tells of dossiers that could not be stored beside the notes that were, and adds them the next time', async () => {
    const { run, there, meanwhile } = await fileAndLibrary();
    meanwhile((name) => {
      if (name === 'collections.merge') throw new MessageError('noReceiver', name, 'test');
    });
    const { notes, collections } = await run();
    expect(notes).toMatchObject({ outcome: 'committed', written: 1 });
    expect(collectionsText(collections, t)).toContain('Importeer het bestand nog eens');
    expect(await there()).toEqual({ notes: 1, dossiers: 0 });
    meanwhile(() => undefined);
    expect((await run()).collections).toEqual({ written: 1, omitted: 0, failed: null });
    expect(await there()).toEqual({ notes: 1, dossiers: 1 });
  });

  it('never says that nothing was imported when it is not known', async () => {
    const { stop } = await fileAndLibrary();
    stop.abort(new Error('closed'));
    const lost = new MessageError('timeout', 'library.import', 'test');
    expect(failureText(lost, stop.signal, true, t)).toBe(t('import.failed.unanswered'));
    expect(failureText(lost, stop.signal, false, t)).toContain('Er is niets geïmporteerd');
  });
});
