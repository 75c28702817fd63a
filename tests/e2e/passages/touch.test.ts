import { expect, it } from 'vitest';
import { SEED, useChromium, useHosts } from '../support/session.ts';
import { mark, select, waitForMark } from './support.ts';

const hosts = useHosts();
const browser = useChromium(hosts, { viewport: { width: 320, height: 640 } });
const WORDS = 'nationale veiligheid mee';

it('works with fingers on a narrow screen: large buttons below the selection, signs beside the text', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  const session = await browser().context.newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'pointer', value: 'coarse' }] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 160, y: 300 }] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await select(page, WORDS);
  const button = await ax.box(mark('Actie'));
  const selection = await page.evaluate(() => getSelection()?.getRangeAt(0).getBoundingClientRect().bottom ?? 0);
  expect(Math.round(button.width)).toBeGreaterThanOrEqual(44);
  expect(Math.round(button.height)).toBeGreaterThanOrEqual(44);
  expect(button.y).toBeGreaterThanOrEqual(selection);
  // One line of buttons: the rest of the window is the text's.
  expect((await ax.box({ role: 'toolbar', name: 'Selectie' })).height).toBeLessThanOrEqual(48);
  expect(button.x + button.width).toBeLessThanOrEqual(320);
  await ax.click(mark('Actie'));
  await waitForMark(page, 'action', WORDS);
  const sign = await ax.box({ role: 'button', name: `Actie: “${WORDS}”` });
  const text = await page.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('#broodtekst .vraag p') ?? document.body);
    const { left, right } = range.getBoundingClientRect();
    return { left, right };
  });
  expect(sign.x + sign.width <= text.left + 1 || sign.x >= text.right - 1).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
