import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { giveNotes, openLibrary, SMALL_LIBRARY } from '../support/library.ts';
import { useChromium, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

/** Writes rows past every check, as an older version may have left them. */
async function leave(page: Page, half: boolean): Promise<void> {
  await page.evaluate(
    async (publication) => {
      const open = indexedDB.open('kantlijn');
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        open.addEventListener('success', () => resolve(open.result));
        open.addEventListener('error', () => reject(open.error ?? new Error('open')));
      });
      const at = '2026-11-30T12:00:00.000Z';
      const change = db.transaction(['notes', 'publications'], 'readwrite');
      change.objectStore('notes').put({
        id: '00000000-0000-4000-8000-0000000000ff',
        target: { publication, questionNumber: null, subQuestion: null },
        body: 'tekst van een kapotte rij',
        publicationTitle: 'Een stuk dat er niet is',
        created: at,
        modified: at,
        revision: 9007199254740992,
        deleted: null,
        passage: null,
        meaning: null,
        verdict: null,
        collection: null,
        tags: [],
      });
      change.objectStore('publications').put({
        id: publication,
        kind: 'other',
        title: 'Een stuk dat er niet is',
        questionNumber: null,
        sessionYear: null,
        date: null,
        submitters: [],
        state: null,
        lastSeen: null,
        latest: at,
        byDate: '',
        byTitle: 'een stuk',
        bySubmitter: '',
      });
      await new Promise((resolve) => {
        change.addEventListener('complete', resolve);
      });
      db.close();
    },
    half ? '\ud800half' : 'kst-36999-12',
  );
}

describe('a library with a row that an older version let in', () => {
  it('shows the other notes, says which row it cannot read, gives it as a file and removes it', async () => {
    const page = await openLibrary(browser(), 'all');
    await giveNotes(page, SMALL_LIBRARY);
    await leave(page, true);
    await page.reload();
    await expect.poll(() => page.getByRole('article').count()).toBe(SMALL_LIBRARY.length);
    const told = page.getByRole('region', { name: '1 bewaarde notitie kan niet worden gelezen' });
    await told.waitFor();
    expect(await told.innerText()).toContain('Een stuk dat er niet is: tekst van een kapotte rij');

    const panel = await openLibrary(browser(), 'all', 'sidepanel');
    await expect.poll(() => panel.getByRole('article').count()).toBe(SMALL_LIBRARY.length);
    await panel.close();

    const saving = page.waitForEvent('download');
    await told.getByRole('button', { name: 'Bewaren als bestand' }).click();
    const saved = readFileSync(await (await saving).path(), 'utf8');
    expect(JSON.parse(saved)).toMatchObject([{ target: { publication: '\ud800half' } }]);

    await told.getByRole('button', { name: 'Verwijderen' }).click();
    await told.getByRole('button', { name: 'Voorgoed verwijderen' }).click();
    await told.waitFor({ state: 'detached' });
    await page.reload();
    await expect.poll(() => page.getByRole('article').count()).toBe(SMALL_LIBRARY.length);
    await page.waitForTimeout(2_500);
    expect(await told.count()).toBe(0);
  });

  it('reads and changes a note whose revision had reached the end of the numbers', async () => {
    const page = await openLibrary(browser(), 'all');
    await leave(page, false);
    await page.reload();
    const row = page.getByRole('article').filter({ hasText: 'kapotte rij' });
    await row.getByRole('button', { name: /^Notitie bewerken/ }).click();
    await row.getByRole('textbox').fill('tekst die bewaard is');
    await page
      .getByText(/Opgeslagen/)
      .first()
      .waitFor();
    await page.reload();
    await page.getByRole('article').filter({ hasText: 'tekst die bewaard is' }).waitFor();
  });
});
