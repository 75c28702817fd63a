import { describe, expect, it } from 'vitest';
import { ANY_STATE, STRIP, FRAME, openCourse, SEED, STATE, useChromium, useHosts } from '../support/session.ts';
import { forgetHosts, forgetHostsBetween } from '../support/stored.ts';
import { expectPageWorks, watchErrors } from '../support/wrong.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

/** Publications of our own data, the state each is in, and what the reason must name. */
const STATES: readonly { id: string; state: RegExp; reason?: RegExp }[] = [
  { id: SEED, state: /^Beantwoord/ },
  { id: 'kv-tk-2025Z90101', state: /^Beantwoord/, reason: /binnen de drie weken/ },
  { id: 'kv-tk-2025Z90102', state: /^Beantwoord/, reason: /na de drie weken/ },
  { id: 'kv-tk-2025Z90103', state: /^Beantwoord/, reason: /na de zes weken/ },
  { id: 'kv-tk-2025Z90106', state: /^Afgedaan per brief/, reason: /brief/ },
  { id: 'kv-tk-2025Z90107', state: /^Ingetrokken/, reason: /ingetrokken/ },
  { id: 'kv-tk-2026Z90108', state: /^Wacht op antwoord/, reason: /uiterlijk/ },
  { id: 'kv-tk-2026Z90109', state: /^Uitgesteld/, reason: /Uitgesteld op .*Reden/s },
  { id: 'kv-tk-2026Z90110', state: /^Te laat/, reason: /drie weken liepen af/ },
  { id: 'kv-tk-2026Z90111', state: /^Te laat/, reason: /zes weken liepen af/ },
  { id: 'kv-tk-2025Z90112', state: /^Geen termijn/, reason: /mondelinge/i },
  { id: 'kv-ek-299900001', state: /^Geen termijn/, reason: /Eerste Kamer/ },
  { id: 'kv-tk-2025Z90115', state: /^Beantwoord/ },
  { id: 'kv-tk-2023Z90121', state: /^(Beantwoord|Onbekend)/, reason: /v[oó]{2}r|kan niet/i },
];

describe('every state, in Chromium', () => {
  forgetHostsBetween(browser);
  for (const { id, state, reason } of STATES) {
    it(`${id}: ${state.source}`, async () => {
      const { page, ax } = await browser().open(hosts().url(id));
      const errors = watchErrors(page);
      expect(await ax.waitForText(STATE, ANY_STATE, { timeout: 30_000 })).toMatch(state);
      if (reason) {
        await openCourse(ax);
        expect(await ax.text(FRAME)).toMatch(reason);
      }
      await expectPageWorks(page, errors);
    });
  }

  it('every other publication of the replica has a strip, and no error', async () => {
    // One tab for all: opening one costs as much as the page.
    const { page, ax } = await browser().open('about:blank');
    const errors = watchErrors(page);
    const seen = new Set(STATES.map(({ id }) => id));
    for (const [index, id] of hosts()
      .replica.ids.filter((each) => !seen.has(each))
      .entries()) {
      // Nobody opens fifty documents in a row: what a host allows in half a minute is not what is tried here.
      if (index % 4 === 0) await forgetHosts(browser());
      await page.goto(hosts().url(id), { waitUntil: 'load' });
      await ax.waitFor(STRIP);
      if (/^(kv|ah)-/.test(id)) await ax.waitForText(STATE, ANY_STATE, { timeout: 30_000 });
      await expectPageWorks(page, errors);
    }
  });
});
