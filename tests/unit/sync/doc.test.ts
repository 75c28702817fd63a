import { describe, expect, it } from 'vitest';
import { editedState, firstState, mergedState, readDoc } from '../../../utils/sync/note/doc.ts';
import type { SyncedNote } from '../../../utils/sync/note/synced.ts';
import { noteOf } from './support.ts';

/** What a device makes of its document when the reader changes the note. */
function edit(state: Uint8Array, next: Partial<SyncedNote>): Uint8Array {
  const before = readDoc(noteOf(1).id, state)?.note ?? noteOf(1);
  return editedState(state, { ...before, ...next })?.state ?? state;
}

const noteIn = (state: Uint8Array): SyncedNote | undefined => readDoc(noteOf(1).id, state)?.note;
const bodyIn = (state: Uint8Array): string | undefined => noteIn(state)?.body;

/** The documents of two devices after each has heard of the other. They must be the same note. */
function met(a: Uint8Array, b: Uint8Array): Uint8Array {
  const [here, there] = [mergedState(a, b), mergedState(b, a)];
  expect(readDoc(noteOf(1).id, here)).toEqual(readDoc(noteOf(1).id, there));
  return here;
}

describe('a note as a document', () => {
  it('is read as it was written', () => {
    const note = noteOf(1, { tags: ['b', 'a'], meaning: 'important', body: 'Één 😀 tekst' });
    expect(readDoc(note.id, firstState(note))).toEqual({ note, others: [] });
  });

  it('begun on two devices with the same content is there once (the text would double)', () => {
    const [a, b] = [firstState(noteOf(1)), firstState(noteOf(1))];
    expect(a).toEqual(b);
    expect(bodyIn(met(a, b))).toBe(noteOf(1).body);
    expect(bodyIn(met(edit(a, { body: 'nu anders' }), b))).toBe('nu anders');
  });

  it('begun apart with other content has both texts beside each other', () => {
    const state = met(firstState(noteOf(1, { body: 'van de laptop' })), firstState(noteOf(1, { body: 'van de pc' })));
    const read = readDoc(noteOf(1).id, state);
    expect([read?.note.body, ...(read?.others ?? [])].toSorted()).toEqual(['van de laptop', 'van de pc']);
  });

  it('begun apart with the same text and other tags has that text once, also after it was edited', () => {
    const state = met(firstState(noteOf(1, { tags: ['a'] })), firstState(noteOf(1, { tags: ['b'] })));
    expect(readDoc(noteOf(1).id, state)?.others).toEqual([]);
    const later = edit(state, { body: 'nieuw' });
    expect(readDoc(noteOf(1).id, later)).toMatchObject({ note: { body: 'nieuw', tags: ['a', 'b'] }, others: [] });
  });

  it('edited twice from one copied state keeps both edits (one client id on two devices would lose one)', () => {
    const start = firstState(noteOf(1, { body: 'begin' }));
    const state = met(edit(start, { body: 'begin LAPTOP' }), edit(start, { body: 'PC begin' }));
    expect(bodyIn(state)).toBe('PC begin LAPTOP');
  });

  it('keeps both tags, and the later of two meanings', () => {
    const start = firstState(noteOf(1, { tags: ['oud'] }));
    const state = met(edit(start, { tags: ['oud', 'a'], meaning: 'fact' }), edit(start, { tags: ['b'] }));
    expect(noteIn(state)).toMatchObject({ tags: ['b', 'a'], meaning: 'fact' });
  });

  it('never parts a letter of two units', () => {
    const start = firstState(noteOf(1, { body: 'a😀b' }));
    for (const body of ['a😁b', 'a😀😀b', 'a\u{1F400}b', 'ab', '😀']) expect(bodyIn(edit(start, { body }))).toBe(body);
  });

  it('takes changes in any order, and again', () => {
    const start = firstState(noteOf(1, { body: 'een' }));
    const first = editedState(start, noteOf(1, { body: 'een twee' }));
    const second = editedState(first?.state ?? start, noteOf(1, { body: 'een twee drie' }));
    const parts = [second?.update, first?.update, start, second?.update].map((part) => part ?? start);
    let state: Uint8Array | null = null;
    for (const part of parts) state = mergedState(state, part);
    expect(bodyIn(state ?? start)).toBe('een twee drie');
    expect(readDoc(noteOf(1).id, mergedState(null, second?.update ?? start))).toBeNull();
  });
});

describe('a deletion covers only what it saw', () => {
  const at = '2026-12-01T10:00:00.000Z';
  const start = firstState(noteOf(1));

  it('of a note that was not changed elsewhere it stays, even if two devices delete it', () => {
    const [a, b] = [edit(start, { deleted: at }), edit(start, { deleted: '2026-12-01T11:00:00.000Z' })];
    expect(noteIn(met(a, start))?.deleted).toBe(at);
    expect(noteIn(met(a, b))?.deleted).toBe('2026-12-01T11:00:00.000Z');
  });

  it('loses to a change it did not see, and wins over one it saw', () => {
    const change = edit(start, { body: 'nog gewijzigd' });
    expect(noteIn(met(edit(start, { deleted: at }), change))).toMatchObject({ deleted: null, body: 'nog gewijzigd' });
    expect(noteIn(met(edit(change, { deleted: at }), change))?.deleted).toBe(at);
  });

  it('is undone by restoring, and can be made again', () => {
    const gone = edit(start, { deleted: at });
    const back = edit(gone, { deleted: null });
    expect(noteIn(met(back, gone))?.deleted).toBeNull();
    expect(noteIn(met(edit(back, { deleted: at }), back))?.deleted).toBe(at);
  });

  it('stays when a deleted note is changed as a deleted one', () => {
    const gone = edit(start, { deleted: at });
    expect(noteIn(met(edit(gone, { tags: ['hernoemd'] }), gone))).toMatchObject({ deleted: at, tags: ['hernoemd'] });
  });

  it('is not believed when it is no deletion', () => {
    expect(readDoc(noteOf(1).id, new Uint8Array([1, 2, 3]))).toBeNull();
    expect(readDoc(noteOf(1).id, new Uint8Array())).toBeNull();
  });
});
