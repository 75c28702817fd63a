import { HOST_ATTRIBUTE } from '../site/markup.ts';
import { isInline, isRow, LEFT_OUT } from './named-lines.ts';

/** Addresses that may be those of questions, answers and papers. */
const LINK = /(?:^|\/)(?:kv|ah|kst)-\w|[?&]id=20\d\dZ/i;
/** Constants of `NodeFilter`, which exists only in a browser. */
const SHOW_TEXT = 4;
/** Every form has a year, a dossier or a number with so many figures together, in one text at least. */
const FIGURES = /\d{3}/;
/** Texts or links between two points at which the caller may pause. */
const TOGETHER = 50;

/**
 * The part of a page that is read at once for what it names: the outermost row of a list or table around an element, in which one sign for
 * a publication is enough; else the nearest one that is no part of a line.
 *
 * @param root around it; the part is this element or in it
 */
export function blockOf(element: Element, root: Element): Element {
  let block: Element | null = null;
  let row: Element | null = null;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (block === null && !isInline(at)) block = at;
    if (isRow(at)) row = at;
    if (at === root) break;
  }
  return row ?? block ?? root;
}

/** The site's own frame around the document, and our elements. */
const AROUND = `${LEFT_OUT}, [${HOST_ATTRIBUTE}]`;

/** Whether a link may lead to something that gets a sign. */
const mayLead = (link: Element): boolean => LINK.test(link.getAttribute('href') ?? '');

/**
 * Looks through a page, or what was added to it, for blocks that may name something: those with figures, or a link to a publication. What
 * they name is read when they are near the window. Reads only, measures nothing.
 *
 * @param from where to look
 * @param root of all blocks
 * @returns blocks, each at least once, and null where the caller may pause
 */
export function* namedBlocks(from: Element, root: Element): Generator<Element | null, void> {
  const seen = new Set<Element>();
  const blocks = new Map<Element, Element>();
  const blockAt = (element: Element): Element => {
    const known = blocks.get(element) ?? blockOf(element, root);
    blocks.set(element, known);
    return known;
  };
  const isNew = (block: Element): boolean => {
    if (seen.has(block)) return false;
    seen.add(block);
    return block.closest(AROUND) === null;
  };
  let count = 0;
  // An iterator goes on where it was when the page takes away what is being read.
  const texts = root.ownerDocument.createNodeIterator(from, SHOW_TEXT);
  for (let node = texts.nextNode() as Text | null; node !== null; node = texts.nextNode() as Text | null) {
    if (++count % TOGETHER === 0) yield null;
    const { parentElement } = node;
    if (parentElement === null || !FIGURES.test(node.data)) continue;
    const block = blockAt(parentElement);
    if (isNew(block)) yield block;
  }
  for (const link of from.querySelectorAll('a[href]')) {
    if (++count % TOGETHER === 0) yield null;
    if (mayLead(link) && isNew(blockAt(link))) yield blockAt(link);
  }
}
