import { describe, expect, it, vi } from 'vitest';
import type { PassageNote } from '../../../components/frame/passages/types.ts';
import { ANSWERS, background, openPage, pageOf, QUESTIONS } from './world.ts';

const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = QUESTIONS;
const LEK = 'op de Lek, en op welke dagen';

/** Marks words, and fails when that was refused. */
async function marked(page: Awaited<ReturnType<typeof openPage>>, words: string, nth = 0): Promise<PassageNote> {
  const note = await page.model.mark(page.select(words, nth), 'fact');
  if (typeof note === 'string') throw new Error(note);
  return note;
}
/** A page of which question 2 was marked, then closed. */
async function markedBefore() {
  const { client, store, asked } = background();
  const page = await openPage(pageOf(QUESTIONS), client);
  const note = await marked(page, LEK);
  asked.length = 0;
  return { client, store, asked, note };
}

describe('a mark', () => {
  it('is stored with its passage, meaning and question, and shown at once', async () => {
    const { client, store } = background();
    const page = await openPage(pageOf(QUESTIONS), client);
    const note = await marked(page, LEK);
    expect(note).toMatchObject({
      body: '',
      meaning: 'fact',
      target: { publication: 'kv-tk-2024Z00001', questionNumber: '2024Z00001', subQuestion: 2 },
      passage: { quote: { exact: LEK }, source: { id: 'kv-tk-2024Z00001' } },
    });
    expect(await store.db.notes.count()).toBe(1);
    expect(page.shown(note.id)).toBe(`found | ${LEK} | 2`);
  });

  it('is found where it was made after the page is reopened, without any write', async () => {
    const { client, note, asked } = await markedBefore();
    const again = await openPage(pageOf(QUESTIONS), client);
    expect(again.shown(note.id)).toBe(`found | ${LEK} | 2`);
    expect(asked).toEqual(['passages.list', 'passages.list']);
  });

  it('is refused outside the text of the document', async () => {
    const { client, asked } = background();
    const page = await openPage(`<p>Menu van de site</p>${pageOf(QUESTIONS)}`, client);
    expect(await page.model.mark(page.select('Menu van'), null)).toBe('notText');
    expect(asked).not.toContain('notes.save');
  });
});

describe('the document comes back in another shape', () => {
  it('shows a note on a question beside the same question in the answer, and back', async () => {
    const { client, note } = await markedBefore();
    const info = { id: 'ah-tk-20232024-1', questionNumbers: ['2024Z00001'] };
    const answer = await openPage(pageOf(QUESTIONS, ANSWERS), client, info);
    expect(answer.shown(note.id)).toBe(`found | ${LEK} | 2`);
    const there = await marked(answer, 'tarieven van de overtocht');
    const answered = await marked(answer, 'Vier, ook op zondag');
    const back = await openPage(pageOf(QUESTIONS), client);
    expect(back.shown(there.id)).toBe('found | tarieven van de overtocht | 4');
    expect(back.shown(answered.id)).toBe('not shown');
  });

  it('finds it in a corrected version, and remembers that beside the note', async () => {
    const { client, store, note } = await markedBefore();
    const mended = await openPage(pageOf([FIRST, SECOND.replace('varen', 'vaaren'), THIRD, FOURTH]), client);
    expect(mended.shown(note.id)).toBe(`found | ${LEK} | 2`);
    const rows = await store.db.anchors.toArray();
    expect(rows).toMatchObject([{ note: note.id, document: 'kv-tk-2024Z00001', outcome: 'found', confirmed: false }]);
    expect((await store.db.notes.get(note.id))?.['passage']).toEqual(note.passage);
  });

  it('is lost when its question is taken out', async () => {
    const { client, store } = background();
    const page = await openPage(pageOf(QUESTIONS), client);
    const note = await marked(page, 'tarieven van de overtocht');
    const shorter = await openPage(pageOf([FIRST, SECOND, THIRD]), client);
    expect(shorter.shown(note.id)).toBe('lost');
    expect(await store.db.anchors.toArray()).toMatchObject([{ outcome: 'lost', places: [] }]);
  });

  it('is never found at the sibling that took the number of its question: that is asked', async () => {
    const { client, note } = await markedBefore();
    const shorter = await openPage(pageOf([FIRST, THIRD, FOURTH]), client);
    expect(shorter.shown(note.id)).toMatch(/^(uncertain|lost)/);
    expect(shorter.model.locatedNotes.get(note.id)?.confirmed).toBe(false);
  });

  it('asks when its question moved, once for all notes of it, and remembers the answer for that version', async () => {
    const { client, store } = background();
    const page = await openPage(pageOf(QUESTIONS), client);
    const notes = [await marked(page, LEK), await marked(page, 'Hoeveel veerponten'), await marked(page, 'tarieven')];
    const swapped = pageOf([FIRST, THIRD, SECOND, FOURTH]);
    const moved = await openPage(swapped, client);
    const [lek, ponten, other] = notes.map(({ id }) => id) as [string, string, string];
    expect([moved.shown(lek), moved.shown(ponten)]).toEqual([
      `uncertain | ${LEK} | 3`,
      'uncertain | Hoeveel veerponten | 3',
    ]);
    expect(
      moved.model
        .movedAlike(lek)
        .map(({ note }) => note.id)
        .toSorted(),
    ).toEqual([lek, ponten].toSorted());
    expect(moved.model.movedAlike(other)).toHaveLength(1);
    const stored = moved.model.confirm(moved.model.movedAlike(lek));
    expect(moved.shown(ponten)).toBe('confirmed | Hoeveel veerponten | 3');
    expect(await stored).toBe(true);
    expect((await store.db.anchors.toArray()).filter(({ confirmed }) => confirmed)).toHaveLength(2);
    const again = await openPage(swapped, client);
    expect(again.shown(lek)).toBe(`confirmed | ${LEK} | 3`);
    expect((await openPage(pageOf(QUESTIONS), client)).shown(lek)).toBe(`found | ${LEK} | 2`);
  });
});

describe('a confirmed passage', () => {
  it('is not called kept when the store refuses it, and is sent again until it is', async () => {
    const { client, store } = background();
    const page = await openPage(pageOf(QUESTIONS), client);
    const { id } = await marked(page, LEK);
    let refused = 0;
    const request = async (name: string, payload: never): Promise<unknown> => {
      if (name !== 'anchors.put' || refused === 3) return client.request(name as 'anchors.put', payload);
      refused += 1;
      if (refused === 2) throw new Error('the background does not answer');
      return { outcome: 'failed', code: 'unavailable', detail: 'blocked: another has it' };
    };
    const moved = await openPage(pageOf([FIRST, THIRD, SECOND, FOURTH]), { request: request as typeof client.request });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      // The place that was found was refused already; what the reader says takes its place.
      expect(await moved.model.confirm(moved.model.movedAlike(id))).toBe(false);
      for (let n = 0; n < 4; n += 1) await vi.advanceTimersByTimeAsync(15_000);
    } finally {
      vi.useRealTimers();
    }
    await vi.waitFor(async () =>
      expect(await store.db.anchors.toArray()).toMatchObject([{ note: id, confirmed: true }]),
    );
  });
});

describe('changing a note', () => {
  it('puts it at other words and keeps its text', async () => {
    const { client, store, note } = await markedBefore();
    const page = await openPage(pageOf(QUESTIONS), client);
    const located = page.model.locatedNotes.get(note.id);
    if (located === undefined) throw new Error('not shown');
    const draft = page.model.drafts.of(located.note);
    draft.setText('navragen');
    expect(await page.model.move(note.id, page.select('tarieven van de overtocht'))).toMatchObject({
      body: 'navragen',
    });
    expect(page.shown(note.id)).toBe('found | tarieven van de overtocht | 4');
    draft.setText('navragen bij de veerman');
    await draft.flush();
    expect(draft.snapshot().state.is).toBe('saved');
    expect(await store.db.notes.get(note.id)).toMatchObject({
      body: 'navragen bij de veerman',
      target: { subQuestion: 4 },
      created: note.created,
      passage: { quote: { exact: 'tarieven van de overtocht' } },
    });
  });

  it('deletes with undo, and the mark comes back where it was', async () => {
    const { client, note } = await markedBefore();
    const page = await openPage(pageOf(QUESTIONS), client);
    const draft = page.model.drafts.of(note);
    await draft.delete();
    page.model.receive([{ ...note, deleted: note.modified, revision: 2 }]);
    expect(page.shown(note.id)).toBe('not shown');
    await draft.restore();
    const back = draft.snapshot().note;
    if (back === null) throw new Error('no note');
    page.model.receive([back]);
    expect(page.shown(note.id)).toBe(`found | ${LEK} | 2`);
  });

  it('takes the meaning another window gave it, and leaves an older one', async () => {
    const { client, note } = await markedBefore();
    const page = await openPage(pageOf(QUESTIONS), client);
    page.model.receive([{ ...note, meaning: 'action', revision: 2 }]);
    page.model.receive([note]);
    expect(page.model.locatedNotes.get(note.id)?.note.meaning).toBe('action');
  });
});

it('reads thousands of notes in portions, each once', async () => {
  const { client, store, note, asked } = await markedBefore();
  const { id: _id, ...rest } = note;
  await store.db.notes.bulkAdd(
    Array.from({ length: 600 }, (_, n) => ({
      ...rest,
      id: `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    })),
  );
  const page = await openPage(pageOf(QUESTIONS), client);
  expect(page.model.locatedNotes.size).toBe(601);
  expect(asked.filter((name) => name === 'passages.list')).toHaveLength(3);
});
