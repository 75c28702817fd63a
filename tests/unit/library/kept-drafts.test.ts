import { describe, expect, it } from 'vitest';
import { DraftShelf } from '../../../components/library/notes/draft-shelf.ts';
import type { DraftKeeper, KeptDraft } from '../../../components/library/notes/kept-drafts.ts';
import { noteId, repository, saveOf } from '../store/support.ts';

/** A place that outlives windows, and what each window does with it. */
function keeping() {
  const rows = new Map<string, KeptDraft>();
  const keeper: DraftKeeper = {
    prepare: () => undefined,
    keep: (draft) => void rows.set(draft.id, structuredClone(draft)),
    drop: (id) => void rows.delete(id),
    recover: async () => [...rows.values()],
  };
  const { notes } = repository();
  let gone = false;
  const client = {
    request: async (name: string, payload: never) => {
      // A window that was closed hears and says nothing any more.
      if (gone) return new Promise(() => undefined);
      return (await notes[name === 'notes.save' ? 'save' : 'delete'](payload)).result;
    },
  };
  return {
    rows,
    notes,
    shelf: () => new DraftShelf(client as never, keeper),
    close: () => (gone = true),
    open: () => (gone = false),
  };
}

const target = { publication: 'kv-tk-2024Z01911', questionNumber: '2024Z01911', subQuestion: 3 };
const here = { publication: 'kv-tk-2024Z01911', questionNumbers: [] };

describe('unsaved text of a window that was closed', () => {
  it('are kept from the first letter of a new note, and saved by the next window', async () => {
    const { rows, notes, shelf, close, open } = keeping();
    close();
    shelf().begin(noteId(1), target, 'Scanners').setText('eerste letters');
    expect(rows.get(noteId(1))).toMatchObject({ text: 'eerste letters', note: null });
    open();
    expect(await shelf().recover()).toBe(1);
    expect(await notes.list(here)).toMatchObject({ notes: [{ body: 'eerste letters' }] });
    expect(rows.size).toBe(0);
  });

  it('are restored into their note, and are deleted once they are saved', async () => {
    const { rows, notes, shelf, close, open } = keeping();
    const { result } = await notes.save(saveOf());
    if (result.outcome !== 'saved') throw new Error('not saved');
    close();
    shelf().open(result.note).setText('eerste tekst en meer');
    open();
    expect(await shelf().recover()).toBe(1);
    expect(await notes.list(here)).toMatchObject({ notes: [{ body: 'eerste tekst en meer', revision: 2 }] });
    expect(rows.size).toBe(0);
    expect(await shelf().recover()).toBe(0);
  });

  it('never overwrite text that was stored since: both are kept, and the reader chooses', async () => {
    const { rows, notes, shelf, close, open } = keeping();
    const { result } = await notes.save(saveOf());
    if (result.outcome !== 'saved') throw new Error('not saved');
    close();
    shelf().open(result.note).setText('van hier');
    await notes.save(saveOf({ body: 'van elders', expectedRevision: 1 }));
    open();
    const next = shelf();
    expect(await next.recover()).toBe(0);
    expect(next.snapshot().get(noteId(1))?.snapshot()).toMatchObject({ text: 'van hier', state: { is: 'conflict' } });
    expect(await notes.list(here)).toMatchObject({ notes: [{ body: 'van elders' }] });
    expect(rows.has(noteId(1))).toBe(true);
  });
});
