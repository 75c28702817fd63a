import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup.mjs';
import { noteOf, stage } from '../../tests/soak/many-notes.ts';
import { EVERYTHING } from '../../utils/protocol/library/selection.ts';
import type { Page } from 'playwright-core';
import { median, ms, times, type Table } from '../support/table.ts';
import { bareDexie } from './bare-dexie.ts';

/** Asks one message of the protocol. */
export type Ask = (request: string, payload: unknown) => Promise<Record<string, unknown>>;

/** What one act cost, in milliseconds. */
interface Act {
  readonly what: string;
  /** The same by Dexie alone; null where nothing compares. */
  readonly peer: number | null;
  readonly own: number;
  /** Times of single notes that were saved meanwhile. */
  readonly saves: readonly number[];
}

/** Between two notes saved in the middle of something else. */
const PAUSE_MS = 250;
const SAVES_AT_REST = 25;

/** Saves one new note after the other until the work is done. */
async function savingMeanwhile(ask: Ask, work: () => Promise<unknown>): Promise<{ own: number; saves: number[] }> {
  let isOver = false;
  const start = performance.now();
  const done = work().then(() => {
    isOver = true;
    return performance.now() - start;
  });
  const saves: number[] = [];
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    // A save that began after the end would be one at rest.
    if (isOver) return { own: await done, saves };
    saves.push(await saveOne(ask));
  }
}

let saved = 0;
async function saveOne(ask: Ask): Promise<number> {
  saved += 1;
  const { id, target } = noteOf(900_000 + saved);
  const start = performance.now();
  await ask('notes.save', { id, target, body: `Intussen ${saved}`, publicationTitle: '', expectedRevision: 0 });
  return performance.now() - start;
}

async function exportAll(ask: Ask): Promise<void> {
  let cursor: unknown = null;
  do {
    const request = { selection: { by: 'filter', filter: EVERYTHING }, cursor, limit: 200 };
    const batch = await ask('library.export', request);
    JSON.stringify(batch['notes']);
    cursor = batch['next'];
  } while (cursor !== null);
}

/**
 * Acts on a whole library, each while single notes are saved, against Dexie alone on the same rows.
 *
 * @param page a page of the extension
 */
export async function measureMany(page: Page, ask: Ask, count: number): Promise<Table> {
  await page.evaluate(readFileSync(join(ROOT, 'node_modules/dexie/dist/dexie.min.js'), 'utf8'));
  await page.evaluate(`globalThis.peer = (${bareDexie.toString()})()`);
  const peer = (expression: string): Promise<number> => page.evaluate(expression);
  const first = JSON.stringify(noteOf(1));
  const make = `(n) => ({ ...${first}, id: '00000000-0000-4000-8000-' + String(n).padStart(12, '0'), target: { publication: 'kv-tk-2023Z' + (10000 + n % 2000), questionNumber: '2023Z' + (10000 + n % 2000), subQuestion: null }, deleted: null, schema: 2 })`;
  const acts: Act[] = [];
  const act = async (what: string, other: string | null, work: () => Promise<unknown>): Promise<void> => {
    const time = other === null ? null : await peer(other);
    const { own, saves } = await savingMeanwhile(ask, work);
    console.error(
      `  ${what}: Dexie ${ms(time ?? NaN)}, Kantlijn ${ms(own)}, saving ${saves.map((one) => one.toFixed(0)).join(' ')}`,
    );
    acts.push({ what, peer: time, own, saves });
  };
  const commit = await stage(ask, 500);
  await ask('library.import', commit);
  const quiet: number[] = [];
  for (let at = 0; at < SAVES_AT_REST; at += 1) quiet.push(await saveOne(ask));
  console.error(`  saving at rest: ${quiet.map((one) => one.toFixed(0)).join(' ')}`);
  await act(`import ${count} notes`, `peer.put(${make}, ${count})`, async () =>
    ask('library.import', await stage(ask, count)),
  );
  await act('the first index, until a search answers', null, () =>
    ask('library.search', { text: 'douane', filter: EVERYTHING, limit: 1 }),
  );
  await act('every note, as text', 'peer.walk()', () => exportAll(ask));
  await act('rename a tag that every note has', `peer.retag('vaak', 'altijd')`, () =>
    ask('tags.rename', { from: 'vaak', to: 'altijd' }),
  );
  await act('delete every note', `peer.drop('2026-12-01T12:00:00.000Z')`, () =>
    ask('notes.update', { selection: { by: 'filter', filter: EVERYTHING }, change: { does: 'delete' } }),
  );
  await peer('peer.clear()');
  return {
    title: `Acts on ${count.toLocaleString('en')} notes`,
    about: `From an extension page. Dexie does the same with the same rows and indexes in one strictly durable transaction, in the same run. Meanwhile single notes are saved, one each ${PAUSE_MS} ms after the last; at rest that took ${ms(median(quiet))} (median of ${quiet.length}).`,
    head: ['', 'Dexie alone', 'Kantlijn', 'ratio', 'saving a note meanwhile, median', 'most', 'ratio to rest'],
    rows: acts.map(({ what, peer: other, own, saves }) => [
      what,
      other === null ? '' : ms(other),
      ms(own),
      other === null ? '' : times(own, other),
      saves.length === 0 ? '' : ms(median(saves)),
      saves.length === 0 ? '' : ms(Math.max(...saves)),
      saves.length === 0 ? '' : times(median(saves), median(quiet)),
    ]),
  };
}
