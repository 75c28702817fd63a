/**
 * `npm run look -- states [names of looks] --out DIR`: takes pictures of the strip in every state of a question. Writes one sheet
 * per look (window widths, 200 % zoom, dark, print, English); those named `firefox-…` in Firefox.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium, type RunningChromium } from '../tests/e2e/support/chromium.ts';
import type { Hosts } from '../tests/e2e/support/hosts.ts';
import { startHosts } from '../tests/e2e/support/replica.ts';
import { type FirefoxLook, shotsInFirefox } from './look-firefox.ts';
import { ensureBuild } from './start-build.ts';
import { selectWords } from './demo/acts.ts';
import { addressOf, picture, SEED, STATE_PAGES, waitForState, type Look } from './start-pages.ts';
import { ROOT } from './setup.mjs';

interface StateLook extends Look {
  readonly lang?: 'en';
  readonly print?: boolean;
  /** Forced colours, as with a contrast theme of Windows. */
  readonly forced?: boolean;
  /** Whether the page itself is dark. */
  readonly night?: boolean;
}

const LOOKS: Readonly<Record<string, StateLook>> = {
  1280: { width: 1280 },
  1920: { width: 1920 },
  400: { width: 400 },
  320: { width: 320 },
  'twice-as-large': { width: 1280, zoom: 2 },
  'dark-system': { width: 1280, dark: true },
  'dark-page': { width: 1280, night: true },
  print: { width: 800, print: true },
  english: { width: 1280, lang: 'en' },
  'english-320': { width: 320, lang: 'en' },
  forced: { width: 1280, forced: true },
  'scenes-1920': {},
  'scenes-1280': {},
  'scenes-400': {},
  'scenes-320': {},
  'scenes-forced': { forced: true },
  'scenes-dark': { dark: true },
  /** The picture of the README: `docs/images/strip.png`. */
  readme: {},
};

/** The same in Firefox. */
const FIREFOX_LOOKS: Readonly<Record<string, FirefoxLook>> = {
  'firefox-1280': { width: 1280 },
  'firefox-1920': { width: 1920 },
  'firefox-400': { width: 400 },
  'firefox-320': { width: 320 },
  'firefox-640': { width: 640 },
  'firefox-dark-system': { width: 1280, dark: true },
  'firefox-english': { width: 1280, lang: 'en' },
};

const NIGHT = '* { background-color: #16202b !important; color: #e8eef4 !important }';

/** The strip and a little of the page around it. */
async function shot(page: Page, look: StateLook): Promise<string> {
  const zoom = look.zoom ?? 1;
  const width = Math.round((look.width ?? 1280) / zoom);
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({
    colorScheme: look.dark === true ? 'dark' : 'light',
    media: look.print === true ? 'print' : 'screen',
    forcedColors: look.forced === true ? 'active' : 'none',
  });
  if (look.night === true) await page.addStyleTag({ content: NIGHT });
  await page.waitForTimeout(600);
  const box = await page.locator('[data-kantlijn="strip"]').boundingBox();
  if (box === null) return '';
  const clip = { x: 0, y: Math.max(0, box.y - 40), width, height: box.height + 110 };
  return (await page.screenshot({ clip, fullPage: true })).toString('base64');
}

/** All states in one look, one below the other. */
async function sheet(browser: RunningChromium, look: StateLook, path: string): Promise<void> {
  const rows: string[] = [];
  for (const id of STATE_PAGES) {
    const { page, ax } = await browser.open(addressOf(id));
    const state = await waitForState(ax, 15_000).catch((error: unknown) => `no state: ${String(error)}`);
    rows.push(`<p>${id}: ${state.replaceAll('<', '')}</p><img src="data:image/png;base64,${await shot(page, look)}">`);
    await page.close();
  }
  await paste(browser, rows, look.width ?? 1280, path);
}

/** Writes a sheet of pictures. */
async function paste(browser: RunningChromium, rows: readonly string[], width: number, path: string): Promise<void> {
  const page = await browser.context.newPage();
  await page.setContent(`<body style="margin:8px;font:13px sans-serif">${rows.join('')}</body>`);
  await picture(page, { width: width + 16 }, path);
  await page.close();
}

/** All states in one look in Firefox. */
async function firefoxSheet(browser: RunningChromium, name: string, replica: Hosts, path: string): Promise<void> {
  const look = FIREFOX_LOOKS[name];
  if (look === undefined) return;
  const shots = await shotsInFirefox(STATE_PAGES, look, replica);
  const rows = shots.map(({ title, png }) => `<p>${title}</p><img src="data:image/png;base64,${png}">`);
  await paste(browser, rows, look.width, path);
}

/** Selects some words of a question with the mouse. */
async function drag(page: Page, nth: number): Promise<void> {
  const text = page.locator('div.vraag p').nth(nth);
  await text.scrollIntoViewIfNeeded();
  const box = await text.boundingBox();
  if (box === null) return;
  await page.mouse.move(box.x + 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 170, box.y + 10, { steps: 5 });
  await page.mouse.up();
}

/** What a reader does in a page, with a picture of each step. */
async function scenes(browser: RunningChromium, name: string, out: string): Promise<void> {
  const look = LOOKS[name] ?? {};
  const width = Number(name.slice('scenes-'.length)) || 1280;
  const { page, ax } = await browser.open(addressOf(SEED));
  await page.emulateMedia({
    colorScheme: look.dark === true ? 'dark' : 'light',
    forcedColors: look.forced === true ? 'active' : 'none',
  });
  await page.setViewportSize({ width, height: width < 640 ? 740 : 900 });
  await waitForState(ax, 15_000);
  const take = async (step: string): Promise<void> => {
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(out, `${name}-${step}.png`) });
  };
  const press = (name: string | RegExp): Promise<void> => ax.click({ role: 'button', name });
  await page.keyboard.press('Tab');
  await ax.focus({ role: 'button', name: 'Naar vraag 1' });
  await take('skip');
  await press('Meer');
  await take('menu');
  await page.keyboard.press('Escape');
  await drag(page, 1);
  await take('selected');
  await press('Markeren als Belangrijk');
  await take('marked');
  await drag(page, 3);
  await press('Markeren en schrijven');
  await page.keyboard.type('Aantal staat niet in het antwoord: nabellen.');
  await take('written');
  await page.keyboard.press('Escape');
  for (const tab of ['Verloop', 'Verwant', 'Notities']) {
    await press(new RegExp(`^${tab}`));
    await take(tab.toLowerCase());
  }
  await press('Markeringen verbergen').catch(() => undefined);
  await take('hidden');
  await press('Meer');
  await press('Markeren door te selecteren').catch(() => undefined);
  await take('alone');
  await page.close();
}

/** The question with a mark and two notes beside it, from its title on. */
async function readme(browser: RunningChromium, path: string): Promise<void> {
  const { page, ax } = await browser.open(addressOf(SEED));
  await waitForState(ax, 15_000);
  for (const [question, text] of [
    ['2', 'Aantal staat niet in het antwoord: navragen bij Financiën.'],
    ['3', 'België besloot dit in 2023; zie ook de brief over de aanbesteding.'],
  ] as const) {
    await ax.click({ role: 'button', name: `Notitie toevoegen bij vraag ${question}` });
    await ax.waitFor({ role: 'textbox', name: `Notitie bij vraag ${question}` });
    await page.keyboard.type(text);
    await ax.waitForText({}, /Opgeslagen \d{2}:\d{2}/);
    await page.keyboard.press('Escape');
  }
  await selectWords(page, 'het genoemde opiniestuk');
  await ax.click({ role: 'button', name: 'Markeren als Belangrijk' });
  await page.mouse.move(5, 5);
  await page.evaluate(() => scrollTo(0, 0));
  // The notice of the mark goes by itself.
  await page.waitForTimeout(12_000);
  const title = await ax.box({ role: 'heading', name: /^Vragen van/ });
  const clip = { x: title.x - 34, y: title.y - 20, width: 1140, height: 600 };
  await page.screenshot({ path, clip });
  await page.close();
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: join(ROOT, '.output', 'look-states') } },
});
const names = positionals.length > 0 ? positionals : Object.keys(LOOKS);
const extensionDir = await ensureBuild({ browser: 'chrome' });
const replica = await startHosts({});
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, '.gitignore'), '*\n');
try {
  for (const locale of ['nl', 'en'] as const) {
    const wanted = names.filter((name) => (LOOKS[name]?.lang ?? 'nl') === locale);
    if (wanted.length === 0) continue;
    const browser = await launchChromium({ extensionDir, replica: replica.hosts, locale });
    try {
      for (const name of wanted) {
        if (name.startsWith('scenes-')) {
          await scenes(browser, name, values.out);
          continue;
        }
        const path = join(values.out, `${name}.png`);
        if (name in FIREFOX_LOOKS) await firefoxSheet(browser, name, replica.hosts, path);
        else if (name === 'readme') await readme(browser, path);
        else await sheet(browser, LOOKS[name] ?? {}, path);
        console.log(path);
      }
    } finally {
      await browser.close();
    }
  }
} finally {
  await replica.close();
}
