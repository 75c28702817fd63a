import { expect, it } from 'vitest';
import { SEED, useFirefox, useHosts } from '../support/session.ts';
import { mark } from './support.ts';

const hosts = useHosts();
const browser = useFirefox(hosts);
const WORDS = 'scanners van het merk Nuctech';

it('marks words in Firefox, and has the mark after a reload and in the answer', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await page.evaluate((words: string) => {
    const walker = document.createTreeWalker(document.querySelector('#broodtekst') ?? document.body, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(words);
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    }
  }, WORDS);
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
