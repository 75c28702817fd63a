import { beforeEach, describe, expect, it } from 'vitest';
import { KAMER_DATA_HOST } from '../../../utils/domain/site/hosts.ts';
import { runAxeOnOwnPage } from '../support/axe.ts';
import { FRAME, openCourse, STATE, useChromium, useHosts } from '../support/session.ts';
import { forgetHosts } from '../support/stored.ts';
import { expectPageWorks, watchErrors } from '../support/wrong.ts';
import { DATA_SWITCH, kamerBuild, openSettings, turn } from './support.ts';

/** The Tweede Kamer's own data beside a question, in the shipped build with the consent a reader gives. */

const hosts = useHosts();
const browser = useChromium(hosts, { build: kamerBuild });
const asked = () =>
  hosts()
    .replica.requests()
    .filter(({ host }) => host === KAMER_DATA_HOST)
    .map(({ path }) => path.replace(/\?.*/, ''));
/** Open, with an answer that only the Kamer has; postponed, with a term of the Kamer; late, with a notice that only the Kamer has. */
const OPEN = 'kv-tk-2026Z90108';
const POSTPONED = 'kv-tk-2026Z90109';
const LATE = 'kv-tk-2026Z90110';
const TITLE = /Volgens de Tweede Kamer/;

describe('the data of the Tweede Kamer', () => {
  beforeEach(async () => {
    hosts().replica.setKamer('both');
    hosts().fault(KAMER_DATA_HOST, null);
    await turn(browser(), DATA_SWITCH, false);
    hosts().replica.clearRequests();
    await forgetHosts(browser());
  });

  it('are off: no request is made and nothing is shown', async () => {
    const { ax } = await browser().open(hosts().url(OPEN));
    await openCourse(ax);
    expect(await ax.text(STATE)).toMatch(/^Wacht op antwoord/);
    expect(await ax.text(FRAME)).not.toMatch(TITLE);
    expect(asked()).toEqual([]);
  });

  it('are shown separately, can end the state "open", and disappear when switched off', async () => {
    await turn(browser(), DATA_SWITCH, true);
    const { page, ax } = await browser().open(hosts().url(OPEN));
    const errors = watchErrors(page);
    await openCourse(ax);
    await ax.waitForText(FRAME, TITLE, { timeout: 30_000 });
    const text = await ax.text(FRAME);
    for (const said of [
      /J\.M\. Paternel/,
      /L\.E\. Wijmstra/,
      /PRO/,
      /minister van Volksgezondheid, Welzijn en Sport, H\. Oldenkamp/,
      /nog niet gevonden op officielebekendmakingen\.nl; telt niet als antwoord of uitstel/,
    ])
      expect(text).toMatch(said);
    await ax.waitForText(STATE, /^Onbekend.*De Tweede Kamer heeft een nieuwer stuk/s, { timeout: 30_000 });
    // One request for the whole question, and one for the names.
    expect(asked()).toEqual(['/OData/v5/$metadata', '/OData/v5/Zaak']);
    await turn(browser(), DATA_SWITCH, false);
    await ax.waitForText(STATE, /^Wacht op antwoord/, { timeout: 30_000 });
    await expectPageWorks(page, errors);
    const again = await browser().open(hosts().url(OPEN));
    await openCourse(again.ax);
    expect(await again.ax.text(FRAME)).not.toMatch(TITLE);
    expect(asked()).toHaveLength(2);
  });

  it('name a term of their own beside ours, from the older version where that is the one', async () => {
    hosts().replica.setKamer('v4');
    await turn(browser(), DATA_SWITCH, true);
    const { ax } = await browser().open(hosts().url(POSTPONED));
    await openCourse(ax);
    await ax.waitForText(FRAME, /Termijn van de Kamer/, { timeout: 30_000 });
    expect(await ax.text(FRAME)).toMatch(/Kantlijn rekent hier niet mee/);
    expect(await ax.text(STATE)).toMatch(/^Uitgesteld/);
    expect(asked()).toEqual(['/OData/v5/$metadata', '/OData/v4/2.0/$metadata', '/OData/v4/2.0/Zaak']);
    const settings = await openSettings(browser());
    await settings.getByText(/De dienst antwoordt in versie v4/).waitFor();
  });

  it('take away that a question is late without notice', async () => {
    await turn(browser(), DATA_SWITCH, true);
    const { ax } = await browser().open(hosts().url(LATE));
    await ax.waitForText(STATE, /^Onbekend/, { timeout: 30_000 });
    expect(await ax.text(STATE)).not.toMatch(/Te laat/);
  });

  it.each([
    ['500', { kind: 'status', status: 500 }, /gaf een storing/],
    ['a page', { kind: 'garbage', path: 'Zaak' }, /gaf een onleesbaar antwoord/],
    ['half an answer', { kind: 'malformed', path: 'Zaak' }, /gaf een onleesbaar antwoord/],
  ] as const)('fail alone: %s', async (_, fault, says) => {
    hosts().fault(KAMER_DATA_HOST, fault);
    await turn(browser(), DATA_SWITCH, true);
    const { page, ax } = await browser().open(hosts().url(OPEN));
    const errors = watchErrors(page);
    await openCourse(ax);
    await ax.waitForText(FRAME, says, { timeout: 30_000 });
    expect(await ax.text(FRAME)).toMatch(/Wat Kantlijn verder toont, rust daar niet op/);
    expect(await ax.text(STATE)).toMatch(/^Wacht op antwoord/);
    await expectPageWorks(page, errors);
  });

  it('with other names are refused, and Diagnose says which', async () => {
    hosts().replica.setKamer('other');
    await turn(browser(), DATA_SWITCH, true);
    const { ax } = await browser().open(hosts().url(OPEN));
    await openCourse(ax);
    await ax.waitForText(FRAME, /noemt de gegevens anders dan Kantlijn ze kent/, { timeout: 30_000 });
    const settings = await openSettings(browser());
    await settings.getByText(/Geen van de versies die Kantlijn kent is te lezen/).waitFor();
    await settings.getByText(/v5 Zaak\.Nummer/).waitFor();
  });

  it('can be switched in the settings by keyboard, at 320 px, and axe finds nothing', async () => {
    const page = await openSettings(browser());
    await page.setViewportSize({ width: 320, height: 800 });
    await page.getByLabel(DATA_SWITCH).focus();
    await page.keyboard.press('Space');
    await page.getByText(/Sinds de browser is gestart nog niets gevraagd|De dienst antwoordt/).waitFor();
    expect(await page.getByLabel(DATA_SWITCH).isChecked()).toBe(true);
    const found = await runAxeOnOwnPage(page);
    expect(found.violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
