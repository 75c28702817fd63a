import { describe, expect, it } from 'vitest';
import { stateOf } from '../../../utils/store/anchors.ts';
import { background, openPage, pageOf, QUESTIONS } from './world.ts';

const WORDS = 'tarieven van de overtocht';
const TRUE_PAGE = pageOf(QUESTIONS);
const REMOVED = pageOf(QUESTIONS.slice(0, 3));
const NEWS = 'Vanavond werken wij aan de site. Probeer het morgen nog eens, of bel het nummer onderaan. '.repeat(4);

/** A passage was marked on the true page; opens pages of the same address one after the other. */
async function markedPassage() {
  const { client, store } = background();
  const first = await openPage(TRUE_PAGE, client);
  const note = await first.model.mark(first.select(WORDS), 'fact');
  if (typeof note === 'string') throw new Error(note);
  return {
    note,
    store,
    open: (html: string) => openPage(html, client),
    /** What the library says of the passage. */
    listed: async () => stateOf(await store.db.anchors.where('document').equals(note.target.publication).toArray()),
  };
}

describe('a page in the place of the publication', () => {
  it.each([
    ['maintenance', `<!doctype html><h1>Onderhoud</h1><p>${NEWS}</p>`],
    ['maintenance where the text stands', `<!doctype html><div id="broodtekst"><p>${NEWS}</p></div>`],
    [
      'an empty text',
      '<!doctype html><meta name="DC.identifier" content="kv-tk-2024Z00001"><div id="broodtekst"></div>',
    ],
    ['another document', `<!doctype html><meta name="DC.identifier" content="kst-36999-12">${REMOVED}`],
    ['an empty page', ''],
  ])('(%s) says nothing of passages and is remembered of none', async (_, html) => {
    const { note, store, open, listed } = await markedPassage();
    expect((await open(html)).shown(note.id)).toBe('not shown');
    expect(await store.db.anchors.count()).toBe(0);
    expect(await listed()).toBeUndefined();
    expect((await open(TRUE_PAGE)).shown(note.id)).toBe(`found | ${WORDS} | 4`);
  });

  it('is recognised by how little is left of the text, where its head names the publication', async () => {
    const { store, open, note } = await markedPassage();
    const row = await store.db.notes.get(note.id);
    const passage = { ...note.passage, position: { type: 'TextPositionSelector', start: 9_000, end: 9_025 } };
    await store.db.notes.put({ ...row, id: note.id, passage });
    const page = `<!doctype html><meta name="DC.identifier" content="kv-tk-2024Z00001"><div id="broodtekst">${NEWS}</div>`;
    expect((await open(page)).shown(note.id)).toBe('not shown');
    expect(await store.db.anchors.count()).toBe(0);
  });
});

describe('the outcome of the last visit counts', () => {
  it('a correction that takes the passage out is lost, and found again when that is undone', async () => {
    const { note, open, listed } = await markedPassage();
    expect((await open(REMOVED)).shown(note.id)).toBe('lost');
    expect(await listed()).toBe('lost');
    await open(TRUE_PAGE);
    expect(await listed()).toBe('found');
    await open(REMOVED);
    expect(await listed()).toBe('lost');
  });

  it('rows of lost passages that an older Kantlijn left heal at the next visit', async () => {
    const { note, store, open, listed } = await markedPassage();
    const row = { note: note.id, document: 'kv-tk-2024Z00001', places: [], confirmed: false };
    await store.db.anchors.bulkPut([
      { ...row, version: 'maintenance', outcome: 'lost' },
      { ...row, version: 'earlier', outcome: 'uncertain' },
    ]);
    expect(await listed()).toBe('lost');
    await open(TRUE_PAGE);
    expect(await listed()).toBe('found');
    expect(await store.db.anchors.count()).toBe(1);
  });

  it('what the reader confirmed in a version outlives visits of others, and counts again there', async () => {
    const { note, open, listed } = await markedPassage();
    const swapped = pageOf([QUESTIONS[3] ?? '', ...QUESTIONS.slice(0, 3)]);
    const moved = await open(swapped);
    expect(moved.shown(note.id)).toMatch(/^uncertain/);
    moved.model.confirm(moved.model.movedAlike(note.id));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await listed()).toBe('found');
    await open(REMOVED);
    expect(await listed()).toBe('lost');
    expect((await open(swapped)).shown(note.id)).toMatch(/^confirmed/);
    expect(await listed()).toBe('found');
  });
});
