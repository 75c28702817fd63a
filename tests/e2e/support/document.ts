import type { Page } from 'playwright-core';

/** Finds the elements Kantlijn puts beside the document's own. */
export const OURS = '[data-kantlijn]';

/** The page's markup without Kantlijn's elements: equal with and without the extension when it changes nothing. */
export async function ownMarkup(page: Page): Promise<string> {
  return page.evaluate((ours) => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const element of copy.querySelectorAll(ours)) element.remove();
    copy.normalize();
    return copy.outerHTML;
  }, OURS);
}

/** How many elements of Kantlijn stand in the page. */
export async function countOurs(page: Page): Promise<number> {
  return page.evaluate((ours) => document.querySelectorAll(ours).length, OURS);
}

/**
 * Goes down the page and back, as a reader does, until the buttons beside so many questions were made: they are made where the
 * reader is. In: a page of either driver.
 */
export async function everyQuestion(page: { evaluate(script: string): Promise<unknown> }, count = 9): Promise<void> {
  const seen = await page.evaluate(`new Promise((done) => {
    const count = () => document.querySelectorAll('[data-kantlijn="question"]').length;
    const end = Date.now() + 20_000;
    const step = () => {
      if (count() >= ${count} || Date.now() > end) { scrollTo(0, 0); return done(count()); }
      if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1) scrollTo(0, 0);
      else scrollBy({ top: innerHeight / 2, behavior: 'instant' });
      setTimeout(step, 50);
    };
    step();
  })`);
  if (seen !== count) throw new Error(`${String(seen)} questions have buttons, not ${count}.`);
}
