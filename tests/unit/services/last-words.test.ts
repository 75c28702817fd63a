import { describe, expect, it } from 'vitest';
import { NoteDraft } from '../../../utils/drafts/draft.ts';
import { keepLastWords, LEFT_MS } from '../../../utils/drafts/last-words.ts';
import { LAST_WORDS } from '../../../utils/drafts/words-memory.ts';
import { storeLastWords } from '../../../utils/services/last-words.ts';
import { noteId, repository, saveOf } from '../store/support.ts';

const here = { publication: 'kv-tk-2024Z01911', questionNumbers: [] };
const { target } = saveOf();

/** The real store, a memory for a session, and frames that are gone before any message of theirs arrives. */
function world() {
  const { notes } = repository();
  const rows = new Map<string, unknown>();
  let ids = 100;
  const clock = { at: 1_000_000 };
  const memory = {
    set: async (key: string, value: unknown) => void rows.set(key, structuredClone(value)),
    remove: async (key: string) => void rows.delete(key),
  };
  const save = async (request: Parameters<typeof notes.save>[0]) => (await notes.save(request)).result;
  return {
    rows,
    notes,
    clock,
    save,
    /** A frame that writes a text in a note, and is gone. */
    async leave(text: string, id = noteId(1)): Promise<void> {
      const note = await notes.get(id);
      const stored = note.outcome === 'found' ? note.note : null;
      const draft = new NoteDraft({
        id,
        target,
        publicationTitle: 'Scanners',
        note: stored,
        request: () => new Promise(() => undefined),
      });
      draft.setText(text);
      keepLastWords(draft, memory, 'frame', () => clock.at);
    },
    take: () =>
      storeLastWords({
        memory: { ...memory, all: async () => Object.fromEntries(rows) },
        save,
        now: () => clock.at,
        newId: () => noteId((ids += 1)),
      }),
    async texts(): Promise<string[]> {
      const listed = await notes.list(here);
      return listed.outcome === 'listed' ? listed.notes.map(({ body }) => body).toSorted() : [];
    },
  };
}

describe('words that a frame left behind', () => {
  it('are stored once they are three seconds old: until then the frame may send them itself', async () => {
    const { leave, take, texts, rows, clock } = world();
    await leave('laatste woorden');
    expect(await take()).toBe(true);
    expect(await texts()).toEqual([]);
    clock.at += LEFT_MS;
    expect(await take()).toBe(false);
    expect(await texts()).toEqual(['laatste woorden']);
    expect(rows.size).toBe(0);
  });

  it('are stored in the note they were typed in', async () => {
    const { leave, take, texts, save, clock } = world();
    await save(saveOf());
    await leave('eerste tekst en meer');
    clock.at += LEFT_MS;
    await take();
    expect(await texts()).toEqual(['eerste tekst en meer']);
  });

  it('go on from an earlier text of theirs that arrived, and are not stored twice', async () => {
    const { leave, take, texts, save, rows, clock } = world();
    await save(saveOf());
    await leave('eerste tekst en meer');
    await save(saveOf({ body: 'eerste tekst en', expectedRevision: 1 }));
    clock.at += LEFT_MS;
    await take();
    expect(await texts()).toEqual(['eerste tekst en meer']);
    await leave('eerste tekst en meer nog');
    await save(saveOf({ body: 'eerste tekst en meer nog', expectedRevision: 3 }));
    clock.at += LEFT_MS;
    await take();
    expect(await texts()).toEqual(['eerste tekst en meer nog']);
    expect(rows.size).toBe(0);
  });

  it('become a note of their own beside another text, and beside a deletion', async () => {
    const { leave, take, texts, save, notes, rows, clock } = world();
    await save(saveOf());
    await leave('eerste tekst van hier');
    await save(saveOf({ body: 'van elders', expectedRevision: 1 }));
    clock.at += LEFT_MS;
    await take();
    expect(await texts()).toEqual(['eerste tekst van hier', 'van elders']);
    await leave('van elders en meer');
    await notes.delete({ id: noteId(1), expectedRevision: 2 });
    clock.at += LEFT_MS;
    await take();
    expect(await texts()).toEqual(['eerste tekst van hier', 'van elders en meer']);
    expect(rows.size).toBe(0);
  });

  it('stay where they are when they cannot be stored or read', async () => {
    const { leave, take, rows, clock } = world();
    rows.set(`${LAST_WORDS}later`, { of: 'a later version' });
    rows.set('something else', 1);
    await leave('x'.repeat(10));
    clock.at += LEFT_MS;
    const refusing = async () => ({ outcome: 'failed', code: 'quota', detail: '' }) as const;
    await storeLastWords({
      memory: { all: async () => Object.fromEntries(rows), remove: async (key) => void rows.delete(key) },
      save: refusing,
      now: () => clock.at,
      newId: () => noteId(9),
    });
    expect(rows.size).toBe(3);
    await take();
    expect([...rows.keys()].toSorted()).toEqual(['something else', `${LAST_WORDS}later`]);
  });

  it('are let go of with the answer that they are stored', async () => {
    const { rows, save, clock } = world();
    const draft = new NoteDraft({
      id: noteId(1),
      target,
      publicationTitle: 'Scanners',
      note: null,
      request: ((_: string, request: Parameters<typeof save>[0]) => save(request)) as never,
    });
    draft.setText('eerste');
    const memory = {
      set: async (key: string, value: unknown) => void rows.set(key, value),
      remove: async (key: string) => void rows.delete(key),
    };
    keepLastWords(draft, memory, 'frame', () => clock.at);
    expect(rows.size).toBe(1);
    await draft.flush();
    expect(draft.snapshot().state.is).toBe('saved');
    expect(rows.size).toBe(0);
  });
});
