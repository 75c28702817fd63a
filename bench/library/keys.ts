import type { BrowserContext, Page } from 'playwright-core';

/** Words to search for, in notes of `tests/soak/many-notes.ts`. */
const WORDS = [
  'haven',
  'douane',
  'energie',
  'school',
  'begroting',
  'onderzoek',
  'douane haven',
  'huur',
  'termijn',
  'water',
];
/** Between two keys of a quick and of an ordinary typist, ms. */
const PACES = [70, 160] as const;

/** From a key to the results, in milliseconds. */
export interface KeyTimes {
  readonly what: string;
  readonly times: readonly number[];
}

/**
 * In the page, by the page's own clock: when the last key came, and when what changed after it was drawn. Nothing of
 * the automation is in between.
 */
const WATCH = `
globalThis.felt = { key: 0, drawn: 0 };
document.addEventListener('input', () => { felt.key = performance.now(); felt.drawn = 0; }, true);
new MutationObserver(() => {
  requestAnimationFrame(() => setTimeout(() => { felt.drawn = performance.now(); }));
}).observe(document.querySelector('.results'), { childList: true, subtree: true, characterData: true, attributes: true });
`;

async function felt(page: Page): Promise<number> {
  await page.waitForTimeout(1_200);
  const { key, drawn } = (await page.evaluate('felt')) as { key: number; drawn: number };
  if (drawn === 0) throw new Error('nothing was drawn');
  return drawn - key;
}

/** How long a reader waits for results after typing a word in the list of all notes. */
export async function measureKeys(context: BrowserContext, address: string): Promise<KeyTimes[]> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(address);
  await page.locator('article').first().waitFor({ timeout: 120_000 });
  await page.evaluate(WATCH);
  const box = page.getByRole('searchbox');
  const whole: number[] = [];
  for (const word of ['vraag', ...WORDS]) {
    await box.fill(word);
    whole.push(await felt(page));
  }
  const rows: KeyTimes[] = [{ what: 'a whole word at once', times: whole.slice(1) }];
  for (const pace of PACES) {
    const times: number[] = [];
    for (const word of WORDS) {
      await box.fill('');
      await page.waitForTimeout(1_000);
      await box.pressSequentially(word, { delay: pace });
      times.push(await felt(page));
    }
    rows.push({ what: `the last letter of a word, a letter each ${pace} ms`, times });
  }
  await page.close();
  return rows;
}
