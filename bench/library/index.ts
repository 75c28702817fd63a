import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from '../../scripts/start-build.ts';
import { launchChromium } from '../../tests/e2e/support/chromium.ts';
import { noteOf, stage } from '../../tests/soak/many-notes.ts';
import { EVERYTHING } from '../../utils/protocol/library/selection.ts';
import type { BrowserContext } from 'playwright-core';
import { median, ms, times, type Table } from '../support/table.ts';
import { bareLibrary } from './bare.ts';
import { measureKeys } from './keys.ts';
import { measureMany } from './many.ts';
import { walkThrough } from './page.ts';
import { measureVerdicts } from './verdicts.ts';

/** A request that touches every note may take as long as the protocol allows. */
type Answer = Record<string, unknown>;

/**
 * The library with many notes in real Chromium: its messages against the same rows in bare IndexedDB, and what a reader does in
 * the full page. `--notes 100000`; `--profile DIR` keeps the filled profile between runs, `--part many`, `verdicts`, `messages`, `page` or `keys`
 * does one (`many` and `verdicts` fill a library of their own, and so are done only when asked for; `--judged 250`: one of so many notes has a
 * verdict).
 */
export async function run(args: readonly string[] = []): Promise<Table[]> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const count = Number(option('--notes') ?? 100_000);
  const part = option('--part');
  const profile = option('--profile') ?? mkdtempSync(join(tmpdir(), 'kantlijn-bench-library-'));
  const filled = existsSync(join(profile, 'Default'));
  const extensionDir = await ensureBuild({ browser: 'chrome' });
  const browser = await launchChromium({ extensionDir, replica: null, userDataDir: profile });
  const tables: Table[] = [];
  try {
    const base = `chrome-extension://${await browser.extensionId()}`;
    const page = await browser.context.newPage();
    await page.goto(`${base}/options.html`);
    // The runner of scripts names functions by a helper of its own, which the page does not have.
    await page.evaluate('globalThis.__name = (value) => value');
    const ask = (request: string, payload: unknown): Promise<Answer> =>
      page.evaluate(
        async (message) => {
          const { runtime } = (
            globalThis as unknown as { chrome: { runtime: { sendMessage(sent: unknown): Promise<unknown> } } }
          ).chrome;
          const answer = (await runtime.sendMessage(message)) as { ok: boolean; payload: Answer; detail?: string };
          if (!answer.ok || answer.payload['outcome'] === 'failed')
            throw new Error(JSON.stringify(answer).slice(0, 300));
          return answer.payload;
        },
        { kantlijn: 1, request, payload },
      );
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    if (part === 'many') return [await measureMany(page, ask, count)];
    if (part === 'verdicts') return [await measureVerdicts(ask, count, Number(option('--judged') ?? 1))];
    const list = { sort: 'newest', filter: EVERYTHING, cursor: null, limit: 50, heads: 3 };
    let stageTime = 0;
    let commitTime = 0;
    if (!filled) {
      let commit: Answer | undefined;
      stageTime = await timed(async () => void (commit = await stage(ask, count)));
      commitTime = await timed(() => ask('library.import', commit));
      await ask('library.search', { text: 'douane', filter: EVERYTHING, limit: 1 });
    }
    if (part === 'keys') return [await keysTable(browser.context, `${base}/library.html#all`, count)];
    if (part !== 'page') {
      await page.evaluate(
        `globalThis.bare = (${bareLibrary.toString()})(); globalThis.idOf = (n) => '00000000-0000-4000-8000-' + String(n).padStart(12, '0')`,
      );
      const [first] = [noteOf(1)];
      const floor = (expression: string): Promise<number> => page.evaluate(expression);
      const make = `(n) => ({ ...${JSON.stringify(first)}, id: idOf(n), target: { publication: 'kv-tk-2023Z' + (10000 + n % 2000), questionNumber: '2023Z' + (10000 + n % 2000), subQuestion: null }, deleted: null, schema: 2 })`;
      const rows: [string, number, number][] = [];
      const push = rows.push.bind(rows);
      rows.push = (...more) => {
        for (const [what, bare, own] of more) console.error(`  ${what}: ${ms(bare)}, ${ms(own)}`);
        return push(...more);
      };
      const barePut = await floor(`bare.put(${make}, ${count})`);
      if (!filled) rows.push([`import ${count} notes (without staging: ${ms(stageTime)})`, barePut, commitTime]);
      const bareList: number[] = [];
      const ownList: number[] = [];
      for (let at = 0; at < 7; at += 1) {
        bareList.push(await floor('bare.list()'));
        ownList.push(await timed(() => ask('library.list', list)));
      }
      rows.push(['three newest notes of fifty publications', Math.min(...bareList), Math.min(...ownList)]);
      rows.push(['every note, as text', await floor('bare.walk()'), await timed(() => exportAll(ask))]);
      const bareTag = await floor(`bare.retag('vaak', 'altijd')`);
      rows.push([
        'rename a tag that every note has',
        bareTag,
        await timed(() => ask('tags.rename', { from: 'vaak', to: 'altijd' })),
      ]);
      await ask('tags.rename', { from: 'altijd', to: 'vaak' });
      await floor('bare.clear()');
      tables.push({
        title: `The library with ${count.toLocaleString('en')} notes: messages`,
        about:
          'From an extension page. The floor does the same with the same rows and indexes in IndexedDB itself, in one strictly durable transaction; Kantlijn also checks, counts revisions and keeps its log of changes. Reading: the best of seven.',
        head: ['', 'bare IndexedDB', 'Kantlijn', 'ratio'],
        rows: rows.map(([what, bare, own]) => [what, ms(bare), ms(own), times(own, bare)]),
      });
    }
    if (part !== 'messages') {
      const extra = noteOf(count + 7);
      const save = (): Promise<Answer> =>
        ask('notes.save', {
          id: extra.id,
          target: extra.target,
          body: 'Elders geschreven',
          publicationTitle: '',
          expectedRevision: 0,
        });
      const steps = await walkThrough(browser.context, `${base}/library.html#all`, save, count + 1);
      tables.push({
        title: `The library with ${count.toLocaleString('en')} notes: the page`,
        about: 'The full page, 1280 by 900. Tasks over 50 ms are counted by the browser (`longtask`).',
        head: ['', 'until it is drawn', 'longest task', 'tasks over 50 ms'],
        rows: steps.map(({ what, until, longest, long }) => [
          what,
          ms(until),
          longest === 0 ? 'under 50 ms' : ms(longest),
          long,
        ]),
      });
    }
  } finally {
    await browser.close();
    if (option('--profile') === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return tables;
}

async function keysTable(context: BrowserContext, address: string, count: number): Promise<Table> {
  const rows = await measureKeys(context, address);
  return {
    part: 'keys',
    title: `The library with ${count.toLocaleString('en')} notes: from a key to the results`,
    about:
      'By the clock of the page, from the `input` event to the frame after the last change of the list. Ten words.',
    head: ['', 'median', 'least', 'most'],
    rows: rows.map(({ what, times: all }) => [what, ms(median(all)), ms(Math.min(...all)), ms(Math.max(...all))]),
  };
}

async function exportAll(ask: (request: string, payload: unknown) => Promise<Answer>): Promise<void> {
  let cursor: unknown = null;
  do {
    const batch = await ask('library.export', {
      selection: { by: 'filter', filter: EVERYTHING },
      cursor,
      limit: 200,
    });
    JSON.stringify(batch['notes']);
    cursor = batch['next'];
  } while (cursor !== null);
}
