import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { ensureBuild } from '../../scripts/start-build.ts';
import { launchChromium, type RunningChromium } from '../../tests/e2e/support/chromium.ts';
import { WIRE_VERSION } from '../../utils/protocol/wire.ts';
import { median, ms, times, type Table } from '../support/table.ts';
import { copyOf, keepCopies } from './one-copy.ts';

const RUNS = 60;
/** Starts of the worker; each takes a second. */
const STARTS = 25;
const BODY = 'Navragen bij de Douane hoeveel scanners er nog staan. '.repeat(20);

/** A page of an extension that can save, and put into a database of its own. */
interface Measured {
  readonly browser: RunningChromium;
  readonly page: Page;
}

async function open(extensionDir: string): Promise<Measured> {
  const browser = await launchChromium({ extensionDir, replica: null });
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${await browser.extensionId()}/options.html`);
  // The TypeScript runner adds calls of this helper to functions; the page does not have it.
  await page.evaluate('globalThis.__name = (value) => value');
  return { browser, page };
}

/** Milliseconds of one strictly durable put, past Kantlijn. */
async function bare({ page }: Measured): Promise<number> {
  return page.evaluate(async (body) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('bench', 1);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('rows', { keyPath: 'id' }));
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(String(request.error))));
    });
    const start = performance.now();
    await new Promise<void>((resolve) => {
      const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.objectStore('rows').put({ id: crypto.randomUUID(), body });
      transaction.addEventListener('complete', () => resolve());
    });
    const took = performance.now() - start;
    database.close();
    return took;
  }, BODY);
}

/** Milliseconds from a message to its answer. */
async function ask({ page }: Measured, request: string, payload: object, outcome: string): Promise<number> {
  return page.evaluate(
    async (sent) => {
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
      ).chrome;
      const start = performance.now();
      const answer = (await runtime.sendMessage(sent.message)) as { payload?: { outcome?: string } };
      const took = performance.now() - start;
      if (answer.payload?.outcome !== sent.outcome) throw new Error(`Not answered: ${JSON.stringify(answer)}`);
      return took;
    },
    { message: { kantlijn: WIRE_VERSION, request, payload }, outcome },
  );
}

const PLACE = { publication: 'kv-tk-2024Z01911', questionNumber: '2024Z01911' };
const save = (measured: Measured): Promise<number> =>
  ask(
    measured,
    'notes.save',
    {
      id: crypto.randomUUID(),
      target: { ...PLACE, subQuestion: null },
      body: BODY,
      publicationTitle: 'Bench',
      expectedRevision: 0,
    },
    'saved',
  );

/** Milliseconds until a worker that was ended answers with the notes of a page. */
async function start(measured: Measured): Promise<number> {
  await measured.browser.stopWorker();
  await measured.page.waitForTimeout(300);
  const asked = { publication: PLACE.publication, questionNumbers: [PLACE.questionNumber] };
  return ask(measured, 'notes.list', asked, 'listed');
}

/** Saving a note and starting the worker, with two copies of the notes and with one, against a bare put. */
export async function run(): Promise<Table[]> {
  const extensionDir = await ensureBuild({ browser: 'chrome' });
  const dirs = [copyOf(extensionDir), copyOf(extensionDir)];
  keepCopies(dirs[0] ?? '', 1);
  const [one, two] = [await open(dirs[0] ?? ''), await open(dirs[1] ?? '')];
  const seen = { bare: [] as number[], one: [] as number[], two: [] as number[] };
  const starts = { one: [] as number[], two: [] as number[] };
  try {
    for (let at = -5; at < RUNS; at += 1) {
      const times = [await bare(one), await save(one), await save(two)];
      if (at < 0) continue;
      seen.bare.push(times[0] ?? 0);
      seen.one.push(times[1] ?? 0);
      seen.two.push(times[2] ?? 0);
    }
    for (let at = -2; at < STARTS; at += 1) {
      const times = [await start(one), await start(two)];
      if (at < 0) continue;
      starts.one.push(times[0] ?? 0);
      starts.two.push(times[1] ?? 0);
    }
  } finally {
    await one.browser.close();
    await two.browser.close();
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  }
  const floor = median(seen.bare);
  const about = `One note of ${BODY.length} characters, ${RUNS} times, alternating, from an extension page. All are strictly durable; Kantlijn's includes the message to the worker and back, checking and revision. Without the second copy: the same build in a browser that refuses Cache storage.`;
  return [
    {
      title: 'Saving a note',
      about,
      head: ['', 'median', 'against the bare put', 'against one copy'],
      rows: [
        ['bare IndexedDB put', ms(floor), '1.00×', ''],
        ['Kantlijn, one copy', ms(median(seen.one)), times(median(seen.one), floor), '1.00×'],
        [
          'Kantlijn, two copies',
          ms(median(seen.two)),
          times(median(seen.two), floor),
          times(median(seen.two), median(seen.one)),
        ],
      ],
    },
    {
      title: 'Starting the worker',
      about: `From a message to a worker that was ended, to the notes of a page; ${RUNS + 5} notes in the library, ${STARTS} starts, alternating.`,
      head: ['', 'median', 'against one copy'],
      rows: [
        ['one copy', ms(median(starts.one)), '1.00×'],
        ['two copies', ms(median(starts.two)), times(median(starts.two), median(starts.one))],
      ],
    },
  ];
}
