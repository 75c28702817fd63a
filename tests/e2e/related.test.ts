import { describe, expect, it } from 'vitest';
import { textOf, type Accessibility } from './support/accessibility.ts';
import { affairCorpus, NEIGHBOUR } from './support/affair.ts';
import { runAxe } from './support/axe.ts';
import type { RunningChromium } from './support/chromium.ts';
import { buildWithCorpus, hasRecordedList, recordedCorpus } from './support/corpus.ts';
import { DARK_BACKGROUND, DARK_PAGE, infecting } from './hostile/scripts.ts';
import { REPOSITORY } from './support/replica.ts';
import {
  ADD_NOTE,
  ANY_STATE,
  FRAME,
  NOTE_BOX,
  openCourse,
  SEED,
  STATE,
  useChromium,
  useHosts,
} from './support/session.ts';
import { storedTexts } from './support/stored.ts';

const hosts = useHosts();
const LIST = { role: 'list', name: 'Verwante vragen', within: FRAME } as const;
const RELATED_TAB = { role: 'button', name: /^Verwant(: |$)/ } as const;
const MORE = { role: 'button', name: /^(Meer tonen|Misschien verwant) \(\d+\)/, within: FRAME } as const;
const LESS = { role: 'button', name: 'Minder tonen', within: FRAME } as const;
const THIS_ONE = /^deze vraag/;

/** The row of the question that kv-tk-2025Z90115 says it supplements. */
const NAMED_ROW = /Gemeenten weten niet hoeveel laadpalen er staan’? feb(ruari|\.)? 2025 .*eerdere ronde/;

/** Opens what is related, once the state is known. */
async function openRelated(ax: Accessibility): Promise<void> {
  await ax.waitForText(STATE, ANY_STATE);
  if ((await ax.waitFor(RELATED_TAB)).properties['expanded'] !== true) await ax.click(RELATED_TAB);
}

/** Texts of the stops of the rail as they are read aloud, the question at hand among them. */
async function stopsOf(ax: Accessibility): Promise<string[]> {
  await openRelated(ax);
  await ax.waitFor({ role: 'listitem', within: LIST });
  return (await ax.all({ role: 'listitem', within: LIST })).map(textOf);
}

/** Shows all of them, if they are not: how a reader left the list is remembered. */
async function showAll(ax: Accessibility): Promise<void> {
  const more = await ax.waitFor({
    role: 'button',
    name: /^(Meer tonen|Misschien verwant|Minder tonen)/,
    within: FRAME,
  });
  if (!more.name.startsWith('Minder')) await ax.click(MORE);
  await ax.waitFor(LESS);
}

/** Those of other questions. */
const rowsOf = async (ax: Accessibility): Promise<string[]> =>
  (await stopsOf(ax)).filter((stop) => !THIS_ONE.test(stop));

/** A browser with a build that has a list, for the tests of a group. */
const useList = (corpus: () => Promise<Uint8Array | null>, openRoot = false): (() => RunningChromium) =>
  useChromium(hosts, { build: async () => buildWithCorpus(await corpus(), { browser: 'chrome', openRoot }) });

describe('related questions in the frame', () => {
  const browser = useList(affairCorpus);

  it('are the first five, with state, days, day of the list, submitters and reasons; more on request', async () => {
    const { ax } = await browser().open(hosts().url(SEED));
    const rows = await rowsOf(ax);
    expect(rows).toHaveLength(5);
    await ax.click(MORE);
    await ax.waitFor(LESS);
    const all = (await rowsOf(ax)).join('\n');
    expect(all.split('\n').length).toBeGreaterThanOrEqual(7);
    expect(all).toMatch(/Spionage via Chinese scanners van de douane feb(ruari|\.)? 2021 · Anna Voorbeeld \(ABC\) · /);
    expect(all).toMatch(/op Schiphol 41 dagen te laat \(stand 2 oktober 2024\)/);
    expect(all).toMatch(
      /in de haven en spionage Wacht op antwoord, ingezonden 7 dagen eerder \(stand 2 oktober 2024\)/,
    );
    expect(all).toMatch(/door de douane Ingetrokken · /);
    expect(textOf(await ax.waitFor(FRAME))).toContain('bijgewerkt tot 2 oktober 2024');
  });

  it('are ordered by date, with this one among them', async () => {
    const { ax } = await browser().open(hosts().url(SEED));
    const stops = await stopsOf(ax);
    expect(stops.length).toBeGreaterThanOrEqual(6);
    expect(stops.filter((stop) => THIS_ONE.test(stop))).toHaveLength(1);
    const years = stops.map((stop) => Number(/ (20\d\d)\b/.exec(stop)?.[1]));
    expect(years).toEqual(years.toSorted((a, b) => a - b));
  });

  it('are followed with the keyboard, and coming back finds the list as it was left', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await rowsOf(ax);
    await showAll(ax);
    await ax.focus(LESS);
    await page.keyboard.press('Enter');
    await ax.focus(MORE);
    await page.keyboard.press('Enter');
    await ax.waitFor(LESS);
    const links = await ax.all({ role: 'link', within: LIST });
    const last = links.at(-1)?.name ?? '';
    await ax.focus({ role: 'link', name: last, within: LIST });
    await Promise.all([page.waitForURL((url) => !url.href.includes(SEED)), page.keyboard.press('Enter')]);
    await page.goBack();
    await openRelated(ax);
    await ax.waitFor(LESS);
    await expect.poll(async () => (await ax.focused())?.name).toBe(last);
    // And so does the next visit.
    const fresh = await browser().open(hosts().url(SEED));
    await openRelated(fresh.ax);
    await fresh.ax.waitFor(LESS);
  });

  it('open in a new tab with the middle button', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await rowsOf(ax);
    // Brings the row in sight: the mouse presses where the eye is.
    await ax.focus({ role: 'link', within: LIST });
    const { x, y, width, height } = await ax.box({ role: 'link', within: LIST });
    const [tab] = await Promise.all([
      browser().context.waitForEvent('page'),
      page.mouse.click(x + Math.min(width, 60) / 2, y + Math.min(height, 16) / 2, { button: 'middle' }),
    ]);
    await expect.poll(() => tab.url()).toMatch(/zoek\.officielebekendmakingen\.nl\/kv-tk-20\d\dZ9/);
    expect(page.url()).toContain(SEED);
  });

  it('show where the reader has notes', async () => {
    const other = await browser().open(hosts().url(`kv-tk-${NEIGHBOUR}`));
    await other.ax.click(ADD_NOTE);
    await other.ax.type(NOTE_BOX, 'Te vergelijken');
    await expect.poll(() => storedTexts(browser())).toContain('Te vergelijken');
    const { ax } = await browser().open(hosts().url(SEED));
    await rowsOf(ax);
    await showAll(ax);
    const noted = (await rowsOf(ax)).filter((row) => row.includes('1 eigen notitie'));
    expect(noted).toHaveLength(1);
    expect(noted[0]).toContain('Toezicht op Chinese scanners');
  });

  it('are empty where nothing is related, and it says so', async () => {
    const { ax } = await browser().open(hosts().url('kv-tk-2025Z90116'));
    await openRelated(ax);
    await ax.waitForText(FRAME, /Geen verwante vragen gevonden\./);
    expect(await ax.all({ role: 'listitem', within: LIST })).toEqual([]);
  });
});

describe('in a browser that knows nothing yet', () => {
  const browser = useList(affairCorpus);

  it('the question at hand has no state of its own beside that of the strip, though the list was asked first', async () => {
    const { ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, /^Beantwoord/);
    const [self = ''] = (await stopsOf(ax)).filter((stop) => THIS_ONE.test(stop));
    expect(self).toMatch(/^deze vraag · feb(ruari|\.)? 2024$/);
  });

  it('nor when a service fails, and the list says something else', async () => {
    hosts().fault(REPOSITORY, { kind: 'status', status: 500 });
    const { ax } = await browser().open(hosts().url(`kv-tk-${NEIGHBOUR}`));
    await ax.waitForText(STATE, /^Beantwoord/);
    const [self = ''] = (await stopsOf(ax)).filter((stop) => THIS_ONE.test(stop));
    expect(self).toMatch(/^deze vraag( · [a-z.]+ \d{4})?$/);
  });
});

describe('a question that the page names, newer than the list and never visited', () => {
  const browser = useList(affairCorpus);
  const searches = () =>
    hosts()
      .replica.requests()
      .filter(({ host, path }) => host === REPOSITORY && path.startsWith('/sru'))
      .map(({ path }) => decodeURIComponent(path));

  it('comes with title, day and state on the first visit, by one search after the state of the page itself', async () => {
    hosts().well();
    hosts().replica.clearRequests();
    const { ax } = await browser().open(hosts().url('kv-tk-2025Z90115'));
    await openRelated(ax);
    await ax.waitForText(LIST, NAMED_ROW);
    const [own, named, ...more] = searches();
    expect([own?.includes('2025Z90115'), own?.includes('2025Z90102'), more]).toEqual([true, false, []]);
    expect([named?.includes('2025Z90102'), named?.includes('2025Z90115')]).toEqual([true, false]);
    // Looked at again nothing more is asked.
    hosts().replica.clearRequests();
    const again = await browser().open(hosts().url('kv-tk-2025Z90115'));
    await openRelated(again.ax);
    await again.ax.waitForText(LIST, NAMED_ROW);
    // Its own course was read meanwhile, from memory.
    await openCourse(again.ax);
    expect(searches()).toEqual([]);
  });
});

describe('without a list that can be read', () => {
  const damaged = useList(async () => {
    const bytes = await affairCorpus();
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
    return bytes;
  });

  it('one sentence says so, state and notes work, and the list is offered there', async () => {
    const { ax } = await damaged().open(hosts().url(SEED));
    await openRelated(ax);
    await ax.waitForText(FRAME, /De lijst van alle vragen is beschadigd\./);
    await ax.waitForText(FRAME, /kost ongeveer \d+ MB en \d+ minuten/);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'Toch een notitie');
    await expect.poll(() => storedTexts(damaged())).toContain('Toch een notitie');
    const options = await damaged().context.newPage();
    await options.goto(`chrome-extension://${await damaged().extensionId()}/options.html`);
    await options.getByText('De lijst is beschadigd. Haal haar opnieuw op.').waitFor();
  });
});

describe('in a build that came without a list', () => {
  const bare = useList(async () => null);

  it('says so in the page, and what fetching costs in the options; it can be switched off', async () => {
    const { ax } = await bare().open(hosts().url(SEED));
    await openRelated(ax);
    await ax.waitForText(FRAME, /nog niet op deze computer/);
    const page = await bare().context.newPage();
    await page.goto(`chrome-extension://${await bare().extensionId()}/options.html`);
    await page.getByText(/kost ongeveer \d+ MB en \d+ minuten/).waitFor();
    await page.getByLabel('Lijst gebruiken').uncheck();
    await page.getByText('De lijst staat uit').waitFor();
    await ax.waitForText(FRAME, /De lijst van alle vragen staat uit\./);
    await page.getByLabel('Lijst gebruiken').check();
    await page.getByRole('button', { name: 'Lijst ophalen' }).waitFor();
  });

  it('offers the list in place: begun and paused in the frame', async () => {
    const { ax } = await bare().open(hosts().url(SEED));
    await openRelated(ax);
    await ax.waitForText(FRAME, /kost ongeveer \d+ MB en \d+ minuten/);
    await ax.click({ role: 'button', name: 'Lijst ophalen', within: FRAME });
    await ax.waitFor({ role: 'progressbar', within: FRAME });
    await ax.click({ role: 'button', name: 'Pauzeren', within: FRAME });
    await ax.waitForText(FRAME, /Gepauzeerd bij/);
    await ax.waitFor({ role: 'button', name: 'Verdergaan', within: FRAME });
    const page = await bare().context.newPage();
    await page.goto(`chrome-extension://${await bare().extensionId()}/options.html`);
    await page.getByText(/Gepauzeerd bij/).waitFor();
    await page.getByRole('button', { name: 'Opgehaalde lijst verwijderen' }).click();
    await page.getByRole('button', { name: 'Toch verwijderen' }).click();
    await ax.waitFor({ role: 'button', name: 'Lijst ophalen', within: FRAME });
  });

  it('searches once, on a click, with the words that were shown', async () => {
    hosts().replica.clearRequests();
    const { ax } = await bare().open(hosts().url(SEED));
    await openRelated(ax);
    await ax.waitForText(FRAME, /repository\.overheid\.nl op de woorden alerter, spionage, Chinese, scanners\./);
    await openCourse(ax);
    await openRelated(ax);
    const byWords = () =>
      hosts()
        .replica.requests()
        .filter(({ path }) => path.startsWith('/sru') && decodeURIComponent(path).includes('scanners'));
    expect(byWords()).toEqual([]);
    await ax.click({ role: 'button', name: 'Zoek intussen', within: FRAME });
    const list = { role: 'list', name: 'Gevonden door de zoekdienst', within: FRAME } as const;
    await ax.waitForText(list, /Vrees voor Chinese spionage via douanescanners in haven Rotterdam/);
    await ax.waitForText(FRAME, /Wat hier niet staat kan er wel zijn\./);
    expect(byWords().map(({ host }) => host)).toEqual([REPOSITORY]);
  });

  it('offers the list in the side panel where questions are searched', async () => {
    const page = await bare().context.newPage();
    await page.goto(`chrome-extension://${await bare().extensionId()}/sidepanel.html`);
    await page
      .getByRole('link', { name: 'Kamervragen' })
      .or(page.getByRole('button', { name: 'Kamervragen' }))
      .click();
    await page.getByText('De lijst van alle vragen is nog niet op deze computer.').waitFor();
    await page.getByText(/kost ongeveer \d+ MB en \d+ minuten/).waitFor();
    await page.getByRole('button', { name: 'Lijst ophalen' }).waitFor();
  });

  it('still leads back and forth through a series of follow-ups', async () => {
    const { page, ax } = await bare().open(hosts().url('kv-tk-2025Z90115'));
    const steps = { role: 'navigation', name: 'Reeks van vervolgvragen', within: FRAME } as const;
    await openRelated(ax);
    await ax.waitForText(steps, /Vorige in deze reeks/);
    await ax.focus({ role: 'link', within: steps });
    await Promise.all([page.waitForURL(/kv-tk-2025Z90102/), page.keyboard.press('Enter')]);
    await openRelated(ax);
    await ax.waitForText(steps, /Volgende in deze reeks/);
    await ax.focus({ role: 'link', within: steps });
    await Promise.all([page.waitForURL(/kv-tk-2025Z90115/), page.keyboard.press('Enter')]);
  });
});

describe('axe finds nothing', () => {
  const open = useList(affairCorpus, true);

  it.each(['light', 'dark'] as const)('in %s, with everything shown', async (scheme) => {
    if (scheme === 'dark') infecting(hosts)(DARK_PAGE);
    const { page, ax } = await open().open(hosts().url(SEED));
    await rowsOf(ax);
    await showAll(ax);
    const reports = await runAxe(page, scheme === 'dark' ? DARK_BACKGROUND : undefined);
    expect(reports).toHaveLength(2);
    for (const { passes, violations } of reports) {
      expect(passes).toBeGreaterThan(5);
      expect(violations).toEqual([]);
    }
  });
});

describe.skipIf(!hasRecordedList)('among all questions up to October 2024', () => {
  const browser = useList(() => recordedCorpus());

  it('those of the seed question, likely or possible, hold those on customs scanners of 2021, 2022 and 2023', async () => {
    const { ax } = await browser().open(hosts().url(SEED));
    await openRelated(ax);
    await showAll(ax);
    const rows = (await ax.all({ role: 'listitem', within: FRAME })).map(textOf);
    for (const year of [2021, 2022, 2023])
      expect(
        rows.filter((row) => /douane/i.test(row) && row.includes(` ${year} `)),
        `${year}: ${rows.join('\n')}`,
      ).not.toEqual([]);
  });
});
