import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { FRAME, SEED, useChromium, useHosts } from '../support/session.ts';
import { BOX, mark, select, signOf, waitForMark } from './support.ts';

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
  await ax.click(signOf(WORDS));
  await ax.waitFor(BOX);
  const remove = { role: 'button', name: /^Notitie verwijderen/ } as const;
  const middle = await putUnder(page, await ax.box(remove));
  await page.mouse.click(middle.x, middle.y);
  const undo = { role: 'button', name: 'Ongedaan maken', within: FRAME } as const;
  await ax.click(undo);
  await waitForMark(page, 'fact', WORDS);
  expect(await ax.find(under)).toBeUndefined();
  // The same for the sign of a mark, which stands in the page.
  await page.keyboard.press('Escape');
  await ax.waitForGone(BOX);
  const onSign = await putUnder(page, await ax.box(signOf(WORDS)));
  await page.mouse.click(onSign.x, onSign.y);
  await ax.waitFor(BOX);
  expect((await ax.all(BOX)).map(({ name }) => name)).toEqual([`Notitie bij de passage “${WORDS}”`]);
  // Beside our parts, a click on those words opens their note.
  const beside = await ax.box(FRAME);
  const free = await putUnder(page, { x: beside.x - 200, y: 300, width: 0, height: 0 });
  await page.mouse.click(free.x, free.y);
  await ax.waitFor(under);
});

const under = { role: 'textbox', name: `Notitie bij de passage “${UNDER}”` } as const;

/**
 * Brings the middle of the other marked words to the middle of a box, whatever lies there by itself: where things lie differs by
 * machine. Out: that point.
 */
async function putUnder(
  page: Page,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Promise<{ x: number; y: number }> {
  const middle = { x: x + width / 2, y: y + height / 2 };
  const isThere = await page.evaluate((to) => {
    const ranges = [...(CSS.highlights.get('kantlijn-action') ?? [])] as Range[];
    const block = ranges[0]?.startContainer.parentElement?.closest('p');
    if (!block) throw new Error('the words are not marked');
    block.style.transform = '';
    const box = ranges[0]?.getClientRects()[0] ?? new DOMRect();
    block.style.transform = `translate(${to.x - box.left - box.width / 2}px, ${to.y - box.top - box.height / 2}px)`;
    return ranges
      .flatMap((range) => [...range.getClientRects()])
      .some(({ left, right, top, bottom }) => left < to.x && right > to.x && top < to.y && bottom > to.y);
  }, middle);
  expect(isThere).toBe(true);
  return middle;
}
