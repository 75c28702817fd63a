import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { isOurs } from '../support/frames.ts';
import { PAGES } from '../support/replica.ts';
import {
  ADD_NOTE,
  addNoteAt,
  ANY_STATE,
  closedNote,
  COURSE_TAB,
  NOTE_BOX,
  SEED,
  STATE,
  useChromium,
  useFirefox,
  useHosts,
} from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';

/** A page that the reader leaves and comes back to is kept by the browser as it was, with Kantlijn in it (decision 300). */

const hosts = useHosts({ cacheControl: 'max-age=60' });
const chromium = useChromium(hosts, { backForward: true });
// Automation switches it off.
const firefox = useFirefox(hosts, { prefs: { 'fission.bfcacheInParent': true } });
const DOCUMENTS = { role: 'list', name: 'Documenten' } as const;

const NEXT = '/kst-36999-12.html';
/** The next page comes from this machine, before the browser has heard that the frame is gone; no page of the site is that quick. */
const ANSWERS_AFTER_MS = 400;
beforeEach(() => hosts().fault(PAGES, { kind: 'slow', ms: ANSWERS_AFTER_MS, path: String.raw`kst-36999-12\.html` }));

interface AnyPage {
  evaluate(script: string): Promise<unknown>;
}

/** Goes to another page and back. Out: what the browser says of it. */
async function leaveAndComeBack(page: AnyPage): Promise<unknown> {
  await page.evaluate("addEventListener('pageshow', ({ persisted }) => (globalThis.cameBack = { persisted }))");
  const here = await page.evaluate('location.pathname');
  await page.evaluate(
    `setTimeout(() => { const a = document.createElement('a'); a.href = '${NEXT}'; document.body.append(a); a.click(); })`,
  );
  await at(page, NEXT);
  await page.evaluate('setTimeout(() => history.back())');
  await at(page, String(here));
  return page.evaluate('globalThis.cameBack ?? null');
}

/** Leaves and comes back, and waits until the browser has the frame again. */
async function comeBackToFrame(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const hasFrame = async (): Promise<boolean> =>
    (await session.send('Target.getTargets')).targetInfos.some(({ type, url }) => type === 'iframe' && isOurs(url));
  expect(await leaveAndComeBack(page)).toEqual(isKept);
  await expect.poll(hasFrame, { timeout: 15_000 }).toBe(true);
}

/** Waits until a page is there and has loaded. */
const at = (page: AnyPage, path: string): Promise<void> =>
  expect
    .poll(() => page.evaluate('`${location.pathname} ${document.readyState}`').catch(() => ''), { timeout: 15_000 })
    .toBe(`${path} complete`);

const isKept = { persisted: true };

describe('a page is kept for going back, in Chromium', () => {
  it('without any interaction', async () => {
    const { page, ax } = await chromium().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    expect(await leaveAndComeBack(page)).toEqual(isKept);
    await ax.waitForText(STATE, ANY_STATE);
  });

  it('after its frame was opened, which is restored with the open tab', async () => {
    const { page, ax } = await chromium().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(COURSE_TAB);
    await ax.waitFor(DOCUMENTS);
    await comeBackToFrame(page);
    await ax.waitFor(DOCUMENTS);
    await expect.poll(async () => (await ax.find(COURSE_TAB))?.properties['expanded']).toBe(true);
  });

  it('when a note was being written, which is stored and there again', async () => {
    const { page, ax } = await chromium().open(hosts().url('kv-tk-2025Z90101'));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    await page.keyboard.type('midden in een woord');
    await comeBackToFrame(page);
    await expect.poll(() => storedTexts(chromium())).toContain('midden in een woord');
    await ax.waitForText(closedNote(), /midden in een woord/);
    // And again, to and fro.
    await comeBackToFrame(page);
    await ax.click(closedNote());
    expect((await ax.waitFor(NOTE_BOX)).value).toBe('midden in een woord');
  });
});

describe('a page is kept for going back, in Firefox', () => {
  it('without any interaction', async () => {
    const { page, ax } = await firefox().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    expect(await leaveAndComeBack(page)).toEqual(isKept);
    await ax.waitFor(addNoteAt('1'));
  });

  it('after its frame was opened, which is restored with the open tab', async () => {
    const { page, ax } = await firefox().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(COURSE_TAB);
    await ax.waitFor(DOCUMENTS);
    expect(await leaveAndComeBack(page)).toEqual(isKept);
    await ax.waitFor(DOCUMENTS);
  });
});
