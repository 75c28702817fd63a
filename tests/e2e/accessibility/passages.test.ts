import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuild } from '../../../scripts/start-build.ts';
import { BOX, LIST, mark, select, waitForMark, WRITE } from '../passages/support.ts';
import { AXE, RUN_AXE, type Violation } from '../support/axe.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { launchFirefox } from '../support/firefox.ts';
import { SAVED, SEED, useHosts } from '../support/session.ts';

const hosts = useHosts();
type Report = { passes: number; violations: Violation[] };
/** Just what both drivers' pages can do. */
interface AnyPage {
  evaluate(script: string): Promise<unknown>;
}

async function clean(page: AnyPage, what: string): Promise<void> {
  await page.evaluate(AXE);
  const report = (await page.evaluate(RUN_AXE)) as Report;
  expect(report.passes, what).toBeGreaterThan(5);
  expect(report.violations, what).toEqual([]);
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
    dark: { colorScheme: 'dark' as const },
    narrow: { width: 400 },
  })) {
    it(`${name}: bar, editor, list with doubt and loss, doubt view, notice`, async () => {
      const { page, ax } = await chromium.open(hosts().url(SEED));
      if ('colorScheme' in look) await page.emulateMedia({ colorScheme: look.colorScheme });
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
      await select(page, KEPT);
      await ax.waitFor(mark('Belangrijk'));
      await clean(page, 'the bar');
      await ax.click(WRITE);
      await ax.type(BOX, 'Voor de toegankelijkheid');
      await ax.waitForText({}, SAVED);
      await clean(page, 'the editor');
      await page.keyboard.press('Escape');
      await page.evaluate(CORRECT);
      await ax.waitFor({ role: 'button', name: /1 om na te kijken, 1 niet meer gevonden/ });
      await ax.click(LIST);
      await ax.waitFor({ role: 'list', name: 'Niet meer gevonden' });
      await clean(page, 'the list');
      await ax.click({ role: 'button', name: new RegExp(`^Naar de passage: “${MOVED}`) });
      await ax.waitFor({ role: 'button', name: 'Ja, dit klopt' });
      await clean(page, 'the doubt');
      await ax.click({ role: 'button', name: 'Andere plaats kiezen' });
      await ax.waitForText({}, /Selecteer de nieuwe tekst/);
      await clean(page, 'the notice');
    });
  }
});

describe('axe finds nothing in what is shown beside passages, in Firefox', () => {
  it.each(['light', 'dark'] as const)('%s: bar, editor, list with doubt and loss, doubt view', async (colorScheme) => {
    const extensionDir = await ensureBuild({ browser: 'firefox', openRoot: true });
    const firefox = await launchFirefox({ extensionDir, replica: hosts().hosts, colorScheme });
    try {
      const { page, ax } = await firefox.open(hosts().url(SEED));
      for (const [words, meaning] of [
        [LOST, 'Uitzoeken'],
        [MOVED, 'Feit'],
      ] as const) {
        await page.evaluate(SELECT(words));
        await ax.click(mark(meaning));
        await ax.waitFor({ role: 'button', name: `${meaning}: “${words}”` });
      }
      await page.evaluate(SELECT(KEPT));
      await ax.waitFor(mark('Belangrijk'));
      await clean(page, 'the bar');
      await ax.click(WRITE);
      await ax.type(BOX, 'Voor de toegankelijkheid');
      await ax.waitForText({ role: 'region', name: 'Notities bij deze passage' }, SAVED);
      await clean(page, 'the editor');
      await page.keyboard.press('Escape');
      await page.evaluate(CORRECT);
      await ax.waitFor({ role: 'button', name: /1 om na te kijken, 1 niet meer gevonden/ });
      await ax.click(LIST);
      await ax.waitFor({ role: 'list', name: 'Niet meer gevonden' });
      await clean(page, 'the list');
      await ax.click({ role: 'button', name: new RegExp(`^Naar de passage: “${MOVED}`) });
      await ax.waitFor({ role: 'button', name: 'Ja, dit klopt' });
      await clean(page, 'the doubt');
    } finally {
      await firefox.close();
    }
  });
});
