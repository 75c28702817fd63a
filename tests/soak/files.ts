/**
 * `npx tsx tests/soak/files.ts [--megabytes 200] [--only "cut off"]`: reads very large and broken files in the real library page,
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
    only: { type: 'string', default: '' },
  },
});
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
  path: string,
  says: RegExp,
  then: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  if (!name.includes(values.only)) return;
  const page = await openLibrary(browser, 'manage');
  await page.addInitScript(WATCH);
  await page.reload();
  await page.getByRole('button', { name: 'Bestand inlezen' }).click();
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
  const whole = await write('whole');
  const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  await read('cut off in the middle', await cut(whole.path), /geen JSON-bestand/);
  await read(
    'larger than is read',
    await writeRepeated('large', '[', ' '.repeat(1_000_000), 301, ']'),
    /groter dan 300 MB/,
  );
  await read(
    'fifty million levels',
    await writeRepeated('deep', '', '['.repeat(1_000_000), 50, ''),
    /geen JSON-bestand|Niet te lezen/,
  );
  await read(
    'a million levels, closed',
    await writeRepeated('deep2', '['.repeat(1_000_000), '', 0, ']'.repeat(1_000_000)),
    /Niet te lezen/,
  );
  const types = await write('types', { entry: (n) => ({ ...noteOf(n), tags: n, body: [n], meaning: {} }) });
  await read('wrong types in every note', types.path, /Niet te lezen/);
  const same = await write('same', { entry: (n) => ({ ...noteOf(n), id: noteOf(1).id }) });
  await read('one identifier for all', same.path, /Niet te lezen/);
  const newer = await write('newer', { start: '{"format":"kantlijn","version":7,"notes":[' });
  await read('a version to come', newer.path, /nieuwere Kantlijn/);
  const proto = await write('proto', {
    bytes: 1_000_000,
    entry: (n) =>
      JSON.parse(
        JSON.stringify({ ...noteOf(n), body: hostile }).replace('{', '{"__proto__":{"polluted":1},'),
      ) as unknown,
  });
  await read('keys of the prototype, hostile text', proto.path, /Nieuw/, async (page) => {
    await page.getByText('Laten zien').first().click();
    if (await page.evaluate('({}).polluted !== undefined')) throw new Error('polluted');
  });
  await mustHold(0);
  await read('stopped while reading', whole.path, /Bestand wordt gelezen|gelezen/, async (page) => {
    await page.getByRole('button', { name: 'Annuleren' }).click();
    await page.getByText('Afgebroken. Er is niets veranderd.').waitFor();
  });
  await read('stopped while preparing', whole.path, /Nieuw/, async (page) => {
    await page.getByRole('button', { name: /notities inlezen/ }).click();
    await page.getByText(/\d+ van \d+ klaargezet/).waitFor();
    await page.waitForTimeout(2_000);
    await page.getByRole('button', { name: 'Annuleren' }).click();
    await page.getByText('Afgebroken. Er is niets veranderd.').waitFor({ timeout: 60_000 });
  });
  await mustHold(0);
  await read('read, compared and written', whole.path, /Nieuw/, async (page) => {
    const start = performance.now();
    await page.getByRole('button', { name: /notities inlezen/ }).click();
    await page.getByText('Alles wordt nu in één keer bewaard').waitFor({ timeout: 400_000 });
    const staged = performance.now();
    await page.getByText(/\d+ notities ingelezen/).waitFor({ timeout: 400_000 });
    console.log(
      `  ${whole.entries} notes: prepared in ${((staged - start) / 1000).toFixed(1)} s, written in ${((performance.now() - staged) / 1000).toFixed(1)} s`,
    );
  });
  if ('read, compared and written'.includes(values.only)) await mustHold(whole.entries);
  if ('there and back'.includes(values.only)) await thereAndBack();
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
    await page.getByRole('button', { name: 'Bestand inlezen' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await page.getByRole('button', { name: `${FEW} notities inlezen` }).click({ timeout: 120_000 });
    await page.getByText(`${FEW} notities ingelezen.`).waitFor({ timeout: 240_000 });
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
