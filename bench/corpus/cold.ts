import type { Page } from 'playwright-core';
import { launchChromium } from '../../tests/e2e/support/chromium.ts';
import type { Measured } from './extensions.ts';

/** Milliseconds of each round. */
export interface Cold {
  cold: number[];
  warm: number[];
}

/** Sends one message from an extension page and waits for its answer; milliseconds. */
export async function ask(page: Page, title: string): Promise<number> {
  const { took, answer } = await page.evaluate(async (title) => {
    const { runtime } = (
      globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
    ).chrome;
    const payload = {
      number: '2024Z01911',
      title,
      links: [],
      headlines: [],
      submitters: [],
      addressees: [],
      date: '2024-02-07',
      subjects: [],
      references: [],
      referredBy: [],
      limit: 25,
    };
    const start = performance.now();
    const answer = await runtime.sendMessage({ kantlijn: 1, request: 'related.get', payload, title });
    return { took: performance.now() - start, answer: JSON.stringify(answer) ?? '' };
  }, title);
  // The other workers answer with a number, ours with a list. Any other answer invalidates the measurement.
  if (!/^[1-9]\d*$/.test(answer) && !answer.includes('"outcome":"listed","questions":[{'))
    throw new Error(`no list came back: ${answer.slice(0, 300)}`);
  return took;
}

/** Kantlijn copies the packaged file into its database a second after the first answer (decision 100). */
const COPY_MS = 4000;

/** Deletes the copy, as an update of the extension does, so that the first request reads the file itself. */
async function dropCopy(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // No named functions here: the compiler would add a call to a helper that the page does not have.
    const opening = indexedDB.open('kantlijn-corpus');
    await new Promise((resolve) => opening.addEventListener('success', resolve, { once: true }));
    const change = opening.result.transaction('meta', 'readwrite');
    change.objectStore('meta').delete(IDBKeyRange.bound('copy', 'copyz'));
    await new Promise((resolve) => change.addEventListener('complete', resolve, { once: true }));
    opening.result.close();
  });
}

/** Name of the row for Kantlijn's first request after an update. */
export const AFTER_UPDATE = 'Kantlijn, first after an update';

/** Sends requests to each extension in turn, with its worker stopped before each round. */
export async function measureCold(
  extensions: readonly Measured[],
  title: string,
  rounds: number,
): Promise<Map<string, Cold>> {
  const browser = await launchChromium({ extensionDir: extensions.map(({ dir }) => dir), replica: null });
  const found = new Map<string, Cold>();
  try {
    const pages = new Map<string, Page>();
    for (const { name, id, page } of extensions) {
      const tab = await browser.context.newPage();
      await tab.goto(`chrome-extension://${id}/${page}`);
      pages.set(name, tab);
    }
    const measure = async (name: string, page: Page, prepare?: (page: Page) => Promise<void>): Promise<void> => {
      await page.bringToFront();
      await browser.stopWorker();
      await prepare?.(page);
      await page.waitForTimeout(300);
      const cold = await ask(page, title);
      const warm = [await ask(page, title), await ask(page, title), await ask(page, title)];
      const times = found.get(name) ?? { cold: [], warm: [] };
      found.set(name, { cold: [...times.cold, cold], warm: [...times.warm, warm[2] ?? Number.NaN] });
    };
    // This round warms the caches of files and compiled code, and gives the worker time to make its copy.
    for (const [name, page] of pages) {
      await measure(name, page);
      await page.waitForTimeout(COPY_MS);
    }
    found.clear();
    for (let round = 0; round < rounds; round++) for (const [name, page] of pages) await measure(name, page);
    const own = pages.get('Kantlijn');
    if (own) for (let round = 0; round < rounds; round++) await measure(AFTER_UPDATE, own, dropCopy);
  } finally {
    await browser.close();
  }
  return found;
}
