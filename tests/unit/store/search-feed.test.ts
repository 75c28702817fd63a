import { describe, expect, it, vi } from 'vitest';
import { createSearchIndex, type IDB } from '../../../utils/note-index/index.ts';
import { NOTE_SCHEMA, SEARCH_DATABASE, type NoteIndex } from '../../../utils/store/search-schema.ts';
import { EVERYTHING, type LibraryFilter } from '../../../utils/protocol/library/selection.ts';
import { upgradeRows } from '../../../utils/store/upgrade.ts';
import { createSearchFeed } from '../../../utils/store/search-feed.ts';
import { libraryOf, noteId, repository, saveOf } from './support.ts';

function newWorld() {
  const made = repository();
  const rest = libraryOf(made);
  const find = async (text: string, filter: Partial<LibraryFilter> = {}): Promise<string[]> => {
    const answer = await rest.repo.search({ text, filter: { ...EVERYTHING, ...filter }, limit: 50 });
    if (answer.outcome !== 'found') throw new Error(JSON.stringify(answer));
    return answer.hits.map(({ note }) => note.body).toSorted();
  };
  return { ...made, ...rest, find };
}

describe('searching the library', () => {
  it('finds text that was just saved, not text that was just changed or deleted', async () => {
    const { notes, repo: library, find } = newWorld();
    await notes.save(saveOf({ body: 'douanescanner aan de grens' }));
    await notes.save(saveOf({ id: noteId(2), body: 'scanner in de haven', tags: ['haven'] }));
    expect(await find('scanner')).toEqual(['douanescanner aan de grens', 'scanner in de haven']);
    await notes.save(saveOf({ body: 'iets over brieven', expectedRevision: 1 }));
    await notes.delete({ id: noteId(2), expectedRevision: 1 });
    expect(await find('douanescanner')).toEqual([]);
    expect(await find('haven')).toEqual([]);
    expect(await find('brief')).toEqual(['iets over brieven']);
    await library.updateMany({ selection: { by: 'ids', ids: [noteId(2)] }, change: { does: 'restore' } });
    await library.renameTag({ from: 'haven', to: 'kade' });
    expect(await find('tag:kade')).toEqual(['scanner in de haven']);
    expect(await find('tag:haven')).toEqual([]);
  });

  it('never returns a deleted note, even if the index cannot be updated', async () => {
    const { notes, db, find, env } = newWorld();
    await notes.save(saveOf({ body: 'eerste scanner' }));
    await notes.save(saveOf({ id: noteId(2), body: 'tweede scanner' }));
    expect(await find('scanner')).toHaveLength(2);
    const index = createSearchIndex(SEARCH_DATABASE, NOTE_SCHEMA, env as unknown as IDB);
    const full = { ...bound(index), apply: async () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
    const feed = createSearchFeed(db, full);
    await notes.delete({ id: noteId(1), expectedRevision: 1 });
    await notes.save(saveOf({ id: noteId(3), body: 'derde scanner' }));
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const answer = await feed.search({ text: 'scanner', filter: EVERYTHING, limit: 10 });
    vi.restoreAllMocks();
    expect(answer.hits.map(({ note }) => note.body)).toEqual(['tweede scanner']);
    expect(answer.pending).toBe(2);
  });

  it('combines words with filters', async () => {
    const { notes, find } = newWorld();
    const facts = { sessionYear: null, questionNumber: null, submitters: [], title: 'T' } as const;
    const at = (publication: string) => ({ publication, questionNumber: null, subQuestion: null });
    await notes.save(
      saveOf({
        body: 'haven een',
        target: at('kst-1'),
        meaning: 'fact',
        publication: {
          ...facts,
          submitters: [],
          id: 'kst-1',
          kind: 'parliamentaryPaper',
          date: '2025-01-01',
          state: null,
        },
      }),
    );
    await notes.save(
      saveOf({
        id: noteId(2),
        body: 'haven twee',
        target: at('kv-tk-2'),
        publication: { ...facts, submitters: [], id: 'kv-tk-2', kind: 'question', date: '2025-06-01', state: 'open' },
      }),
    );
    expect(await find('haven', { kinds: ['question'] })).toEqual(['haven twee']);
    expect(await find('haven', { states: ['open'] })).toEqual(['haven twee']);
    expect(await find('haven', { meanings: ['fact'] })).toEqual(['haven een']);
    expect(await find('haven', { to: '2025-03-01' })).toEqual(['haven een']);
    expect(await find('haven', { attention: true })).toEqual([]);
  });

  it('indexes notes older than the change log in batches, and resumes after an interruption', async () => {
    const { db, find, env } = newWorld();
    await db.ready();
    const { passage: _p, meaning: _m, tags: _t, publication: _u, ...old } = saveOf();
    const times = {
      created: '2026-01-01T00:00:00.000Z',
      modified: '2026-01-01T00:00:00.000Z',
      revision: 1,
      deleted: null,
    };
    await db.notes.bulkPut(
      Array.from({ length: 6_000 }, (_, n) => ({ ...old, ...times, id: noteId(n), body: `woord${n} haven` })),
    );
    await upgradeRows(db);
    const index = bound(createSearchIndex(SEARCH_DATABASE, NOTE_SCHEMA, env as unknown as IDB));
    let left = 1;
    const rebuild: typeof index.rebuild = (source, upTo) =>
      index.rebuild(source, upTo, () => {
        left -= 1;
        if (left < 0) throw new Error('stopped');
      });
    left = 0;
    await expect(createSearchFeed(db, { ...index, rebuild }).catchUp()).rejects.toThrow('stopped');
    expect(await find('woord5999')).toEqual(['woord5999 haven']);
    expect(await find('woord17')).toContain('woord17 haven');
  });
});

/** An index whose methods can be spread. */
function bound(index: NoteIndex): NoteIndex {
  return {
    watermark: () => index.watermark(),
    apply: (changes, upTo) => index.apply(changes, upTo),
    query: (text, options) => index.query(text, options),
    rebuild: (source, upTo, progress) => index.rebuild(source, upTo, progress),
    size: () => index.size(),
    clear: () => index.clear(),
    close: () => index.close(),
  };
}
