import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { marks } from '../../e2e/passages/many-notes.ts';
import type { AnchorOutcome, PublicationFacts } from '../../../utils/protocol/notes.ts';
import type { StoredNote } from '../../../utils/store/rows.ts';
import { background, FACTS, pageOf, QUESTIONS } from './world.ts';

const ID: PublicationFacts['id'] = FACTS.info.id;
const COUNT = 90;

/** A store with marks on the document, and an outcome for each. */
async function full() {
  const { store } = background();
  await store.db.ready();
  const document = new JSDOM(pageOf(Array.from({ length: 20 }, () => QUESTIONS).flat())).window.document;
  const notes = marks(document, ID, COUNT) as StoredNote[];
  await store.db.notes.bulkPut(notes);
  const part = { kind: 'question', numbers: [1], label: '', ordinal: 0 } as const;
  const outcomes = notes.map(({ id }, at) => ({
    note: id,
    document: ID,
    version: 'v',
    outcome: 'found',
    confirmed: false,
    places: [{ start: at, end: at + 1, part }],
  })) as unknown as (AnchorOutcome & { version: string })[];
  await store.db.anchors.bulkPut(outcomes);
  return store;
}

it('reads the outcomes of a document once for all batches, each note with its own', async () => {
  const store = await full();
  let [reads, after]: [number, string | null] = [0, null];
  const where = store.db.anchors.where.bind(store.db.anchors);
  store.db.anchors.where = ((...asked: Parameters<typeof where>) => {
    reads += 1;
    return where(...asked);
  }) as typeof where;
  const seen = new Map<string, string[]>();
  do {
    const batch = await store.notes.listPassages({
      publication: ID,
      questionNumbers: ['2025Z90120'],
      version: 'v',
      after,
      most: 30,
    });
    if (batch.outcome === 'failed') throw new Error(batch.detail);
    for (const { id } of batch.notes) seen.set(id, []);
    for (const { note } of batch.anchors) seen.get(note)?.push(note);
    after = batch.next;
  } while (after !== null);
  expect(reads).toBe(1);
  expect(seen.size).toBe(COUNT);
  expect([...seen].filter(([id, outcomes]) => outcomes.length !== 1 || outcomes[0] !== id)).toEqual([]);
});

it('reads them anew for who asks from the beginning', async () => {
  const store = await full();
  const ask = { publication: ID, questionNumbers: [], version: 'v', after: null, most: 30 };
  await store.notes.listPassages(ask);
  await store.db.anchors.clear();
  expect(await store.notes.listPassages(ask)).toMatchObject({ anchors: [] });
});
