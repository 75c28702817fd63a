import { describe, expect, it } from 'vitest';
import { Accessibility } from '../support/accessibility.ts';
import { AXE } from '../support/axe.ts';
import { openLibrary } from '../support/library.ts';
import {
  addNoteAt,
  ANY_STATE,
  FRAME,
  noteBoxAt,
  SAVED,
  SEED,
  STATE,
  useChromium,
  useHosts,
} from '../support/session.ts';

/** What the reader judges of an answer. */

const hosts = useHosts();
const browser = useChromium(hosts);
const verdict = { role: 'combobox', name: 'Uw oordeel over het antwoord' } as const;

describe('a verdict', () => {
  it('is given beside the question, is out of reach of the page, and is filtered and counted in the library', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(addNoteAt('3'));
    await ax.waitFor(noteBoxAt('3'));
    await ax.type(noteBoxAt('3'), 'Noemt geen enkele termijn.');
    await ax.waitForText(FRAME, SAVED);
    // By the keyboard alone, as a list of choices is used.
    await ax.focus({ ...verdict, within: FRAME });
    await page.keyboard.type('ontw');
    await expect.poll(async () => (await ax.find({ ...verdict, within: FRAME }))?.value).toBe('ontwijkt');
    const seen = await page.evaluate(() => document.documentElement.outerHTML + document.documentElement.innerText);
    expect(seen).not.toMatch(/ontwijkt|termijn\./);

    const library = await openLibrary(browser(), 'all');
    const lib = new Accessibility(library, await browser().context.newCDPSession(library));
    await lib.waitForText({ role: 'article' }, /Uw oordeel: ontwijkt/);
    await library.setViewportSize({ width: 320, height: 700 });
    await library.getByText('Uw oordelen in deze lijst').click();
    const table = library.getByRole('table');
    await expect
      .poll(() => table.innerText())
      .toMatch(/beantwoord\s+deels beantwoord\s+ontwijkt\s+verwijst\s+Uw oordelen\s+0\s+0\s+1\s+0/);
    expect(await library.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await library.evaluate(AXE);
    const found = await library.evaluate(`axe.run(document).then(({ violations }) => violations.map(({ id }) => id))`);
    expect(found).toEqual([]);
    await library.setViewportSize({ width: 1280, height: 800 });
    const toggle = library.getByRole('button', { name: /Filters/ });
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    await library.getByRole('checkbox', { name: 'verwijst' }).check();
    await expect.poll(() => library.getByRole('article').count()).toBe(0);
    await library.getByRole('button', { name: 'Filter verwijderen: Uw oordeel: verwijst' }).click();
    await library.getByRole('checkbox', { name: 'ontwijkt' }).check();
    await expect.poll(() => library.getByRole('article').count()).toBe(1);
  });
});
