import { describe, expect, it } from 'vitest';
import { giveNotes, openLibrary, SMALL_LIBRARY } from '../support/library.ts';
import { ADD_NOTE, STRIP, NOTE_BOX, SEED, useChromium, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);
const ADVICE = /bewaard door een nieuwere versie van Kantlijn/;

describe('after a downgrade', () => {
  it('page, library and side panel say that a newer Kantlijn stored the notes, and what helps', async () => {
    const library = await openLibrary(browser(), 'all');
    await giveNotes(library, SMALL_LIBRARY);
    // What a newer version would leave: the same database, with a higher number.
    await library.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const open = indexedDB.open('kantlijn', 9_990);
          open.addEventListener('success', () => resolve(open.result.close()));
          open.addEventListener('error', () => reject(open.error ?? new Error('open')));
        }),
    );
    await library.reload();
    await library.getByText(ADVICE).first().waitFor();
    const panel = await openLibrary(browser(), 'all', 'sidepanel');
    await panel.getByText(ADVICE).first().waitFor();

    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitFor({ ...STRIP });
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'woorden na een downgrade');
    await expect
      .poll(async () => JSON.stringify(await ax.tree()), { timeout: 15_000 })
      .toMatch(/Niet opgeslagen: uw notities zijn bewaard door een nieuwere versie van Kantlijn/);
    await page.close();
  });
});
