import { expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { SEED, useFirefox, useHosts } from '../support/session.ts';
import { BOX, mark } from './support.ts';

const hosts = useHosts();
const browser = useFirefox(hosts);
const WORDS = 'scanners van het merk Nuctech';

const select = (page: Page, wanted: string): Promise<void> =>
  page.evaluate((words: string) => {
    const walker = document.createTreeWalker(document.querySelector('#broodtekst') ?? document.body, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(words);
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    }
  }, wanted);

it('marks words in Firefox, and has the mark after a reload and in the answer', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await select(page, WORDS);
  await ax.click(mark('Feit'));
  const sign = { role: 'button', name: `Feit: “${WORDS}”` } as const;
  await ax.waitFor(sign);
  const drawn = () => page.evaluate(() => [...(CSS.highlights.get('kantlijn-fact') ?? [])].map(String));
  expect(await drawn()).toEqual([WORDS]);
  await page.reload();
  await ax.waitFor(sign);
  const answer = await browser().open(hosts().url('ah-tk-20232024-9999'));
  await answer.ax.waitFor(sign, { timeout: 30_000 });
});

it('a note on a passage opens in a sheet with its quotation in sight', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await select(page, 'opiniestuk');
  await ax.click(mark('Feit'));
  const sign = { role: 'button', name: 'Feit: “opiniestuk”' } as const;
  await ax.waitFor(sign);
  await page.setViewport({ width: 400, height: 740 });
  await page.reload();
  await ax.click(sign);
  await ax.waitFor(BOX);
  const own = page.frames().find((frame) => frame.parentFrame() !== null);
  const tops = () =>
    own?.evaluate(`['.quote', 'textarea'].map((one) => document.querySelector(one).getBoundingClientRect().top)`);
  await expect.poll(async () => ((await tops()) as number[])[0]).toBeGreaterThanOrEqual(0);
  await expect.poll(() => own?.evaluate('innerHeight')).toBeGreaterThan(((await tops()) as number[])[1] ?? Infinity);
});
