import { describe, expect, it } from 'vitest';
import { EVERYTHING, type LibraryFilter } from '../../../utils/protocol/library/selection.ts';
import { learnBelonging } from '../../../utils/store/belonging.ts';
import { libraryOf, noteId, repository, saveOf } from './support.ts';

/** The library's list where a publication has notes under several identifiers. */

const NUMBER = '2026Z90150';
const FINAL = `kv-tk-${NUMBER}`;
const EARLY = 'kv-1183854';
const ANSWER = 'ah-tk-20262027-9151';
const EARLY_ANSWER = 'ah-1271549';
const UNSURE_ANSWER = 'ah-1271550';

/**
 * Notes, oldest first: 1 on the page of the first days, 2 elsewhere, 3 on the final page, 4 on the answer, 5 on what became
 * it, 6 on an answer of which that is not known, 7 again on the page of the first days.
 */
async function world() {
  const store = repository();
  const { repo: library } = libraryOf(store);
  const targets = [EARLY, 'kv-tk-2024Z01911', FINAL, ANSWER, EARLY_ANSWER, UNSURE_ANSWER, EARLY];
  for (const [at, publication] of targets.entries()) {
    store.clock.at = new Date(store.clock.at.getTime() + 60_000);
    const questionNumber = publication === 'kv-tk-2024Z01911' ? '2024Z01911' : publication === FINAL ? NUMBER : null;
    const target = { publication, questionNumber, subQuestion: null };
    await store.notes.save(saveOf({ id: noteId(at + 1), target, publicationTitle: `Titel ${at + 1}`, tags: ['t'] }));
  }
  await learnBelonging(store.db, [
    { id: EARLY, number: NUMBER, final: null },
    { id: EARLY_ANSWER, number: NUMBER, final: ANSWER },
    { id: UNSURE_ANSWER, number: NUMBER, final: null },
  ]);
  await store.db.publications.where('id').equals(ANSWER).modify({ questionNumber: NUMBER });
  await store.db.publications.where('id').equals(FINAL).modify({ state: 'open' });
  const list = async (sort: 'newest' | 'title', filter: Partial<LibraryFilter> = {}, limit = 1) => {
    const groups: [string, number, string[]][] = [];
    let cursor: string | null = null;
    do {
      const answer = await library.list({
        sort,
        filter: { ...EVERYTHING, ...filter },
        cursor,
        limit,
        heads: 10,
      });
      if (answer.outcome !== 'listed') throw new Error('not listed');
      for (const { publication, count, heads } of answer.groups)
        groups.push([publication.id, count, heads.map(({ id }) => id.slice(-1))]);
      cursor = answer.next;
    } while (cursor !== null);
    return groups;
  };
  return { store, library, list };
}

describe('a publication with notes under several identifiers', () => {
  const GROUPS = [
    [FINAL, 3, ['7', '3', '1']],
    [UNSURE_ANSWER, 1, ['6']],
    [ANSWER, 2, ['5', '4']],
    ['kv-tk-2024Z01911', 1, ['2']],
  ];

  it.each([
    ['read one by one', {}, 1],
    ['read at once', {}, 50],
    ['found by a tag', { tags: ['t'] }, 1],
    ['found by a tag, all at once', { tags: ['t'] }, 50],
  ])('is one group with all its notes, where the last of them puts it: %s', async (_name, filter, limit) => {
    const { list } = await world();
    expect(await list('newest', filter, limit)).toEqual(GROUPS);
  });

  it('is sorted by its final title', async () => {
    const { list } = await world();
    expect((await list('title')).map(([id]) => id)).toEqual(['kv-tk-2024Z01911', FINAL, ANSWER, UNSURE_ANSWER]);
    expect((await list('title', { tags: ['t'] })).map(([id]) => id)).toHaveLength(4);
  });

  it.each([FINAL, EARLY])('is found under %s with the same notes', async (publication) => {
    const { library, list } = await world();
    expect(await list('newest', { publication })).toEqual([GROUPS[0]]);
    const asked = { publication, filter: EVERYTHING, order: 'newest' as const, offset: 0, limit: 10 };
    const notes = await library.listNotes(asked);
    expect(notes).toMatchObject({ count: 3, heads: [{ id: noteId(7) }, { id: noteId(3) }, { id: noteId(1) }] });
    const selection = { by: 'filter' as const, filter: { ...EVERYTHING, publication } };
    const ids = await library.ids({ selection });
    expect(ids.outcome === 'ids' && ids.ids.toSorted()).toEqual([noteId(1), noteId(3), noteId(7)]);
    const exported = await library.exportBatch({ selection, cursor: null, limit: 50 });
    expect(exported.outcome === 'notes' && exported.notes.length).toBe(3);
  });

  it('passes a filter with all its notes, in lists and selections', async () => {
    const { library, list } = await world();
    await library.updateMany({
      selection: { by: 'filter', filter: { ...EVERYTHING, states: ['open'] } },
      change: { does: 'addTag', tag: 'open' },
    });
    // All three changed at one moment.
    const group = [FINAL, 3, ['1', '3', '7']];
    expect(await list('newest', { tags: ['open'] })).toEqual([group]);
    expect(await list('newest', { states: ['open'] })).toEqual([group]);
  });

  it('keeps its provisional address while there is no other', async () => {
    const { store, list } = await world();
    await store.notes.delete({ id: noteId(3), expectedRevision: 1 });
    expect((await list('newest'))[0]).toEqual([FINAL, 2, ['7', '1']]);
    await store.db.publications.delete(FINAL);
    expect((await list('newest'))[0]).toEqual([EARLY, 2, ['7', '1']]);
  });
});
