import { create, insert, insertMultiple, load, save, search as oramaSearch } from '@orama/orama';
import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import { createSearchIndex } from '../../utils/note-index/index.ts';
import { NOTE_SCHEMA, type SearchDocument } from '../../utils/store/search-schema.ts';
import { makeNote } from './corpus.ts';
import { getAll, openStore, promised, putAll, type Engine } from './engine.ts';

/** Kantlijn's own index. */
export function kantlijn(): Engine {
  const index = createSearchIndex('index', NOTE_SCHEMA, { indexedDB, IDBKeyRange });
  return {
    readsNotes: true,
    async build(count) {
      const notes = function* (): Generator<SearchDocument> {
        for (let n = 0; n < count; n += 1) yield makeNote(n);
      };
      await index.rebuild(notes(), count);
      return count;
    },
    async open() {},
    search: async (query) => (await index.query(query, { limit: 20 })).hits.map(({ id }) => id),
    add: (n) => index.apply([{ id: makeNote(n).id, document: makeNote(n) }], n + 1),
  };
}

/** The six searched fields as a flat row, as the other engines take them. */
function flat(n: number): Record<string, string> {
  const { id, body, quote, title, numbers, submitters, tags } = makeNote(n);
  const names = submitters.map(({ name, party }) => `${name} ${party ?? ''}`).join(' ');
  return { id, body, quote, title, numbers: numbers.join(' '), submitters: names, tags: tags.join(' ') };
}
const FIELDS = ['body', 'quote', 'title', 'numbers', 'submitters', 'tags'];

/** Indexes notes until all are in or the time is up. */
async function fill(
  count: number,
  deadline: number,
  take: (notes: Record<string, string>[]) => unknown,
): Promise<number> {
  for (let from = 0; from < count; from += 500) {
    if (performance.now() > deadline) return from;
    const size = Math.min(500, count - from);
    await take(Array.from({ length: size }, (_, at) => flat(from + at)));
  }
  return count;
}

export function miniSearch(): Engine {
  const options = { fields: FIELDS };
  let index = new MiniSearch(options);
  let database: IDBDatabase | null = null;
  const opened = async (): Promise<IDBDatabase> => (database ??= await openStore('index'));
  const keep = async (): Promise<void> => putAll(await opened(), [['index', JSON.stringify(index)]]);
  return {
    readsNotes: false,
    async build(count, deadline) {
      const taken = await fill(count, deadline, (notes) => index.addAll(notes));
      if (taken === count) await keep();
      return taken;
    },
    async open() {
      const [text] = await getAll(await opened(), ['index']);
      index = MiniSearch.loadJSON(String(text), options);
    },
    async search(query) {
      const prefix = (_: string, at: number, terms: string[]): boolean => at === terms.length - 1;
      return index
        .search(query, { combineWith: 'AND', prefix })
        .slice(0, 20)
        .map(({ id }) => String(id));
    },
    async add(n, kept) {
      index.add(flat(n));
      if (kept) await keep();
    },
  };
}

export function flexSearch(): Engine {
  const make = (): Document => new Document({ document: { id: 'id', index: FIELDS }, tokenize: 'forward' });
  let index = make();
  let database: IDBDatabase | null = null;
  const opened = async (): Promise<IDBDatabase> => (database ??= await openStore('index'));
  const keep = async (): Promise<void> => {
    const parts: [string, string][] = [];
    await index.export((key: string, data: string) => {
      parts.push([key, data]);
    });
    await putAll(await opened(), parts);
  };
  return {
    readsNotes: false,
    async build(count, deadline) {
      const taken = await fill(count, deadline, (notes) => {
        for (const note of notes) index.add(note);
      });
      if (taken === count) await keep();
      return taken;
    },
    async open() {
      index = make();
      const store = (await opened()).transaction('rows').objectStore('rows');
      const [keys, parts] = await Promise.all([promised(store.getAllKeys()), promised(store.getAll())]);
      for (const [at, key] of keys.entries()) index.import(String(key), parts[at] as string);
    },
    async search(query) {
      const found = index.search(query, { limit: 20 }) as { result: (string | number)[] }[];
      return [...new Set(found.flatMap(({ result }) => result.map(String)))].slice(0, 20);
    },
    async add(n, kept) {
      index.add(flat(n));
      if (kept) await keep();
    },
  };
}

export function orama(): Engine {
  const schema = Object.fromEntries(FIELDS.map((field) => [field, 'string' as const]));
  const make = () => create({ schema, language: 'dutch' });
  let index = make();
  let database: IDBDatabase | null = null;
  const opened = async (): Promise<IDBDatabase> => (database ??= await openStore('index'));
  const keep = async (): Promise<void> => putAll(await opened(), [['index', JSON.stringify(save(index))]]);
  return {
    readsNotes: false,
    async build(count, deadline) {
      const taken = await fill(count, deadline, (notes) => insertMultiple(index, notes, 500));
      if (taken === count) await keep();
      return taken;
    },
    async open() {
      const [text] = await getAll(await opened(), ['index']);
      index = make();
      load(index, JSON.parse(String(text)));
    },
    async search(query) {
      const { hits } = await oramaSearch(index, { term: query, threshold: 0, limit: 20 });
      return hits.map(({ id }) => id);
    },
    async add(n, kept) {
      await insert(index, flat(n));
      if (kept) await keep();
    },
  };
}
