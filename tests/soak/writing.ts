import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { startHosts, type RunningHosts } from '../e2e/support/replica.ts';
import { ADD_NOTE, NOTE_BOX } from '../e2e/support/session.ts';
import { MortalBrowser } from './browser.ts';
import { wrongIn } from './moments.ts';
import { seededRandom } from '../../utils/questions/rank/linear.ts';

/** What goes in the middle of a word: a process, or the frame, by the page or with it. */
const VICTIMS = ['worker', 'browser', 'tab', 'frame', 'page'] as const;

/** One moment of a reader who was writing in the frame of a page. */
export interface WritingMoment {
  readonly victim: (typeof VICTIMS)[number];
  /** Milliseconds from the first letter, or from when something was called saved first. */
  readonly after: number;
  /** Letters typed, letters of what the frame had called saved, letters that were found. */
  readonly typed: number;
  readonly confirmed: number;
  readonly found: number;
  /** What is wrong afterwards; empty when nothing is. */
  readonly wrong: readonly string[];
}

/** Publications of the replica that are written on, in turns. */
const PAGES = ['kv-tk-2025Z90101', 'kst-36999-12', 'kv-tk-2025Z90103', 'kv-tk-2026Z90108'];
/** Longest time that is written before something goes, milliseconds: a few times the pause after which a note is stored. */
const LONGEST_MS = 4_000;
/** So long something called saved is waited for at most, milliseconds. */
const SAVED_MS = 30_000;
/** One moment in so many comes before anything need be saved; the others after something was. */
const EARLY_EVERY = 6;
/** Letters between two pauses of who writes, and the longest pause, milliseconds: only in a pause is all that stands there called saved. */
const LETTERS = { least: 4, most: 24 };
const PAUSE_MS = 1_500;
/** What a page that turns against Kantlijn, or is left, does. */
const ENDS = {
  frame: `document.querySelectorAll('[data-kantlijn="frame"]').forEach((one) => one.remove())`,
  page: `location.href = '/kv-tk-2025Z90107.html'`,
};

/**
 * Lets a reader write in the frame of a page, with pauses as who thinks makes them, and ends worker, browser, tab, frame or page in the
 * middle: mostly after something was called saved, at a moment of its own. Afterwards the note holds what was typed from its beginning, no
 * less than the frame had called saved, and all of it where the frame could still say so; every note of before is as it was.
 */
export async function killWhileWriting(
  count: number,
  seed: number,
  tell: (moment: WritingMoment) => void,
): Promise<WritingMoment[]> {
  const profile = mkdtempSync(join(tmpdir(), 'kantlijn-writing-'));
  const hosts = await startHosts();
  const browser = new MortalBrowser(profile, hosts.hosts);
  const next = seededRandom(seed);
  const kept = new Set<string>();
  const moments: WritingMoment[] = [];
  try {
    await browser.start();
    for (let at = 0; at < count; at += 1) {
      // Each in its turn, so that a short run has them all.
      const victim = VICTIMS[at % VICTIMS.length] ?? 'worker';
      const moment = await write(browser, hosts, { at, victim, after: Math.round(next() * LONGEST_MS), next }, kept);
      moments.push(moment);
      tell(moment);
    }
  } finally {
    await browser.close();
    await hosts.close();
    if (moments.some(({ wrong }) => wrong.length > 0)) console.log(`The profile stays to be looked at: ${profile}`);
    else rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return moments;
}

async function write(
  browser: MortalBrowser,
  hosts: RunningHosts,
  { at, victim, after, next }: { at: number; next: () => number } & Pick<WritingMoment, 'victim' | 'after'>,
  kept: Set<string>,
): Promise<WritingMoment> {
  const { page, ax } = await browser.open(hosts.url(PAGES[at % PAGES.length] ?? ''));
  await ax.click(ADD_NOTE);
  await ax.waitFor(NOTE_BOX);
  const own = page.frames().find((frame) => frame.url().startsWith('chrome-extension:'));
  if (own === undefined) throw new Error('there is no frame');
  const start = `tekst${at}x`;
  const written = { typed: '', confirmed: '' };
  const stop = { now: false };
  const typing = type(page, own, start, { written, stop, next });
  if (at % EARLY_EVERY !== 0) await until(() => written.confirmed !== '', SAVED_MS);
  await pause(after);
  if (victim === 'worker') await browser.killWorker();
  else {
    stop.now = true;
    await typing;
    if (victim === 'browser') await browser.killBrowser();
    else if (victim === 'tab') await page.close();
    else await page.evaluate(ENDS[victim]).catch(() => undefined);
  }
  if (victim === 'worker') {
    // The reader writes on, and another worker takes over.
    await pause(500);
    stop.now = true;
    await typing;
  }
  const isWhole = victim === 'worker' || victim === 'frame' || victim === 'page';
  const { found, wrong } = await look(browser, start, written, isWhole, kept);
  await page.close().catch(() => undefined);
  return {
    victim,
    after,
    typed: written.typed.length,
    confirmed: written.confirmed.length,
    found: found?.length ?? 0,
    wrong,
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something is so, at most `ms`. */
async function until(is: () => boolean, ms: number): Promise<void> {
  const end = performance.now() + ms;
  // oxlint-disable-next-line no-await-in-loop
  while (!is() && performance.now() < end) await pause(20);
}

/** What of a note was typed, and the longest text of it that the frame called saved. */
interface Written {
  typed: string;
  confirmed: string;
}

/** Types letter by letter, with pauses, until stopped, and records what the frame calls saved in between. */
async function type(
  page: Page,
  own: Frame,
  start: string,
  { written, stop, next }: { written: Written; stop: { readonly now: boolean }; next: () => number },
): Promise<void> {
  const letters = [...start, ...'abcdefghijklmnopqrstuvwxyz'.repeat(60)];
  const untilPause = (): number => LETTERS.least + Math.floor(next() * (LETTERS.most - LETTERS.least));
  let left = untilPause();
  for (const letter of letters) {
    if (stop.now && written.typed.length >= start.length) return;
    await page.keyboard.type(letter);
    written.typed += letter;
    left -= 1;
    const end = performance.now() + (left > 0 ? 20 : next() * PAUSE_MS);
    if (left <= 0) left = untilPause();
    do {
      await confirm(own, written);
      await pause(20);
    } while (!stop.now && performance.now() < end);
  }
}

/** Records what the frame calls saved now. */
async function confirm(own: Frame, written: Written): Promise<void> {
  const [text, state] = (await own
    .evaluate(
      `[document.activeElement?.value ?? '', document.activeElement?.closest('.note')?.querySelector('.note-state')?.dataset.is ?? '']`,
    )
    .catch(() => ['', ''])) as [string, string];
  if (state === 'saved' && text.length > written.confirmed.length) written.confirmed = text;
}

async function look(
  browser: MortalBrowser,
  start: string,
  { typed, confirmed }: { readonly typed: string; readonly confirmed: string },
  isWhole: boolean,
  kept: Set<string>,
): Promise<{ found: string | null; wrong: string[] }> {
  const bodies = async (): Promise<string[]> => {
    await browser.surely('store.facts', {});
    return (await browser.raw()).notes.filter(({ deleted }) => !deleted).map(({ body }) => body);
  };
  let all = await bodies();
  // What is on its way is waited for, as long as a reader would.
  const most = isWhole ? 40 : 0;
  for (let wait = 0; !all.includes(typed) && wait < most; wait += 1) {
    await pause(250);
    all = await bodies();
  }
  const wrong: string[] = [];
  // On a slow machine the first letters are stored before the word that names the moment is whole.
  const [found = null, ...more] = all.filter(
    (body) => !kept.has(body) && (body.startsWith(start) || (body !== '' && start.startsWith(body))),
  );
  if (more.length > 0) wrong.push(`${start} is there ${more.length + 1} times`);
  if (found === null ? confirmed !== '' : !found.startsWith(confirmed))
    wrong.push(`${String(found)} was called saved as ${confirmed}`);
  if (found !== null && !typed.startsWith(found)) wrong.push(`${found} was never written`);
  if (isWhole && found !== typed) wrong.push(`${String(found)} is not all of ${typed}`);
  for (const body of kept) if (!all.includes(body)) wrong.push(`${body} is gone or another`);
  if (found !== null) kept.add(found);
  wrong.push(...(await wrongIn(browser, await browser.raw())));
  return { found, wrong };
}
