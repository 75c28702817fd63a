import { expect, it } from 'vitest';
import { SEED, useChromium, useHosts } from '../support/session.ts';
import { BOX, mark, select, waitForMark } from './support.ts';

/** Where our own parts lie over marked words, a click on them is no click on the words. */

const hosts = useHosts();
const browser = useChromium(hosts);
const UNDER = 'opiniestuk gelezen';
const WORDS = 'scanners van het merk Nuctech';

it('a button of a note over marked words is pressed, and the note under it stays closed', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await select(page, UNDER);
  await ax.click(mark('Actie'));
  await waitForMark(page, 'action', UNDER);
  await select(page, WORDS);
  await ax.click(mark('Feit'));
  await waitForMark(page, 'fact', WORDS);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await ax.click({ role: 'button', name: `Feit: “${WORDS}”` });
  await ax.waitFor(BOX);
  const remove = { role: 'button', name: /^Notitie verwijderen/ } as const;
  const { x, y, width, height } = await ax.box(remove);
  const middle = { x: x + width / 2, y: y + height / 2 };
  // Where things lie differs by machine: the other words are brought under the button, whatever lies there by itself.
  await page.evaluate((to) => {
    const [range] = [...(CSS.highlights.get('kantlijn-action') ?? [])] as Range[];
    const box = range?.getClientRects()[0];
    const block = range?.startContainer.parentElement?.closest('p');
    if (!box || !block) throw new Error('the words are not marked');
    block.style.transform = `translate(${to.x - box.left - box.width / 2}px, ${to.y - box.top - box.height / 2}px)`;
  }, middle);
  const isUnder = await page.evaluate((at) => {
    const ranges = [...(CSS.highlights.get('kantlijn-action') ?? [])] as Range[];
    return ranges
      .flatMap((range) => [...range.getClientRects()])
      .some(({ left, right, top, bottom }) => left < at.x && right > at.x && top < at.y && bottom > at.y);
  }, middle);
  expect(isUnder).toBe(true);
  await page.mouse.click(middle.x, middle.y);
  await ax.waitFor({ role: 'button', name: 'Ongedaan maken' });
  await page.waitForTimeout(500);
  expect(await ax.find({ role: 'textbox', name: `Notitie bij de passage “${UNDER}”` })).toBeUndefined();
  await ax.click({ role: 'button', name: 'Ongedaan maken' });
  await waitForMark(page, 'fact', WORDS);
  // Beside our parts, a click on those words opens their note.
  await page.keyboard.press('Escape');
  await ax.waitForGone(BOX);
  await page.mouse.click(middle.x, middle.y);
  await ax.waitFor({ role: 'textbox', name: `Notitie bij de passage “${UNDER}”` });
});
