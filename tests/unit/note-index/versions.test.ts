import { describe, expect, test } from 'vitest';
import { createSearchIndex, type Schema } from '../../../utils/note-index/index.ts';
import { committed, requestDone, openDatabase } from '../../../utils/note-index/disk/database.ts';
import { freshIDB } from './support.ts';

interface Article {
  readonly id: string;
  readonly modified: string;
  readonly title: string;
}

const SCHEMA = {
  version: 1,
  fields: { title: { kind: 'short', weight: 0.6, texts: ({ title }) => [title] } },
} as const satisfies Schema<Article, 'title'>;

const ARTICLE: Article = { id: 'a', modified: '2026-01-01T00:00:00.000Z', title: 'haven' };
const add = [{ id: 'a', document: ARTICLE }];

describe('an index that was made another way', () => {
  const { title } = SCHEMA.fields;
  test.each<[string, Schema<Article, string>]>([
    ['another version of the schema', { ...SCHEMA, version: 2 }],
    ['another weight', { ...SCHEMA, fields: { title: { ...title, weight: 0.7 } } }],
    ['another kind', { ...SCHEMA, fields: { title: { ...title, kind: 'prose' } } }],
    ['another scope', { ...SCHEMA, fields: { title: { ...title, scope: 'label' } } }],
    ['one more field', { ...SCHEMA, fields: { ...SCHEMA.fields, heading: title } }],
    ['another name of a field', { ...SCHEMA, fields: { heading: title } }],
  ])('is rebuilt: %s', async (_, schema) => {
    const idb = freshIDB();
    const before = createSearchIndex('versions', SCHEMA, idb);
    await before.apply(add, 7);
    await before.close();
    const after = createSearchIndex('versions', schema, idb);
    expect(await after.watermark()).toBeNull();
    expect((await after.query('haven')).complete).toBe(false);
    await expect(after.apply(add, 8)).rejects.toThrow('rebuilt');
    await after.rebuild([ARTICLE], 9);
    expect(await after.watermark()).toBe(9);
    expect((await after.query('haven')).hits.map(({ id }) => id)).toEqual(['a']);
  });

  test('is kept when the schema is the same', async () => {
    const idb = freshIDB();
    const before = createSearchIndex('versions', SCHEMA, idb);
    await before.apply(add, 7);
    await before.close();
    expect(await createSearchIndex('versions', { ...SCHEMA }, idb).watermark()).toBe(7);
  });

  test('is rebuilt when its analysis is a number, as versions before schemas wrote it', async () => {
    const idb = freshIDB();
    const index = createSearchIndex('versions', SCHEMA, idb);
    await index.apply(add, 7);
    await index.close();
    const database = await openDatabase('versions', idb);
    const transaction = database.transaction('meta', 'readwrite');
    const end = committed(transaction);
    const meta = (await requestDone(transaction.objectStore('meta').get('index'))) as object;
    transaction.objectStore('meta').put({ ...meta, analysis: 3 }, 'index');
    await end;
    database.close();
    expect(await index.watermark()).toBeNull();
    await index.rebuild([ARTICLE], 9);
    expect(await index.watermark()).toBe(9);
  });

  test('is emptied when its database has another layout', async () => {
    const idb = freshIDB();
    const request = idb.indexedDB.open('versions', 1);
    request.addEventListener('upgradeneeded', () =>
      request.result.createObjectStore('meta').put({ watermark: 5 }, 'index'),
    );
    (await requestDone(request)).close();
    const index = createSearchIndex('versions', SCHEMA, idb);
    expect([await index.watermark(), await index.size()]).toEqual([0, 0]);
    await index.apply(add, 7);
    expect((await index.query('haven')).total).toBe(1);
  });
});
