import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import type { SaveNoteRequest } from '../../../utils/protocol/notes.ts';
import { belongingTo, learnBelonging } from '../../../utils/store/belonging.ts';
import { libraryOf, noteId, passageOf, repository, saveOf } from './support.ts';

/** Notes made while a publication had the identifier of its first days. */

const EARLY = 'kv-1183854';
const NUMBER = '2026Z90150';
const FINAL = `kv-tk-${NUMBER}`;
const FINAL_PAGE = { publication: FINAL, questionNumbers: [NUMBER] };

/** A note made on a page whose number was, or was not, known at that moment. */
function made(n: number, publication: string, questionNumber: string | null, more: Partial<SaveNoteRequest> = {}) {
  return saveOf({
    id: noteId(n),
    target: { publication, questionNumber, subQuestion: null },
    body: `tekst ${n}`,
    publicationTitle: 'De pont',
    ...more,
  });
}

async function bodies({ notes }: ReturnType<typeof repository>, page = FINAL_PAGE): Promise<string[]> {
  const answer = await notes.list(page);
  return answer.outcome === 'listed' ? answer.notes.map(({ body }) => body) : [];
}

describe('notes made under a provisional identifier', () => {
  it('are on the final page immediately when the number was known', async () => {
    const store = repository();
    await store.notes.save(made(1, EARLY, NUMBER));
    expect(await bodies(store)).toEqual(['tekst 1']);
  });

  it.each([
    ['no number was known', null],
    ['the digits of the address were taken for the number, as versions before did', '1183854'],
  ])('are there once it is learned, where %s', async (_, questionNumber) => {
    const store = repository();
    await store.notes.save(made(1, EARLY, questionNumber));
    await store.notes.save(made(2, EARLY, questionNumber, { passage: passageOf('de pont') }));
    const before = await store.db.notes.toArray();
    expect(await bodies(store)).toEqual([]);
    expect(await learnBelonging(store.db, [{ id: EARLY, number: NUMBER, final: FINAL }])).toBe(true);
    expect(await learnBelonging(store.db, [{ id: EARLY, number: NUMBER, final: FINAL }])).toBe(false);
    expect(await learnBelonging(store.db, [{ id: EARLY, number: NUMBER, final: null }])).toBe(false);
    expect(await bodies(store)).toEqual(['tekst 1', 'tekst 2']);
    // Where they were made they are as well, and no note was touched.
    expect(await bodies(store, { publication: EARLY, questionNumbers: [] })).toEqual(['tekst 1', 'tekst 2']);
    expect(await store.db.notes.toArray()).toEqual(before);
    const passages = await store.notes.listPassages({ ...FINAL_PAGE, version: '', after: null, most: 10 });
    expect(passages).toMatchObject({ notes: [{ id: noteId(2) }], earlier: [EARLY], maybe: [] });
  });

  it('stay with the question after a later note or a page that states no number', async () => {
    const store = repository();
    await store.notes.save(made(1, EARLY, null));
    await learnBelonging(store.db, [{ id: EARLY, number: NUMBER, final: FINAL }]);
    const facts = {
      id: EARLY,
      kind: 'question' as const,
      title: 'De pont',
      questionNumber: null,
      sessionYear: null,
      date: null,
      submitters: [],
      state: null,
    };
    await store.notes.save(made(2, EARLY, null, { publication: facts }));
    expect(await bodies(store)).toEqual(['tekst 1', 'tekst 2']);
    expect(await store.db.publications.get(EARLY)).toMatchObject({ questionNumber: NUMBER, final: FINAL });
  });

  it('keep belonging to the question through an export and an import into an empty library', async () => {
    const [here, there] = [repository(), repository()];
    await here.notes.save(made(1, EARLY, null));
    await learnBelonging(here.db, [{ id: EARLY, number: NUMBER, final: FINAL }]);
    const { repo: library } = libraryOf(here);
    const exported = await library.exportBatch({
      selection: { by: 'ids', ids: [noteId(1)] },
      cursor: null,
      limit: 10,
    });
    if (exported.outcome !== 'notes') throw new Error(exported.outcome);
    const [note] = exported.notes;
    const [publication] = exported.publications;
    if (note === undefined || publication === undefined) throw new Error('nothing was exported');
    const target = libraryOf(there).repo;
    const entries = [{ index: 0, note, replaces: null, publication }];
    await target.importStep({ step: 'stage', import: noteId(9), entries });
    await target.importStep({ step: 'commit', import: noteId(9), entries: 1 });
    expect(await bodies(there)).toEqual(['tekst 1']);
  });

  it('nothing is stored about publications without notes', async () => {
    const store = repository();
    expect(await learnBelonging(store.db, [{ id: EARLY, number: NUMBER, final: null }])).toBe(false);
    expect(await store.db.publications.count()).toBe(0);
  });

  it('a final identifier is not an alias of another', async () => {
    const store = repository();
    await store.notes.save(made(1, 'kv-tk-2026Z90151', null));
    expect(await learnBelonging(store.db, [{ id: 'kv-tk-2026Z90151', number: NUMBER, final: FINAL }])).toBe(false);
    expect(await bodies(store)).toEqual([]);
  });
});

describe('the library', () => {
  it('uses how a passage was found in what its publication became', async () => {
    const store = repository();
    const { repo: library } = libraryOf(store);
    await store.notes.save(made(1, EARLY, NUMBER, { passage: passageOf('de pont') }));
    await learnBelonging(store.db, [{ id: EARLY, number: NUMBER, final: FINAL }]);
    const outcome = { note: noteId(1), version: 'a', confirmed: false, places: [] };
    await library.putAnchors({ outcomes: [{ ...outcome, document: FINAL, outcome: 'lost' }] });
    const filter = { ...EVERYTHING, attention: true };
    const listed = await library.list({ sort: 'newest', filter, cursor: null, limit: 10, heads: 10 });
    expect(listed).toMatchObject({
      groups: [{ publication: { id: EARLY, final: FINAL }, heads: [{ id: noteId(1), anchor: 'lost' }] }],
    });
    const asked = { publication: EARLY, filter, order: 'place' as const, offset: 0, limit: 10 };
    expect(await library.listNotes(asked)).toMatchObject({ heads: [{ anchor: 'lost' }] });
  });
});

describe('notes on an answer in its first days', () => {
  const [ONE, OTHER] = ['ah-tk-20262027-9151', 'ah-tk-20262027-9152'];

  it('belong to the document it became, or to one of several while that is unknown', async () => {
    const store = repository();
    await store.notes.save(made(1, 'ah-1271549', NUMBER));
    await learnBelonging(store.db, [{ id: 'ah-1271549', number: NUMBER, final: null }]);
    expect(await belongingTo(store.db, ONE, [NUMBER])).toMatchObject({ earlier: [], maybe: ['ah-1271549'] });
    expect(await belongingTo(store.db, FINAL, [NUMBER])).toMatchObject({ earlier: [], maybe: [] });
    await learnBelonging(store.db, [{ id: 'ah-1271549', number: NUMBER, final: ONE }]);
    expect(await belongingTo(store.db, ONE, [NUMBER])).toMatchObject({ earlier: ['ah-1271549'], maybe: [] });
    expect(await belongingTo(store.db, `${ONE}-h1`, [NUMBER])).toMatchObject({ earlier: ['ah-1271549'], maybe: [] });
    expect(await belongingTo(store.db, OTHER, [NUMBER])).toMatchObject({ earlier: [], maybe: [] });
    // By question number it is shown with each of them.
    for (const publication of [ONE, OTHER, FINAL])
      expect(await bodies(store, { publication, questionNumbers: [NUMBER] })).toEqual(['tekst 1']);
  });
});

describe('notes where only the reader can tell what they belong to', () => {
  const asked = { ...FINAL_PAGE, title: 'De pont', date: null };

  it('are asked about when title and day match and no number was known; both answers are stored', async () => {
    const store = repository();
    const { repo: library } = libraryOf(store);
    await store.notes.save(made(1, EARLY, null));
    await store.notes.save(made(2, 'kv-1183855', '1183855'));
    await store.notes.save(made(3, 'kv-1183856', '2026Z90999'));
    await store.notes.save(made(4, 'kv-1183857', null, { publicationTitle: 'De brug' }));
    await store.notes.save(made(5, 'ah-1183858', null));
    const doubts = async (title = asked.title) => {
      const answer = await library.listDoubts({ ...asked, title });
      return answer.outcome === 'listed' ? answer.doubts.map(({ id, count }) => [id, count]) : answer;
    };
    expect(await doubts()).toEqual([
      [EARLY, 1],
      ['kv-1183855', 1],
    ]);
    expect(await doubts('')).toEqual([]);
    const settle = { publication: FINAL, questionNumber: NUMBER };
    await library.answerDoubt({ ...settle, id: EARLY, belongs: true });
    await library.answerDoubt({ ...settle, id: 'kv-1183855', belongs: false });
    expect(await doubts()).toEqual([]);
    expect(await bodies(store)).toEqual(['tekst 1']);
    // A later note there does not make the answer forgotten.
    await store.notes.save(made(6, 'kv-1183855', null));
    expect(await doubts()).toEqual([]);
  });

  it('are asked about when several answers of a question match', async () => {
    const store = repository();
    const { repo: library } = libraryOf(store);
    const page = {
      publication: 'ah-tk-20262027-9151',
      questionNumbers: [NUMBER],
      title: 'Antwoord',
      date: '2026-11-23',
    };
    await store.notes.save(made(1, 'ah-1271549', NUMBER));
    await learnBelonging(store.db, [{ id: 'ah-1271549', number: NUMBER, final: null }]);
    expect(await library.listDoubts(page)).toMatchObject({ doubts: [{ id: 'ah-1271549', count: 1 }] });
    const no = { id: 'ah-1271549', publication: page.publication, questionNumber: NUMBER, belongs: false };
    await library.answerDoubt(no);
    expect(await library.listDoubts(page)).toMatchObject({ doubts: [] });
    const other = { ...page, publication: 'ah-tk-20262027-9152' };
    await library.answerDoubt({ ...no, publication: other.publication, belongs: true });
    expect(await belongingTo(store.db, other.publication, [NUMBER])).toMatchObject({ earlier: ['ah-1271549'] });
  });
});
