import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IndexChange as AnyChange } from '../../utils/note-index/index.ts';
import type { NoteAnswer, NoteIndex, SearchDocument } from '../../utils/store/search-schema.ts';
import { LIBRARY } from '../unit/note-index/library.ts';
import { document } from '../unit/note-index/support.ts';
import { servePage } from './support/bundled.ts';
import { launchChromium, type RunningChromium } from './support/chromium.ts';

/** The index in Chromium's own IndexedDB, which commits, aborts and is killed otherwise than one in memory. */

const profile = mkdtempSync(join(tmpdir(), 'kantlijn-search-test-'));
let browser: RunningChromium;
let opened: Awaited<ReturnType<typeof servePage>>;
const openPage = (): Promise<Page> => opened(browser.context);

async function start(): Promise<void> {
  browser = await launchChromium({ extensionDir: null, replica: null, userDataDir: profile });
}

interface WithIndex {
  searchIndex: NoteIndex;
}
type Change = AnyChange<SearchDocument>;
const query = (page: Page, text: string): Promise<NoteAnswer> =>
  page.evaluate((asked) => (globalThis as unknown as WithIndex).searchIndex.query(asked, { limit: 1000 }), text);
const apply = (page: Page, changes: readonly Change[], upTo: number): Promise<void> =>
  page.evaluate(
    ([own, last]) => (globalThis as unknown as WithIndex).searchIndex.apply(own as Change[], last as number),
    [changes, upTo] as const,
  );
const watermark = (page: Page): Promise<number | null> =>
  page.evaluate(() => (globalThis as unknown as WithIndex).searchIndex.watermark());
const size = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as WithIndex).searchIndex.size());

const change = (note: SearchDocument): Change => ({ id: note.id, document: note });

beforeAll(async () => {
  opened = await servePage('https://search.test', 'tests/e2e/support/search-page.ts', 'searchIndex');
  await start();
});
afterAll(async () => {
  await browser?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

describe('the search index in Chromium', () => {
  test('finds notes in another page after the browser was started again', async () => {
    const first = await openPage();
    await apply(first, LIBRARY.map(change), LIBRARY.length);
    await browser.close();
    await start();
    const page = await openPage();
    expect(await watermark(page)).toBe(LIBRARY.length);
    expect((await query(page, 'toeslag ')).hits.map(({ id }) => id).toSorted()).toEqual(['toeslag', 'zorgtoeslag']);
    const [hit] = (await query(page, 'geind')).hits;
    expect(hit?.id).toBe('cooperatie');
    expect((await query(page, '36 410, nr. 12')).hits.map(({ id }) => id).toSorted()).toEqual(['begroting', 'huizen']);
    expect((await query(page, 'pollitiebureau')).corrections).toHaveLength(1);
    await page.close();
  });

  test('a page killed at any moment of a change leaves the state before or after it', async () => {
    const setup = await openPage();
    await setup.evaluate(() => (globalThis as unknown as WithIndex).searchIndex.clear());
    await setup.close();
    let last = 0;
    let interrupted = 0;
    for (let round = 0; round < 12; round += 1) {
      const page = await openPage();
      const notes = Array.from({ length: 120 }, (_, n) =>
        document(`n${n}`, {
          body: `ronde${'abcdefghijkl'[round]} scanner ${n % 3 === 0 ? 'haven' : 'kade'} nummer${n}`,
        }),
      );
      const writing = apply(page, notes.map(change), round + 1).then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => {
        setTimeout(resolve, round * 12);
      });
      const session = await browser.context.newCDPSession(page);
      await Promise.race([session.send('Page.crash').catch(() => undefined), page.waitForEvent('crash')]);
      await page.close().catch(() => undefined);
      if (!(await writing)) interrupted += 1;
      const after = await openPage();
      const mark = await watermark(after);
      expect([last, round + 1]).toContain(mark);
      last = mark ?? -1;
      // The postings, the notes and the watermark tell of the same moment.
      expect(await size(after)).toBe(last === 0 ? 0 : 120);
      if (last > 0) {
        const word = `ronde${'abcdefghijkl'[last - 1]}`;
        expect((await query(after, `${word} `)).total).toBe(120);
        expect((await query(after, `${word} haven `)).total).toBe(40);
        expect((await query(after, 'scanner ')).total).toBe(120);
      }
      await after.close();
    }
    expect(interrupted).toBeGreaterThan(0);
  });

  test('a rebuild that is killed is known to be incomplete', async () => {
    const page = await openPage();
    const begun = page.evaluate(() => {
      const { searchIndex } = globalThis as unknown as WithIndex;
      async function* endless(): AsyncGenerator<SearchDocument> {
        await searchIndex.size();
        (globalThis as unknown as { begun: boolean }).begun = true;
        yield await new Promise<never>(() => undefined);
      }
      return searchIndex.rebuild(endless(), 99);
    });
    begun.catch(() => undefined);
    await page.waitForFunction(() => (globalThis as unknown as { begun?: boolean }).begun === true);
    await page.close();
    const after = await openPage();
    expect(await watermark(after)).toBeNull();
    await after.evaluate(() => (globalThis as unknown as WithIndex).searchIndex.rebuild([], 100));
    expect(await watermark(after)).toBe(100);
    await after.close();
  });
});
