import { beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING, type LibraryFilter, type Selection } from '../../../utils/protocol/library/selection.ts';
import { type AnyRequestOf } from '../../../utils/protocol/library.ts';
import type { PublicationFacts } from '../../../utils/protocol/notes.ts';
import type { Note, AnswerVerdict } from '../../../utils/domain/note/note.ts';
import { libraryOf, noteId, passageOf, repository, saveOf } from './support.ts';

type World = ReturnType<typeof repository> & ReturnType<typeof libraryOf>;
let world: World;

beforeEach(() => {
  const made = repository();
  world = { ...made, ...libraryOf(made) };
});

function facts(id: string, changes: Partial<PublicationFacts> = {}): PublicationFacts {
  return {
    id,
    kind: 'question',
    title: `Titel van ${id}`,
    questionNumber: null,
    sessionYear: '2024-2025',
    date: '2025-03-01',
    submitters: [],
    state: null,
    ...changes,
  };
}

async function save(n: number, publication: string, changes: Parameters<typeof saveOf>[0] = {}): Promise<Note> {
  world.clock.at = new Date(Date.UTC(2026, 0, 1) + n * 60_000);
  const target = { publication, questionNumber: null, subQuestion: null };
  const { result } = await world.notes.save(saveOf({ id: noteId(n), target, body: `notitie ${n}`, ...changes }));
  if (result.outcome !== 'saved') throw new Error(JSON.stringify(result));
  return result.note;
}

async function list(changes: Partial<AnyRequestOf<'library.list'>> = {}) {
  const request = { sort: 'newest', filter: EVERYTHING, cursor: null, limit: 100, heads: 3, ...changes } as const;
  const answer = await world.repo.list(request);
  if (answer.outcome !== 'listed') throw new Error(JSON.stringify(answer));
  return answer;
}

const member = (name: string) => ({ name, givenName: null, initials: null, party: null });
const where = (changes: Partial<LibraryFilter>): LibraryFilter => ({ ...EVERYTHING, ...changes });

describe('a list of the library', () => {
  beforeEach(async () => {
    await save(1, 'kv-tk-1', {
      publication: facts('kv-tk-1', { title: 'Éen', date: '2025-01-01', submitters: [member('Zwart')], state: 'open' }),
      tags: ['douane', 'bellen'],
      meaning: 'fact',
    });
    await save(2, 'kst-2', {
      publication: facts('kst-2', { title: 'Acht', date: '2025-03-01', kind: 'parliamentaryPaper' }),
      tags: ['douane'],
    });
    await save(3, 'kv-tk-3', {
      publication: facts('kv-tk-3', { title: 'zes', date: '2025-02-01', submitters: [member('De Groot')] }),
      meaning: 'action',
    });
    await save(4, 'kv-tk-1', { passage: passageOf('woorden') });
    await save(5, 'kv-tk-1');
    await world.notes.delete({ id: noteId(5), expectedRevision: 1 });
  });

  it.each([
    ['newest', ['kv-tk-1', 'kv-tk-3', 'kst-2']],
    ['date', ['kst-2', 'kv-tk-3', 'kv-tk-1']],
    ['title', ['kst-2', 'kv-tk-1', 'kv-tk-3']],
    ['submitter', ['kst-2', 'kv-tk-3', 'kv-tk-1']],
  ] as const)('sorted by %s, in one portion or in many', async (sort, order) => {
    const { groups, next } = await list({ sort });
    expect(groups.map(({ publication }) => publication.id)).toEqual(order);
    expect(next).toBeNull();
    for (const filter of [EVERYTHING, where({ tags: [] }), where({ from: '2000-01-01' })]) {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const batch: Awaited<ReturnType<typeof list>> = await list({ sort, cursor, filter, limit: 1 });
        found.push(...batch.groups.map(({ publication }) => publication.id));
        cursor = batch.next;
      } while (cursor !== null);
      expect(found).toEqual(order);
    }
  });

  it('counts the notes that are not deleted and returns the newest heads', async () => {
    const { groups } = await list({ heads: 1 });
    expect(groups[0]).toMatchObject({
      publication: { id: 'kv-tk-1', title: 'Éen', state: 'open' },
      count: 2,
      heads: [{ id: noteId(4), quote: 'woorden', excerpt: 'notitie 4' }],
    });
  });

  it.each([
    ['a tag', { tags: ['douane'] }, { 'kv-tk-1': 1, 'kst-2': 1 }],
    ['two tags', { tags: ['douane', 'bellen'] }, { 'kv-tk-1': 1 }],
    ['a meaning', { meanings: ['action'] }, { 'kv-tk-3': 1 }],
    ['tag and meaning that no note has both', { tags: ['douane'], meanings: ['action'] }, {}],
    ['a state', { states: ['open'] }, { 'kv-tk-1': 2 }],
    ['a kind', { kinds: ['parliamentaryPaper'] }, { 'kst-2': 1 }],
    ['a submitter without case or accents', { submitter: 'gróot' }, { 'kv-tk-3': 1 }],
    ['a period', { from: '2025-02-01', to: '2025-02-28' }, { 'kv-tk-3': 1 }],
    ['a publication', { publication: 'kv-tk-1' }, { 'kv-tk-1': 2 }],
    ['a publication and a tag', { publication: 'kv-tk-1', tags: ['bellen'] }, { 'kv-tk-1': 1 }],
    ['doubt about the place', { attention: true }, { 'kv-tk-1': 1 }],
  ] as const)('filters by %s, and a selection by that filter names the same notes', async (_, filter, counts) => {
    await world.repo.putAnchors({
      outcomes: [
        { note: noteId(4), document: 'kv-tk-1', version: '', outcome: 'lost', places: [], confirmed: false },
        { note: noteId(9), document: 'kv-tk-1', version: '', outcome: 'lost', places: [], confirmed: false },
      ],
    });
    const asked = where(filter as unknown as Partial<LibraryFilter>);
    const { groups } = await list({ filter: asked, heads: 100 });
    expect(Object.fromEntries(groups.map(({ publication, count }) => [publication.id, count]))).toEqual(counts);
    const ids = await world.repo.ids({ selection: { by: 'filter', filter: asked } });
    expect(ids.outcome === 'ids' && ids.ids.toSorted()).toEqual(
      groups.flatMap(({ heads }) => heads.map(({ id }) => id)).toSorted(),
    );
    for (const group of groups) {
      const { publication } = group;
      const rest = { publication: publication.id, filter: asked, order: 'place', offset: 0, limit: 100 } as const;
      expect(await world.repo.listNotes(rest)).toMatchObject({ outcome: 'listed', count: group.count });
    }
  });

  it('filters by several meanings, and by every kind of doubt', async () => {
    const save = (n: number, meaning: 'fact' | 'important' | 'question') =>
      world.notes.save(
        saveOf({
          id: noteId(n),
          target: { publication: 'kst-2', questionNumber: null, subQuestion: null },
          meaning,
          passage: passageOf(`woorden ${n}`),
        }),
      );
    await save(21, 'fact');
    await save(22, 'important');
    await save(23, 'question');
    const found = async (filter: Partial<LibraryFilter>): Promise<string[]> => {
      const { groups } = await list({ filter: where(filter), heads: 100 });
      return groups.flatMap(({ heads }) => heads.map(({ id }) => id)).toSorted();
    };
    expect(await found({ meanings: ['fact', 'important'] })).toEqual([1, 21, 22].map(noteId));
    expect(await found({ meanings: ['question', 'important', 'fact'] })).toEqual([1, 21, 22, 23].map(noteId));
    const outcomes = (['lost', 'ambiguous', 'uncertain'] as const).map((outcome, at) => {
      const places = outcome === 'lost' ? [] : [{ start: 0, end: 1, part: 'body' as const }];
      return { note: noteId(21 + at), document: 'kst-2', version: '', outcome, places, confirmed: false };
    });
    await world.repo.putAnchors({ outcomes: outcomes as never });
    expect(await found({ attention: true })).toEqual([21, 22, 23].map(noteId));
    expect(await found({ attention: true, meanings: ['fact', 'question'] })).toEqual([noteId(21), noteId(23)]);
  });

  it('filters by a verdict, and counts verdicts by question and dossier: the last of a question', async () => {
    const judge = async (n: number, publication: string, sub: number | null, verdict: AnswerVerdict | null) => {
      const questionNumber = publication.startsWith('kst') ? null : '2024Z09990';
      await world.notes.save(
        saveOf({ id: noteId(n), target: { publication, questionNumber, subQuestion: sub }, verdict }),
      );
    };
    await judge(31, 'kv-tk-2024Z09990', 1, 'evades');
    await judge(32, 'ah-tk-20242025-99', 1, 'partly');
    await judge(33, 'ah-tk-20242025-99', 2, 'answered');
    await judge(34, 'kst-36410-12', null, 'refers');
    await judge(35, 'kst-21501-20-1890', null, 'refers');
    await judge(36, 'kst-36410-12', null, null);
    const { groups } = await list({ filter: where({ verdicts: ['evades', 'answered'] }), heads: 100 });
    const heads = groups.flatMap((group) => group.heads);
    expect(heads.map(({ id }) => id).toSorted()).toEqual([noteId(31), noteId(33)]);
    expect(heads.map(({ verdict }) => verdict).toSorted()).toEqual(['answered', 'evades']);
    const none = { answered: 0, partly: 0, evades: 0, refers: 0 };
    const count = (selection: Selection) => world.repo.verdicts({ selection });
    // Note 32 was changed after note 31, on the same question.
    expect(await count({ by: 'filter', filter: EVERYTHING })).toEqual({
      outcome: 'counted',
      all: { answered: 1, partly: 1, evades: 0, refers: 2 },
      dossiers: [
        { dossier: '21501', counts: { ...none, refers: 1 } },
        { dossier: '36410', counts: { ...none, refers: 1 } },
      ],
    });
    expect(await count({ by: 'ids', ids: [noteId(31), noteId(34), noteId(36)] })).toMatchObject({
      all: { ...none, evades: 1, refers: 1 },
      dossiers: [{ dossier: '36410', counts: { ...none, refers: 1 } }],
    });
    expect(await count({ by: 'filter', filter: where({ tags: ['bellen'] }) })).toMatchObject({
      all: none,
      dossiers: [],
    });
  });

  it('counts a confirmed passage as found', async () => {
    const outcome = { note: noteId(4), document: 'kv-tk-1', version: '', outcome: 'uncertain' as const, places: [] };
    await world.repo.putAnchors({ outcomes: [{ ...outcome, confirmed: false }] });
    expect((await list({ filter: where({ attention: true }) })).groups).toHaveLength(1);
    await world.repo.putAnchors({ outcomes: [{ ...outcome, confirmed: true }] });
    expect((await list({ filter: where({ attention: true }) })).groups).toHaveLength(0);
  });

  it('stores outcomes beside the notes and returns them with the notes of a page', async () => {
    const outcome = { note: noteId(4), document: 'kv-tk-1', version: 'v2', outcome: 'lost' } as const;
    await world.repo.putAnchors({ outcomes: [{ ...outcome, places: [], confirmed: false }] });
    const ask = { publication: 'kv-tk-1', questionNumbers: [] };
    expect(await world.notes.list({ ...ask, version: 'v2' })).toMatchObject({ anchors: [outcome] });
    expect(await world.notes.list({ ...ask, version: 'v1' })).toMatchObject({ anchors: [] });
    const plain = await world.notes.list(ask);
    expect(plain).not.toHaveProperty('anchors');
    expect(plain.outcome === 'listed' && plain.notes.find(({ id }) => id === noteId(4))).toMatchObject({
      revision: 1,
      passage: passageOf('woorden'),
    });
  });

  it('stores the state of a question when it becomes known', async () => {
    await save(6, 'kv-tk-6', { publication: facts('kv-tk-6', { questionNumber: '2025Z00006' }) });
    await world.repo.noteState('2025Z00006', 'answered');
    const { groups } = await list({ filter: where({ states: ['answered'] }) });
    expect(groups.map(({ publication }) => publication.id)).toEqual(['kv-tk-6']);
  });

  it('returns the notes of a publication in order of the document', async () => {
    const request = { publication: 'kv-tk-1', filter: EVERYTHING, order: 'place', offset: 0, limit: 10 } as const;
    const answer = await world.repo.listNotes(request);
    expect(answer.outcome === 'listed' && answer.heads.map(({ id }) => id)).toEqual([noteId(1), noteId(4)]);
    expect(await world.repo.listNotes({ ...request, offset: 1 })).toMatchObject({
      count: 2,
      heads: [{ id: noteId(4) }],
    });
  });
});

describe('tags', () => {
  beforeEach(async () => {
    await save(1, 'kst-1', { tags: ['a', 'b'] });
    await save(2, 'kst-1', { tags: ['b'] });
    await save(3, 'kst-2', { tags: ['a'] });
    await save(4, 'kst-2', { tags: ['a'] });
    await world.notes.delete({ id: noteId(4), expectedRevision: 1 });
  });

  const tags = async (): Promise<object> => {
    const answer = await world.repo.listTags({});
    return answer.outcome === 'listed' ? Object.fromEntries(answer.tags.map(({ tag, count }) => [tag, count])) : answer;
  };

  it('are listed with their number of notes', async () => {
    expect(await tags()).toEqual({ a: 2, b: 2 });
  });

  it('are renamed on every note, and merged with an existing tag of that name', async () => {
    expect((await world.repo.renameTag({ from: 'a', to: 'c' })).result).toMatchObject({
      ids: [noteId(1), noteId(3), noteId(4)],
    });
    expect(await tags()).toEqual({ b: 2, c: 2 });
    await world.repo.renameTag({ from: 'c', to: 'b' });
    expect(await tags()).toEqual({ b: 3 });
    expect(await world.db.notes.get(noteId(1))).toMatchObject({ tags: ['b'], revision: 3 });
    expect((await world.repo.renameTag({ from: 'c', to: 'b' })).result).toMatchObject({ ids: [] });
  });

  it('are deleted from every note, even one that is restored later', async () => {
    await world.repo.deleteTag({ tag: 'a' });
    await world.notes.restore({ id: noteId(4) });
    expect(await tags()).toEqual({ b: 2 });
  });
});

describe('many notes at once', () => {
  beforeEach(async () => {
    for (let n = 1; n <= 5; n += 1) await save(n, `kst-${n % 2}`);
  });
  const update = (change: AnyRequestOf<'notes.update'>['change'], ids = [1, 2, 3].map(noteId)) =>
    world.repo.updateMany({ selection: { by: 'ids', ids }, change });

  it('are deleted and restored by the same ids', async () => {
    const { result } = await update({ does: 'delete' });
    expect(result).toEqual({ outcome: 'updated', ids: [1, 2, 3].map(noteId), omitted: 0 });
    expect((await list()).groups.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    await update({ does: 'restore' });
    expect((await list()).groups.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  it('get a tag once, and lose it again', async () => {
    await update({ does: 'addTag', tag: 'x' });
    expect((await update({ does: 'addTag', tag: 'x' }, [1, 4, 99].map(noteId))).result).toMatchObject({
      ids: [noteId(4)],
    });
    const filter = where({ tags: ['x'] });
    const { result } = await world.repo.updateMany({
      selection: { by: 'filter', filter },
      change: { does: 'removeTag', tag: 'x' },
    });
    expect(result).toMatchObject({ ids: [1, 2, 3, 4].map(noteId) });
    expect((await list({ filter })).groups).toEqual([]);
  });

  it('all stay unchanged when one of them cannot be written', async () => {
    const broken = { ...(await world.db.notes.get(noteId(2))), id: noteId(2), body: 17 };
    await world.db.notes.put(broken);
    expect((await update({ does: 'setMeaning', meaning: 'fact' })).result).toMatchObject({ omitted: 1 });
    expect(await world.db.notes.get(noteId(2))).toEqual(broken);
    const { bulkPut } = world.db.changes;
    world.db.changes.bulkPut = (() => {
      throw new DOMException('full', 'QuotaExceededError');
    }) as never;
    expect((await update({ does: 'delete' })).result).toEqual({ outcome: 'failed', code: 'quota', detail: 'quota' });
    world.db.changes.bulkPut = bulkPut;
    expect((await list()).groups.reduce((sum, { heads }) => sum + heads.length, 0)).toBe(4);
  });
});

describe('changes', () => {
  it('are numbered, one row per note, and counted for the backup', async () => {
    await save(1, 'kst-1');
    await save(2, 'kst-1');
    await save(1, 'kst-1', { body: 'anders', expectedRevision: 1 });
    const rows = await world.db.changes.orderBy('seq').toArray();
    expect(rows).toEqual([
      { id: noteId(2), seq: 2 },
      { id: noteId(1), seq: 3 },
    ]);
    expect(await world.repo.backupState({})).toMatchObject({ changed: 2, last: null, due: false });
    expect(await world.repo.setBackupThreshold({ threshold: 2 })).toMatchObject({ due: true });
    expect(await world.repo.backupDone({ seq: 3 })).toMatchObject({
      changed: 0,
      last: '2026-01-01T00:01:00.000Z',
      due: false,
    });
    await world.notes.delete({ id: noteId(2), expectedRevision: 1 });
    expect(await world.repo.backupState({})).toMatchObject({ changed: 1 });
  });

  it('include every note of a publication whose title changes, so that the search finds them by it', async () => {
    await save(1, 'kst-1');
    await save(2, 'kst-1', { publication: facts('kst-1', { title: 'Nieuwe naam' }) });
    const search = { text: 'naam', filter: EVERYTHING, limit: 10 };
    const found = await world.repo.search(search);
    expect(found.outcome === 'found' && found.hits.map(({ note }) => note.id).toSorted()).toEqual([1, 2].map(noteId));
  });
});

describe('two windows', () => {
  it('changing place, meaning or tags lose nothing of each other', async () => {
    await save(1, 'kst-1');
    const change = { id: noteId(1), expectedRevision: 1 };
    expect((await world.notes.change({ ...change, tags: ['x', 'x'] })).result).toMatchObject({
      outcome: 'saved',
      note: { tags: ['x'], revision: 2, body: 'notitie 1' },
    });
    expect((await world.notes.change({ ...change, meaning: 'fact' })).result).toMatchObject({
      outcome: 'conflict',
      stored: { tags: ['x'], meaning: null },
    });
    expect(await world.notes.change({ ...change, tags: ['x'] })).toMatchObject({ changed: false });
    const text = saveOf({ body: 'tekst', target: (await world.db.notes.get(noteId(1)))?.['target'] as never });
    const saved = await world.notes.save({ ...text, expectedRevision: 2 });
    expect(saved.result).toMatchObject({ outcome: 'saved', note: { tags: ['x'] } });
  });
});
