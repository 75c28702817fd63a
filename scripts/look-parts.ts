/**
 * `npm run look -- parts [names of parts] --out DIR`: takes pictures of what a reader opens: answers beside their questions, a verdict, notes of
 * each kind in margin and sheet, the tabs of the frame, cards of signs, the reader's own questions with terms on many days, notes that are
 * selected. Each at three widths and in a dark system, in both languages.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { Bulk } from '../replica/bulk/index.ts';
import type { BulkQuestion } from '../replica/bulk/types.ts';
import { launchChromium } from '../tests/e2e/support/chromium.ts';
import { ask, giveNotes, openLibrary, SMALL_LIBRARY } from '../tests/e2e/support/library.ts';
import { makeData } from '../tests/e2e/support/make-data.ts';
import { startHosts } from '../tests/e2e/support/replica.ts';
import { addDays } from '../utils/domain/clock/calendar.ts';
import { todayInAmsterdam } from '../utils/domain/clock/today.ts';
import { WAITING_STAGE } from './demo/acts.ts';
import { demoList, withList } from './demo/list.ts';
import { demoQuestions } from './demo/questions.ts';
import { ROOT } from './setup.mjs';
import { ensureBuild } from './start-build.ts';
import { PARTS, type Scene } from './look-scenes.ts';
import { picture, type Look } from './start-pages.ts';

const LOOKS: Readonly<Record<string, Look & { print?: boolean }>> = {
  1280: { width: 1280 },
  400: { width: 400 },
  320: { width: 320 },
  dark: { width: 1280, dark: true },
  print: { width: 800, print: true },
};

async function shoot(
  page: Page,
  { width = 1280, dark = false, print = false }: (typeof LOOKS)[string],
  whole: boolean,
  path: string,
) {
  if (whole && !print) return picture(page, { width, dark }, path);
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', media: print ? 'print' : 'screen' });
  await page.screenshot({ path, fullPage: whole });
  await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
}

async function take(scene: Scene, name: string, looks: readonly string[], out: string): Promise<void> {
  const { open, act } = PARTS[name] ?? {};
  if (open === undefined) throw new Error(`There is no part "${name}".`);
  const opened = await open(scene);
  for (const look of looks) {
    const { width = 1280 } = LOOKS[look] ?? {};
    await opened.page.setViewportSize({ width, height: width < 640 ? 740 : 900 });
    await opened.page.waitForTimeout(900);
    if (look === 'print' && act) continue;
    await act?.(opened);
    const path = join(out, `${name}-${scene.lang}-${look}.png`);
    await shoot(opened.page, LOOKS[look] ?? {}, act === undefined, path);
    console.log(path);
  }
  await opened.page.close();
}

/** Questions with terms in the coming weeks: one now and then, seven of one day, some on a day in a weekend. */
function withTerms(today: string): BulkQuestion[] {
  const on = (back: number, count: number): string[] => Array.from({ length: count }, () => addDays(today, -back));
  const days = [
    ...on(21, 2),
    ...on(20, 1),
    ...on(17, 7),
    ...on(14, 3),
    ...on(9, 1),
    ...on(6, 4),
    ...on(2, 1),
    ...on(0, 1),
  ];
  const [sample] = demoQuestions(today);
  if (sample === undefined) throw new Error('The demo has no questions.');
  return days.map((submitted, at) => ({
    ...sample,
    number: `${submitted.slice(0, 4)}Z${70_000 + at}`,
    title: `Verzonnen vraag ${at + 1} over wat er in Nergensdam gebeurt`,
    submitted,
    appendices: [],
  }));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: join(ROOT, '.output', 'look-parts') },
    look: { type: 'string', multiple: true },
    lang: { type: 'string', multiple: true },
  },
});
/** With a corrected version of the answer to the seed question. */
const ANSWER = 'ah-tk-20232024-9999';
const dataDir = makeData([
  {
    id: `${ANSWER}-n1`,
    from: ANSWER,
    xml: [['zoals alle antwoorden in dit document', 'zoals elk antwoord hier']],
  },
]);
const names = positionals.length > 0 ? positionals : Object.keys(PARTS);
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, '.gitignore'), '*\n');
const build = await ensureBuild({ browser: 'chrome' });
const today = todayInAmsterdam(new Date());
for (const lang of ['nl', 'en'] as const) {
  if (values.lang?.includes(lang) === false) continue;
  const terms = withTerms(today);
  const hosts = await startHosts({
    bulk: new Bulk([...demoQuestions(today), ...terms]),
    stage: WAITING_STAGE,
    dataDir,
  });
  const extensionDir = withList(build, await demoList(hosts.replica.port, today));
  const browser = await launchChromium({ extensionDir, replica: hosts.hosts, locale: lang });
  try {
    const library = await openLibrary(browser, 'all');
    await giveNotes(library, SMALL_LIBRARY, 900);
    for (const { number } of terms) await ask(library, 'follow.set', { number, on: true });
    await library.close();
    for (const name of names)
      await take({ browser, lang }, name, values.look ?? Object.keys(LOOKS), values.out).catch((error: unknown) =>
        console.log(`${name}: ${String(error)}`),
      );
  } finally {
    await browser.close();
    await hosts.close();
  }
}
rmSync(dataDir, { recursive: true, force: true });
