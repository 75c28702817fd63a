import { isHost, markupFor } from '../site/markup.ts';

/** Where the card goes: as next sibling of `after`, or as first child of `parent`. */
export type CardPlace = { readonly after: Element } | { readonly parent: Element };

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
 * The title the card stands under.
 *
 * @param headings headings of the document, in order
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
 * Finds the place of the card: after the last `h1` of the document part, else at the top of
 * `#content`, else at the top of `body`. Reads only; may be asked while the page is still arriving.
 *
 * @param document the page
 * @param form `question` for questions and appendices (all their `h1` are the title), `other` for
 *   publications whose chapters may be `h1`
 * @returns the place, and whether more of the page can still change it; null while there is no body
 */
export function findCardPlace(
  document: Document,
  form: 'question' | 'other',
): { place: CardPlace; settled: boolean } | null {
  for (const selector of CONTAINERS) {
    const container = document.querySelector(selector);
    if (container === null) continue;
    const title = titleOf([...container.querySelectorAll('h1')], form === 'other');
    if (title === undefined) continue;
    return { place: { after: title }, settled: nextOfPage(title) !== null };
  }
  const content = document.querySelector('#content');
  if (content !== null) return { place: { parent: content }, settled: false };
  return document.body === null ? null : { place: { parent: document.body }, settled: false };
}

/**
 * Finds the place of the strip: after the title; where no part of the page is known, after its first `h1`; without one nowhere in
 * the page, but fixed to the window.
 *
 * @param form as for `findCardPlace`
 * @param arrived whether the whole page is here: nothing is guessed before
 * @returns the heading, and whether more of the page can still change it; null for nowhere, or not yet
 */
export function findStripPlace(
  document: Document,
  form: 'question' | 'other',
  arrived: boolean,
): { after: Element; settled: boolean } | null {
  const found = findCardPlace(document, form);
  if (found !== null && 'after' in found.place) return { after: found.place.after, settled: found.settled };
  const heading = arrived ? document.querySelector('h1') : null;
  return heading === null ? null : { after: heading, settled: true };
}

/** Puts one of our elements at a place; does nothing when it is there already. */
export function putAt(place: CardPlace, element: Element): void {
  if ('after' in place) {
    if (place.after.nextElementSibling !== element) place.after.after(element);
  } else if (place.parent.firstElementChild !== element) place.parent.prepend(element);
}
