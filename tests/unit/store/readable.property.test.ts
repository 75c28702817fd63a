import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_REQUESTS } from '../../../utils/protocol/library.ts';
import { sendImport } from '../../../components/library/files/transfer.ts';
import { ExchangedNote } from '../../../utils/domain/exchange/format.ts';
import { MAX_FILE_REVISION, MAX_REVISION } from '../../../utils/domain/note/limits.ts';
import { nextRevision, readNote, type Note } from '../../../utils/domain/note/note.ts';
import { putNotes, UnreadableRow } from '../../../utils/store/put.ts';
import { libraryOf, noteId, passageOf, repository, saveOf } from './support.ts';
import { handlersOfLibrary } from '../../../entrypoints/background/library-handlers.ts';
import { createNoteChanges } from '../../../utils/services/notes.ts';

/** Any text, with halves of surrogate pairs in it. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('a', '\ud800', '\udfff', '\0', '\u202e', '\u2028', ' '), maxLength: 12 }),
);
const anyId = fc.constantFrom(
  'kv-tk-2024Z01911',
  'kst-35925-(R2154)-3',
  '\ud800half',
  '../a',
  '',
  'a b',
  'x'.repeat(201),
);
const anyRevision = fc.constantFrom(1, 2, MAX_FILE_REVISION, MAX_FILE_REVISION + 1, MAX_REVISION, 2 ** 53 - 1, -5, 1.5);
const anyInstant = fc.constantFrom(
  '2024-02-08T10:00:00.000Z',
  '2009-12-31T23:59:59Z',
  '2024-02-30T10:00:00Z',
  'gisteren',
  '',
);

const anyFileNote = fc.record({
  id: fc.nat(3).map(noteId),
  target: fc.record({
    publication: anyId,
    questionNumber: fc.oneof(fc.constant(null), anyId),
    subQuestion: fc.constantFrom(null, 0, 3, 10_001, -1),
  }),
  passage: fc.oneof(fc.constant(null), anyText.map(passageOf)),
  meaning: fc.constantFrom(null, 'fact', 'other'),
  tags: fc.array(anyText, { maxLength: 3 }),
  body: anyText,
  publicationTitle: anyText,
  created: anyInstant,
  modified: anyInstant,
  revision: anyRevision,
});

type World = ReturnType<typeof repository> & ReturnType<typeof libraryOf>;

/** Asks as a page does: refused when the message does not fit the protocol, null then. */
async function ask(world: World, name: keyof typeof ALL_REQUESTS, payload: unknown): Promise<unknown> {
  const checked = ALL_REQUESTS[name].request.safeParse(payload);
  if (!checked.success) return null;
  const changes = createNoteChanges(world.notes, world.repo, async () => undefined);
  const handlers: Record<string, (asked: never, sender: never) => Promise<unknown>> = {
    ...handlersOfLibrary(world.repo, changes),
    'notes.save': changes.save,
    'notes.change': changes.change,
    'notes.delete': changes.delete,
    'notes.restore': changes.restore,
  };
  const handler = handlers[name];
  if (handler === undefined) throw new Error(`no handler for ${name}`);
  return handler(checked.data as never, undefined as never);
}

describe('every confirmed note', () => {
  it('can be read back: saved, changed, imported, or changed with many others', async () => {
    const step = fc.record({
      does: fc.constantFrom('save', 'change', 'delete', 'restore', 'many', 'import', 'clock'),
      note: anyFileNote,
      expected: fc.constantFrom(0, 1, 2, 3, MAX_FILE_REVISION, MAX_FILE_REVISION + 1, MAX_REVISION, -5),
      hours: fc.integer({ min: -9_000, max: 9_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const made = repository();
        const world: World = { ...made, ...libraryOf(made) };
        await world.db.ready();
        for (const { does, note, expected, hours } of steps) {
          const { id, target, body, publicationTitle, passage, meaning, tags } = note;
          const content = { target, passage, meaning, tags };
          if (does === 'clock') world.clock.at = new Date(world.clock.at.getTime() + hours * 3_600_000);
          if (does === 'save')
            await ask(world, 'notes.save', { id, ...content, body, publicationTitle, expectedRevision: expected });
          if (does === 'change') await ask(world, 'notes.change', { id, ...content, expectedRevision: expected });
          if (does === 'delete') await ask(world, 'notes.delete', { id, expectedRevision: expected });
          if (does === 'restore') await ask(world, 'notes.restore', { id });
          if (does === 'many')
            await ask(world, 'notes.update', {
              selection: { by: 'ids', ids: [id] },
              change: { does: 'addTag', tag: tags[0] ?? 'veer' },
            });
          const read = ExchangedNote.safeParse(note);
          if (does === 'import' && read.success) {
            const here = readNote((await world.db.notes.get(id)) ?? {});
            const client = { request: async (name: never, payload: unknown) => ask(world, name, payload) };
            await sendImport(
              client as never,
              crypto.randomUUID(),
              { puts: [{ note: read.data, replaces: here === null || here.deleted !== null ? null : here.revision }] },
              [],
            );
          }
          for (const row of await world.db.notes.toArray()) {
            const back = readNote(row);
            if (back === null) throw new Error(`${does} left a row that cannot be read: ${JSON.stringify(row)}`);
            expect(Date.parse(back.modified)).toBeGreaterThanOrEqual(Date.parse(back.created));
            expect(row).toMatchObject({ modified: back.modified, revision: back.revision });
            expect(JSON.stringify(row).isWellFormed() && JSON.stringify(row)).not.toMatch(/\\ud[89a-f]/);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the words of a note with a lone surrogate', async () => {
    const { notes } = repository();
    const request = ALL_REQUESTS['notes.save'].request.parse(saveOf({ body: 'vo\ud83dor' }));
    expect(await notes.save(request)).toMatchObject({ result: { outcome: 'saved', note: { body: 'vo\ufffdor' } } });
  });
});

describe('a revision', () => {
  it('near the maximum still increases, and the note stays readable', async () => {
    const { db, notes } = repository();
    await notes.save(saveOf());
    for (const revision of [2 ** 53 - 1, 2 ** 53]) {
      const row = (await db.notes.get(noteId(1))) ?? { id: '' };
      await db.notes.put({ ...row, revision });
      const here = readNote({ ...row, revision });
      expect(here?.revision).toBe(MAX_FILE_REVISION);
      const edit = saveOf({ body: `bij ${revision}`, expectedRevision: MAX_FILE_REVISION });
      expect(await notes.save(edit)).toMatchObject({
        changed: true,
        result: { outcome: 'saved', note: { revision: MAX_FILE_REVISION + 1 } },
      });
      const listed = await notes.list({ publication: 'kv-tk-2024Z01911', questionNumbers: [] });
      expect(listed).toMatchObject({ notes: [{ body: `bij ${revision}` }], unreadable: 0 });
    }
  });

  it('never exceeds what can be stored', () => {
    expect(nextRevision(MAX_REVISION - 1)).toBe(MAX_REVISION);
    expect(nextRevision(MAX_REVISION)).toBeLessThan(MAX_REVISION);
  });
});

describe('a clock that was set back', () => {
  it('creates no note that was modified before it was created', async () => {
    const { notes, clock } = repository();
    const made = await notes.save(saveOf());
    clock.at = new Date('2025-11-23T12:00:00.000Z');
    const { result } = await notes.save(saveOf({ body: 'later', expectedRevision: 1 }));
    const created = made.result.outcome === 'saved' ? made.result.note.created : '';
    expect(result).toMatchObject({ outcome: 'saved', note: { created, modified: created } });
  });
});

it('never writes a row that could not be read back', async () => {
  const { db, notes } = repository();
  await notes.save(saveOf());
  const row = { ...(await db.notes.get(noteId(1))), id: noteId(2), body: 7 };
  const writing = db.transaction('rw', [db.notes, db.changes, db.meta], async () => putNotes(db, [row]));
  await expect(writing).rejects.toThrow(UnreadableRow);
  expect(await db.notes.count()).toBe(1);
  expect((await db.notes.get(noteId(1))) as unknown as Note).toMatchObject({ revision: 1 });
});
