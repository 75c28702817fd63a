/**
 * `npm run look -- own [names of looks] --out DIR`: takes pictures of our own pages, with what a reader did before in them: every view of the
 * library, the side panel, the settings and the welcome, as wide as the look says, and the first two in a profile where nothing was done.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Bulk } from '../replica/bulk/index.ts';
import { launchChromium, type RunningChromium } from '../tests/e2e/support/chromium.ts';
import { giveNotes, openLibrary, SMALL_LIBRARY } from '../tests/e2e/support/library.ts';
import { startHosts } from '../tests/e2e/support/replica.ts';
import { todayInAmsterdam } from '../utils/domain/clock/calendar.ts';
import { actAsReader, WAITING_STAGE } from './demo/acts.ts';
import { demoList, withList } from './demo/list.ts';
import { demoQuestions } from './demo/questions.ts';
import { ensureBuild } from './start-build.ts';
import { picture, type Look } from './start-pages.ts';
import { ROOT } from './setup.mjs';

interface OwnLook extends Look {
  readonly lang?: 'en';
  /** The views; all without it. */
  readonly only?: readonly string[];
}

/** Where each view is. */
const VIEWS: Readonly<Record<string, string>> = {
  empty: 'library.html#all',
  welcome: 'library.html#welcome',
  all: 'library.html#all',
  mine: 'library.html#mine',
  questions: 'library.html#questions',
  figures: 'library.html#figures',
  manage: 'library.html#manage',
  panel: 'sidepanel.html#all',
  'panel-this': 'sidepanel.html#this',
  options: 'options.html',
};
/** Taken before the reader has done anything. */
const FIRST: ReadonlySet<string> = new Set(['empty', 'welcome']);
const NARROW = ['empty', 'welcome', 'all', 'mine', 'questions', 'figures', 'manage', 'panel', 'panel-this', 'options'];

const LOOKS: Readonly<Record<string, OwnLook>> = {
  1280: { width: 1280 },
  1920: { width: 1920, only: ['welcome', 'all', 'mine', 'questions', 'options'] },
  400: { width: 400, only: NARROW },
  320: { width: 320, only: NARROW },
  'twice-as-large': { width: 1280, zoom: 2, only: ['welcome', 'all', 'mine', 'options'] },
  dark: { width: 1280, dark: true, only: ['welcome', 'all', 'mine', 'options'] },
  english: { width: 1280, lang: 'en' },
  'english-320': { width: 320, lang: 'en', only: NARROW },
};
/** Questions of the library that is looked at are numbered from here. */
const GIVEN_FROM = 900;

async function take(browser: RunningChromium, name: string, first: boolean, out: string): Promise<void> {
  const look = LOOKS[name] ?? {};
  for (const view of look.only ?? Object.keys(VIEWS)) {
    if (FIRST.has(view) !== first) continue;
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${await browser.extensionId()}/${VIEWS[view] ?? ''}`);
    await page.getByRole('main').waitFor();
    await page.waitForTimeout(1_500);
    const path = join(out, `own-${name}-${view}.png`);
    await picture(page, look, path);
    console.log(path);
    await page.close();
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: join(ROOT, '.output', 'look-own') } },
});
const names = positionals.length > 0 ? positionals : Object.keys(LOOKS);
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, '.gitignore'), '*\n');
const build = await ensureBuild({ browser: 'chrome' });
const today = todayInAmsterdam(new Date());
for (const locale of ['nl', 'en'] as const) {
  const wanted = names.filter((name) => (LOOKS[name]?.lang ?? 'nl') === locale);
  if (wanted.length === 0) continue;
  const hosts = await startHosts({ bulk: new Bulk(demoQuestions(today)), stage: WAITING_STAGE });
  const extensionDir = withList(build, await demoList(hosts.replica.port, today));
  const browser = await launchChromium({ extensionDir, replica: hosts.hosts, locale });
  try {
    for (const name of wanted) await take(browser, name, true, values.out);
    const library = await openLibrary(browser, 'all');
    await giveNotes(library, SMALL_LIBRARY, GIVEN_FROM);
    await library.close();
    await actAsReader(browser, hosts, locale);
    for (const name of wanted) await take(browser, name, false, values.out);
  } finally {
    await browser.close();
    await hosts.close();
  }
}
