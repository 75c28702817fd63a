/**
 * `npx tsx tests/soak/files.ts [--megabytes 200] [--only "cut off"] [--without stopped]`: reads very large and broken files in the real library page,
 * in a real Chromium: how long, how much memory, the longest task of the page, what it says, and that nothing is written unless all
 * is. Exit code 1 when something is not as it must be. Figures go to docs/reliability.md.
 */
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { ensureBuild } from '../../scripts/start-build.ts';
import { launchChromium } from '../e2e/support/chromium.ts';
import { ask, openLibrary } from '../e2e/support/library.ts';
import { noteOf } from './many-notes.ts';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '200' },
    notes: { type: 'string', default: '20000' },
    only: { type: 'string', multiple: true, default: [] },
    without: { type: 'string', multiple: true, default: [] },
  },
});
const isAsked = (name: string): boolean =>
  (values.only.length === 0 || values.only.some((part) => name.includes(part))) &&
  !values.without.some((part) => name.includes(part));
const BYTES = Number(values.megabytes) * 1_000_000;
const FEW = Number(values.notes);
const folder = mkdtempSync(join(tmpdir(), 'kantlijn-files-'));

/** Writes a file of about so many bytes. Out: its path and how many entries it has. */
async function write(
  name: string,
  {
    bytes = BYTES,
    start = '{"format":"kantlijn","version":1,"notes":[',
    end = ']}',
    entry = (n: number): unknown => noteOf(n),
  } = {},
): Promise<{ path: string; entries: number }> {
  const path = join(folder, `${name}.json`);
  const stream = createWriteStream(path);
  let written = start.length;
  let entries = 0;
  stream.write(start);
  while (written < bytes) {
    let text = '';
    for (let n = 0; n < 500; n += 1) text += `${entries + n === 0 ? '' : ','}${JSON.stringify(entry(entries + n))}`;
    entries += 500;
    written += text.length;
    if (!stream.write(text)) await new Promise((resolve) => stream.once('drain', resolve));
  }
  await new Promise((resolve) => stream.end(end, () => resolve(null)));
  return { path, entries };
}

/** Writes text of one kind, again and again. */
async function writeRepeated(name: string, start: string, piece: string, times: number, end: string): Promise<string> {
  const path = join(folder, `${name}.json`);
  const stream = createWriteStream(path);
  stream.write(start);
  for (let n = 0; n < times; n += 1)
    if (!stream.write(piece)) await new Promise((resolve) => stream.once('drain', resolve));
  await new Promise((resolve) => stream.end(end, () => resolve(null)));
  return path;
}

const WATCH = `
globalThis.tasks = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) tasks.push(duration);
}).observe({ type: 'longtask', buffered: true });`;

let wrong = 0;
const extensionDir = await ensureBuild({ browser: 'chrome' });
const browser = await launchChromium({ extensionDir, replica: null });

/** Resident memory of all processes of the browser together, in bytes. */
async function resident(page: Page): Promise<number> {
  const session = await page
    .context()
    .browser()
    ?.newBrowserCDPSession()
    .catch(() => null);
  const pages = session ?? (await page.context().newCDPSession(page));
  const { processInfo } = (await (pages.send as (method: string) => Promise<unknown>)(
    'SystemInfo.getProcessInfo',
  ).catch(() => ({ processInfo: [] }))) as { processInfo: { id: number }[] };
  let sum = 0;
  for (const { id } of processInfo) {
    const line = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${id}/status`, 'utf8').catch(() => ''));
    sum += Number(line?.[1] ?? 0) * 1024;
  }
  return sum;
}

/** Reads one file in the library page. */
async function read(
  name: string,
  make: () => Promise<string>,
  says: RegExp,
  then: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  if (!isAsked(name)) return;
  const path = await make();
  const page = await openLibrary(browser, 'manage');
  await page.addInitScript(WATCH);
  await page.reload();
  await page.getByRole('button', { name: 'Bestand importeren' }).click();
  const start = performance.now();
  let most = 0;
  const timer = setInterval(() => void resident(page).then((bytes) => (most = Math.max(most, bytes))), 500);
  try {
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByRole('dialog').getByText(says).first().waitFor({ timeout: 240_000 });
    const time = performance.now() - start;
    await then(page);
    const tasks = (await page.evaluate('tasks')) as number[];
    const longest = Math.max(0, ...tasks);
    const size = (statSync(path).size / 1e6).toFixed(0);
    console.log(
      `${name.padEnd(38)} ${size.padStart(4)} MB ${(time / 1000).toFixed(1).padStart(7)} s, longest task ${longest.toFixed(0).padStart(5)} ms, browser up to ${(most / 1e6).toFixed(0)} MB`,
    );
    console.log(`  ${((await page.getByRole('dialog').textContent()) ?? '').slice(0, 400)}`);
    if (await page.locator('dialog img').count()) throw new Error('a picture of a note was drawn');
  } catch (error) {
    wrong += 1;
    console.log(`${name}: WRONG ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`);
    console.log(
      `  ${(
        (await page
          .getByRole('dialog')
          .textContent()
          .catch(() => '')) ?? ''
      ).slice(0, 400)}`,
    );
  } finally {
    clearInterval(timer);
    await page.close();
  }
}

const count = async (): Promise<number> => {
  const page = await openLibrary(browser, 'manage');
  const facts = (await ask(page, 'store.facts', {})) as { notes: number };
  await page.close();
  return facts.notes;
};
const mustHold = async (notes: number): Promise<void> => {
  const there = await count();
  if (there === notes) return;
  wrong += 1;
  console.log(`WRONG: ${there} notes, not ${notes}`);
};

try {
  let made: { path: string; entries: number } | undefined;
  const whole = async (): Promise<{ path: string; entries: number }> => (made ??= await write('whole'));
  const pathOf =
    (making: () => Promise<{ path: string }>): (() => Promise<string>) =>
    async () =>
      (await making()).path;
  const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const levels = 1_000_000;

  await read('cut off in the middle', async () => cut((await whole()).path), /geen JSON-bestand/);
  await read(
    'larger than is read',
    () => writeRepeated('large', '[', ' '.repeat(1_000_000), 301, ']'),
    /groter dan 300 MB/,
  );
  await read(
    'fifty million levels, not closed',
    () => writeRepeated('deep', '', '['.repeat(levels), 50, ''),
    /geen bestand met notities/,
  );
  await read(
    'a million levels, closed',
    () => writeRepeated('closed', '['.repeat(levels), '', 0, ']'.repeat(levels)),
    /Niet te lezen/,
  );
  await read(
    'wrong types in every note',
    pathOf(() => write('types', { entry: (n) => ({ ...noteOf(n), tags: n, body: [n], meaning: {} }) })),
    /Niet te lezen/,
  );
  await read(
    'one identifier for all',
    pathOf(() => write('same', { entry: (n) => ({ ...noteOf(n), id: noteOf(1).id }) })),
    /Niet te lezen/,
  );
  await read(
    'a version to come',
    pathOf(() => write('newer', { start: '{"format":"kantlijn","version":7,"notes":[' })),
    /nieuwere Kantlijn/,
  );
  const polluting = (n: number): unknown =>
    JSON.parse(JSON.stringify({ ...noteOf(n), body: hostile }).replace('{', '{"__proto__":{"polluted":1},')) as unknown;
  await read(
    'keys of the prototype, hostile text',
    pathOf(() => write('polluting', { bytes: 1_000_000, entry: polluting })),
    /Nieuw/,
    async (page) => {
      await page.getByText('Laten zien').first().click();
      if (await page.evaluate('({}).polluted !== undefined')) throw new Error('polluted');
    },
  );
  await read('stopped while reading', pathOf(whole), /Bestand wordt gelezen|gelezen/, async (page) => {
    await page.getByRole('button', { name: 'Annuleren' }).click();
    await page.getByText('Afgebroken. Er is niets veranderd.').waitFor();
  });
  await mustHold(0);
  await read('stopped while preparing', pathOf(whole), /Nieuw/, async (page) => {
    await page.getByRole('button', { name: /notities importeren/ }).click();
    await page.getByText(/\d+ van \d+ klaargezet/).waitFor();
    await page.waitForTimeout(2_000);
    await page.getByRole('button', { name: 'Annuleren' }).click();
    await page.getByText('Afgebroken. Er is niets veranderd.').waitFor({ timeout: 60_000 });
  });
  await mustHold(0);
  await read('read, compared and written', pathOf(whole), /Nieuw/, async (page) => {
    const start = performance.now();
    await page.getByRole('button', { name: /notities importeren/ }).click();
    await page.getByText('Alles wordt nu in één keer bewaard').waitFor({ timeout: 400_000 });
    const staged = performance.now();
    await page.getByText(/\d+ notities geïmporteerd/).waitFor({ timeout: 400_000 });
    const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
    const count = (await whole()).entries;
    console.log(
      `  ${count} notes: prepared in ${seconds(start, staged)} s, written in ${seconds(staged, performance.now())} s`,
    );
  });
  if (isAsked('read, compared and written')) await mustHold((await whole()).entries);
  if (isAsked('there and back')) await thereAndBack();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = wrong === 0 ? 0 : 1;

/** The first half of a file. */
async function cut(path: string): Promise<string> {
  const half = join(folder, 'half.json');
  const { createReadStream } = await import('node:fs');
  await new Promise((resolve, reject) => {
    createReadStream(path, { end: Math.floor(statSync(path).size / 2) })
      .pipe(createWriteStream(half))
      .on('finish', resolve)
      .on('error', reject);
  });
  return half;
}

/** Exports, deletes everything, reads the file and exports again. */
async function thereAndBack(): Promise<void> {
  const page = await openLibrary(browser, 'manage');
  await ask(page, 'library.wipe', {});
  const text = `{"format":"kantlijn","version":1,"notes":[${Array.from({ length: FEW }, (_, n) => JSON.stringify(noteOf(n))).join(',')}]}`;
  const fill = async (content: string): Promise<void> => {
    await page.reload();
    await page.getByRole('button', { name: 'Bestand importeren' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await page.getByRole('button', { name: `${FEW} notities importeren` }).click({ timeout: 120_000 });
    await page.getByText(`${FEW} notities geïmporteerd.`).waitFor({ timeout: 240_000 });
    await page.keyboard.press('Escape');
  };
  const exported = async (): Promise<string> => {
    await page.getByRole('button', { name: 'Alles exporteren' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download', { timeout: 240_000 }),
      page.getByRole('dialog').getByRole('button', { name: 'Bestand bewaren' }).click(),
    ]);
    await page.keyboard.press('Escape');
    return readFile(await file.path(), 'utf8');
  };
  await fill(text);
  const start = performance.now();
  const first = await exported();
  const exportTime = performance.now() - start;
  await ask(page, 'library.wipe', {});
  await mustHold(0);
  await fill(first);
  const second = await exported();
  const isSame = first === second;
  if (!isSame) wrong += 1;
  console.log(
    `there and back, ${FEW} notes: ${isSame ? 'the same' : 'WRONG: other'} ${first.length} characters; export ${(exportTime / 1000).toFixed(1)} s`,
  );
  await page.close();
}
