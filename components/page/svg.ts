const NS = 'http://www.w3.org/2000/svg';

/**
 * Makes an element of a drawing.
 *
 * @param attributes as they stand in SVG
 * @param children further elements, or the text of a `text`
 */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Node | string)[]
): SVGElement {
  const made = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** A small drawing beside words, on a 20 × 20 grid in one line weight; never read aloud. */
export const drawing = (path: string): SVGElement =>
  svg('svg', { class: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true' }, svg('path', { d: path }));
