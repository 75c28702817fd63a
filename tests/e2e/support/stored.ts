import { beforeEach } from 'vitest';
import type { Page as FirefoxPage } from 'puppeteer-core';
import type { RunningChromium } from './chromium.ts';

/** What of a stored note the tests look at. */
export interface StoredNote {
  id: string;
  body: string;
  revision: number;
  deleted: string | null;
  target: { publication: string; questionNumber: string | null };
}

/** Every row of every table named `notes` of the origin it runs in. Runs in the browser, so it may use nothing from here. */
async function readNotes(): Promise<unknown> {
  const rows: unknown[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name ?? '');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(String(request.error))));
    });
    if (database.objectStoreNames.contains('notes')) {
      const request = database.transaction('notes').objectStore('notes').getAll();
      await new Promise((resolve) => request.addEventListener('success', resolve));
      rows.push(...request.result);
    }
    database.close();
  }
  return rows;
}

/**
 * The notes as they lie in the extension's database, read past Kantlijn's own code.
 * In: the running browser. Out: every row of every table named `notes`.
 */
export async function storedNotes(browser: RunningChromium): Promise<StoredNote[]> {
  const worker = await browser.worker();
  return (await worker.evaluate(readNotes)) as StoredNote[];
}

/** As {@link storedTexts}, in Firefox. In: any page of the extension. */
export const storedInFirefox = async (page: FirefoxPage): Promise<string[]> =>
  textsOf((await page.evaluate(readNotes)) as StoredNote[]);

/** Texts of the notes that are not deleted, sorted. */
export async function storedTexts(browser: RunningChromium): Promise<string[]> {
  return textsOf(await storedNotes(browser));
}

const textsOf = (notes: readonly StoredNote[]): string[] =>
  notes
    .filter(({ deleted }) => deleted === null)
    .map(({ body }) => body)
    .toSorted();

/** Forgets recent requests and pauses of all hosts, as a restart of the browser does. */
export async function forgetHosts(browser: RunningChromium): Promise<void> {
  const page = await browser.context.newPage();
  // Any file of the extension gives access to its storage; its pages cost a second to draw.
  await page.goto(`chrome-extension://${await browser.extensionId()}/manifest.json`);
  await page.evaluate(async () => {
    type Session = { remove(keys: string[]): Promise<void> };
    const { storage } = (globalThis as unknown as { chrome: { storage: { session: Session } } }).chrome;
    await storage.session.remove(['sources.hosts', 'sources.asked']);
  });
  await page.close();
  // It holds them too.
  await browser.stopWorker();
}

/** How many publications are opened before a host's limit makes the next one wait: some ask it twice. */
const FEW = 4;

/**
 * For groups of tests that each open another publication: no reader opens a dozen in a row, and what a host allows in half a minute is not what
 * they try. Without it the ninth waits half a minute.
 */
export function forgetHostsBetween(browser: () => RunningChromium): void {
  let tests = 0;
  beforeEach(async () => {
    if (tests > 0 && tests % FEW === 0) await forgetHosts(browser());
    tests += 1;
  });
}
