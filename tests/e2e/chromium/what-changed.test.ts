import { expect, it } from 'vitest';
import { useData } from '../support/data.ts';
import { FRAME, openCourse, SEED, useChromium, useHosts } from '../support/session.ts';

/** What changed in a corrected answer. */

const ANSWER = 'ah-tk-20232024-9999';
const dataDir = useData([
  {
    id: `${ANSWER}-n1`,
    from: ANSWER,
    xml: [['zoals alle antwoorden in dit document', 'zoals <nadruk type="vet">elk</nadruk> antwoord &lt;b&gt; hier']],
  },
]);
const hosts = useHosts({ dataDir });
const browser = useChromium(hosts);

it('shows a corrected answer beside the version before it, word by word', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await openCourse(ax);
  const compared = /Vergeleken met ah-tk-20232024-9999\. Doorgestreept is vervallen/;
  // A click within half a second of what covered the frame does not count (decision 311): a reader clicks again.
  for (let tries = 0; tries < 5 && !compared.test(await ax.text(FRAME)); tries += 1) {
    await ax.click({ role: 'button', name: 'Wat is er gewijzigd', within: FRAME });
    await ax.waitForText(FRAME, compared, { timeout: 10_000 }).catch(() => undefined);
  }
  await ax.waitForText(FRAME, compared);
  await ax.waitForText({ role: 'deletion', within: FRAME }, /\[vervallen:\] alle antwoorden in dit document/);
  await ax.waitForText({ role: 'insertion', within: FRAME }, /\[nieuw:\] elk antwoord <b> hier/);
  // It stands in the frame alone.
  expect(await page.evaluate(() => document.documentElement.innerText)).not.toContain('elk antwoord');
});
