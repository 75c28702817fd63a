import { afterEach, describe, expect, it } from 'vitest';
import { ANY_STATE, SEED, useFirefox, useHosts } from '../support/session.ts';

/** The strip under the title, in Firefox, in the build whose roots are open. */

const hosts = useHosts();
const browser = useFirefox(hosts);
afterEach(() => hosts().well());

describe('the strip, in Firefox', () => {
  for (const [id, says] of [
    [SEED, /Beantwoord\s*27 dagen te laat/],
    ['kv-tk-2026Z90108', /Wacht op antwoord\s*nog \d+ dagen/],
    ['kv-tk-2026Z90111', /Te laat\s*\d+ dag(en)? na zes weken/],
  ] as const) {
    it(`says where ${id} stands, as high as any other`, async () => {
      const { page, ax } = await browser().open(hosts().url(id));
      expect(await ax.waitForText({ role: 'status' }, ANY_STATE)).toMatch(says);
      const height = await page.evaluate(
        () => document.querySelector('[data-kantlijn="strip"]')?.getBoundingClientRect().height ?? 0,
      );
      expect(Math.round(height)).toBe(97);
    });
  }

  it('opens the frame when it is touched, and not before', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText({ role: 'status' }, ANY_STATE);
    expect(page.frames().length).toBe(1);
    await ax.click({ role: 'button', name: /^Verloop/ });
    await page.waitForFunction(
      () => document.querySelector('[data-kantlijn="frame"]')?.shadowRoot?.querySelector('iframe') !== null,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const height = await page.evaluate(
      () =>
        document.querySelector('[data-kantlijn="frame"]')?.shadowRoot?.querySelector('iframe')?.getBoundingClientRect()
          .height ?? 0,
    );
    expect(height).toBeGreaterThan(100);
  });
});
