import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../replica/index.ts';
import type { Accessibility } from '../support/accessibility.ts';
import { PAGES, REPOSITORY } from '../support/replica.ts';
import {
  ADD_NOTE,
  ANY_STATE,
  CHECK_NOW,
  checkNow,
  FRAME,
  NOTE_BOX,
  openCourse,
  SAVED,
  SEED,
  STATE,
  useChromium,
  useHosts,
} from '../support/session.ts';
import { forgetHosts, storedTexts } from '../support/stored.ts';
import { dataRequests, expectPageWorks, watchErrors } from '../support/wrong.ts';

const hosts = useHosts();
const browser = useChromium(hosts);
/** The button beside what was found; the menu of the strip has it too. */
const RECHECK = { ...CHECK_NOW, within: FRAME } as const;

/**
 * Has the sources read again from the frame, until it says so. A click within half a second of what covered the frame does
 * not count (decision 311), and what was read for the test before is on display at once: a reader clicks again.
 */
async function recheck(ax: Accessibility, says: RegExp): Promise<void> {
  for (let triesLeft = 4; triesLeft > 1; triesLeft -= 1) {
    await ax.click(RECHECK);
    const isSaid = await ax.waitForText(FRAME, says, { timeout: 20_000 }).catch(() => null);
    if (isSaid !== null) return;
  }
  await ax.click(RECHECK);
  await ax.waitForText(FRAME, says, { timeout: 60_000 });
}

/** Everything Kantlijn fetches, not the pages the reader opens. */
const DATA = '(metadata\\.xml|/sru|\\.xml)';

/** `says`: what the course must tell of it, in its one sentence on sources. */
const CASES: readonly { name: string; fault: Fault; says: RegExp }[] = [
  { name: 'SRU and metadata answer 500', fault: { kind: 'status', status: 500, path: DATA }, says: /gaf een storing/ },
  {
    name: 'they answer 429',
    fault: { kind: 'tooManyRequests', retryAfter: 1, path: DATA },
    says: /vraagt om rustiger aan te doen/,
  },
  {
    name: 'they answer HTML with status 200',
    fault: { kind: 'garbage', path: DATA },
    says: /gaf een onleesbaar antwoord/,
  },
  {
    name: 'their XML is not well-formed',
    fault: { kind: 'malformed', path: DATA },
    says: /gaf een onleesbaar antwoord/,
  },
  {
    name: 'their XML is full of entities',
    fault: { kind: 'entities', path: DATA },
    says: /gaf een onleesbaar antwoord/,
  },
  { name: 'the connection is cut', fault: { kind: 'cut', path: DATA }, says: /is niet bereikbaar/ },
  {
    name: 'they answer with the metadata of another document',
    fault: { kind: 'wrongDocument', path: DATA },
    says: /gaf gegevens van een ander document/,
  },
  { name: 'SRU answers with diagnostics', fault: { kind: 'diagnostics', path: DATA }, says: /weigerde de zoekvraag/ },
  { name: 'they send 30 MB', fault: { kind: 'huge', path: DATA }, says: /gaf een te groot antwoord/ },
];

describe('when the services fail, in Chromium', () => {
  for (const { name, fault, says } of CASES) {
    it(`${name}: one honest state, notes work, no endless retries`, async () => {
      // Each failure is the first: what the one before used of a host's budget would only make it slow.
      await forgetHosts(browser());
      hosts().fault(PAGES, fault);
      hosts().fault(REPOSITORY, fault);
      const { page, ax } = await browser().open(hosts().url(SEED));
      const errors = watchErrors(page);
      await openCourse(ax);
      await recheck(ax, says);
      // Answers that could not be read must not turn into a state that says there are none.
      expect(await ax.text(STATE)).toMatch(/^(Onbekend|Uitgesteld|Beantwoord)/);
      await ax.waitForText(FRAME, /Gecontroleerd/, { timeout: 60_000 });
      hosts().replica.clearRequests();
      await page.waitForTimeout(5000);
      expect(dataRequests(hosts())).toEqual([]);
      await ax.click(ADD_NOTE);
      await ax.waitFor(NOTE_BOX);
      await page.keyboard.type(`Tijdens storing ${fault.kind}`);
      await ax.waitForText({}, SAVED);
      await expect.poll(() => storedTexts(browser())).toContain(`Tijdens storing ${fault.kind}`);
      await expectPageWorks(page, errors);
    });
  }

  it('25 seconds without a response: the strip shows that it waits, then reports it', async () => {
    hosts().fault(PAGES, { kind: 'hang', path: DATA });
    hosts().fault(REPOSITORY, { kind: 'hang', path: DATA });
    // A question no test has asked about: nothing of it is remembered.
    const { page, ax } = await browser().open(hosts().url('kv-tk-2026Z90108'));
    const errors = watchErrors(page);
    const start = performance.now();
    await ax.waitForText(STATE, /wordt opgezocht.*leest de officiële bronnen/i);
    await openCourse(ax);
    expect(performance.now() - start).toBeGreaterThan(20_000);
    await ax.waitForText(FRAME, /antwoordde niet op tijd/);
    expect(await ax.text(STATE)).toMatch(/^Onbekend/);
    await expectPageWorks(page, errors);
  });
});

describe('what is asked of the page host, in Chromium', () => {
  const asked = () =>
    hosts()
      .replica.requests()
      .filter(({ host, path }) => host === PAGES && /metadata\.xml|\.xml(?:$|\?)/.test(path));

  it('a Retry-After survives a restart of the worker, and the reader sees until when', async () => {
    hosts().well();
    hosts().replica.clearRequests();
    hosts().fault(REPOSITORY, { kind: 'tooManyRequests', retryAfter: 3600 });
    for (const id of ['kv-tk-2025Z90101', 'kv-tk-2025Z90102', 'kv-tk-2025Z90106']) {
      const { page, ax } = await browser().open(hosts().url(id));
      await openCourse(ax);
      await ax.waitForText(FRAME, /vraagt te wachten tot .*\d\d:\d\d/, { timeout: 60_000 });
      await page.close();
      await browser().stopWorker();
    }
    const searches = hosts()
      .replica.requests()
      .filter(({ path }) => path.startsWith('/sru'));
    expect(searches).toHaveLength(1);
    await forgetHosts(browser());
  });

  it('sends at most eight requests in thirty seconds however many pages ask, and says that it waits', async () => {
    hosts().well();
    await forgetHosts(browser());
    hosts().replica.clearRequests();
    // Each is put off or settled by a notice, whose metadata and text are read: two requests and more.
    const ids = ['kv-tk-2025Z90103', 'kv-tk-2026Z90109', 'kv-tk-2026Z90111', 'kv-tk-2025Z90106', 'kv-tk-2025Z90107'];
    const pages = [];
    for (const id of ids) pages.push(await browser().open(hosts().url(id)));
    for (const { page, ax } of pages) {
      await page.bringToFront();
      await openCourse(ax);
    }
    for (const { page, ax } of pages) {
      // A click counts where the frame can be seen.
      await page.bringToFront();
      await ax.click(RECHECK);
    }
    const said = /Wacht nog ongeveer \d+ seconden? op zoek\.officielebekendmakingen\.nl/;
    await Promise.any(pages.map(({ ax }) => ax.waitForText(FRAME, said, { timeout: 30_000 })));
    for (const { ax } of pages) await ax.waitForText(FRAME, /Gecontroleerd/, { timeout: 60_000 });
    for (const { ax } of pages) expect(await ax.text(FRAME)).not.toMatch(/konden worden gelezen/);
    const times = asked().map(({ time }) => time);
    expect(times.length).toBeGreaterThan(8);
    // The moment a request arrives is a little after the one it was counted at.
    const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 29_500).length));
    expect(most).toBeLessThanOrEqual(8);
  });
});

describe('when the services work again, in Chromium', () => {
  it('"Nu controleren" reads them again', async () => {
    hosts().well();
    const { ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE, { timeout: 60_000 });
    hosts().replica.clearRequests();
    await checkNow(ax);
    await ax.waitForText(STATE, /^Beantwoord/, { timeout: 60_000 });
    await expect.poll(() => dataRequests(hosts()).length).toBeGreaterThan(0);
  });

  it('asks without cookies and referrer, and shows the cached state at once afterwards', async () => {
    await forgetHosts(browser());
    const { page, ax } = await browser().open(hosts().url(SEED));
    await page.context().addCookies([{ name: 'spoor', value: '1', domain: PAGES, path: '/' }]);
    hosts().replica.clearRequests();
    await ax.waitForText(STATE, ANY_STATE);
    await checkNow(ax);
    await ax.waitForText(STATE, /^Beantwoord/);
    await page.waitForTimeout(1500);
    const asked = hosts()
      .replica.requests()
      .filter(({ path }) => new RegExp(DATA).test(path));
    expect(asked.length).toBeGreaterThan(0);
    for (const { headers } of asked) {
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
    hosts().fault(PAGES, { kind: 'hang', path: DATA });
    hosts().fault(REPOSITORY, { kind: 'hang', path: DATA });
    const again = await browser().open(hosts().url(SEED));
    await again.ax.waitForText(STATE, /^Beantwoord/, { timeout: 5000 });
  });

  it('fetches nothing for a page that is no written question', async () => {
    hosts().replica.clearRequests();
    const { page } = await browser().open('https://zoek.officielebekendmakingen.nl/resultaten?q=test');
    await page.waitForTimeout(2000);
    expect(dataRequests(hosts())).toEqual([]);
  });
});
