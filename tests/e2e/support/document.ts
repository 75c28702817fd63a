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
