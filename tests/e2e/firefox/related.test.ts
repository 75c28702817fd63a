import { afterAll, beforeAll, expect, it } from 'vitest';
import { affairCorpus } from '../support/affair.ts';
import { buildWithCorpus } from '../support/corpus.ts';
import { launchFirefox, type RunningFirefox } from '../support/firefox.ts';
import { SEED, useHosts } from '../support/session.ts';

const hosts = useHosts();
const LIST = { role: 'list', name: 'Verwante vragen' } as const;
let browser: RunningFirefox;
beforeAll(async () => {
  const extensionDir = await buildWithCorpus(await affairCorpus(), { browser: 'firefox', openRoot: true });
  browser = await launchFirefox({ extensionDir, replica: hosts().hosts });
});
afterAll(() => browser.close());

it('shows related questions by date with reasons in Firefox, more on request, and follows them', async () => {
  const { page, ax } = await browser.open(hosts().url(SEED));
  await ax.click({ role: 'button', name: /^Verwant(: |$)/ });
  const rows = async (): Promise<string[]> =>
    (await ax.waitFor(LIST)).$$eval('li:not(.self)', (items) =>
      items.map((item) => (item.textContent ?? '').replace(/\s+/g, ' ').trim()),
    );
  await expect.poll(rows, { timeout: 30_000 }).toHaveLength(5);
  // States arrive row by row and move the button away: a reader who misses it clicks again.
  await expect
    .poll(
      async () => {
        const more = await ax.find({ role: 'button', name: /^(Meer tonen|Misschien verwant)/ });
        if (more !== null) await ax.click({ role: 'button', name: /^(Meer tonen|Misschien verwant)/ });
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        return (await ax.find({ role: 'button', name: 'Minder tonen' })) !== null;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  const all = await rows();
  expect(all.join('\n')).toMatch(/Nogmaals spionage met Chinese scanners bij de douane/);
  // Where a question stands is said where that is out of the ordinary.
  expect(all.filter((row) => /De aankoop van Chinese scanners/.test(row)).join()).toMatch(/Ingetrokken/);
  expect(all.every((row) => /scanners|douane|spionage/i.test(row.split('·').slice(1).join()))).toBe(true);
  await ax.click({ role: 'link', name: /Chinese scanners van Nuctech/ });
  await expect.poll(() => page.url()).toContain('2022Z91002');
});
