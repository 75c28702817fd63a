import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MortalBrowser } from '../soak/browser.ts';
import { chromiumFolders } from '../soak/damage.ts';
import { idOf } from '../soak/work.ts';

const profiles = [mkdtempSync(join(tmpdir(), 'kantlijn-shut-')), mkdtempSync(join(tmpdir(), 'kantlijn-new-'))] as const;
const [damaged, fresh] = [new MortalBrowser(profiles[0]), new MortalBrowser(profiles[1])];

/** Flips one bit in the file that names LevelDB's current state: after it Chromium opens no database of the origin. */
function damageCurrent(): void {
  const file = join(chromiumFolders(profiles[0]).database, 'CURRENT');
  const bytes = readFileSync(file);
  bytes[4] = (bytes[4] ?? 0) ^ 4;
  writeFileSync(file, bytes);
}

describe('a database that Chromium can open no more', () => {
  afterAll(async () => {
    await Promise.allSettled([damaged.close(), fresh.close()]);
    for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('leaves the notes in the second copy: saved as a file, they are imported in a new profile', async () => {
    await damaged.start();
    for (let n = 1; n <= 3; n += 1) {
      const target = { publication: 'kst-1', questionNumber: null, subQuestion: null };
      const request = { id: idOf(n), target, body: `notitie ${n}`, publicationTitle: 'Proef', expectedRevision: 0 };
      expect((await damaged.surely('notes.save', request))['outcome']).toBe('saved');
    }
    expect(await damaged.checked(20_000)).toBe(true);
    // What was counted outside is written a second after the last change.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await damaged.close();
    damageCurrent();
    await damaged.start();
    const page = await damaged.tab('library.html#all');
    await page.getByText(/Op de tweede staan nog 3 notities\./).waitFor({ timeout: 40_000 });
    expect(await page.getByText(/installeer het opnieuw/).count()).toBe(1);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Notities bewaren als bestand' }).click(),
    ]);
    const text = readFileSync(await file.path());
    expect(file.suggestedFilename()).toMatch(/^kantlijn-\d{4}-\d\d-\d\d\.json$/);
    await damaged.close();

    await fresh.start();
    const other = await fresh.tab('library.html#manage');
    await other.getByRole('button', { name: 'Bestand importeren' }).click();
    const chosen = { name: 'kantlijn.json', mimeType: 'application/json', buffer: text };
    await other.locator('input[type=file]').setInputFiles(chosen);
    await other
      .getByRole('dialog')
      .getByRole('button', { name: /^3 notities/ })
      .click();
    await expect
      .poll(async () => (await fresh.raw()).notes.map(({ id, body }) => [id, body]).toSorted(), { timeout: 15_000 })
      .toEqual([1, 2, 3].map((n) => [idOf(n), `notitie ${n}`]));
  });
});
