import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuild } from '../../../scripts/start-build.ts';
import { DARK_BACKGROUND, DARK_PAGE, infecting } from '../hostile/scripts.ts';
import {
  BOX,
  closedPassage,
  DOUBTFUL,
  LOST as GONE,
  mark,
  select,
  signOf,
  waitForMark,
  WRITE,
} from '../passages/support.ts';
import { runAxe } from '../support/axe.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { launchFirefox } from '../support/firefox.ts';
import { NOTES_TAB, SEED, useHosts } from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';

const hosts = useHosts();
/** Axe finds nothing in the page, nor in the frame. */
async function clean(page: Parameters<typeof runAxe>[0], what: string, isDark: boolean): Promise<void> {
  const reports = await runAxe(page, isDark ? DARK_BACKGROUND : undefined);
  expect([what, reports.length]).toEqual([what, 2]);
  for (const report of reports) {
    expect(report.passes, what).toBeGreaterThan(5);
    expect(report.violations, what).toEqual([]);
  }
}

/** Selects words in the document; a plain string, for both drivers. */
const SELECT = (words: string) => `(() => {
  const walker = document.createTreeWalker(document.querySelector('#broodtekst'), 4);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const found = new RegExp(${JSON.stringify(words.replaceAll(' ', String.raw`\s+`))}).exec(node.data);
    if (found === null) continue;
    node.parentElement.scrollIntoView({ block: 'center' });
    getSelection().setBaseAndExtent(node, found.index, node, found.index + found[0].length);
    return true;
  }
  throw new Error('not in the page');
})()`;

/** The page takes question 6 out and gives questions 8 and 9 each other's number, as a corrected version would. */
const CORRECT = `(() => {
  const items = [...document.querySelectorAll('#broodtekst .vraag')];
  const label = (item) => item.querySelector('h2').lastChild;
  const numberOf = (item) => /\\d+/.exec(item.querySelector('h2').textContent)[0];
  const of = (number) => items.find((item) => numberOf(item) === number);
  const [eight, nine] = [of('8'), of('9')];
  const swap = (item, to) => { item.querySelector('h2').textContent = 'Vraag ' + to; };
  swap(eight, 9);
  swap(nine, 8);
  of('6').remove();
  return label !== undefined;
})()`;

/** What is ours follows a page that is dark, not the system. */
const darken = (): void => infecting(hosts)(DARK_PAGE);

const LOST = 'Welke opties liggen er op tafel';
const MOVED = 'Hoe kan het dat België';
const KEPT = 'scanners van het merk Nuctech';

describe('axe finds nothing in what is shown beside passages, in Chromium', () => {
  let chromium: RunningChromium;
  beforeAll(async () => {
    const extensionDir = await ensureBuild({ browser: 'chrome', openRoot: true });
    chromium = await launchChromium({ extensionDir, replica: hosts().hosts });
  });
  afterEach(async () => {
    const [, ...pages] = chromium.context.pages();
    for (const page of pages) await page.close();
  });
  afterAll(async () => chromium.close());

  for (const [name, look] of Object.entries({
    light: {},
    dark: {},
    narrow: { width: 400 },
  })) {
    it(`${name}: bar, editor, list with doubt and loss, doubt, notice`, async () => {
      if (name === 'dark') darken();
      const { page, ax } = await chromium.open(hosts().url(SEED));
      if ('width' in look) await page.setViewportSize({ width: look.width, height: 800 });
      if (name === 'light') {
        for (const [words, meaning] of [
          [LOST, 'Uitzoeken'],
          [MOVED, 'Feit'],
        ] as const) {
          await select(page, words);
          await ax.click(mark(meaning));
          await waitForMark(page, meaning === 'Feit' ? 'fact' : 'question', words);
        }
      }
      await ax.waitFor(signOf(MOVED));
      await select(page, KEPT);
      await ax.waitFor(mark('Belangrijk'));
      // What the bar needs of the frame is made ready.
      await expect.poll(() => page.frames().length).toBe(2);
      await ax.waitFor(NOTES_TAB);
      await clean(page, 'the bar', name === 'dark');
      await ax.click(WRITE);
      const text = `Voor de toegankelijkheid: ${name}`;
      await ax.waitFor(BOX);
      await page.keyboard.type(text);
      await expect.poll(() => storedTexts(chromium)).toContain(text);
      await clean(page, 'the editor', name === 'dark');
      await page.keyboard.press('Escape');
      await ax.waitForGone(BOX);
      await page.evaluate(CORRECT);
      await ax.waitFor(signOf(MOVED, 'klopt dit?'));
      await ax.click(NOTES_TAB);
      await ax.waitFor({ ...closedPassage(LOST), within: GONE });
      await ax.waitFor({ ...closedPassage(MOVED), within: DOUBTFUL });
      await clean(page, 'the list', name === 'dark');
      await ax.click({ ...closedPassage(MOVED), within: DOUBTFUL });
      await ax.waitFor({ role: 'button', name: 'Ja, dit klopt' });
      await clean(page, 'the doubt', name === 'dark');
      await ax.click({ role: 'button', name: 'Andere plaats kiezen' });
      await ax.waitFor({ role: 'button', name: 'Notitie hier plaatsen' });
      await ax.waitForText({}, /Selecteer in de tekst de nieuwe passage/);
      await clean(page, 'the notice', name === 'dark');
    });
  }
});

describe('axe finds nothing in what is shown beside passages, in Firefox', () => {
  it.each(['light', 'dark'] as const)('%s: bar, editor, list with doubt and loss, doubt view', async (colorScheme) => {
    const extensionDir = await ensureBuild({ browser: 'firefox', openRoot: true });
    const firefox = await launchFirefox({ extensionDir, replica: hosts().hosts, colorScheme });
    try {
      if (colorScheme === 'dark') darken();
      const { page, ax } = await firefox.open(hosts().url(SEED));
      for (const [words, meaning] of [
        [LOST, 'Uitzoeken'],
        [MOVED, 'Feit'],
      ] as const) {
        await page.evaluate(SELECT(words));
        await ax.click(mark(meaning));
        await ax.waitFor(signOf(words, meaning));
      }
      await page.evaluate(SELECT(KEPT));
      await ax.waitFor(mark('Belangrijk'));
      await clean(page, 'the bar', colorScheme === 'dark');
      await ax.click(WRITE);
      await ax.type(BOX, 'Voor de toegankelijkheid');
      await ax.waitFor({ role: 'status', name: /^Opgeslagen/ });
      await clean(page, 'the editor', colorScheme === 'dark');
      await page.keyboard.press('Escape');
      await ax.waitForGone(BOX);
      await page.evaluate(CORRECT);
      await ax.waitFor(signOf(MOVED, 'klopt dit?'));
      await ax.click(NOTES_TAB);
      await ax.waitFor(GONE);
      await ax.waitFor(DOUBTFUL);
      await clean(page, 'the list', colorScheme === 'dark');
      await ax.click({ role: 'button', name: new RegExp(`“${MOVED}.*Notitie openen$`) });
      await ax.waitFor({ role: 'button', name: 'Ja, dit klopt' });
      await clean(page, 'the doubt', colorScheme === 'dark');
    } finally {
      await firefox.close();
    }
  });
});
