import { describe, expect, it, vi } from 'vitest';
import { suggestTags, tidyTag } from '../../../components/notes/tag-words.ts';
import { submittersText } from '../../../components/library/publication/PublicationHead.tsx';
import { activeConditions, groupRows, type ListedGroup } from '../../../components/library/search/query.ts';
import { NotesListModel } from '../../../components/library/notes/notes-list.ts';
import { FIRST_QUERY } from '../../../components/library/search/query.ts';
import { viewInHash } from '../../../components/library/app/views.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import { Tag } from '../../../utils/domain/note/note.ts';

describe('tags', () => {
  it.each([
    ['  twee   woorden ', 'twee woorden'],
    ['#douane', 'douane'],
    ['geld,', 'geld'],
    ['   ', ''],
    ['regel\neinde', 'regel einde'],
  ])('%j becomes %j', (typed, tag) => {
    expect(tidyTag(typed)).toBe(tag);
    if (tag !== '') expect(Tag.safeParse(tag).success).toBe(true);
  });

  it('offers tags that begin with the typed text first, ignoring accents and case, never those already set', () => {
    const known = ['kinderopvang', 'Opvang', 'één', 'geld'];
    expect(suggestTags('opv', known, [])).toEqual(['Opvang', 'kinderopvang']);
    expect(suggestTags('EEN', known, [])).toEqual(['één']);
    expect(suggestTags('', known, ['geld'])).toEqual(['kinderopvang', 'Opvang', 'één']);
  });
});

describe('lists', () => {
  const submitter = (name: string, party: string | null) => ({ name, party, givenName: null, initials: null });

  it('names a party once', () => {
    expect(
      submittersText([submitter('A', 'VVD'), submitter('B', 'D66'), submitter('C', 'VVD'), submitter('D', null)]),
    ).toBe('A, C (VVD), B (D66), D');
  });

  it('counts conditions, a period as one', () => {
    expect(activeConditions(EVERYTHING)).toBe(0);
    expect(
      activeConditions({ ...EVERYTHING, tags: ['a', 'b'], from: '2024-01-01', to: '2024-02-01', attention: true }),
    ).toBe(4);
  });

  it('knows the views an address can ask for', () => {
    expect([viewInHash('#all'), viewInHash('#ALL'), viewInHash(''), viewInHash('#welcome')]).toEqual([
      'all',
      null,
      null,
      'welcome',
    ]);
  });
});

/** A background that answers on command, in any order. */
function slowBackground() {
  const waiting: { request: unknown; answer: (value: unknown) => void }[] = [];
  const request = (name: string, payload: unknown): Promise<unknown> =>
    new Promise((answer) => waiting.push({ request: { name, payload }, answer }));
  return { waiting, client: { request } as unknown as ConstructorParameters<typeof NotesListModel>[0] };
}

const group = (id: string, count = 1) => ({
  publication: {
    id,
    kind: 'question',
    title: id,
    questionNumber: null,
    sessionYear: null,
    date: null,
    submitters: [],
    state: null,
    lastSeen: null,
  },
  count,
  heads: [],
});
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('the list of notes', () => {
  it('drops the answer to an earlier question, whichever comes first', async () => {
    const { waiting, client } = slowBackground();
    const model = new NotesListModel(client);
    void model.ask({ ...FIRST_QUERY, sort: 'title' });
    void model.ask({ ...FIRST_QUERY, sort: 'date' });
    waiting[1]?.answer({ outcome: 'listed', groups: [group('later')], next: null });
    await turn();
    waiting[0]?.answer({ outcome: 'listed', groups: [group('earlier')], next: null });
    await turn();
    expect(model.snapshot().groups.map(({ publication }) => publication.id)).toEqual(['later']);
  });

  it('passes over portions a filter left empty, and goes on from the cursor', async () => {
    const { waiting, client } = slowBackground();
    const model = new NotesListModel(client);
    void model.ask(FIRST_QUERY);
    waiting[0]?.answer({ outcome: 'listed', groups: [], next: 'two' });
    await turn();
    expect(waiting[1]?.request).toMatchObject({ payload: { cursor: 'two' } });
    waiting[1]?.answer({ outcome: 'listed', groups: [group('a')], next: 'three' });
    await turn();
    expect(model.snapshot()).toMatchObject({ state: 'ready', more: true });
    void model.loadMore();
    waiting[2]?.answer({ outcome: 'listed', groups: [group('b')], next: null });
    await turn();
    expect(model.snapshot().groups).toHaveLength(2);
    expect(model.snapshot().more).toBe(false);
  });

  it('reports that the store failed, and keeps the rows', async () => {
    const { waiting, client } = slowBackground();
    const model = new NotesListModel(client);
    void model.ask(FIRST_QUERY);
    waiting[0]?.answer({ outcome: 'listed', groups: [group('a')], next: null });
    await turn();
    void model.refresh();
    waiting[1]?.answer({ outcome: 'failed', code: 'unavailable', detail: '' });
    await turn();
    expect(model.snapshot()).toMatchObject({ state: 'failed', groups: [{ publication: { id: 'a' } }] });
  });

  it('reads as much as was loaded again, in portions, and shows it when it is all there', async () => {
    const { waiting, client } = slowBackground();
    const model = new NotesListModel(client);
    const many = (from: number): object[] => Array.from({ length: 40 }, (_, at) => group(`p${from + at}`));
    void model.ask(FIRST_QUERY);
    waiting[0]?.answer({ outcome: 'listed', groups: many(0), next: 'one' });
    await turn();
    void model.loadMore();
    waiting[1]?.answer({ outcome: 'listed', groups: many(40), next: 'two' });
    await turn();
    void model.refresh();
    expect(waiting[2]?.request).toMatchObject({ payload: { cursor: null, limit: 40 } });
    waiting[2]?.answer({ outcome: 'listed', groups: many(1), next: 'other one' });
    await turn();
    expect(model.snapshot().groups[0]?.publication.id).toBe('p0');
    expect(waiting[3]?.request).toMatchObject({ payload: { cursor: 'other one', limit: 40 } });
    waiting[3]?.answer({ outcome: 'listed', groups: many(41), next: 'other two' });
    await turn();
    expect(model.snapshot().groups.map(({ publication }) => publication.id)).toEqual(
      Array.from({ length: 80 }, (_, at) => `p${at + 1}`),
    );
    expect(model.snapshot()).toMatchObject({ state: 'ready', more: true });
    expect(waiting).toHaveLength(4);
  });

  it('keeps a publication open to its last note when it reads again', async () => {
    const { waiting, client } = slowBackground();
    const model = new NotesListModel(client);
    const heads = (from: number, to: number): object[] =>
      Array.from({ length: to - from }, (_, at) => ({ id: `n${from + at}` }));
    void model.ask(FIRST_QUERY);
    waiting[0]?.answer({ outcome: 'listed', groups: [{ ...group('a', 70), heads: heads(0, 50) }], next: null });
    await turn();
    void model.loadRest('a');
    waiting[1]?.answer({ outcome: 'listed', heads: heads(50, 70), count: 70 });
    await turn();
    void model.refresh();
    waiting[2]?.answer({ outcome: 'listed', groups: [{ ...group('a', 71), heads: heads(0, 50) }], next: null });
    await turn();
    expect(waiting[3]?.request).toMatchObject({ name: 'library.notes', payload: { publication: 'a', offset: 50 } });
    waiting[3]?.answer({ outcome: 'listed', heads: heads(50, 71), count: 71 });
    await turn();
    expect(model.snapshot().groups[0]).toMatchObject({ count: 71 });
    expect(model.snapshot().groups[0]?.notes).toHaveLength(71);
  });

  const found = (total: number, totalIsExact = true): object => ({
    outcome: 'found',
    hits: [],
    total,
    totalIsExact,
    all: true,
    corrections: [],
    pending: 0,
  });
  const search = (text: string) => ({ ...FIRST_QUERY, text });

  it('searches at the first key, and of what comes while that is on its way only for the newest', async () => {
    const { waiting, client } = slowBackground();
    const model = new NotesListModel(client);
    for (const text of ['h', 'ha', 'hav']) void model.ask(search(text));
    expect(waiting.map(({ request }) => request)).toMatchObject([{ payload: { text: 'h', limit: 20 } }]);
    waiting[0]?.answer(found(9));
    await turn();
    expect(model.snapshot().found).toBeNull();
    expect(waiting[1]?.request).toMatchObject({ payload: { text: 'hav' } });
    waiting[1]?.answer(found(3));
    await turn();
    expect(model.snapshot().found?.total).toBe(3);
    expect(waiting).toHaveLength(2);
  });

  it('brings the other hits when the reader comes to them, or does something with all of them', async () => {
    const { waiting, client } = slowBackground();
    const model = new NotesListModel(client);
    void model.ask(search('haven'));
    waiting[0]?.answer(found(900));
    await turn();
    expect(model.snapshot().more).toBe(true);
    const whole = model.readAll();
    expect(waiting[1]?.request).toMatchObject({ payload: { text: 'haven', limit: 300 } });
    waiting[1]?.answer(found(901));
    expect((await whole).found?.total).toBe(901);
    expect(model.snapshot()).toMatchObject({ more: false, loadingMore: false });
    // There is nothing more to bring.
    await model.readAll();
    expect(waiting).toHaveLength(2);
  });

  it('repeats the list request that was replaced by a search', async () => {
    const { waiting, client } = slowBackground();
    const model = new NotesListModel(client);
    void model.ask(search('haven'));
    void model.ask(FIRST_QUERY);
    waiting[1]?.answer({ outcome: 'listed', groups: [group('a')], next: null });
    waiting[0]?.answer(found(9));
    await turn();
    expect(model.snapshot()).toMatchObject({ found: null, groups: [{ publication: { id: 'a' } }] });
    void model.ask(search('boot'));
    expect(waiting[2]?.request).toMatchObject({ payload: { text: 'boot' } });
  });

  it('counts further after a pause where a count is only a lower bound', async () => {
    const { waiting, client } = slowBackground();
    const model = new NotesListModel(client);
    void model.ask(search('"de haven"'));
    waiting[0]?.answer(found(20, false));
    await vi.waitFor(() => expect(waiting[1]?.request).toMatchObject({ payload: { limit: 300 } }), { timeout: 2_000 });
  });

  it('offers the rest of a publication whose notes are not all there', () => {
    const some = { ...group('a', 3), notes: [], marks: {} } as unknown as ListedGroup;
    expect(groupRows([some]).map(({ is }) => is)).toEqual(['group', 'rest']);
  });
});
