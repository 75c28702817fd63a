import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { describe as describePassage, indexDocument } from '../../../utils/anchor/index.ts';
import { useChromium, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);
const LONG = 'ah-tk-20242025-9120';
const COUNT = 10_000;

/** Ten thousand marks all over the long document, described by Kantlijn itself. */
function marks(html: string): object[] {
  const { document } = new JSDOM(html).window;
  const index = indexDocument(document);
  const info = { id: LONG, version: null, date: null, questionNumbers: ['2025Z90120'] };
  return Array.from({ length: COUNT }, (_, n) => {
    const start = Math.floor((n / COUNT) * (index.text.length - 200));
    const passage = describePassage({ start, end: start + 20 + (n % 60) }, index, info);
    return {
      id: `20000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      target: { publication: LONG, questionNumber: '2025Z90120', subQuestion: null },
      body: `notitie ${n}`,
      publicationTitle: 'Lang',
      created: '2026-11-01T10:00:00.000Z',
      modified: '2026-11-01T10:00:00.000Z',
      revision: 1,
      deleted: null,
      passage,
      meaning: ['important', 'question', 'fact', 'action', null][n % 5],
      tags: [],
    };
  });
}

it('ten thousand notes on a document do not freeze it', async () => {
  const { page } = await browser().open(hosts().url(LONG));
  const rows = marks(await page.content());
  const worker = await browser().worker();
  for (let at = 0; at < rows.length; at += 1_000) {
    // oxlint-disable-next-line no-await-in-loop
    await worker.evaluate(
      async (portion) => {
        for (const { name } of await indexedDB.databases()) {
          const request = indexedDB.open(name ?? '');
          await new Promise((resolve) => request.addEventListener('success', resolve));
          const database = request.result;
          if (database.objectStoreNames.contains('notes')) {
            const transaction = database.transaction('notes', 'readwrite');
            for (const row of portion) transaction.objectStore('notes').put(row);
            await new Promise((resolve) => transaction.addEventListener('complete', resolve));
          }
          database.close();
        }
      },
      rows.slice(at, at + 1_000),
    );
  }
  await page.addInitScript(() => {
    const long: number[] = [];
    Object.assign(globalThis, { long });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    });
  });
  const started = Date.now();
  await page.reload({ waitUntil: 'load' });
  const size = () =>
    page.evaluate(() =>
      [...CSS.highlights].reduce((sum, [name, one]) => sum + (name.startsWith('kantlijn-') ? one.size : 0), 0),
    );
  let first = 0;
  while ((await size()) < COUNT && Date.now() - started < 90_000) {
    if (first === 0 && (await size()) > 0) first = Date.now() - started;
    // oxlint-disable-next-line no-await-in-loop
    await page.waitForTimeout(100);
  }
  const all = Date.now() - started;
  await page.waitForTimeout(2_000);
  const tasks = await page.evaluate(() => (globalThis as unknown as { long: number[] }).long);
  const worst = Math.max(0, ...tasks);
  console.log(
    `10,000 notes: first drawn after ${first} ms, all after ${all} ms; longest task ${Math.round(worst)} ms, ${tasks.length} over 50 ms`,
  );
  expect(await size()).toBeGreaterThanOrEqual(COUNT);
  // Slow machines: what must not happen is a page that stands still.
  expect(worst).toBeLessThan(1_000);
});
