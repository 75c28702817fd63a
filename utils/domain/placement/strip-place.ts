import { isHost, markupFor } from '../site/markup.ts';
import type { PageForm } from './page-address.ts';

/** Selectors of the part of the page that holds the document, narrowest first, without `body`. */
const CONTAINERS = markupFor('container')
  .map((row) => row.selector)
  .filter((selector) => selector !== 'body');

/** The next sibling that is not ours. */
function nextOfPage(element: Element): Element | null {
  let next = element.nextElementSibling;
  while (next !== null && isHost(next)) next = next.nextElementSibling;
  return next;
}

/**
 * The last heading of the title.
 *
 * @param headings of the document, in order
 * @param leadingOnly stop at the first heading that does not directly follow the one before, for
 *   documents that use `h1` for chapters too
 */
function titleOf(headings: readonly Element[], leadingOnly: boolean): Element | undefined {
  if (!leadingOnly) return headings.at(-1);
  let title = headings[0];
  while (title !== undefined) {
    const next = nextOfPage(title);
    if (next?.localName !== 'h1') return title;
    title = next;
  }
  return title;
}

/**
 * Finds the place of the strip: after the title of the document; where no part of the page is known, after its first `h1`. Reads
 * only; may be called while the page is still loading.
 *
 * @param form `question` for questions and appendices (all their `h1` are the title), `other` for
 *   publications whose chapters may be `h1`
 * @param arrived whether the page has loaded; nothing is guessed before
 * @returns the heading, and whether more of the page can still change it; null without a heading (the strip is then fixed to the
 *   window), or not yet
 */
export function findStripPlace(
  document: Document,
  form: PageForm,
  arrived: boolean,
): { after: Element; settled: boolean } | null {
  for (const selector of CONTAINERS) {
    const container = document.querySelector(selector);
    const title = container === null ? undefined : titleOf([...container.querySelectorAll('h1')], form === 'other');
    if (title !== undefined) return { after: title, settled: nextOfPage(title) !== null };
  }
  const heading = arrived ? document.querySelector('h1') : null;
  return heading === null ? null : { after: heading, settled: true };
}
