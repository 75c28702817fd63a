import { expect, it } from 'vitest';
import { BOX, mark } from '../passages/support.ts';
import { useData } from '../support/data.ts';
import { ODD_ANSWERS } from '../support/odd-answers.ts';
import { addNoteAt, ANY_STATE, noteBoxAt, SEED, STATE, STORED, useFirefox, useHosts } from '../support/session.ts';

/** Marks, notes and verdicts on an answer beside its question, in Firefox, which reads selections in roots in another way. */

const hosts = useHosts();
const browser = useFirefox(hosts, { extensionPages: true });
const SECRET = 'olifantenpad';
const answer = { role: 'group', name: 'Antwoord op vraag 1' } as const;

/** Where the first words of the answer stand, CSS pixels of the window. */
const FIRST_WORDS = `(() => {
  for (const host of document.querySelectorAll('[data-kantlijn="answer"]')) {
    const walker = document.createTreeWalker(host.shadowRoot, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!node.data.startsWith('Ja. Dit antwoord')) continue;
      node.parentElement.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      range.setStart(node, 0);
      range.setEnd(node, 'Ja. Dit antwoord'.length);
      const { left, right, top, bottom } = range.getClientRects()[0];
      return { left, right, middle: (top + bottom) / 2 };
    }
  }
  throw new Error('not in the page');
})()`;

it('marks words by the mouse, writes on them, and has the same note on the answer’s own page', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await ax.click({ role: 'link', name: 'Naar het antwoord op vraag 1' });
  await ax.waitForText(answer, /Ja\. Dit antwoord is verzonnen/);
  const { left, right, middle } = (await page.evaluate(FIRST_WORDS)) as Record<'left' | 'right' | 'middle', number>;
  await page.mouse.move(left + 1, middle);
  await page.mouse.down();
  await page.mouse.move(right - 1, middle, { steps: 6 });
  await page.mouse.up();
  await ax.click(mark('Feit'));
  const sign = { role: 'button', name: 'Feit: “Ja. Dit antwoord”' } as const;
  await ax.click(sign);
  await ax.type(BOX, SECRET);
  await ax.waitFor(STORED);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(SECRET);
  // Nothing that stands in our root names the note.
  const drawn = await page.evaluate(
    () => document.querySelector('[data-kantlijn="answer"]')?.shadowRoot?.querySelector('.kl')?.innerHTML ?? '',
  );
  expect(drawn).toContain('<mark');
  expect(drawn).not.toMatch(/[\da-f]{8}-[\da-f]{4}-4/);

  const own = await browser().open(hosts().url('ah-tk-20232024-9999'));
  await own.ax.click(sign);
  expect(await own.ax.value(BOX)).toBe(SECRET);
  // What becomes of it there is drawn beside the question.
  await own.ax.click({ role: 'radio', name: 'Actie' });
  await ax.waitFor({ ...sign, name: sign.name.replace('Feit', 'Actie') });
});

it('takes a verdict by keyboard, shows the page nothing of it, and counts and filters it in the library', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await ax.waitForText(STATE, ANY_STATE, { timeout: 30_000 });
  await ax.click(addNoteAt('3'));
  await ax.type(noteBoxAt('3'), 'Noemt geen enkele termijn.');
  await ax.waitFor(STORED);
  const verdict = { role: 'combobox', name: 'Uw oordeel over het antwoord' } as const;
  await ax.type(verdict, 'ontw');
  await expect.poll(async () => ax.value(verdict)).toBe('evades');
  expect(
    await page.evaluate(() => document.documentElement.outerHTML + document.documentElement.innerText),
  ).not.toMatch(/ontwijkt|termijn\./);

  const library = await browser().openOwn('library.html#all');
  const text = (): Promise<string> => library.evaluate(() => document.querySelector('main')?.innerText ?? '');
  await expect.poll(text, { timeout: 15_000 }).toMatch(/Uw oordeel: ontwijkt/);
  await library.locator('details.verdicts summary').click();
  const counts = (): Promise<string[]> =>
    library.$$eval('details.verdicts td', (cells) => cells.map((cell) => cell.textContent ?? ''));
  await expect.poll(counts, { timeout: 15_000 }).toEqual(['0', '0', '1', '0']);
  const rows = (): Promise<number> => library.$$eval('article', (all) => all.length);
  const before = await rows();
  await (await library.waitForSelector('::-p-aria(verwijst[role="checkbox"])'))?.click();
  await expect.poll(rows, { timeout: 15_000 }).toBe(0);
  await (await library.waitForSelector('::-p-aria(verwijst[role="checkbox"])'))?.click();
  await (await library.waitForSelector('::-p-aria(ontwijkt[role="checkbox"])'))?.click();
  await expect.poll(rows, { timeout: 15_000 }).toBe(1);
  expect(before).toBeGreaterThanOrEqual(1);
});

const oddHosts = useHosts({ dataDir: useData(ODD_ANSWERS) });
const oddBrowser = useFirefox(oddHosts);

/** Opens a question of a publication that is written to mislead, and one answer beside it. */
async function openedOdd(question: string, label: string) {
  const { page, ax } = await oddBrowser().open(oddHosts().url(question));
  await ax.waitForText({ role: 'status' }, ANY_STATE, { timeout: 30_000 });
  await ax.click({ role: 'link', name: `Naar het antwoord op vraag ${label}` });
  const text = await ax.waitForText({ role: 'group', name: `Antwoord op vraag ${label}` }, /Naar de publicatie/);
  /** Addresses of what may be followed in our own boxes. */
  const links = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('[data-kantlijn="answer"]')].flatMap((host) =>
        [...(host.shadowRoot?.querySelectorAll('a, img, script') ?? [])].map(
          (each) => `${each.localName} ${each.getAttribute('href') ?? ''}`,
        ),
      ),
    );
  return { page, text, links };
}

it('draws what is written to mislead as words, and places no answer to the questions of others', async () => {
  const table = await openedOdd('kv-tk-2025Z90101', '1');
  expect(table.text).toMatch(/een vorm die Kantlijn hier niet toont/);
  const nested = await openedOdd('kv-tk-2025Z90101', '2');
  expect(nested.text).toMatch(/Zij kunnen omrijden <img src=x onerror=.*over de brug/);
  expect(nested.text).toMatch(/1 ?Zie de bijlage\. ?2.*2 ?Alleen op papier\./);
  const led = await nested.links();
  expect(led.length).toBeGreaterThan(0);
  expect(led.filter((each) => !each.startsWith('a ') || each.includes('javascript'))).toEqual([]);
  expect(await nested.page.title()).not.toBe('x');

  const other = await openedOdd('kv-tk-2025Z90115', '3');
  expect(other.text).toMatch(/Welk antwoord bij welke vraag hoort, is niet zeker/);
  expect(other.text).not.toMatch(/wetsvoorstel/);
});
