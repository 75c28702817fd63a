import type { NamedPlace, TextPoint } from '../../utils/domain/placement/named-places.ts';

/** Constants of `Node`, which exists only in a browser. */
const PRECEDING = 2;
const FOLLOWING = 4;

/** A number in the text: no link leads to it. */
interface NumberPlace extends NamedPlace {
  readonly from: TextPoint;
}

const isNumber = (place: NamedPlace): place is NumberPlace =>
  place.link === null && !place.again && place.from !== null;

/** Whether a place comes later in the document than another, or than an element: what that holds comes after it. */
function isBefore(earlier: NamedPlace | Element, { from }: NumberPlace): boolean {
  if (earlier instanceof Element) return (earlier.compareDocumentPosition(from.node) & FOLLOWING) > 0;
  if (earlier.from?.node === from.node) return earlier.from.offset < from.offset;
  return earlier.from !== null && (earlier.from.node.compareDocumentPosition(from.node) & FOLLOWING) > 0;
}

/**
 * The next number in the text, or the previous one, in the order of the document; after the last one comes the first.
 *
 * @param places of the whole page, in any order
 * @param start where the reader is: a place, an element with the focus, or null at the top
 * @param isDrawn whether the page renders a place
 * @returns undefined where no number is rendered
 */
export function nextNumber(
  places: readonly NamedPlace[],
  start: NamedPlace | Element | null,
  by: 1 | -1,
  isDrawn: (place: NamedPlace) => boolean,
): NamedPlace | undefined {
  const order = places.filter(isNumber).toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  const isPassed = (place: NumberPlace): boolean =>
    place === start || (start !== null && (by === 1 ? !isBefore(start, place) : isBefore(start, place)));
  if (by === -1) order.reverse();
  const ahead = order.findIndex((place) => !isPassed(place));
  return (ahead < 0 ? order : [...order.slice(ahead), ...order.slice(0, ahead)]).find(isDrawn);
}

/** The link before a place: from there `Tab` goes on. Null where there is none. */
export function linkBefore({ element }: NamedPlace): HTMLElement | null {
  const links = document.querySelectorAll<HTMLElement>('a[href]');
  for (let at = links.length - 1; at >= 0; at -= 1) {
    const link = links[at];
    const isDrawn = link !== undefined && link.getClientRects().length > 0;
    if (isDrawn && (element.compareDocumentPosition(link) & PRECEDING) > 0) return link;
  }
  return null;
}
