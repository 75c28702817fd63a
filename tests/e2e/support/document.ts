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

/**
 * How much moved in a page after it had painted, by the browser's own count (0 is nothing). Shifts above the strip are
 * left out: the page's own table takes its width while it is being read, with Kantlijn or without. So are those in which the strip
 * became narrower or wider: its width is that of the page's column, which a slow machine may paint before the page's sidebar is read.
 *
 * @returns layout shift of what contains or follows the strip; 0 when the browser reports none within half a second
 */
export async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(async (ours) => {
    interface Shift extends PerformanceEntry {
      readonly value: number;
      readonly sources: readonly {
        readonly node: Node | null;
        readonly previousRect: DOMRectReadOnly;
        readonly currentRect: DOMRectReadOnly;
      }[];
    }
    const strip = document.querySelector(ours);
    const isBelow = ({ node }: { node: Node | null }): boolean =>
      node === null || strip === null || (node.compareDocumentPosition(strip) & Node.DOCUMENT_POSITION_FOLLOWING) === 0;
    const isOfPage = ({ sources }: Shift): boolean =>
      sources.some(({ node, previousRect, currentRect }) => node === strip && previousRect.width !== currentRect.width);
    return new Promise<number>((resolve) => {
      new PerformanceObserver((list) => {
        const moved = (list.getEntries() as unknown as Shift[]).filter(
          (shift) => shift.sources.some(isBelow) && !isOfPage(shift),
        );
        resolve(moved.reduce((sum, { value }) => sum + value, 0));
      }).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve(0), 500);
    });
  }, '[data-kantlijn=strip]');
}
