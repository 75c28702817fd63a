import { markupFor } from '../site/markup.ts';

/** Elements that do not end a run of text. A raised figure does: `2024Z01911¹` is a number and the call of a footnote; so does each {@link LEFT_OUT}. */
const INLINE = new Set(
  'A ABBR B BDI BDO CITE CODE DATA DFN EM FONT I INS KBD MARK Q S SAMP SMALL SPAN STRONG TIME U VAR WBR'.split(' '),
);

/** The site around the document, and calls and numbers of footnotes: `nr. 12<a href="#n3">3</a>` is number 12. */
export const LEFT_OUT = [...markupFor('chrome'), ...markupFor('noteCall'), ...markupFor('noteNumber')]
  .map(({ selector }) => selector)
  .concat('a[href^="#"]')
  .join(', ');

/** Rows in which one sign for a publication is enough. */
export const ROW = 'li, tr';

/** A constant of `Node`, which exists only in a browser. */
export const ELEMENT = 1;

/** Whether a node is part of a line of text. */
export const isInline = (node: Node): boolean =>
  node.nodeType === ELEMENT && INLINE.has((node as Element).tagName.toUpperCase());

/** Whether an element is such a row. */
export const isRow = ({ localName }: Element): boolean => localName === 'li' || localName === 'tr';
