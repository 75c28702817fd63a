import { makeNote, queries } from './corpus.ts';
import { getAll, openStore, putAll, type Engine } from './engine.ts';
import { flexSearch, kantlijn, miniSearch, orama } from './engines.ts';

const ENGINES: Readonly<Record<string, () => Engine>> = {
  Kantlijn: kantlijn,
  MiniSearch: miniSearch,
  FlexSearch: flexSearch,
  Orama: orama,
};

/** What the driver calls in the page; times in milliseconds. */
export interface BenchPage {
  /** Stores the notes, and the index of an engine (null: only the notes). */
  build(name: string | null, count: number, seconds: number): Promise<{ taken: number; time: number }>;
  /** From nothing in memory to the first results with their notes. */
  cold(name: string | null, query: string): Promise<{ time: number; found: number }>;
  /** Queries on what `cold` opened: each for the first time, then again (median of rounds); and reading the rows alone. */
  warm(rounds: number): Promise<{ first: number[]; again: number[]; rows: number }>;
  /** Adds notes from number `from`: the time of each in memory, and of each stored. */
  add(from: number, count: number, keptCount: number): Promise<{ memory: number[]; kept: number[] }>;
}

let engine: Engine | null = null;
let notes: IDBDatabase | null = null;

const noteStore = async (): Promise<IDBDatabase> => (notes ??= await openStore('notes'));

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

async function ask(query: string): Promise<number> {
  if (!engine) throw new Error('Nothing is open.');
  const ids = await engine.search(query);
  if (!engine.readsNotes) await getAll(await noteStore(), ids);
  return ids.length;
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const bench: BenchPage = {
  async build(name, count, seconds) {
    const make = name === null ? undefined : ENGINES[name];
    // Kantlijn's index has the notes itself; the others read them from the store of notes.
    if (name !== 'Kantlijn') {
      const rows = function* (): Generator<[string, unknown]> {
        for (let n = 0; n < count; n += 1) yield [makeNote(n).id, makeNote(n)];
      };
      await putAll(await noteStore(), rows());
    }
    const [time, taken] = await timed(async () =>
      make ? make().build(count, performance.now() + seconds * 1000) : count,
    );
    return { taken, time };
  },
  async cold(name, query) {
    const [time, found] = await timed(async () => {
      if (name === null)
        return (
          await getAll(
            await noteStore(),
            Array.from({ length: 20 }, (_, n) => makeNote(n * 37).id),
          )
        ).length;
      engine = ENGINES[name]?.() ?? null;
      await engine?.open();
      return ask(query);
    });
    return { time, found };
  },
  async warm(rounds) {
    const list = queries();
    const first: number[] = [];
    for (const query of list) first.push((await timed(() => ask(query)))[0]);
    const again: number[] = [];
    for (const query of list) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) times.push((await timed(() => ask(query)))[0]);
      again.push(middle(times));
    }
    const store = await noteStore();
    const ids = Array.from({ length: 20 }, (_, n) => makeNote(n * 41).id);
    const rows: number[] = [];
    for (let round = 0; round < 30; round += 1) rows.push((await timed(() => getAll(store, ids)))[0]);
    return { first, again, rows: middle(rows) };
  },
  async add(from, count, keptCount) {
    const memory: number[] = [];
    const kept: number[] = [];
    for (let n = 0; n < count; n += 1) memory.push((await timed(async () => engine?.add(from + n, false)))[0]);
    for (let n = 0; n < keptCount; n += 1) kept.push((await timed(async () => engine?.add(from + count + n, true)))[0]);
    return { memory, kept };
  },
};

Object.assign(globalThis, { bench });
