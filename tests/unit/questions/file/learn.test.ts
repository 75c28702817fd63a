import { describe, expect, it } from 'vitest';
import { CorpusDatabase, createCorpusStore } from '../../../../utils/store/question-list.ts';
import { learnPacked } from '../../../../utils/services/list/learn.ts';
import { PackedCorpus } from '../../../../utils/questions/file/open.ts';
import { packCorpus } from '../../../../utils/questions/file/pack.ts';
import { about, record, some, world } from './world.ts';

const UNTIL = '2026-11-20';
const AS_FETCHED = { until: UNTIL, source: 'browser' };

/** A database with a packed list. */
async function packedHere(count: number) {
  const { environment, make } = world();
  const store = createCorpusStore(new CorpusDatabase(environment));
  await store.setPacked(await packCorpus(some(count), AS_FETCHED, { learn: false }), UNTIL);
  return { store, make };
}

describe('learning word vectors for a list packed on this machine', () => {
  it('gives the same list as a build', async () => {
    const { store } = await packedHere(500);
    expect(await learnPacked(store)).toBe(true);
    const learned = await store.packed();
    expect(learned).toEqual(await packCorpus(some(500), AS_FETCHED));
    const { index, size } = await PackedCorpus.open(learned ?? new Uint8Array(0));
    expect(size).toBe(500);
    expect(index.vectors.count).toBeGreaterThan(50);
  });

  it('is done once', async () => {
    const { store } = await packedHere(200);
    expect([await learnPacked(store), await learnPacked(store)]).toEqual([true, false]);
  });

  it('has nothing to do without a list', async () => {
    const store = createCorpusStore(new CorpusDatabase(world().environment));
    expect(await learnPacked(store)).toBe(false);
  });

  it('leaves a list alone that was replaced or removed in the meantime', async () => {
    const { store } = await packedHere(100);
    const other = await packCorpus([record()], AS_FETCHED, { learn: false });
    const meanwhile = (act: () => Promise<void>) => ({
      ...store,
      packed: async () => {
        const bytes = await store.packed();
        await act();
        return bytes;
      },
    });
    expect(await learnPacked(meanwhile(() => store.setPacked(other, UNTIL)))).toBe(false);
    expect(await store.packed()).toEqual(other);
    expect(await learnPacked(meanwhile(() => store.remove()))).toBe(false);
    expect(await store.packed()).toBe(null);
  });

  it('is used from the next question on', async () => {
    const { store, make } = await packedHere(500);
    const list = make();
    const [first] = some(500);
    const request = about(first?.title ?? '', { number: first?.number ?? null });
    const before = await list.related(request);
    await learnPacked(store);
    await list.configure({});
    const after = await list.related(request);
    expect([before.outcome, after.outcome]).toEqual(['listed', 'listed']);
    expect(after).not.toEqual(before);
  });
});
