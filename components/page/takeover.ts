import { HOST_ELEMENT_PREFIX } from '../../utils/site/markup.ts';
import { CARD_ELEMENT } from './place.ts';

/**
 * Two versions of the extension can meet in one tab: after an update the old script stays in pages
 * that are open, and a reader can have two installed. They share the page and nothing else, so they
 * speak through an event without content and the version written on our elements.
 */
const TAKEOVER = `${HOST_ELEMENT_PREFIX}takeover`;

const partsOf = (version: string): number[] => version.split('.').map((part) => Number.parseInt(part, 10) || 0);

/** Compares two versions like `0.10.2`, part by part. @returns positive when the first is newer */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Asks older ones in this tab to make room.
 *
 * @param own our element, which is left out of the comparison
 * @returns false when a newer one is here already: then this one must step back
 */
export function takeOver(document: Document, version: string, own: Element): boolean {
  for (const other of document.querySelectorAll<HTMLElement>(CARD_ELEMENT)) {
    if (other !== own && compareVersions(other.dataset['version'] ?? '0', version) > 0) return false;
  }
  document.dispatchEvent(new Event(TAKEOVER));
  return true;
}

/** Calls once when another one in this tab takes over. */
export function onTakeOver(document: Document, leave: () => void): void {
  document.addEventListener(TAKEOVER, leave, { once: true });
}
