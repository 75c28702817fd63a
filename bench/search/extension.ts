import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ensureBuild } from '../../scripts/start-build.ts';
import { launchChromium, type RunningChromium } from '../../tests/e2e/support/chromium.ts';
import { ask } from '../../tests/e2e/support/library.ts';
import { absentValues, OPTIONAL_FIELDS } from '../../utils/domain/note/note-fields.ts';
import { EVERYTHING } from '../../utils/protocol/library/selection.ts';
import { median, ms, type Table } from '../support/table.ts';
import { makeNote, queries } from './corpus.ts';

/** Notes per message, and per import. */
const PORTION = 500;
const IMPORT = 10_000;
/** A search that reads no posting list: it costs the message, the worker, both databases and the row about the index. */
const NOTHING = '""';
const COLD = ['toeslag', 'scanner haven', 'belastingdienst', 'onderwijs', 'vergunning stikstof'];

/** A generated note as in a file to import. */
function entry(n: number, index: number): object {
  const { id, body, quote, title, submitters, tags, publication, date, modified, numbers } = makeNote(n);
  const questionNumber = numbers[0] ?? null;
  const passage = {
    version: 1,
    source: { id: publication, version: null, date, questionNumbers: [] },
    quote: { type: 'TextQuoteSelector', exact: quote, prefix: '', suffix: '' },
    position: null,
    structure: null,
  };
  return {
    index,
    replaces: null,
    note: {
      ...absentValues(OPTIONAL_FIELDS),
      id,
      target: { publication, questionNumber, subQuestion: null },
      passage: quote === '' ? null : passage,
      tags,
      body,
      publicationTitle: title,
      created: modified,
      modified,
      revision: 1,
    },
    publication: {
      id: publication,
      kind: 'question',
      title,
      questionNumber,
      sessionYear: null,
      date,
      submitters: submitters.map((one) => ({ ...one, givenName: null, initials: null })),
    },
  };
}

interface Answer {
  outcome: string;
  hits: unknown[];
  pending: number;
}

/** Searches as the side panel does: milliseconds from sending the message to having the answer in the page. */
async function search(page: Page, text: string): Promise<{ time: number; found: number }> {
  const { time, answer } = await page.evaluate(
    async (payload) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: unknown): Promise<{ payload?: unknown }> } };
      };
      const start = performance.now();
      const { payload: answer } = await chrome.runtime.sendMessage({ kantlijn: 1, request: 'library.search', payload });
      return { time: performance.now() - start, answer: answer as Answer };
    },
    { text, filter: EVERYTHING, limit: 20 },
  );
  if (answer.outcome !== 'found' || answer.pending !== 0) throw new Error(`Not searched: ${JSON.stringify(answer)}`);
  return { time, found: answer.hits.length };
}

/** Imports notes; continues where an earlier run stopped. @throws when the time is up */
async function fill(page: Page, size: number, file: string, deadline: number): Promise<void> {
  let taken = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (taken === 0) await ask(page, 'library.wipe', {});
  while (taken < size) {
    if (performance.now() > deadline)
      throw new Error(`${taken} of ${size} notes so far: run again with this --profile.`);
    const count = Math.min(IMPORT, size - taken);
    const id = `00000000-0000-4000-8000-${String(900_000_000_000 + taken)}`;
    for (let from = 0; from < count; from += PORTION) {
      const start = taken;
      const entries = Array.from({ length: Math.min(PORTION, count - from) }, (_, at) =>
        entry(start + from + at, from + at),
      );
      await ask(page, 'library.import', { step: 'stage', import: id, entries });
    }
    await ask(page, 'library.import', { step: 'commit', import: id, entries: count });
    const { time } = await search(page, 'aangifte');
    taken += count;
    writeFileSync(file, String(taken));
    console.error(
      `  extension: ${taken} notes, the search that indexed the last ${count} took ${(time / 1000).toFixed(1)} s`,
    );
  }
}

/**
 * Measures the built extension with generated notes: searches from its side panel, through messages, with a background worker that was
 * just started.
 *
 * @param seconds most time to import the notes
 * @param folder where to keep the profile; without one it is removed
 */
export async function measureExtension(size: number, seconds: number, folder?: string): Promise<Table> {
  const profile = folder ?? mkdtempSync(join(tmpdir(), 'kantlijn-search-extension-'));
  const extensionDir = await ensureBuild({ browser: 'chrome' });
  let browser: RunningChromium | null = null;
  const start = async (): Promise<Page> => {
    await browser?.close();
    browser = await launchChromium({
      extensionDir,
      replica: null,
      userDataDir: profile,
      args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
    });
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${await browser.extensionId()}/sidepanel.html`);
    return page;
  };
  try {
    let page = await start();
    await fill(page, size, join(profile, 'notes'), performance.now() + seconds * 1000);
    const figures: Record<'browser' | 'worker' | 'workerNothing' | 'first' | 'again' | 'nothing', number[]> = {
      browser: [],
      worker: [],
      workerNothing: [],
      first: [],
      again: [],
      nothing: [],
    };
    for (const query of COLD) {
      page = await start();
      figures.browser.push((await search(page, query)).time);
    }
    // Wait until the page is drawn: then it sends no messages of its own.
    await page.waitForTimeout(1500);
    const running = browser as RunningChromium | null;
    for (const query of COLD) {
      await running?.stopWorker();
      await page.waitForTimeout(300);
      figures.worker.push((await search(page, query)).time);
      await running?.stopWorker();
      await page.waitForTimeout(300);
      figures.workerNothing.push((await search(page, NOTHING)).time);
    }
    for (const query of queries()) figures.first.push((await search(page, query)).time);
    for (const query of queries()) {
      const times: number[] = [];
      for (let round = 0; round < 5; round += 1) times.push((await search(page, query)).time);
      figures.again.push(median(times));
    }
    for (let round = 0; round < 10; round += 1) figures.nothing.push((await search(page, NOTHING)).time);
    const row = (label: string, own: readonly number[], nothing: readonly number[] | null): string[] => [
      label,
      ms(median(own)),
      ms(Math.max(...own)),
      nothing === null ? '' : ms(median(nothing)),
    ];
    return {
      title: `The built extension, ${size.toLocaleString('en')} notes`,
      about:
        'From sending the message in the side panel to having the answer there (20 notes with their marks, checked and read again from the notes). “Nothing”: the same for a search that reads no list.',
      head: ['', 'middle', 'slowest', 'nothing'],
      rows: [
        row('browser just started, side panel just loaded', figures.browser, null),
        row('worker just started', figures.worker, figures.workerNothing),
        row('worker warm, asked for the first time', figures.first, figures.nothing),
        row('the same, asked again', figures.again, figures.nothing),
      ],
    };
  } finally {
    await (browser as RunningChromium | null)?.close();
    if (folder === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
